"""The demo: real content and an account for each role, so that one command shows the portal."""

"""How a practice comes in: from a mail address over steps to a page that an editor publishes."""

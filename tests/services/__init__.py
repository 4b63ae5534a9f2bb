"""What tests need around them: throw-away data, real services, databases in a known state."""

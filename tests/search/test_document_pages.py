"""The pages of documents are found by search, at the level of document and item."""

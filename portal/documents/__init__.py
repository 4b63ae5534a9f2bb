"""Files: what may come in, who may open it, and the text that stands in it."""

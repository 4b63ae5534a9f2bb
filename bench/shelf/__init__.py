"""A library as stock Wagtail would have it: one model, searched in the database."""

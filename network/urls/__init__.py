"""Addresses of the directory and of the archive."""

"""Data protection: the audit log, own data, and what is kept how long."""

"""Seminars as iCalendar (RFC 5545): one event, its sessions, and feeds to subscribe to."""

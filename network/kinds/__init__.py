"""The directory and the archive in the interchange format; importing this registers the kinds."""

from network.kinds import coordinators, organisations, projects, reports, seminars

__all__ = ["coordinators", "organisations", "projects", "reports", "seminars"]

"""Who is asking: part of every query, so that no search can forget it."""

from enum import IntEnum


class Audience(IntEnum):
    """The highest sharing level that the asker may read, as a number that documents carry too."""

    ANONYMOUS = 0
    MEMBER = 1
    COORDINATOR = 2

"""Moments of events: their order, and what clocks show where the event is.

A moment is a text: a partial date ("2021-11"), or a date and time with its offset from UTC.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_timezone_location
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from search.dates import display_date

# IANA time zones of the countries' capitals.
ZONES = {
    "FI": "Europe/Helsinki", "AX": "Europe/Mariehamn", "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo", "DK": "Europe/Copenhagen", "IS": "Atlantic/Reykjavik",
    "FO": "Atlantic/Faroe", "GL": "America/Nuuk",
}


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(settings.WAGTAIL_USER_TIME_ZONES)


def validate_timezone(value: str) -> None:
    """Accepts the IANA name of a time zone; raises ValidationError."""
    if value not in _known():
        raise ValidationError(_("Write a time zone as Europe/Helsinki or Atlantic/Reykjavik."),
                              code="timezone")


def zone_for(timezone: str, country: str) -> ZoneInfo | None:
    """The zone called `timezone`, else that of a country's code, else None."""
    name = timezone or ZONES.get(country, "")
    return ZoneInfo(name) if name in _known() else None


def is_time(moment: str) -> bool:
    """Whether the time of day is known."""
    return "T" in moment


def is_dated(moment: str) -> bool:
    """Whether the day is known."""
    return is_time(moment) or len(moment) == len("2026-03-15")


def ends_before(starts: str, ends: str) -> bool:
    """Whether `ends` is earlier than `starts`, as exactly as both are known.

    An offset counts when both have one.
    """
    if not starts or not ends:
        return False
    if is_time(starts) and is_time(ends):
        begin, end = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
        if begin.tzinfo is None or end.tzinfo is None:
            begin, end = begin.replace(tzinfo=None), end.replace(tzinfo=None)
        return end < begin
    known = min(len(starts[:10]), len(ends[:10]))
    return ends[:known] < starts[:known]


def local(moment: str, zone: ZoneInfo | None) -> datetime:
    """A moment with its time, on the clocks of `zone`; without one, with the offset it has."""
    read = datetime.fromisoformat(moment)
    return read.astimezone(zone) if zone else read


def local_day(moment: str, zone: ZoneInfo | None) -> str:
    """The date of a moment where the event is; a partial date as it is."""
    return local(moment, zone).date().isoformat() if is_time(moment) else moment


def over(moment: str, zone: ZoneInfo | None) -> int:
    """When the last day of a moment is over where the event is, in seconds since 1970.

    Of what is known to the month or year only, the last day of these. At least 1; 0 for no moment.
    """
    if not moment:
        return 0
    year, month, day = (*map(int, local_day(moment, zone).split("-")), 0, 0)[:3]
    if day:
        after = date(year, month, day) + timedelta(days=1)
    else:
        after = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    midnight = datetime.combine(after, time(), zone or _offset_of(moment))
    return max(1, int(midnight.timestamp()))


def _offset_of(moment: str) -> tzinfo:
    own = datetime.fromisoformat(moment).tzinfo if is_time(moment) else None
    return own or get_default_timezone()


def exact_day(moment: str) -> date | None:
    """The day of a moment without a time; None when only month or year are known."""
    return date.fromisoformat(moment) if moment and is_dated(moment) else None


def clock(moment: datetime, language: str) -> str:
    """The time of day as written in `language`: "09:30", "9.30"."""
    return str(format_time(moment, "short", locale="en_GB" if language == "en" else language))


def offset(moment: datetime) -> str:
    """The offset of a moment: "UTC+2", "UTC−3:30", "UTC"."""
    shift = moment.utcoffset() or timedelta()
    minutes = abs(int(shift.total_seconds() // 60))
    if not minutes:
        return "UTC"
    sign = "−" if shift < timedelta() else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02d}" if minutes % 60 else "")


def place_of_clocks(zone: ZoneInfo, language: str) -> str:
    """The city that gives the zone its name, in `language`."""
    return str(get_timezone_location(zone, locale=language, return_city=True))


def spoken_period(starts: str, ends: str, zone: ZoneInfo | None, language: str) -> str:
    """From when to when, on the clocks where the event is."""
    begin, close = _parts(starts, zone, language), _parts(ends, zone, language)
    if begin[0] == close[0]:
        times = "–".join(time for time in (begin[1], close[1]) if time)
        return ", ".join(part for part in (begin[0], times) if part)
    return " – ".join(", ".join(part for part in one if part)
                      for one in (begin, close) if one[0])


def _parts(moment: str, zone: ZoneInfo | None, language: str) -> tuple[str, str]:
    if not moment:
        return "", ""
    day = display_date(local_day(moment, zone), language)
    return day, clock(local(moment, zone), language) if is_time(moment) else ""

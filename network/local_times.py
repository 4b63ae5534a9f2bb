"""Moments as people write them: the date and the time on the clocks where an event is held.

What is stored has its offset from UTC; the event's zone says which that is.
"""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.times import is_time, local
from portal.fields import PARTIAL_DATE, as_partial_date, validate_moment

_WITH_TIME = re.compile(
    r"(?P<day>.*\d)(?:T|,? +(?:klo?\.? *)?)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})"
    r"(?:[.:](?P<second>\d{2}))? ?(?P<offset>Z|[+-]\d{2}:?\d{2})?\Z", re.IGNORECASE
)
_SORTS = gettext_lazy(
    "Write a date (2026-03-15, 15.3.2026) or a date and a time"
    " (2026-03-15 09:30, 15.3.2026 9.30).")


def written(text: str) -> str:
    """What was typed as a partial date, or as ISO 8601, with an offset if one was written.

    Raises ValidationError for what is neither, or not in the calendar.
    """
    typed = _in_order(text)
    if not typed:
        return ""
    if not (_is_iso(typed) if is_time(typed) else PARTIAL_DATE.match(typed)):
        raise ValidationError(_SORTS, code="moment")
    without = is_time(typed) and datetime.fromisoformat(typed).tzinfo is None
    validate_moment(f"{typed}Z" if without else typed)
    return typed


def as_moment(text: str, zone: ZoneInfo | None) -> str:
    """What was typed as a partial date, or as a date and time with its offset in `zone`.

    Raises ValidationError as `written`, for a time that clocks do not show there or show twice, and
    for an offset that is another than that of the zone at this time.
    """
    typed = written(text)
    return _with_offset(typed, datetime.fromisoformat(typed), zone) if is_time(typed) else typed


def as_typed(moment: str, zone: ZoneInfo | None) -> str:
    """A stored moment as one would write it: with its offset only where it needs that."""
    if not is_time(moment):
        return moment
    there = local(moment, zone)
    plain = there.replace(tzinfo=None)
    if zone is None or len(_on_clocks(plain, zone)) > 1:
        plain = there
    return plain.isoformat(" ", "seconds" if there.second else "minutes")


def _in_order(text: str) -> str:
    """A date and time as ISO 8601 has them; any other text as `as_partial_date` has it."""
    text = text.strip()
    hit = _WITH_TIME.match(text)
    if not hit:
        return as_partial_date(text)
    offset = (hit["offset"] or "").upper()
    if len(offset) == len("+0300"):
        offset = f"{offset[:3]}:{offset[3:]}"
    return (f"{as_partial_date(hit['day'])}T{hit['hour'].zfill(2)}:{hit['minute']}"
            f":{hit['second'] or '00'}{offset}")


def _is_iso(typed: str) -> bool:
    try:
        datetime.fromisoformat(typed)
    except ValueError:
        return False
    return True


def _with_offset(typed: str, read: datetime, zone: ZoneInfo | None) -> str:
    if zone is None:
        if read.tzinfo is None:
            raise ValidationError(
                _("Choose the time zone or the country it is held in, or write the offset from"
                  " UTC: %(example)s.") % {"example": f"{typed[:10]} {typed[11:16]}+02:00"},
                code="no_zone")
        return typed
    if read.tzinfo is not None and read.astimezone(zone).utcoffset() == read.utcoffset():
        return typed
    shown = _on_clocks(read.replace(tzinfo=None), zone)
    if not shown:
        raise ValidationError(_("Clocks leave this time out in %(zone)s.") % {"zone": zone.key},
                              code="left_out")
    if read.tzinfo is not None or len(shown) > 1:
        right = _(" or ").join(one.isoformat(" ", "minutes") for one in shown)
        raise ValidationError(_("In %(zone)s this time is %(right)s.")
                              % {"zone": zone.key, "right": right}, code="offset")
    return shown[0].isoformat()


def _on_clocks(plain: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments at which clocks in `zone` show a time: one, none, or two when they are put back.
    """
    moments = {plain.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    there = [moment.astimezone(zone) for moment in sorted(moments)]
    return [moment for moment in there if moment.replace(tzinfo=None, fold=0) == plain]

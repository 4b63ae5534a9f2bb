"""Seminars and their sessions as calendar entries. An event whose day is not known has none."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import CLASS, STATUS, Calendar, Event, vText

from network.models import SeminarPage
from network.seminars import elsewhere, languages_of, material_of, place_of, spoken_languages
from network.times import exact_day, is_time, local
from portal.interchange.items import countries_of, themes_of
from portal.vocabulary.countries import country_name
from portal.vocabulary.sharing import Sharing
from portal.vocabulary.themes import themes
from search.reader import Reader

PRODUCER = "-//Nordic coordinators' portal//Seminars//EN"
READ_AGAIN = timedelta(hours=12)


def calendar(name: str, language: str, events: Iterable[Event], address: str) -> Calendar:
    """A calendar to be saved or subscribed to at `address`, with the time zones it needs."""
    made = Calendar.new(
        prodid=PRODUCER, method="PUBLISH", name=name, language=language, source=address,
        refresh_interval=READ_AGAIN, subcomponents=[*events],
    )
    made.add_missing_timezones(last_date=date(2100, 1, 1))
    return made


def event_of(page: SeminarPage, path: str, reader: Reader) -> Event | None:
    """A seminar as one entry; None when its day is not known."""
    material = material_of(page.material.all(), reader)
    return _event(
        page, reader, path, page.starts, page.ends,
        uid=f"seminar/{page.item_id}", summary=page.title,
        description=[page.summary, page.aims, _spoken(languages_of(page), reader),
                     *_links(elsewhere(material, len(page.sessions.raw_data)))],
    )


def sessions_of(page: SeminarPage, path: str, reader: Reader) -> Iterator[tuple[int, Event]]:
    """The sessions whose day is known as entries, each with its number from 1."""
    material = material_of(page.material.all(), reader)
    for number, stored in enumerate(page.sessions.raw_data, start=1):
        session = stored["value"]
        event = _event(
            page, reader, path, session.get("starts") or "", session.get("ends") or "",
            # The block's id stays when sessions change places.
            uid=f"seminar/{page.item_id}/{stored.get('id') or number}",
            summary=session["title"],
            description=[page.title, session.get("abstract") or "",
                         session.get("speakers") or "", session.get("persons") or "",
                         _spoken(session.get("languages") or (), reader),
                         *_links(material.get(number, []))],
        )
        if event is not None:
            yield number, event


def _event(
    page: SeminarPage, reader: Reader, path: str, starts: str, ends: str, *, uid: str,
    summary: str, description: list[str],
) -> Event | None:
    span = _span(starts, ends, page.zone)
    if span is None:
        return None
    published = (page.last_published_at or page.latest_revision_created_at
                 or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    made = Event.new(
        uid=str(uuid5(NAMESPACE_URL, uid)), start=span[0], end=span[1],
        description="\n\n".join(text for text in description if text),
        location=place_of(page, reader.language) or None,
        categories=_categories(page, reader.language), url=f"{settings.BASE_URL}{path}",
        stamp=published, last_modified=published, sequence=_sequence(page, published),
        status=STATUS.CONFIRMED,
        classification=CLASS.PUBLIC if page.sharing == Sharing.CLEAR else CLASS.CONFIDENTIAL,
    )
    made["SUMMARY"] = vText(summary, params={"LANGUAGE": page.language})
    return made


def _span(
    starts: str, ends: str, zone: ZoneInfo | None
) -> tuple[date | datetime, date | datetime | None] | None:
    """Start and end as iCalendar counts them: whole days end on the day after.

    An event is an entry of days as soon as the time of one of its ends is not known.
    """
    if is_time(starts) and (is_time(ends) or not exact_day(ends)):
        return _time(starts, zone), _time(ends, zone) if is_time(ends) else None
    first, last = _day(starts, zone), _day(ends, zone)
    if first is None:
        return None
    return first, (last or first) + timedelta(days=1)


def _time(moment: str, zone: ZoneInfo | None) -> datetime:
    """On the clocks of the event; in UTC without a zone.

    In UTC, too, when the clocks show this time for the second time that day: iCalendar takes a
    time that comes twice for the first (RFC 5545, 3.3.5).
    """
    read = local(moment, zone)
    return read if zone and not read.fold else read.astimezone(UTC)


def _day(moment: str, zone: ZoneInfo | None) -> date | None:
    return local(moment, zone).date() if is_time(moment) else exact_day(moment)


def _sequence(page: SeminarPage, published: datetime) -> int:
    """Grows with every publication (RFC 5545, 3.8.7.4): minutes since the first."""
    first = page.first_published_at or published
    return max(0, int((published - first).total_seconds() // 60))


def _categories(page: SeminarPage, language: str) -> list[str]:
    """The themes, the sort of event, and its countries, in the reader's language."""
    known = themes()
    labels = [known.label(theme, language) for theme in themes_of(page)]
    if page.seminar_type:
        labels.append(str(page.get_seminar_type_display()))
    return [*labels, *(country_name(code, language) for code in countries_of(page))]


def _spoken(codes: Iterable[str], reader: Reader) -> str:
    names = spoken_languages(codes, reader.language)
    return f"{_('Languages')}: {names}" if names else ""


def _links(material: list[dict[str, Any]]) -> list[str]:
    return [f"{row['title']}: {_absolute(row['url'])}" for row in material]


def _absolute(url: str) -> str:
    return f"{settings.BASE_URL}{url}" if url.startswith("/") else url

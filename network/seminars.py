"""What the page of a seminar shows."""

import time
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory import organisation_links
from network.models import MaterialKind, ReportPage, SeminarMaterial, SeminarPage
from network.times import (
    clock,
    is_dated,
    is_time,
    local,
    local_day,
    offset,
    over,
    place_of_clocks,
    spoken_period,
)
from portal.blocks import raw_values
from portal.contributions import contributed
from portal.items import ItemView, fact, facts, linked_items
from portal.vocabulary.countries import country_name
from portal.vocabulary.languages import language_name
from portal.vocabulary.sharing import readable_at
from search.dates import display_date
from search.reader import Reader
from search.related import related_hits


def seminar_context(reader: Reader, page: SeminarPage, item: ItemView) -> dict[str, Any]:
    """A seminar beside its own fields."""
    reports = linked_items(
        ReportPage, [link.report_id for link in page.reports.all()], reader
    )
    material = material_of(page.material.all(), reader)
    ends = over(page.ends or page.starts, page.zone)
    adoptions = contributed("adoptions", reader, source_event__translation_key=page.translation_key)
    return {
        "when": spoken_period(page.starts, page.ends, page.zone, reader.language),
        "is_coming": ends > time.time(), "is_past": 0 < ends <= time.time(),
        "clocks": clocks(page, reader.language),
        "place": place_of(page, reader.language),
        "organisers": organisation_links(
            [link.organisation_id for link in page.organisers.all()], reader
        ),
        "quotas": raw_values(page.quotas),
        "questions": raw_values(page.transfer_questions),
        "days": programme(page, reader.language, material),
        "material": elsewhere(material, len(page.sessions.raw_data)),
        "calendar": _calendar(page),
        "reports": [
            {"title": report.name, "url": report.url, "language": report.language}
            for report in reports.values()
        ],
        "facts": facts(
            fact(_("Type"), page.get_seminar_type_display()),
            fact(_("Languages"), spoken_languages(languages_of(page), reader.language)),
        ),
        "adoptions": adoptions,
        "related": related_hits(item.key, reader),
    }


def events(reader: Reader, most: int) -> list[dict[str, Any]]:
    """The newest `most` seminars that the reader may read: title, and key of the original."""
    originals = SeminarPage.objects.filter(
        live=True, sharing__in=readable_at(reader.audience),
        original_language=F("locale__language_code"),
    ).order_by("-starts", "pk")
    pks = list(originals.values_list("pk", flat=True)[:most])
    named = linked_items(SeminarPage, pks, reader)
    return [{"pk": pk, "title": named[pk].name} for pk in pks if pk in named]


def place_of(page: SeminarPage, language: str) -> str:
    """Place and country in words."""
    country = country_name(page.country.name, language) if page.country else ""
    return ", ".join(part for part in (page.place, country) if part)


def languages_of(page: SeminarPage) -> list[str]:
    """The languages of the event, those of its sessions too."""
    spoken = [code for session in raw_values(page.sessions)
              for code in session.get("languages") or ()]
    return list(dict.fromkeys([*page.languages, *spoken]))


def spoken_languages(codes: Iterable[str], language: str) -> str:
    """Languages by name."""
    return ", ".join(language_name(code, language) or code for code in codes)


def clocks(page: SeminarPage, language: str) -> str:
    """Whose clocks the times are: "Copenhagen, UTC+1"; nothing where no time is known."""
    moments = [page.starts, page.ends, *_moments(page)]
    times = [local(moment, page.zone) for moment in moments if is_time(moment)]
    offsets = list(dict.fromkeys(offset(time) for time in sorted(times)))
    city = [place_of_clocks(page.zone, language)] if page.zone and times else []
    return ", ".join([*city, *offsets])


def _moments(page: SeminarPage) -> list[str]:
    return [session.get(name) or "" for session in raw_values(page.sessions)
            for name in ("starts", "ends")]


def material_of(
    rows: Iterable[SeminarMaterial], reader: Reader
) -> dict[int | None, list[dict[str, Any]]]:
    """What the reader may open, by the number of the session; None is the whole event."""
    levels = readable_at(reader.audience)
    found: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows:
        document = row.document
        if document is not None and document.sharing not in levels:
            continue
        found.setdefault(row.session, []).append({
            "recording": row.kind == MaterialKind.RECORDING,
            "title": row.title or (document.title if document else row.link),
            "url": document.url if document else row.link,
            "size": document.file_size if document else 0,
            "extension": document.file_extension if document else "",
        })
    return found


def elsewhere(
    material: dict[int | None, list[dict[str, Any]]], sessions: int
) -> list[dict[str, Any]]:
    """The material of the whole event, and that of sessions this language version has not."""
    return [row for number, rows in material.items() for row in rows
            if number is None or not 1 <= number <= sessions]


def _calendar(page: SeminarPage) -> list[dict[str, str]]:
    """The calendar files there are: of the event, of its sessions together."""
    if not page.pk or not page.live:
        return []
    files = []
    if is_dated(page.starts):
        files.append({"label": _("The event"), "name": "event"})
    if any(is_dated(session.get("starts") or "") for session in raw_values(page.sessions)):
        files.append({"label": _("Every session of the programme"), "name": "programme"})
    return [{"label": one["label"],
             "url": reverse("seminar_calendar", args=[page.slug, one["name"]])} for one in files]


def _session_file(page: SeminarPage, number: int, session: dict[str, Any]) -> str:
    if not page.live or not is_dated(session.get("starts") or ""):
        return ""
    return reverse("session_calendar", args=[page.slug, number])


def programme(
    page: SeminarPage, language: str, material: dict[int | None, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    """The sessions by day, on the clocks of the place where the event is."""
    sessions = [
        {**_session(session, page.zone, language), "number": number,
         "material": material.get(number, []), "calendar": _session_file(page, number, session)}
        for number, session in enumerate(raw_values(page.sessions), start=1)
    ]
    several = len({session["offset"] for session in sessions if session["offset"]}) > 1
    return [
        {"date": display_date(day, language) if day else "", "sessions": list(group),
         "several_offsets": several}
        for day, group in groupby(sessions, key=lambda session: session["starts_date"])
    ]


def _session(
    session: dict[str, Any], zone: ZoneInfo | None, language: str
) -> dict[str, Any]:
    starts, ends = session.get("starts") or "", session.get("ends") or ""
    begin = local(starts, zone) if is_time(starts) else None
    close = local(ends, zone) if is_time(ends) else None
    return {
        "starts_date": local_day(starts, zone),
        "starts_time": clock(begin, language) if begin else "",
        "ends_time": _end(begin, close, language),
        "offset": offset(begin) if begin else "",
        "title": session["title"],
        "abstract": session.get("abstract") or "",
        "languages": spoken_languages(session.get("languages") or (), language),
        "speakers": [*(session.get("speakers") or "").splitlines(),
                     *(session.get("persons") or "").splitlines()],
    }


def _end(begin: datetime | None, close: datetime | None, language: str) -> str:
    """The time of an end; with its day, and its offset, where these are not those of the start."""
    if close is None:
        return ""
    time = clock(close, language)
    if begin is not None and begin.utcoffset() != close.utcoffset():
        time = f"{time} ({offset(close)})"
    if begin is None or begin.date() != close.date():
        time = f"{time}, {display_date(close.date().isoformat(), language)}"
    return time

"""What the directory's pages show."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from network.calendars.ways import seminars_of
from network.ledger.counting import whole
from network.ledger.rows import ledger
from network.models import Coordinator, Organisation, SeminarOrganiser, SeminarPage
from network.models.choices import OrganisationType
from portal.contributions import contributed
from portal.items import country_links, fallback, linked_items, theme_links
from portal.markdown import to_html
from portal.models import Country
from portal.remembered import content_remembered
from portal.vocabulary.countries import COUNTRY_CODES, codes_by_name, country_name
from portal.vocabulary.languages import language_name
from portal.vocabulary.sharing import readable_at
from search.query import clean_text
from search.reader import Reader, reader_of
from search.results import results_for

Record = TypeVar("Record", Organisation, Coordinator)


def directory_context(request: HttpRequest) -> dict[str, Any]:
    """Coordinators and organisations, country by country."""
    return _directory(
        _one_of(request.GET.get("country", "").upper(), COUNTRY_CODES),
        _one_of(request.GET.get("type", ""), OrganisationType.values),
        clean_text(request.GET.get("q", ""))[:100],
        reader_of(request),
    )


@content_remembered
def _directory(country: str, kind: str, words: str, reader: Reader) -> dict[str, Any]:
    chosen = {"country": country, "type": kind, "q": words}
    coordinators = _coordinators(reader, chosen)
    organisations = _organisations(reader, chosen)
    return {
        "countries": [
            {
                "code": link.id, "name": link.name, "url": link.url,
                "coordinators": coordinators.get(link.id, []),
                "organisations": organisations.get(link.id, []),
            }
            for link in country_links(list(COUNTRY_CODES), reader.language)
            if chosen["country"] in ("", link.id)
            if coordinators.get(link.id) or organisations.get(link.id) or not any(chosen.values())
        ],
        "others": [] if chosen["country"] else organisations.get("", []),
        "filters": _filters(chosen, reader.language),
    }


def _one_of(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""


def _filters(chosen: dict[str, str], language: str) -> dict[str, Any]:
    return {
        **chosen,
        "countries": [
            {"value": code, "label": country_name(code, language),
             "selected": code == chosen["country"]}
            for code in codes_by_name(language)
        ],
        "types": [
            {"value": value, "label": label, "selected": value == chosen["type"]}
            for value, label in OrganisationType.choices
        ],
        "active": any(chosen.values()),
    }


def _coordinators(reader: Reader, chosen: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    found = Coordinator.objects.filter(live=True, sharing__in=readable_at(reader.audience))
    if chosen["q"]:
        words = chosen["q"]
        found = found.filter(Q(title__icontains=words) | Q(mandate__icontains=words)
                             | Q(organisation__name__icontains=words, organisation__live=True,
                                 organisation__sharing__in=readable_at(reader.audience)))
    if chosen["type"]:
        found = found.filter(organisation__organisation_type=chosen["type"])
    related = found.select_related("country", "organisation")
    groups: dict[str, list[dict[str, Any]]] = {}
    for coordinator in related.prefetch_related("organisation__names"):
        code = coordinator.country.name if coordinator.country else ""
        groups.setdefault(code, []).append(coordinator_card(coordinator, reader))
    return groups


def coordinator_card(coordinator: Coordinator, reader: Reader) -> dict[str, Any]:
    """A coordinator as lists show it."""
    organisation = coordinator.organisation
    levels = readable_at(reader.audience)
    if organisation is not None and not (organisation.live and organisation.sharing in levels):
        organisation = None
    return {
        "title": coordinator.title, "title_language": coordinator.language,
        "url": f"/{reader.language}/network/coordinators/{coordinator.item_id}/",
        "organisation": organisation.name_in(reader.language) if organisation else "",
        "languages": [language_name(code, reader.language) for code in coordinator.languages],
    }


def _organisations(reader: Reader, chosen: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    found = Organisation.objects.filter(live=True, sharing__in=readable_at(reader.audience))
    if chosen["q"]:
        words = chosen["q"]
        found = found.filter(Q(name__icontains=words) | Q(names__name__icontains=words)
                             | Q(acronym__icontains=words)).distinct()
    if chosen["type"]:
        found = found.filter(organisation_type=chosen["type"])
    groups: dict[str, list[dict[str, Any]]] = {}
    for organisation in found.select_related("country").prefetch_related("names"):
        code = organisation.country.name if organisation.country else ""
        groups.setdefault(code, []).append(organisation_card(organisation, reader))
    return groups


def organisation_card(organisation: Organisation, reader: Reader) -> dict[str, Any]:
    """An organisation as lists show it."""
    return {
        "name": organisation.name_in(reader.language),
        "url": f"/{reader.language}/network/organisations/{organisation.item_id}/",
        "type_label": organisation.get_organisation_type_display(),
        "acronym": organisation.acronym,
    }


def organisation_links(pks: list[int], reader: Reader) -> list[dict[str, Any]]:
    """Readable organisations of these primary keys, in their order."""
    found = Organisation.objects.filter(
        pk__in=pks, live=True, sharing__in=readable_at(reader.audience)
    ).select_related("country").prefetch_related("names")
    by_pk = {organisation.pk: organisation_card(organisation, reader) for organisation in found}
    return [by_pk[pk] for pk in pks if pk in by_pk]


@content_remembered
def organisation_page(slug: str, reader: Reader) -> dict[str, Any]:
    """What the page of an organisation shows; raises Http404 when the reader has no such one."""
    found = Organisation.objects.select_related("country").prefetch_related("names", "competences")
    return organisation_context(reader, _readable(found, slug, reader))


def _readable(found: QuerySet[Record], slug: str, reader: Reader) -> Record:
    levels = readable_at(reader.audience)
    return get_object_or_404(found, item_id=slug, live=True, sharing__in=levels)


def organisation_context(reader: Reader, organisation: Organisation) -> dict[str, Any]:
    """An organisation, what it may do, and where it takes part."""
    name = organisation.name_in(reader.language)
    names = {organisation.language or "en": organisation.name}
    names |= {entry.language: entry.name for entry in organisation.names.all()}
    own = organisation.language or "en"
    shown = reader.language if reader.language in names else own
    competences = list(organisation.competences.all())
    has_text = bool(organisation.description or organisation.services or competences)
    coordinators = organisation.coordinators.filter(
        live=True, sharing__in=readable_at(reader.audience)
    ) if organisation.pk else []
    return {
        "organisation": organisation,
        "name": name,
        "name_language": shown,
        "names": [
            {"language": language, "name": language_name(language, reader.language), "text": text}
            for language, text in names.items() if text != name
        ],
        "type_label": organisation.get_organisation_type_display(),
        "country": country_links([organisation.country.name], reader.language)[0]
        if organisation.country else None,
        "description_html": to_html(organisation.description),
        "fallback": fallback(own, reader) if has_text else None,
        "competences": competences,
        "practices": contributed("organisation_practices", reader, organisation.pk),
        "events": _events(organisation, reader),
        "coordinators": [coordinator_card(entry, reader) for entry in coordinators],
    }


def _events(organisation: Organisation, reader: Reader) -> list[dict[str, str]]:
    if not organisation.pk:
        return []
    pks = SeminarOrganiser.objects.filter(organisation=organisation).values_list("page_id",
                                                                                 flat=True)
    links = linked_items(SeminarPage, list(pks), reader).values()
    unique = {link.id: link for link in links}
    return [
        {"title": link.name, "url": link.url, "language": link.language}
        for link in unique.values()
    ]


@content_remembered
def coordinator_page(slug: str, reader: Reader) -> dict[str, Any]:
    """What the page of a coordinator shows; raises Http404 when the reader has no such one."""
    found = Coordinator.objects.select_related("country", "organisation")
    return coordinator_context(reader, _readable(found, slug, reader))


def coordinator_context(reader: Reader, coordinator: Coordinator) -> dict[str, Any]:
    """A coordinating function and how to reach it."""
    organisation = coordinator.organisation
    links = organisation_links([organisation.pk], reader) if organisation else []
    language = coordinator.language
    return {
        "coordinator": coordinator, "written": language, "fallback": fallback(language, reader),
        "contact": coordinator.contact,
        "organisation": links[0] if links else None,
        "country": country_links([coordinator.country.name], reader.language)[0]
        if coordinator.country else None,
        "languages": [language_name(code, reader.language) for code in coordinator.languages],
        "themes": theme_links([tag.slug for tag in coordinator.themes.all()], reader.language),
    }


def country_context(request: HttpRequest, code: str) -> dict[str, Any]:
    """A country: its profile, whom to call, what it has in the library and the archive.

    Raises Http404 when there is no such country.
    """
    reader = reader_of(request)
    path = f"/{reader.language}/network/countries/{code.lower()}/"
    results = results_for(
        request, scope="country", path=path,
        fixed={"country": (code,), "kind": ("practice", "seminar", "report", "project")},
        facets=("kind", "theme", "type", "evidence", "status", "language", "year"),
    )
    return _country(code, reader) | {"results": results}


@content_remembered
def _country(code: str, reader: Reader) -> dict[str, Any]:
    known = Country.objects.filter(name=code, live=True).prefetch_related("profiles")
    country = get_object_or_404(known)
    chosen = {"country": code, "type": "", "q": ""}
    return {
        "country": country_links([code], reader.language)[0],
        "seminars": seminars_of(reader, country=code),
        "profile": _profile(country, reader),
        "coordinators": _coordinators(reader, chosen).get(code, []),
        "organisations": _organisations(reader, chosen).get(code, []),
        "adoptions": contributed("adoptions", reader, country__name=code),
        "answers": whole([row for row in ledger(reader.audience) if row.country == code],
                         localdate()),
    }


def _profile(country: Country, reader: Reader) -> dict[str, Any] | None:
    profiles = {profile.language: profile for profile in country.profiles.all()}
    if not profiles:
        return None
    language = reader.best(profiles)
    profile = profiles[language]
    return {
        "summary": profile.summary, "body_html": to_html(profile.body), "language": language,
        "fallback": fallback(language, reader),
    }


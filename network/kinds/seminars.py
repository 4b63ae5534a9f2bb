"""Seminars in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator

from network.kinds.material import MaterialLine, check_material, material_of, material_rows
from network.models import SeminarOrganiser, SeminarPage, SeminarReport
from network.times import ends_before, validate_timezone
from portal.interchange.importing import Context
from portal.interchange.items import (
    ItemSaver,
    countries_of,
    language_of,
    original_keys,
    set_stream,
    set_tags,
    stream_of,
    themes_of,
    version_chunks,
)
from portal.interchange.lines import (
    Bcp47,
    CountryCode,
    Language,
    Line,
    Moment,
    Part,
    PartialDate,
    Required,
    SharingLevel,
    Short,
    Slug,
    Text,
    Title,
    checked_by,
)
from portal.interchange.registry import Kind, Reference, register
from portal.vocabulary.sharing import readable_at

Timezone = Annotated[str, checked_by(validate_timezone)]
Spoken = Annotated[list[Language], AfterValidator(lambda codes: list(dict.fromkeys(codes)))]


def _end_in_order(ends: str, info: ValidationInfo) -> str:
    if ends_before(info.data.get("starts", ""), ends):
        raise ValueError("is earlier than starts")
    return ends


End = Annotated[Moment, AfterValidator(_end_in_order)]


class Session(Part):
    """A part of the programme."""

    starts: Moment = ""
    ends: End = ""
    title: Required
    languages: Spoken = []
    abstract: Text = ""
    speakers: Text = ""
    persons_consent: PartialDate = ""
    persons: Text = ""

    @field_validator("persons")
    @classmethod
    def _with_consent(cls, persons: str, info: ValidationInfo) -> str:
        if persons and not info.data.get("persons_consent"):
            raise ValueError("needs persons_consent, the day on which they agreed to be named")
        return persons


class Quota(Part):
    """Who may send how many people."""

    who: Annotated[Required, StringConstraints(max_length=500)]
    places: Annotated[int, Field(ge=1, le=100_000)] | None = None


class SeminarText(Part):
    """The text fields of a seminar."""

    title: Title | None = None
    summary: Text = ""
    place: Short = ""
    aims: Text = ""
    quotas: list[Quota] = []
    transfer_questions: list[Required] = []
    sessions: list[Session] = []


class SeminarLine(SeminarText, Line):
    """A seminar with its facts and translations."""

    kind: Literal["seminar"]
    language: Language
    title: Title
    summary: Required
    type: Literal["seminar", "round-table", "study-tour", "training", "meeting"] | None = None
    starts: Moment = ""
    ends: End = ""
    timezone: Timezone = ""
    languages: list[Bcp47] = []
    country: CountryCode | None = None
    countries: list[CountryCode] = []
    themes: list[Slug] = []
    organisers: list[Slug] = []
    reports: list[Slug] = []
    material: list[MaterialLine] = []
    translations: dict[Language, SeminarText] = {}
    sharing: SharingLevel = "clear"


class SeminarSaver(ItemSaver[SeminarPage]):
    """Seminars from lines."""

    def fill(self, page: SeminarPage, line: Any, text: Any, context: Context) -> None:
        page.place, page.aims = text.place, text.aims
        set_stream(page, "quotas", [entry.model_dump() for entry in text.quotas])
        set_stream(page, "transfer_questions", text.transfer_questions)
        set_stream(page, "sessions", [entry.model_dump() for entry in text.sessions])
        page.seminar_type, page.starts, page.ends = line.type or "", line.starts, line.ends
        page.timezone, page.languages = line.timezone, line.languages
        page.country_id = context.countries()[line.country] if line.country else None
        set_tags(page, "themes", [context.keys("theme")[theme] for theme in line.themes])
        set_tags(page, "countries", [context.countries()[code] for code in line.countries])
        page.organisers = [
            SeminarOrganiser(organisation_id=context.keys("organisation")[name], sort_order=n)
            for n, name in enumerate(line.organisers)
        ]
        page.reports = [
            SeminarReport(report_id=context.keys("report")[name], sort_order=n)
            for n, name in enumerate(line.reports)
        ]
        page.material = material_rows(page, line, context)


def references(line: SeminarLine) -> Iterator[Reference]:
    """Themes, organisers and reports of a seminar."""
    for field, kind in (("themes", "theme"), ("organisers", "organisation"), ("reports", "report")):
        for name in getattr(line, field):
            yield field, kind, name


def text_of(page: SeminarPage) -> dict[str, Any]:
    """The text fields of one version."""
    return {
        "title": page.title,
        "summary": page.summary,
        "place": page.place,
        "aims": page.aims,
        "quotas": stream_of(page, "quotas"),
        "transfer_questions": stream_of(page, "transfer_questions"),
        "sessions": stream_of(page, "sessions"),
    }


FIELD_ORDER = (
    "kind", "id", "language", "title", "summary", "type", "starts", "ends", "timezone",
    "languages", "place", "country", "countries", "themes", "organisers", "aims", "quotas",
    "transfer_questions", "sessions", "reports", "material", "translations", "sharing",
)


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published seminar as a line."""
    for chunk in version_chunks(SeminarPage, readable_at(0) if public else None):
        pks = [versions[0].pk for versions in chunk]
        organisers = _organisers_of(pks, public)
        reports = _reports_of(pks, public)
        material = material_of([versions[0] for versions in chunk], public, folder)
        for original, *translations in chunk:
            values = {
                "kind": "seminar",
                "id": original.item_id,
                "language": language_of(original),
                **text_of(original),
                "type": original.seminar_type,
                "starts": original.starts,
                "ends": original.ends,
                "timezone": original.timezone,
                "languages": original.languages,
                "country": original.country.name if original.country else None,
                "countries": countries_of(original),
                "themes": themes_of(original),
                "organisers": organisers.get(original.pk, []),
                "reports": reports.get(original.pk, []),
                "material": material.get(original.pk, []),
                "translations": {language_of(page): text_of(page) for page in translations},
                "sharing": original.sharing if original.sharing != "clear" else None,
            }
            yield {name: values[name] for name in FIELD_ORDER}


def _organisers_of(pks: list[int], public: bool) -> dict[int, list[str]]:
    links = SeminarOrganiser.objects.filter(page_id__in=pks, organisation__live=True)
    if public:
        links = links.filter(organisation__sharing__in=readable_at(0))
    return _grouped(links.order_by("sort_order", "pk").values_list(
        "page_id", "organisation__item_id"))


def _reports_of(pks: list[int], public: bool) -> dict[int, list[str]]:
    links = SeminarReport.objects.filter(page_id__in=pks, report__live=True)
    if public:
        links = links.filter(report__sharing__in=readable_at(0))
    return _grouped(links.order_by("sort_order", "pk").values_list("page_id", "report__item_id"))


def _grouped(pairs: Any) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for page, name in pairs:
        names.setdefault(page, []).append(name)
    return names


register(Kind(
    name="seminar", order=40, line=SeminarLine, keys=lambda: original_keys(SeminarPage),
    save=SeminarSaver(SeminarPage), export=export, references=references,
    check=check_material,
))

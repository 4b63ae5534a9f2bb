"""Practices and adoptions in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

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
    Part,
    PartialDate,
    Required,
    SharingLevel,
    Slug,
    Text,
    Title,
    Url,
)
from portal.interchange.registry import Kind, Reference, register
from portal.vocabulary.sharing import readable_at
from practices.models import Adoption, PracticeOrganisation, PracticePage

TypeName = Literal["process-model", "training", "digital-tool", "legislation",
                   "cooperation-structure", "victim-support", "campaign", "other"]
StatusName = Literal["planned", "ongoing", "completed", "discontinued"]
DirectionName = Literal["worked", "mixed", "no-effect", "counterproductive", "unknown"]
EvidenceName = Literal[
    "untested", "local-evaluation", "independent-evaluation", "systematic-review"
]
AdoptionName = Literal["interested", "assessing", "piloting", "adopted", "adapted", "abandoned"]


class Pair(Part):
    """A problem and its solution."""

    problem: Required
    solution: Text = ""


class Phase(Part):
    """A step."""

    title: Required
    text: Text = ""


class Outcome(Part):
    """What came of it."""

    statement: Required
    direction: DirectionName | None = None
    evidence: EvidenceName | None = None


class PracticeText(Part):
    """The text fields of a practice, as they stand in `translations`."""

    title: Title | None = None
    summary: Text = ""
    problem_solutions: list[Pair] = []
    body: Text = ""
    phases: list[Phase] = []
    outcomes: list[Outcome] = []
    lessons: Text = ""
    preconditions: list[Required] = []
    transferability: Text = ""
    resources: Text = ""
    legal_basis: Text = ""
    target_groups: list[Required] = []


class PracticeLine(PracticeText, Line):
    """A practice with its facts and translations."""

    kind: Literal["practice"]
    language: Language
    title: Title
    summary: Required
    type: TypeName | None = None
    countries: list[CountryCode] = []
    themes: list[Slug] = []
    organisations: list[Slug] = []
    languages: list[Bcp47] = []
    started: PartialDate = ""
    ended: PartialDate = ""
    status: StatusName | None = None
    sources: list[Url] = []
    translations: dict[Language, PracticeText] = {}
    sharing: SharingLevel = "clear"


STREAMS = ("problem_solutions", "phases", "outcomes", "preconditions", "target_groups")
TEXTS = ("body", "lessons", "transferability", "resources", "legal_basis")
FACTS = ("started", "ended", "sources", "languages")


class PracticeSaver(ItemSaver[PracticePage]):
    """Practices from lines."""

    def fill(self, page: PracticePage, line: Any, text: Any, context: Context) -> None:
        for name in TEXTS:
            setattr(page, name, getattr(text, name))
        for name in STREAMS:
            values = getattr(text, name)
            set_stream(page, name, [
                value.model_dump(exclude_none=True) if isinstance(value, Part) else value
                for value in values
            ])
        for name in FACTS:
            setattr(page, name, getattr(line, name))
        page.practice_type, page.status = line.type or "", line.status or ""
        set_tags(page, "themes", [context.keys("theme")[theme] for theme in line.themes])
        set_tags(page, "countries", [context.countries()[code] for code in line.countries])
        page.organisations = [
            PracticeOrganisation(organisation_id=context.keys("organisation")[name], sort_order=n)
            for n, name in enumerate(line.organisations)
        ]


def practice_references(line: PracticeLine) -> Iterator[Reference]:
    """Themes and organisations of a practice."""
    for theme in line.themes:
        yield "themes", "theme", theme
    for organisation in line.organisations:
        yield "organisations", "organisation", organisation


def text_of(page: PracticePage) -> dict[str, Any]:
    """The text fields of one version."""
    return {
        "title": page.title,
        "summary": page.summary,
        "problem_solutions": stream_of(page, "problem_solutions"),
        "body": page.body,
        "phases": stream_of(page, "phases"),
        "outcomes": stream_of(page, "outcomes"),
        "lessons": page.lessons,
        "preconditions": stream_of(page, "preconditions"),
        "transferability": page.transferability,
        "resources": page.resources,
        "legal_basis": page.legal_basis,
        "target_groups": stream_of(page, "target_groups"),
    }


def export_practices(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published practice as a line."""
    for chunk in version_chunks(PracticePage, readable_at(0) if public else None):
        organisations = _organisations_of([versions[0].pk for versions in chunk], public)
        for original, *translations in chunk:
            text = text_of(original)
            values = {
                "kind": "practice",
                "id": original.item_id,
                "language": language_of(original),
                **text,
                "type": original.practice_type,
                "countries": countries_of(original),
                "themes": themes_of(original),
                "organisations": organisations.get(original.pk, []),
                "languages": original.languages,
                "started": original.started,
                "ended": original.ended,
                "status": original.status,
                "sources": original.sources,
                "translations": {language_of(page): text_of(page) for page in translations},
                "sharing": original.sharing if original.sharing != "clear" else None,
            }
            yield {name: values[name] for name in FIELD_ORDER}


FIELD_ORDER = (
    "kind", "id", "language", "title", "summary", "type", "problem_solutions", "body", "phases",
    "outcomes", "lessons", "preconditions", "transferability", "resources", "legal_basis",
    "countries", "themes", "organisations", "target_groups", "languages", "started", "ended",
    "status", "sources", "translations", "sharing",
)


def _organisations_of(pks: list[int], public: bool) -> dict[int, list[str]]:
    links = PracticeOrganisation.objects.filter(page_id__in=pks, organisation__live=True)
    if public:
        links = links.filter(organisation__sharing__in=readable_at(0))
    names: dict[int, list[str]] = {}
    ordered = links.order_by("sort_order", "pk")
    for page, name in ordered.values_list("page_id", "organisation__item_id"):
        names.setdefault(page, []).append(name)
    return names


class AdoptionLine(Line):
    """What a country does with a practice."""

    kind: Literal["adoption"]
    practice: Slug
    country: CountryCode
    organisation: Slug | None = None
    status: AdoptionName
    date: PartialDate = ""
    adaptations: Text = ""
    result: Text = ""
    source_event: Slug | None = None
    sharing: SharingLevel = "clear"


def adoption_references(line: AdoptionLine) -> Iterator[Reference]:
    """Practice, organisation and event of an adoption."""
    yield "practice", "practice", line.practice
    if line.organisation:
        yield "organisation", "organisation", line.organisation
    if line.source_event:
        yield "source_event", "seminar", line.source_event


def adoption_keys() -> dict[str, int]:
    """Primary keys by id."""
    return dict(Adoption.objects.values_list("item_id", "pk"))


def save_adoption(line: AdoptionLine, context: Context) -> None:
    """Makes or replaces an adoption."""
    adoption, _created = Adoption.objects.update_or_create(
        item_id=line.id,
        defaults={
            "practice_id": context.keys("practice")[line.practice],
            "country_id": context.countries()[line.country],
            "organisation_id": context.keys("organisation").get(line.organisation or ""),
            "source_event_id": context.keys("seminar").get(line.source_event or ""),
            "status": line.status,
            "date": line.date,
            "adaptations": line.adaptations,
            "result": line.result,
            "sharing": line.sharing,
            "live": True,
        },
    )
    context.learn("adoption", line.id, adoption.pk)


def export_adoptions(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published adoption of a published practice as a line."""
    adoptions = Adoption.objects.filter(live=True, practice__live=True).order_by("item_id")
    if public:
        adoptions = adoptions.filter(
            sharing__in=readable_at(0), practice__sharing__in=readable_at(0)
        )
    related = ("practice", "country", "organisation", "source_event")
    for adoption in adoptions.select_related(*related).iterator(chunk_size=500):
        event = adoption.source_event
        if event is not None and (not event.live or (public and event.sharing != "clear")):
            event = None
        organisation = adoption.organisation
        if organisation is not None and not (
            organisation.live and (not public or organisation.sharing == "clear")
        ):
            organisation = None
        yield {
            "kind": "adoption",
            "id": adoption.item_id,
            "practice": adoption.practice.item_id,
            "country": adoption.country.name,
            "organisation": organisation.item_id if organisation else None,
            "status": adoption.status,
            "date": adoption.date,
            "adaptations": adoption.adaptations,
            "result": adoption.result,
            "source_event": event.item_id if event else None,
            "sharing": adoption.sharing if adoption.sharing != "clear" else None,
        }


register(Kind(
    name="practice", order=60, line=PracticeLine, keys=lambda: original_keys(PracticePage),
    save=PracticeSaver(PracticePage), export=export_practices, references=practice_references,
))
register(Kind(
    name="adoption", order=70, line=AdoptionLine, keys=adoption_keys, save=save_adoption,
    export=export_adoptions, references=adoption_references,
))

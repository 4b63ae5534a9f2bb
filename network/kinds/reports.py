"""Reports, their files and recommendations in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints

from network.kinds.answers import ResponseLine, answers_of, check_answers, save_answers
from network.kinds.files import attach, check_file, write_file
from network.models import Recommendation, ReportPage
from portal.interchange.importing import Context
from portal.interchange.items import (
    ItemSaver,
    countries_of,
    language_of,
    original_keys,
    set_tags,
    themes_of,
    version_chunks,
)
from portal.interchange.lines import (
    Code,
    CountryCode,
    Language,
    Line,
    LineText,
    Part,
    PartialDate,
    Required,
    SharingLevel,
    Short,
    Slug,
    Text,
    Title,
)
from portal.interchange.registry import Kind, Reference, register
from portal.vocabulary.sharing import readable_at


class RecommendationLine(Part):
    """A recommendation; its responses stand with the original only.

    Without `responses` the answers that there are stay as they are.
    """

    id: Annotated[Slug, StringConstraints(max_length=100)]
    text: Required
    addressees: list[LineText] = []
    due: PartialDate = ""
    responses: list[ResponseLine] | None = None


def _numbered_once(entries: list[RecommendationLine]) -> list[RecommendationLine]:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise ValueError(f"{entry.id} stands twice")
        seen.add(entry.id)
    return entries


class ReportText(Part):
    """The text fields of a report."""

    title: Title | None = None
    summary: Text = ""
    text: Text = ""
    recommendations: Annotated[list[RecommendationLine], AfterValidator(_numbered_once)] = []


class ReportLine(ReportText, Line):
    """A report with its facts and translations."""

    kind: Literal["report"]
    language: Language
    title: Title
    summary: Required
    type: Literal["seminar-report", "study", "evaluation", "action-plan", "situation-picture",
                  "guide", "policy-card", "other"] | None = None
    published: PartialDate = ""
    authors: list[LineText] = []
    publisher: Short = ""
    countries: list[CountryCode] = []
    themes: list[Slug] = []
    file: Text = ""
    isbn: Code = ""
    doi: Annotated[Text, StringConstraints(max_length=150)] = ""
    translations: dict[Language, ReportText] = {}
    sharing: SharingLevel = "clear"


class ReportSaver(ItemSaver[ReportPage]):
    """Reports from lines."""

    def __call__(self, line: Any, context: Context) -> None:
        super().__call__(line, context)
        save_answers(line, context.keys("report")[line.id], context)

    def fill(self, page: ReportPage, line: Any, text: Any, context: Context) -> None:
        for name in ("published", "authors", "publisher", "isbn", "doi"):
            setattr(page, name, getattr(line, name))
        page.report_type, page.text = line.type or "", text.text
        page.document = attach(page, line.file, line.sharing, context)
        set_tags(page, "themes", [context.keys("theme")[theme] for theme in line.themes])
        set_tags(page, "countries", [context.countries()[code] for code in line.countries])
        page.recommendations = [
            Recommendation(ref=entry.id, text=entry.text, addressees=entry.addressees,
                           due=entry.due, sort_order=n)
            for n, entry in enumerate(text.recommendations)
        ]


def references(line: ReportLine) -> Iterator[Reference]:
    """Themes of a report."""
    for theme in line.themes:
        yield "themes", "theme", theme


FIELD_ORDER = (
    "kind", "id", "language", "title", "summary", "type", "published", "authors", "publisher",
    "countries", "themes", "file", "text", "isbn", "doi", "recommendations", "translations",
    "sharing",
)


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published report as a line; its file goes into `folder`."""
    for chunk in version_chunks(ReportPage, readable_at(0) if public else None):
        recommendations = _recommendations_of([page.pk for pages in chunk for page in pages])
        responses = answers_of([pages[0].pk for pages in chunk], public, folder)
        for original, *translations in chunk:
            answers = responses.get(original.pk, {})
            values = {
                "kind": "report",
                "id": original.item_id,
                "language": language_of(original),
                **_text_of(original, recommendations.get(original.pk, []), answers),
                "type": original.report_type,
                "published": original.published,
                "authors": original.authors,
                "publisher": original.publisher,
                "countries": countries_of(original),
                "themes": themes_of(original),
                "file": write_file(original.document, public, folder),
                "isbn": original.isbn,
                "doi": original.doi,
                "translations": {
                    language_of(page): _text_of(page, recommendations.get(page.pk, []), {})
                    for page in translations
                },
                "sharing": original.sharing if original.sharing != "clear" else None,
            }
            yield {name: values[name] for name in FIELD_ORDER}


def _text_of(
    page: ReportPage, recommendations: list[Recommendation], answers: dict[str, list[Any]]
) -> dict[str, Any]:
    return {
        "title": page.title,
        "summary": page.summary,
        "text": page.text,
        "recommendations": [
            {"id": entry.ref, "text": entry.text, "addressees": entry.addressees,
             "due": entry.due, "responses": answers.get(entry.ref, [])}
            for entry in recommendations
        ],
    }


def _recommendations_of(pks: list[int]) -> dict[int, list[Recommendation]]:
    found: dict[int, list[Recommendation]] = {}
    for entry in Recommendation.objects.filter(page_id__in=pks).order_by("sort_order", "pk"):
        found.setdefault(entry.page_id, []).append(entry)
    return found


def check(line: ReportLine, folder: Path) -> None:
    """Raises FieldError for a file that is not taken, and where an answer would be lost."""
    check_file(line.file, line.id, folder)
    check_answers(line, folder)


register(Kind(
    name="report", order=30, line=ReportLine, keys=lambda: original_keys(ReportPage),
    save=ReportSaver(ReportPage), export=export, references=references,
    check=check,
))

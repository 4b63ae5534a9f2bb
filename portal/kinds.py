"""Themes in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from portal.interchange.importing import Context
from portal.interchange.lines import FieldError, Language, Line, LineText, Required, Slug, Url
from portal.interchange.registry import Kind, Reference, register
from portal.models import Theme, ThemeTerms
from portal.vocabulary.languages import CONTENT_LANGUAGE_CODES

Label = Annotated[LineText, Field(max_length=200)]


class ThemeLine(Line):
    """A theme with its terms."""

    kind: Literal["theme"]
    id: Annotated[Slug, Field(max_length=100)]
    labels: Annotated[dict[Language, Label], Field(min_length=1)]
    synonyms: dict[Language, list[LineText]] = {}
    definition: dict[Language, Required] = {}
    broader: Slug | None = None
    related: list[Slug] = []
    exact_match: list[Url] = []


def references(line: ThemeLine) -> Iterator[Reference]:
    """The themes a line points at."""
    if line.broader:
        yield "broader", "theme", line.broader
    for related in line.related:
        yield "related", "theme", related


def keys() -> dict[str, int]:
    """Primary keys by id."""
    return dict(Theme.objects.values_list("slug", "pk"))


def save(line: ThemeLine, context: Context) -> None:
    """Makes or replaces a theme and its terms; what it points at is set by `link`."""
    name = (line.labels.get("en") or next(iter(line.labels.values())))
    theme = Theme.objects.filter(slug=line.id).first() or Theme(slug=line.id)
    theme.name, theme.exact_match = name, line.exact_match
    theme.terms = [
        ThemeTerms(
            language=language,
            label=line.labels.get(language, ""),
            synonyms=line.synonyms.get(language, []),
            definition=line.definition.get(language, ""),
        )
        for language in {**line.labels, **line.synonyms, **line.definition}
    ]
    theme.save()
    theme.related.clear()  # `link` adds what this line, or another of the file, says
    context.learn("theme", line.id, theme.pk)


def link(line: ThemeLine, context: Context) -> None:
    """Sets what stands above and beside a theme; refuses a circle."""
    pks = context.keys("theme")
    theme = Theme.objects.get(slug=line.id)
    broader = pks[line.broader] if line.broader else None
    if theme.broader_id != broader:
        theme.broader_id = broader
        theme.save(update_fields=["broader"])
        _refuse_circle(theme, line)
    if Theme.objects.filter(name=theme.name, pk__lt=theme.pk).exists():
        raise FieldError("labels.en", f"another theme is called {theme.name} already")
    theme.related.add(*(pks[related] for related in line.related))


def _language_order(terms: ThemeTerms) -> int:
    return CONTENT_LANGUAGE_CODES.index(terms.language)


def _refuse_circle(theme: Theme, line: ThemeLine) -> None:
    seen, above = {theme.pk}, theme.broader
    while above is not None:
        if above.pk in seen:
            raise ValueError(f"theme {line.id} would stand under itself")
        seen.add(above.pk)
        above = above.broader


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every theme as a line."""
    ids = dict(Theme.objects.values_list("pk", "slug"))
    themes = Theme.objects.order_by("slug").prefetch_related("terms", "related")
    for theme in themes:
        terms = sorted(theme.terms.all(), key=_language_order)
        yield {
            "kind": "theme",
            "id": theme.slug,
            "labels": {entry.language: entry.label for entry in terms},
            "synonyms": {entry.language: entry.synonyms for entry in terms},
            "definition": {entry.language: entry.definition for entry in terms},
            "broader": ids.get(theme.broader_id) if theme.broader_id else None,
            "related": sorted(related.slug for related in theme.related.all()),
            "exact_match": theme.exact_match,
        }


register(
    Kind(
        name="theme", order=0, line=ThemeLine, keys=keys, save=save, export=export,
        references=references, link=link,
    )
)

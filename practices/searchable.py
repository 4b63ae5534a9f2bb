"""Practices as documents."""

from collections.abc import Iterator

from portal.blocks import raw_values
from portal.documents.attached import attached_to, watching
from portal.interchange.items import countries_of, language_of, themes_of
from portal.markdown import to_plain
from portal.models import Theme
from portal.vocabulary.kinds import choice_label
from portal.vocabulary.renames import under_renamed
from portal.vocabulary.sharing import level_of
from practices.models import PracticePage
from practices.models.choices import Evidence, PracticeType, Status
from search.dates import seconds
from search.document import Document, one_after_other
from search.sources import Source, register, register_labels

_STRENGTH = {value: place for place, value in enumerate(Evidence.values)}


def ids() -> list[str]:
    """Every published practice."""
    live = PracticePage.objects.filter(live=True)
    return list(live.order_by("item_id").values_list("item_id", flat=True).distinct())


def documents(wanted: list[str]) -> Iterator[Document]:
    """The published versions of the practices named."""
    pages = PracticePage.objects.filter(item_id__in=wanted, live=True)
    related = pages.prefetch_related("theme_links__tag", "country_links__tag")
    for page in related.order_by("item_id", "locale_id"):
        yield document(page)


def document(page: PracticePage) -> Document:
    """One version as a document."""
    pairs = [
        (pair["problem"], pair.get("solution") or "")
        for pair in raw_values(page.problem_solutions)
    ]
    outcomes = raw_values(page.outcomes)
    found = {outcome.get("evidence") for outcome in outcomes} - {None, ""}
    best = max(found, key=lambda value: _STRENGTH.get(value, -1), default=None)
    return Document(
        kind="practice", id=page.item_id, language=language_of(page), title=page.title,
        summary=page.summary, path=f"practices/{page.slug}/", level=level_of(page.sharing),
        body=body(page, outcomes), pairs=tuple(pairs), date=page.started, ends=page.ended,
        published=seconds(page.first_published_at),
        countries=tuple(countries_of(page)), themes=tuple(themes_of(page)),
        labels={
            "type": (page.practice_type,) if page.practice_type else (),
            "status": (page.status,) if page.status else (),
            "evidence": (best,) if best else (),
        },
        original=page.is_original,
    )


def body(page: PracticePage, outcomes: list[dict[str, str]]) -> str:
    """Every text of a practice beside title, summary and pairs, one after the other."""
    phases = [f"{phase['title']}. {phase.get('text') or ''}" for phase in raw_values(page.phases)]
    return one_after_other(
        to_plain(page.body), *phases, *(outcome["statement"] for outcome in outcomes),
        page.lessons, *raw_values(page.preconditions), page.transferability, page.resources,
        page.legal_basis, *raw_values(page.target_groups),
    )


for _facet, _choices in (("type", PracticeType), ("status", Status), ("evidence", Evidence)):
    register_labels(_facet, choice_label(_choices))
register(Source(
    kind="practice", ids=ids, documents=documents, attached=attached_to(PracticePage),
    watch={
        **watching(PracticePage),
        PracticePage: lambda page: [page.item_id],
        Theme: under_renamed(PracticePage),
    },
    values={
        "type": PracticeType.values,
        "status": Status.values,
        "evidence": Evidence.values,
    },
))

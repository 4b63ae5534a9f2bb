"""What a one-pager says of practices."""

from typing import Any

from portal.blocks import raw_values
from portal.items import country_links
from practices.models import PracticePage
from practices.models.choices import Direction, Evidence
from practices.pages import adoptions
from search.reader import Reader

MOST_PAIRS, MOST_OUTCOMES = 2, 3
_STRENGTH = {value: place for place, value in enumerate(Evidence.values)}


def practice_briefs(reader: Reader, pks: list[int]) -> list[dict[str, Any]]:
    """For readable practice pages of these primary keys: problems, countries, evidence, sources."""
    pages = list(PracticePage.objects.filter(pk__in=pks).prefetch_related("country_links__tag"))
    taken: dict[str, list[dict[str, Any]]] = {}
    keys = [page.translation_key for page in pages]
    for adoption in adoptions(reader, practice__translation_key__in=keys):
        taken.setdefault(adoption["practice"].id, []).append(adoption)
    return [_brief(page, taken.get(page.item_id, []), reader) for page in pages]


def _brief(
    page: PracticePage, taken: list[dict[str, Any]], reader: Reader
) -> dict[str, Any]:
    return {
        "pk": page.pk,
        "problems": [
            {"problem": pair["problem"], "solution": pair.get("solution") or ""}
            for pair in raw_values(page.problem_solutions)[:MOST_PAIRS]
        ],
        "doing": [*_at_home(page, reader), *(_elsewhere(adoption) for adoption in taken)],
        "evidence": _evidence(page),
        "sources": list(page.sources),
    }


def _at_home(page: PracticePage, reader: Reader) -> list[dict[str, Any]]:
    codes = [link.tag.name for link in page.country_links.all()]
    return [{"country": country, "what": page.get_status_display(), "text": ""}
            for country in country_links(codes, reader.language)]


def _elsewhere(adoption: dict[str, Any]) -> dict[str, Any]:
    when = f" ({adoption['date']})" if adoption["date"] else ""
    return {"country": adoption["country"], "what": f"{adoption['status_label']}{when}",
            "text": adoption["result"] or adoption["adaptations"]}


def _evidence(page: PracticePage) -> list[dict[str, str]]:
    """The outcomes that are known best, what failed among them."""
    outcomes = sorted(raw_values(page.outcomes), reverse=True,
                      key=lambda one: _STRENGTH.get(one.get("evidence") or "", -1))
    return [
        {
            "statement": one["statement"],
            "direction": str(Direction(one.get("direction") or Direction.UNKNOWN).label),
            "evidence": str(Evidence(one.get("evidence") or Evidence.UNTESTED).label),
        }
        for one in outcomes[:MOST_OUTCOMES]
    ]

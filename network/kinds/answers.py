"""What countries answer to recommendations, in the interchange format.

Coordinators write answers on the portal itself. A file that was made before they did, or by hand,
must not take away what they have written: such a line is refused.
"""

from collections import defaultdict
from typing import Any, Literal

from network.models import Response
from portal.interchange.importing import Context
from portal.interchange.lines import CountryCode, FieldError, Part, PartialDate, Text, Url

_FACTS = ("status", "progress", "date", "note", "evidence", "recorded", "correction")


class EntryLine(Part):
    """What a country said at some time. `recorded` is the day on which the portal was told."""

    status: Literal["accepted", "partly", "noted", "rejected"] | None = None
    progress: Literal["not-started", "in-progress", "done", "superseded"] | None = None
    date: PartialDate = ""
    note: Text = ""
    evidence: list[Url] = []
    recorded: PartialDate = ""
    correction: bool = False

    def facts(self) -> dict[str, Any]:
        """The fields of a response that says this."""
        facts = {name: getattr(self, name) for name in _FACTS}
        return facts | {"status": self.status or "", "progress": self.progress or ""}


class ResponseLine(EntryLine):
    """What a country answers now; `history` is what it said before, the oldest first."""

    country: CountryCode
    history: list[EntryLine] = []


def check_answers(line: Any) -> None:
    """Raises FieldError when a report's line would take away what was answered on the portal.

    Such an answer has a day on which it was written down. It stays where its recommendation has
    no `responses`, and where these have it as it stands, as they do in an export.
    """
    kept = {entry.id for entry in line.recommendations if entry.responses is None}
    said: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in line.recommendations:
        for answer in entry.responses or ():
            said[entry.id, answer.country] += [one.facts() for one in (answer, *answer.history)]
    written = Response.objects.filter(report__item_id=line.id).exclude(recorded="")
    for found in written.select_related("country").order_by("ref", "pk"):
        code = found.country.name
        facts = {name: getattr(found, name) for name in _FACTS}
        if found.ref not in kept and facts not in said[found.ref, code]:
            raise FieldError("recommendations", (
                f"what {code} answered to {found.ref} on the portal ({found.recorded}) would be"
                f" lost; a recommendation {found.ref} without responses keeps it"))


def save_answers(line: Any, report_id: int, context: Context) -> None:
    """Puts the answers of a report's line in the place of those there are.

    `report_id` is the key of the original version. Recommendations without `responses` keep
    theirs. Raises FieldError as `check_answers`.
    """
    check_answers(line)
    kept = {entry.id for entry in line.recommendations if entry.responses is None}
    known = Response.objects.filter(report__item_id=line.id)
    known.exclude(ref__in=kept).delete()
    known.exclude(report_id=report_id).update(report_id=report_id)
    given = [(entry.id, answer) for entry in line.recommendations
             for answer in entry.responses or ()]
    current = Response.objects.bulk_create(
        Response(report_id=report_id, ref=ref, country_id=context.countries()[answer.country],
                 **answer.facts())
        for ref, answer in given
    )
    Response.objects.bulk_create(
        Response(report_id=report_id, ref=ref, country_id=entry.country_id, replaced_by=entry,
                 **before.facts())
        for (ref, answer), entry in zip(given, current, strict=True)
        for before in answer.history
    )


def answers_of(pks: list[int]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """The answers as lines have them: by key of the report, and number of the recommendation."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = {}
    history: dict[int, list[dict[str, Any]]] = {}
    entries = Response.objects.filter(report_id__in=pks).select_related("country")
    for entry in entries:
        if entry.replaced_by_id:
            history.setdefault(entry.replaced_by_id, []).append(_said(entry))
    for entry in entries:
        if not entry.replaced_by_id:
            found.setdefault(entry.report_id, {}).setdefault(entry.ref, []).append({
                "country": entry.country.name, **_said(entry),
                "history": history.get(entry.pk, []),
            })
    return found


def _said(entry: Response) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _FACTS} | {
        "correction": entry.correction or None}

"""What countries answer to recommendations, in the interchange format.

Coordinators write answers on the portal itself. A file that was made before they did, or by hand,
must not take away what they have written: such a line is refused.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from network.kinds.files import check_stored, names_of, stored_as, write_file
from network.models import Response, ResponseFile
from portal.interchange.importing import Context
from portal.interchange.lines import (
    CountryCode,
    FieldError,
    Part,
    PartialDate,
    Required,
    SharingLevel,
    Text,
    Url,
)
from portal.models import PortalDocument
from portal.vocabulary.sharing import level_of

_FACTS = ("status", "progress", "date", "note", "evidence", "recorded", "correction")


class FileLine(Part):
    """A file beside the lines; `sharing` when it is narrower than that of the report."""

    file: Required
    sharing: SharingLevel | None = None


class EntryLine(Part):
    """What a country said at some time. `recorded` is the day on which the portal was told."""

    status: Literal["accepted", "partly", "noted", "rejected"] | None = None
    progress: Literal["not-started", "in-progress", "done", "superseded"] | None = None
    date: PartialDate = ""
    note: Text = ""
    evidence: list[Url] = []
    files: list[FileLine] = []
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


def _given(line: Any) -> Iterator[tuple[str, ResponseLine]]:
    """The answers that a report's line has, each with the number of the recommendation."""
    for entry in line.recommendations:
        for answer in entry.responses or ():
            yield entry.id, answer


def _kept(line: Any) -> set[str]:
    """The numbers of the recommendations whose answers the line leaves alone."""
    return {entry.id for entry in line.recommendations if entry.responses is None}


def _stored(item_id: str) -> dict[str, PortalDocument]:
    """The documents of a report's answers, by what they may be called in lines."""
    rows = ResponseFile.objects.filter(page__item_id=item_id).select_related("document")
    # Of two with one title it is the older's name.
    documents = [row.document for row in rows.order_by("-document_id")]
    return {name: document for document in documents for name in names_of(document)}


def check_answers(line: Any, folder: Path) -> None:
    """Raises FieldError for a file that is not taken, and for what `check_written` refuses."""
    known = _stored(line.id)
    for _ref, answer in _given(line):
        for entry in (answer, *answer.history):
            for one in entry.files:
                stored = [known[one.file]] if one.file in known else []
                try:
                    check_stored(one.file, stored, folder)
                except FieldError as error:
                    raise FieldError("recommendations", str(error)) from error
    check_written(line)


def check_written(line: Any) -> None:
    """Raises FieldError when a report's line would take away what was answered on the portal.

    Such an answer has a day on which it was written down. It stays where its recommendation has
    no `responses`, and where these have it as it stands, as they do in an export.
    """
    kept, known = _kept(line), _stored(line.id)
    said: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for ref, answer in _given(line):
        said[ref, answer.country] += [
            one.facts() | {"files": {known.get(file.file, file.file) for file in one.files}}
            for one in (answer, *answer.history)
        ]
    written = Response.objects.filter(report__item_id=line.id).exclude(recorded="")
    related = written.select_related("country").prefetch_related("files__document")
    for found in related.order_by("ref", "pk"):
        code = found.country.name
        facts = {name: getattr(found, name) for name in _FACTS}
        facts["files"] = {row.document for row in found.files.all()}
        if found.ref not in kept and facts not in said[found.ref, code]:
            raise FieldError("recommendations", (
                f"what {code} answered to {found.ref} on the portal ({found.recorded}) would be"
                f" lost; a recommendation {found.ref} without responses keeps it"))


def save_answers(line: Any, report_id: int, context: Context) -> None:
    """Puts the answers of a report's line in the place of those there are.

    `report_id` is the key of the original version. Recommendations without `responses` keep
    theirs. Raises FieldError as `check_answers`.
    """
    check_written(line)
    kept, known = _kept(line), _stored(line.id)
    before = Response.objects.filter(report__item_id=line.id)
    before.exclude(report_id=report_id).update(report_id=report_id)
    ResponseFile.objects.filter(response__in=before).exclude(page_id=report_id).update(
        page_id=report_id)
    old = list(before.exclude(ref__in=kept).values_list("pk", flat=True))
    given = list(_given(line))
    current = Response.objects.bulk_create(
        Response(report_id=report_id, ref=ref, country_id=context.countries()[answer.country],
                 **answer.facts())
        for ref, answer in given
    )
    earlier = [
        (before, Response(report_id=report_id, ref=ref, country_id=entry.country_id,
                          replaced_by=entry, **before.facts()))
        for (ref, answer), entry in zip(given, current, strict=True) for before in answer.history
    ]
    Response.objects.bulk_create(entry for _said, entry in earlier)
    said = [(answer, entry) for (_ref, answer), entry in zip(given, current, strict=True)]
    _save_files([*said, *earlier], line.sharing, known, context)
    # Only now: a document that no entry has any more goes with the last one.
    Response.objects.filter(pk__in=old).delete()


def _save_files(
    said: list[tuple[Any, Response]], sharing: str, known: dict[str, PortalDocument],
    context: Context,
) -> None:
    for line, entry in said:
        for one in line.files:
            present = known.get(one.file)
            levels = (sharing, one.sharing or sharing, present.sharing if present else sharing)
            document = stored_as(present, one.file, max(levels, key=level_of), context)
            if document is not None:
                ResponseFile.objects.create(
                    page_id=entry.report_id, response=entry, document=document)


def answers_of(
    pks: list[int], public: bool, folder: Path | None
) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """The answers as lines have them: by key of the report, and number of the recommendation.

    `public` leaves out files that are not; the others are copied into `folder`.
    """
    found: dict[int, dict[str, list[dict[str, Any]]]] = {}
    history: dict[int, list[dict[str, Any]]] = {}
    entries = Response.objects.filter(report_id__in=pks).select_related("country", "report")
    entries = entries.prefetch_related("files__document")
    said = {entry.pk: _said(entry, public, folder) for entry in entries}
    for entry in entries:
        if entry.replaced_by_id:
            history.setdefault(entry.replaced_by_id, []).append(said[entry.pk])
    for entry in entries:
        if not entry.replaced_by_id:
            found.setdefault(entry.report_id, {}).setdefault(entry.ref, []).append({
                "country": entry.country.name, **said[entry.pk],
                "history": history.get(entry.pk, []),
            })
    return found


def _said(entry: Response, public: bool, folder: Path | None) -> dict[str, Any]:
    files = [(write_file(row.document, public, folder), row.document.sharing)
             for row in entry.files.all()]
    return {
        "status": entry.status, "progress": entry.progress, "date": entry.date,
        "note": entry.note, "evidence": entry.evidence,
        "files": [{"file": name, "sharing": level if level != entry.report.sharing else None}
                  for name, level in files if name],
        "recorded": entry.recorded, "correction": entry.correction or None,
    }

"""What pages show of recommendations: the words, the facts, and every country's answers."""

from typing import Any

from django.utils.timezone import localdate

from network.ledger.rows import open_still, past
from network.models import Recommendation, ReportPage, Response
from network.models.choices import Answer, Progress
from portal.documents.shown import DocumentLink, document_link
from portal.items import country_links
from portal.vocabulary.locales import locale_id
from portal.vocabulary.sharing import level_of
from search.reader import Reader


def recommendations(page: ReportPage, reader: Reader) -> list[dict[str, Any]]:
    """The recommendations of a report as its version `page` has them, with all answers.

    One that this version has no words for stands in those of the original. `ref` is permanent,
    `number` counts them as readers do.
    """
    answers = _answers(page, reader)
    asked = [link.name for link in page.countries.all()]
    return [
        {
            "ref": entry.ref, "number": number, "text": entry.text, "language": spoken,
            "addressees": entry.addressees, "due": entry.due,
            **_answered(answers.get(entry.ref, []), asked, entry.due, reader.language),
        }
        for number, (entry, spoken) in enumerate(_worded(page), start=1)
    ]


def _worded(page: ReportPage) -> list[tuple[Recommendation, str]]:
    """Each recommendation with the language it is worded in."""
    own = {entry.ref: (entry, page.language) for entry in page.recommendations.all()}
    if page.is_original:
        return list(own.values())
    original = page.versions().filter(live=True, locale_id=locale_id(page.original_language))
    first = original.prefetch_related("recommendations").first()
    found = first.recommendations.all() if first else ()
    return list(({entry.ref: (entry, page.original_language) for entry in found} | own).values())


def _answers(page: ReportPage, reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """By number: what each country answers now, each with what it said before, newest first."""
    entries = list(Response.objects.filter(report__in=page.versions().values("pk"))
                   .select_related("country").prefetch_related("files__document__reading"))
    history: dict[int, list[dict[str, Any]]] = {}
    for entry in entries:
        if entry.replaced_by_id:
            history.setdefault(entry.replaced_by_id, []).insert(
                0, said(entry) | {"files": files_of(entry, reader)})
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        if not entry.replaced_by_id:
            found.setdefault(entry.ref, []).append({
                "country": country_links([entry.country.name], reader.language)[0], **said(entry),
                "files": files_of(entry, reader), "earlier": history.get(entry.pk, []),
            })
    return found


def files_of(entry: Response, reader: Reader) -> list[DocumentLink]:
    """The files of an entry that the reader may open."""
    return [document_link(one.document) for one in entry.files.all()
            if level_of(one.document.sharing) <= reader.audience]


def said(entry: Response) -> dict[str, Any]:
    """One entry as pages show it."""
    return {
        "status": entry.status, "progress": entry.progress,
        "status_label": str(Answer(entry.status).label) if entry.status else "",
        "progress_label": str(Progress(entry.progress).label) if entry.progress else "",
        "date": entry.date, "note": entry.note, "evidence": entry.evidence,
        "recorded": entry.recorded, "correction": entry.correction,
    }


def _answered(
    answers: list[dict[str, Any]], asked: list[str], due: str, language: str
) -> dict[str, Any]:
    """The answers in the order of the countries asked, and who has not answered."""
    known = {answer["country"].id for answer in answers}
    missing = [code for code in asked if code not in known]
    late = past(due, localdate())
    return {
        "responses": [
            answer | {"overdue": late and open_still(answer["status"], answer["progress"])}
            for answer in answers
        ],
        "missing": country_links(missing, language), "missing_overdue": late and bool(missing),
    }

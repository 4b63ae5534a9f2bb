"""A document as a page of the portal: its pages one by one, and a search inside it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.documents.attached import items_with
from portal.documents.quality import is_poor
from portal.documents.serving import PRIVATE, opened
from portal.documents.shown import document_link, is_untitled
from portal.models import DocumentPage, DocumentText, PortalDocument, ReadingState
from portal.privacy.audit import noted
from search.answer import SearchUnavailable
from search.attached import PagesWithin
from search.engines import engine
from search.highlight import Highlighter
from search.hits import Named, page_hit
from search.plan import Plan, make_plan
from search.query import clean_text
from search.reader import Reader, reader_of

MOST_HITS = 100  # pages listed that have the words
ON_THE_WAY = (ReadingState.WAITING, ReadingState.READING, ReadingState.AGAIN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader looks for in a document: the words, and the page that is open."""

    q: str
    number: int

    @classmethod
    def read(cls, request: HttpRequest, pages: int) -> "Asked":
        """From the parameters `q` and `page`; a number that cannot be is that of the first page."""
        text = request.GET.get("page", "")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
        return cls(clean_text(request.GET.get("q", "")), min(max(number, 1), max(pages, 1)))


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of a document with the words marked, and the pages that have them.

    Raises Http404 for who may not open the document.
    """
    found = opened(request, pk)
    if isinstance(found, HttpResponse):
        return found
    reader = reader_of(request)
    reading: DocumentText | None = getattr(found, "reading", None)
    pages = reading.pages if reading else 0
    asked = Asked.read(request, pages)
    items = items_with(found, reader)
    item = items[0][1] if items else None
    plan = make_plan(asked.q)
    response = render(request, "portal/document.html", {
        "document": found, "link": document_link(found, item.name if item else ""),
        "pages": pages, "asked": asked,
        "items": [named for _kind, named in items],
        "title_language": item.language if item and is_untitled(found) else "",
        "state": _state(reading), "files": _files(found),
        "inside": _inside(items, found, plan, reader, asked),
        "leaf": _leaf(found, plan, asked),
    })
    if found.sharing != "clear" or "q" in request.GET:
        response.headers["X-Robots-Tag"] = "noindex"
    if found.sharing != "clear":
        response.headers["Cache-Control"] = PRIVATE
    return noted(response, request, found)


def _state(reading: DocumentText | None) -> str:
    """What a reader must know of the text: nothing when all of it is found."""
    if reading is None or (reading.state in ON_THE_WAY and not reading.finished):
        return _("The text of this document is being read. Its words can be searched in a while.")
    if reading.state == ReadingState.ASIDE:
        return _("The text of this document could not be read, so its words are not found. You can"
                 " still download it.")
    if reading.state == ReadingState.PICTURES:
        return _("Some pages of this document are pictures of text: their words are not found.")
    return ""


def _files(document: PortalDocument) -> dict[str, Any]:
    """What shows the document."""
    is_pdf = document.file_extension.lower() == "pdf"
    return {
        "is_pdf": is_pdf,
        "reader": static("reader.js"), "worker": static("pdf.worker.js"),
        # Files below are asked for by name.
        "parts": static("pdfjs/"),
    }


def _inside(
    items: list[tuple[str, Named]], document: PortalDocument, plan: Plan, reader: Reader,
    asked: Asked,
) -> dict[str, Any]:
    """The pages with the words: how many, the first of them, and those around the open page."""
    if not items:
        return {"possible": False}
    if not (plan.groups or plan.phrases):
        return {"possible": True}
    kind, item = items[0]
    try:
        found = engine().pages_within(
            plan, f"{kind}:{item.id}", str(document.pk), reader.audience, MOST_HITS
        )
    except SearchUnavailable:
        return {"possible": True, "unavailable": True}
    numbers = [page.number for page in found.pages]
    return {
        "possible": True, "searched": True, "count": found.count,
        "hits": _hits(found, reader, plan, asked),
        "before": max((n for n in numbers if n < asked.number), default=None),
        "after": min((n for n in numbers if n > asked.number), default=None),
    }


def _hits(found: PagesWithin, reader: Reader, plan: Plan, asked: Asked) -> list[Any]:
    highlighter, words = Highlighter(plan), urlencode({"q": asked.q})
    return [page_hit(page, words, reader, highlighter) for page in found.pages]


def _leaf(document: PortalDocument, plan: Plan, asked: Asked) -> dict[str, Any] | None:
    """The text of the open page, with marks; None when there is none yet."""
    page = DocumentPage.objects.filter(document=document, number=asked.number).first()
    if page is None:
        return None
    return {
        "text": Highlighter(plan).whole(page.text, page.language), "language": page.language,
        "is_picture": page.scanned and not page.recognised, "poor": is_poor(page.quality),
    }

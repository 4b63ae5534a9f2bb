"""Texts of documents in the admin: how far the reading is, what is poor, what to take over."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reselect, retarget
from wagtail.admin.auth import permission_required

from portal.accounts.roles import audience_of
from portal.documents import recognition
from portal.documents.confirming import confirm, language_in_words, proposals
from portal.documents.quality import POOR
from portal.documents.readers import may_open
from portal.documents.reading import MOST_ATTEMPTS, stop
from portal.documents.reasons import REASONS
from portal.documents.taking_over import drafts_for
from portal.documents.tasks import begin_reading, wait_after
from portal.models import DocumentText, PortalDocument, ReadingState
from portal.vocabulary.sharing import readable_at

PERMISSION = "portal.change_portaldocument"
LOOK_AGAIN_SECONDS = 3
WHOLE = "#reading"
ON_THE_WAY = (ReadingState.WAITING, ReadingState.READING, ReadingState.AGAIN)
EACH_PAGE = 50


@never_cache
@permission_required(PERMISSION)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every document with the state of its text, those that were last worked on first."""
    readings = DocumentText.objects.select_related("document").filter(
        document__sharing__in=readable_at(audience_of(request.user))
    )
    if "numbers" in request.GET:
        readings = readings.exclude(numbers=[])
    if (state := request.GET.get("state", "")) in ReadingState.values:
        readings = readings.filter(state=state)
    found = Paginator(readings, EACH_PAGE).get_page(request.GET.get("p"))
    for reading in found:
        reading.shown = _shown(reading)  # type: ignore[attr-defined]
    return render(request, "portal/admin/document_texts.html", {
        "readings": found, "states": ReadingState.choices, "state": state, "poor": POOR,
        "numbers": "numbers" in request.GET, "every": LOOK_AGAIN_SECONDS,
        "on_the_way": any(reading.state in ON_THE_WAY for reading in found),
        "breadcrumbs_items": [{"url": "", "label": _("Texts of documents")}],
    })


@never_cache
@permission_required(PERMISSION)
@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of one document, page by page.

    While it is read, browsers ask for its state alone; once that is over, for everything.
    """
    document = _document(request, pk)
    reading = DocumentText.objects.filter(document=document).first()
    pages = Paginator(document.page_texts.all(), EACH_PAGE).get_page(request.GET.get("p"))
    on_the_way = reading is not None and reading.state in ON_THE_WAY
    drafts = drafts_for(document)
    response = render(request, "portal/admin/document_text.html", {
        "document": document, "reading": reading, "pages": pages, "poor": POOR,
        "shown": _shown(reading) if reading else None, "on_the_way": on_the_way,
        "pictures": _pictures(reading) if on_the_way and reading else None,
        "every": LOOK_AGAIN_SECONDS,
        "install": "" if recognition.installed() else recognition.INSTALL,
        "proposals": proposals(reading, drafts) if reading else [], "reports": drafts,
        "breadcrumbs_items": [
            {"url": reverse("document_texts"), "label": _("Texts of documents")},
            {"url": "", "label": document.title},
        ],
    })
    return response if on_the_way else reselect(retarget(response, WHOLE), WHOLE)


def _pictures(reading: DocumentText) -> dict[str, int] | None:
    """Once all pages are read: in how many of those that are pictures text was looked for."""
    pages = reading.document.page_texts.filter(scanned=True)
    count = pages.count() if reading.done == reading.pages else 0
    return {"count": count, "done": pages.filter(number__lte=reading.looked_at).count()} \
        if count else None


def _shown(reading: DocumentText) -> dict[str, Any]:
    """The state in words, and how good the text is."""
    return {
        "reason": REASONS.get(reading.reason, ""), "again": _again(reading),
        "quality": None if reading.quality is None else round(100 * reading.quality),
        "poor": reading.quality is not None and reading.quality < POOR,
        "language": language_in_words(reading.language),
    }


def _again(reading: DocumentText) -> str:
    """How often it was tried, and when it is tried again."""
    if reading.state != ReadingState.AGAIN or not reading.attempts:
        return ""
    return _("Attempts so far: %(n)s of %(most)s. The next one begins within %(minutes)s min.") % {
        "n": reading.attempts, "most": MOST_ATTEMPTS,
        "minutes": wait_after(reading.attempts) // 60,
    }


@permission_required(PERMISSION)
@require_POST
def work(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Reads a document again, stops that, or takes over what it says of itself."""
    document = _document(request, pk)
    if what == "read":
        begin_reading(document)
        messages.success(request, _("It is read anew, by itself."))
    elif what == "stop":
        stop(document)
        messages.success(request, _("It is stopped. What was read stays."))
    else:
        confirm(request, document)
    return redirect("document_text", pk=pk)


def _document(request: HttpRequest, pk: int) -> PortalDocument:
    document = get_object_or_404(PortalDocument, pk=pk)
    if not may_open(document, request.user):
        raise Http404
    return document

"""Sends documents, their first pages as pictures, and images to those who may open them.

Nothing else below /media/ is served.
"""

import mimetypes
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.views.serve import serve
from wagtail.models import CollectionViewRestriction

from portal.documents.readers import may_open
from portal.models import DocumentText, PortalDocument, PortalImage, PortalRendition
from portal.privacy.audit import noted

# Asked again each time, and answered without the file when nothing changed: a level that is raised
# takes effect at once, also for caches between.
PUBLIC, PRIVATE = "public, no-cache", "private, no-store"
# A page of a PDF is opened in the browser; it was examined, and nothing in it acts.
OPEN = "open"


@require_safe
def document(request: HttpRequest, pk: str, filename: str) -> HttpResponseBase:
    """A document as a download; `?open` shows a PDF in the browser, for links to its pages."""
    response: HttpResponseBase = serve(request, pk, filename)
    kind = response.get("Content-Type", "")
    if OPEN not in request.GET or kind != "application/pdf":
        shown = response.get("Content-Disposition", "")
        response["Content-Disposition"] = shown.replace("inline", "attachment", 1)
    found = PortalDocument.objects.get(pk=pk)
    public = found.sharing == "clear"
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    response["X-Robots-Tag"] = "all" if public else "noindex"
    return noted(response, request, found)


@require_safe
def image(request: HttpRequest, path: str) -> HttpResponseBase:
    """An image or one of its sizes. Raises Http404 for who may not see it."""
    found = PortalRendition.objects.select_related("image__collection").filter(file=path).first()
    whole = found.image if found else (
        PortalImage.objects.select_related("collection").filter(file=path).first()
    )
    if whole is None or not may_open(whole, request.user) or not _in_open_collection(
        whole, request
    ):
        raise Http404
    return _picture(request, (found or whole).file, public=whole.sharing == "clear")


@require_safe
def first_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The first page of a PDF as a picture. Raises Http404 for who may not open the PDF."""
    found = opened(request, pk)
    if isinstance(found, HttpResponse):
        return found
    reading = DocumentText.objects.filter(document=found).exclude(first_page="").first()
    if reading is None:
        raise Http404
    return _picture(request, reading.first_page, public=found.sharing == "clear")


def opened(request: HttpRequest, pk: int) -> PortalDocument | HttpResponse:
    """The document, or what Wagtail answers instead, as for a collection with a password.

    Raises Http404 for who may not open it.
    """
    documents = PortalDocument.objects.select_related("collection", "reading")
    found: PortalDocument = get_object_or_404(documents, pk=pk)
    for ask in hooks.get_hooks("before_serve_document"):
        answer = ask(found, request)
        if isinstance(answer, HttpResponse):
            return answer
    return found


def _picture(request: HttpRequest, file: Any, *, public: bool) -> HttpResponseBase:
    tag = f'"{file.name}"'
    response: HttpResponseBase = get_conditional_response(request, etag=tag) or _sent(file)
    response["ETag"] = tag
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _sent(file: Any) -> HttpResponseBase:
    """The file; 404 when it is no longer in the storage."""
    try:
        stream = file.storage.open(file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return FileResponse(stream, content_type=kind)


def _in_open_collection(whole: PortalImage, request: HttpRequest) -> bool:
    """Whether the visitor may look into the collection, as Wagtail restricts collections."""
    restrictions: list[CollectionViewRestriction] = whole.collection.get_view_restrictions()
    return all(restriction.accept_request(request) for restriction in restrictions)

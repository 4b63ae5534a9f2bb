"""Where a coordinator adds files to the own country's answer, and takes them out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from network.ledger.answerers import answering
from network.ledger.answering import Stale, current
from network.ledger.files import add, take_out
from network.ledger.shown import said
from network.models import Response, ResponseFile
from portal.documents.coming_in import Refused
from portal.privacy.audit import noted
from portal.typed import number


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def files(request: HttpRequest, slug: str, ref: str, code: str) -> HttpResponse:
    """The files of the answer that stands now; without one, the way to write it."""
    context = answering(request, slug, ref, code)
    entry = current(context["report"].pk, ref, context["code"])
    if entry is None:
        messages.info(request, _("Write an answer first. Files are added to it afterwards."))
        return redirect("recommendation_response", slug, ref, code)
    context |= {"entry": said(entry)}
    if request.method == "POST":
        return noted(_change(request, entry, context), request, context["report"])
    return noted(_page(request, entry, context), request, context["report"])


def _change(request: HttpRequest, entry: Response, context: dict[str, Any]) -> HttpResponse:
    code = context["code"].lower()
    here = redirect("recommendation_files", context["page"].slug, entry.ref, code)
    asked, sure = request.POST.get("remove"), request.POST.get("sure")
    if asked or sure:
        row = get_object_or_404(entry.files, pk=number(sure or asked or ""))
        if not sure:
            return _page(request, entry, context, remove=row)
        take_out(row, request.user)
        messages.success(request, _("The file is taken out."))
        return here
    file: Any = request.FILES.get("file")
    if file is None:
        return _page(request, entry, context, fault=_("Choose a file first."))
    try:
        add(entry, file, request.user)
    except Refused as reason:
        return _page(request, entry, context, fault=f"{file.name}: {reason}")
    except Stale:
        messages.warning(request, _(
            "The file was not added: the answer has changed meanwhile. Read what stands there now"
            " and add the file again if it belongs to it."))
        return here
    messages.success(request, _("The file is added. All who may read the report may open it."))
    return here


def _page(
    request: HttpRequest, entry: Response, context: dict[str, Any], *, fault: str = "",
    remove: ResponseFile | None = None,
) -> HttpResponse:
    return render(request, "network/ledger/files.html", context | {
        "rows": entry.files.select_related("document"), "fault": fault, "remove": remove,
    }, status=422 if fault else 200)

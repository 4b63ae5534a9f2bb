"""The operators' page in the admin: how the index is, what was searched for, and what to do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from search.asked import counting
from search.asked.report import AT_LEAST, most_asked, without_results
from search.operators.models import IndexWork
from search.operators.state import state
from search.operators.work import begin
from search.sources import label_of

PERMISSION = "search.operate_search"
LOOK_AGAIN_SECONDS = "3"


@never_cache
@permission_required(PERMISSION)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page; while work goes on, browsers load it again by themselves."""
    language = (get_language() or "en")[:2]
    now = state()
    work = list(IndexWork.objects.all()[:5])
    running = next((one for one in work if one.running and not one.dead), None)
    context = _context(now, work, running, language)
    response = render(request, "search/admin/operators.html", context)
    if running:
        response.headers["Refresh"] = LOOK_AGAIN_SECONDS
    return response


def _context(now: Any, work: list[IndexWork], running: Any, language: str) -> dict[str, Any]:
    return {
        "state": now, "work": work, "running": running, "at_least": AT_LEAST,
        "kinds": [(label_of("kind", kind, language), count) for kind, count in now.kinds],
        "asked": most_asked(), "empty": without_results(), "days": counting.KEPT_DAYS,
        "breadcrumbs_items": [{"url": "", "label": _("Search engine")}],
    }


@permission_required(PERMISSION)
@require_POST
def start(request: HttpRequest, what: str) -> HttpResponse:
    """Begins a rebuild or a comparison, unless one goes on."""
    if begin(what) is None:
        messages.warning(request, _("Something is being done already; please wait for its end."))
    else:
        messages.success(request, _("It has begun and goes on by itself."))
    return redirect("search_operators")

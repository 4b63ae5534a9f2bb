"""Addresses of the ledger: its table, a recommendation, and a country's answer to it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from network.ledger.answerers import ANSWERING, answering, offered
from network.ledger.answering import Stale, answer, current
from network.ledger.asked import SIZE, Asked, Groups, State
from network.ledger.counting import COLUMNS, whole
from network.ledger.forms import ResponseForm
from network.ledger.rows import ledger
from network.ledger.shown import said
from network.ledger.single import recommendation_context
from network.ledger.table import paging, rows_csv, shown_rows, shown_sums, sums_csv
from network.ledger.ways import to_do
from network.ledger.wording import titles
from network.rights import speaks_for
from portal import typed
from portal.items import country_links
from portal.privacy.audit import noted
from portal.vocabulary.countries import codes_by_name
from portal.vocabulary.themes import themes
from search.collation import sort_key
from search.reader import Reader, reader_of


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The whole ledger as the filters say, row by row or added up; as CSV when asked for."""
    reader, today = reader_of(request), localdate()
    asked, every = Asked.parse(request.GET), ledger(reader.audience)
    rows = asked.of(every, today)
    groups = shown_sums(rows, asked, reader, today) if asked.by else []
    if request.GET.get("format") == "csv":
        text = (sums_csv(groups, asked, request.path) if asked.by
                else rows_csv(rows, reader, today))
        return HttpResponse(text, content_type="text/csv; charset=utf-8", headers={
            "Content-Disposition": 'attachment; filename="recommendations.csv"'})
    pages = paging(asked, len(rows))
    shown = [] if asked.by else rows[pages["start"] : pages["start"] + SIZE]
    return render(request, "network/ledger/table.html", {
        "asked": asked, "groups": groups, "columns": [one.label for one in COLUMNS],
        "rows": shown_rows(shown, reader, today, speaks_for(request.user, ANSWERING)),
        "count": len(rows), "pages": pages, "sum": whole(rows, today), "own": to_do(request.user),
        "choices": _choices(every, reader), "ways": Groups.choices,
    })


def _choices(rows: Any, reader: Reader) -> dict[str, Any]:
    """What can be chosen in the filters: countries, and themes and reports that there are.

    A report has the language of its title, too.
    """
    known, language = themes(), reader.language
    best = titles([row.page for row in rows], reader)
    reports = {best[row.page] for row in rows if row.page in best}

    def alphabetical(choices: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        return sorted(choices, key=lambda choice: sort_key(choice[1], language))

    return {
        "countries": [(one.id, one.name)
                      for one in country_links(codes_by_name(language), language)],
        "themes": alphabetical(
            (one, known.label(one, language)) for one in {t for row in rows for t in row.themes}),
        "reports": alphabetical((one.item_id, one.title, one.language) for one in reports),
        "states": State.choices,
    }


@require_safe
def recommendation(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    """One recommendation, with what every country answers and has answered."""
    context = recommendation_context(slug, ref, reader_of(request))
    mine = country_links(offered(request.user, context), reader_of(request).language)
    response = render(request, "network/ledger/recommendation.html", context | {
        "mine": mine,
        "answered": {one["country"].id for one in context["recommendation"]["responses"]}})
    return noted(response, request, context["page"])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def respond(request: HttpRequest, slug: str, ref: str, code: str) -> HttpResponse:
    """A country's answer: written, looked at once more, and then for all to read.

    What is typed is kept in the session until it stands in the ledger.
    """
    context = answering(request, slug, ref, code)
    response = _write(request, context) if request.method == "POST" else _begin(request, context)
    return noted(response, request, context["report"])


def _name(context: dict[str, Any]) -> tuple[int, str, str]:
    return context["report"].pk, context["recommendation"]["ref"], context["code"]


def _kept(context: dict[str, Any]) -> str:
    """What the answer is called in the session."""
    return "answer:" + ":".join(map(str, _name(context)))


def _begin(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The empty form, with the answer that stands now, or with what was typed before."""
    before = current(*_name(context))
    begun = typed.values(typed.get(request, _kept(context)))
    seen = begun.pop("seen", "")
    initial: dict[str, Any] = begun or {"date": localdate().isoformat()}
    if before and not begun:
        initial |= {"status": before.status, "progress": before.progress}
    form = ResponseForm(initial=initial, before=before)
    return _page(request, context, form, seen=seen or None)


def _write(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    action, name = request.POST.get("action", ""), _name(context)
    if action == "drop":
        typed.drop(request, _kept(context))
        return redirect("recommendation", context["page"].slug, name[1])
    form = ResponseForm(request.POST, before=current(*name))
    typed.keep(request, _kept(context), typed.of(form, request.POST, "seen"))
    if action == "auto":
        return HttpResponse(status=204)
    if not form.is_valid():
        return _page(request, context, form, status=422, seen=request.POST.get("seen"))
    if action != "publish":
        return _page(request, context, form, checked=action == "check",
                     seen=request.POST.get("seen"))
    try:
        answer(context["report"], name[1], name[2], request.user, form.said(),
               typed.number(request.POST.get("seen", "")))
    except Stale:
        return _page(request, context, form, status=409, told=_(
            "Nothing was published: somebody else has answered for this country meanwhile. Read"
            " what stands there now. What you typed is still here."))
    typed.drop(request, _kept(context))
    messages.success(request, _("Your answer is published."))
    return redirect("recommendation", context["page"].slug, name[1])


def _page(
    request: HttpRequest, context: dict[str, Any], form: ResponseForm, *, told: str = "",
    status: int = 200, checked: bool = False, seen: str | None = None,
) -> HttpResponse:
    """The form, or what readers will see of it; `seen` is the entry that the writer has read."""
    before = form.before
    return render(request, "network/ledger/respond.html", context | {
        "form": form, "told": told, "problems": form.problems() if form.is_bound else [],
        "now": said(before) if before else None, "checked": checked,
        "seen": seen if seen is not None else before.pk if before else 0,
        "preview": form.preview() if checked else None,
    }, status=status)

"""A group's worksheet at its secret address."""

import json
import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.accounts.reader import reader_of
from practices.models import Worksheet
from practices.models.submission import new_token
from practices.study_tours.conflicts import Conflict, in_conflict
from practices.study_tours.merging import marks_of, read_marks
from practices.study_tours.stops import Stop, stops_of
from practices.study_tours.worksheets import (
    WorksheetForms,
    answers_of,
    hand_in,
    open_again,
    save,
    typed,
    with_theirs,
)
from practices.submissions.view_start import of_submitters


@of_submitters
def sheet(request: HttpRequest, token: str) -> HttpResponse:
    """Filled in by a group, saved by every button and by the browser itself, and handed in."""
    found = get_object_or_404(Worksheet.objects.select_related("tour"), token=token)
    stops = stops_of(found.tour.practices, reader_of(request))
    if request.method != "POST":
        return _page(request, found, stops, WorksheetForms(answers_of(found), stops))
    if request.POST.get("action") == "again":
        open_again(found)
        return redirect("study_tour_sheet", token=token)
    return _save(request, found, stops)


def _save(request: HttpRequest, found: Worksheet, stops: list[Stop]) -> HttpResponse:
    """Saves what was typed, whatever it is, then does what the button says."""
    post = request.POST
    answers = typed(post, stops)
    merged = save(found, answers, read_marks(post.get("seen", "")), _name(post.get("writer", "")))
    action = post.get("action", "")
    if action == "auto":
        return HttpResponse(status=409 if merged is None or merged.conflicts else 204)
    forms = WorksheetForms(with_theirs(answers, merged) if merged else answers, stops, check=True,
                           complete=action == "send", spare=post.get("add", ""))
    if merged is None:
        return _refused(request, found, stops, forms)
    if merged.conflicts:
        return _conflicting(request, found, stops, forms, in_conflict(merged.conflicts, stops))
    problems = forms.problems()
    if action == "send" and not problems:
        hand_in(found)
        messages.success(request, _("Thank you. The worksheet is handed in."))
        return redirect("study_tour_sheet", token=found.token)
    if problems or "add" in post:
        found.refresh_from_db()
        return _page(request, found, stops, forms, problems=problems,
                     status=422 if problems else 200)
    messages.success(request, _("Saved. Keep the address of this page to go on later."))
    return redirect("study_tour_sheet", token=found.token)


def _name(value: str) -> str:
    return value if re.fullmatch(r"[\w-]{1,40}", value, re.ASCII) else ""


def _refused(
    request: HttpRequest, found: Worksheet, stops: list[Stop], forms: WorksheetForms
) -> HttpResponse:
    """It was handed in meanwhile: what was typed is shown, and what was handed in."""
    found.refresh_from_db()
    return _page(request, found, stops, forms, status=409, typed_here=forms,
                 saved=WorksheetForms(answers_of(found), stops))


def _conflicting(
    request: HttpRequest, found: Worksheet, stops: list[Stop], forms: WorksheetForms,
    conflicts: list[Conflict],
) -> HttpResponse:
    """What was typed stays in the fields; above those that others changed too stands theirs."""
    found.refresh_from_db()
    return _page(request, found, stops, forms, status=409, conflicts=conflicts, saved_meanwhile={
        one.name: [(_("Saved meanwhile"), one.text)] for one in conflicts
    })


def _page(
    request: HttpRequest, found: Worksheet, stops: list[Stop], forms: WorksheetForms,
    status: int = 200, **context: Any,
) -> HttpResponse:
    return render(request, "practices/study_tours/sheet.html", {
        "sheet": found, "tour": found.tour, "forms": forms, "writer": new_token(),
        "seen": json.dumps(marks_of(answers_of(found))), "conflicts": (), "saved_meanwhile": {},
        "hidden": len(found.tour.practices) - len(stops), "problems": [], **context,
    }, status=status)

"""The page on which the programme of a tour is changed, session by session."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal import typed as typing
from portal.accounts.reader import reader_of
from practices.models import StudyTour
from practices.study_tours.agreed import Row, drafted, keep, left_out, taken_out, to_change
from practices.study_tours.sessions import SessionRow, changed, typed
from practices.study_tours.stops import Stop, stops_of
from practices.study_tours.tours import NOT_SURE, may_change, surely_meant
from practices.submissions.view_start import of_submitters


@of_submitters
def change_programme(request: HttpRequest, token: str) -> HttpResponse:
    """Sessions added, moved, taken out and put back; nothing is kept before it is saved."""
    tour = get_object_or_404(StudyTour, token=token)
    if not may_change(tour, request.user):
        raise Http404
    stops = stops_of(tour.practices, reader_of(request))
    if request.method != "POST":
        return _page(request, tour, stops, to_change(tour, stops))
    rows = typed(request.POST, tour.days)
    action = request.POST.get("action")
    if action == "keep":
        return _kept(request, tour, stops, rows)
    if action == "draft":
        return _page(request, tour, stops, drafted(tour, stops), told=_(
            "This is the draft again. What you had stays until you save."))
    return _page(request, tour, stops, rows, focus=changed(rows, request.POST, tour.days))


def _kept(
    request: HttpRequest, tour: StudyTour, stops: list[Stop], rows: list[Row]
) -> HttpResponse:
    there = [row for row in rows if not row["out"]]
    shown = [SessionRow(row, stops, tour.days, complete=True) for row in there]
    problems = [problem for one in shown if not one.form.is_valid()
                for problem in one.form.problems()]
    if problems:
        return _page(request, tour, stops, rows, problems=problems, complete=True, status=422)
    if not there:
        return _page(request, tour, stops, rows, status=422, refused=_(
            "A programme needs a session. Add one, or begin again from the draft."))
    if not surely_meant(tour, request):
        return _page(request, tour, stops, rows, status=403, refused=NOT_SURE)
    if not keep(tour, [one.clean() for one in shown], _opened(request, tour)):
        tour.refresh_from_db()
        return _page(request, tour, stops, rows, status=409, version=tour.version, refused=_(
            "Somebody else has changed the programme meanwhile, so this was not saved. Look at the"
            " programme in another window; if you save again, yours takes its place."))
    messages.success(request, _("The programme is saved."))
    return redirect("study_tour", token=tour.token)


def _opened(request: HttpRequest, tour: StudyTour) -> int:
    """The version of the programme with which the form was opened."""
    if request.method != "POST":
        return tour.version
    return typing.number(request.POST.get("version", ""))


def _page(
    request: HttpRequest, tour: StudyTour, stops: list[Stop], rows: list[Row], *,
    complete: bool = False, status: int = 200, **context: Any,
) -> HttpResponse:
    shown = [SessionRow(row, stops, tour.days, complete=complete) for row in rows]
    return render(request, "practices/study_tours/programme.html", {
        "tour": tour, "version": _opened(request, tour), "left_out": left_out(tour, stops),
        "taken_out": taken_out(tour), "problems": [], **context,
        "days": [(number, [one for one in shown if one.row["day"] == number])
                 for number in range(1, tour.days + 1)],
    }, status=status)

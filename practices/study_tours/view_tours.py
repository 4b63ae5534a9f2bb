"""The pages of a tour: begun, changed, shown with its programme, and its worksheet on paper."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.accounts.reader import reader_of
from portal.vocabulary.countries import country_name
from practices.models import StudyTour, Worksheet
from practices.study_tours.agreed import days_of, left_out, taken_out
from practices.study_tours.forms import TourForm
from practices.study_tours.links import stop
from practices.study_tours.stops import contacts, stops_of
from practices.study_tours.tours import (
    NOT_SURE,
    events,
    forget_old,
    keep,
    may_change,
    offered,
    surely_meant,
)
from practices.study_tours.view_mails import ask
from practices.study_tours.worksheets import ROWS
from practices.submissions import limits
from practices.submissions.view_start import of_submitters


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the kit is, one's own tours, and the form that begins one.

    `practice` (repeatable) and `theme` in the address put practices into the form.
    """
    own = StudyTour.objects.filter(owner=request.user) if request.user.is_authenticated else ()
    return _edit(request, StudyTour(practices=request.GET.getlist("practice")[:20]), {"own": own})


@of_submitters
def change(request: HttpRequest, token: str) -> HttpResponse:
    """The form of a tour that is there."""
    tour = get_object_or_404(StudyTour, token=token)
    if not may_change(tour, request.user):
        raise Http404
    return _edit(request, tour, {})


def _edit(request: HttpRequest, tour: StudyTour, context: dict[str, Any]) -> HttpResponse:
    reader = reader_of(request)
    posted = request.POST if request.method == "POST" else None
    ids = [*tour.practices, *(posted.getlist("practices")[:100] if posted else ())]
    theme = (posted or request.GET).get("theme", "")
    choices = offered(ids, theme, request, reader)
    looking = posted is not None and posted.get("action") == "theme"
    form = TourForm(posted, initial=_initial(tour, theme), offered=choices,
                    events=events(reader), asks=_asks(tour, request), complete=not looking)
    status = 200
    if posted is not None and form.is_valid() and not looking:
        if not surely_meant(tour, request):
            form.add_error(None, NOT_SURE)
            status = 403
        elif tour.pk or limits.allowed(limits.TOURS_A_MACHINE, limits.machine(request)):
            return _kept(request, tour, form, [one for one, _title in choices])
        else:
            form.add_error(None, _("Very many tours were begun here. Try again in an hour."))
            status = 429
    elif posted is not None and form.errors:
        status = 422
    return render(request, "practices/study_tours/edit.html", context | {
        "form": form, "tour": tour, "problems": list(form.problems()) if form.is_bound else [],
        "refused": form.non_field_errors(), "signed_in": request.user.is_authenticated,
    }, status=status)


def _kept(
    request: HttpRequest, tour: StudyTour, form: TourForm, shown: list[str]
) -> HttpResponse:
    if tour.pk is None:
        forget_old()
        tour.owner = request.user if request.user.is_authenticated else None
        tour.practices = []
    keep(tour, {**form.cleaned_data, "offered": shown})
    if form.cleaned_data.get("no_mails"):
        stop(tour)
    if mail := form.cleaned_data.get("mail"):
        ask(request, tour, mail.lower())
    return redirect("study_tour", token=tour.token)


def _asks(tour: StudyTour, request: HttpRequest) -> str:
    """Which field about mails the form has: none for an account, which has an address."""
    if tour.owner_id or (tour.pk is None and request.user.is_authenticated):
        return ""
    return "no_mails" if tour.mail else "mail"


def _initial(tour: StudyTour, theme: str) -> dict[str, Any]:
    return {"name": tour.name, "country": tour.country, "first_day": tour.first_day,
            "days": tour.days, "event": tour.event_id or "", "theme": theme,
            "practices": tour.practices}


@of_submitters
def tour(request: HttpRequest, token: str) -> HttpResponse:
    """The programme, what to ask, whom to call, and the ways to worksheets.

    Posted, it begins a worksheet for a group and leads there.
    """
    found = get_object_or_404(StudyTour, token=token)
    if request.method == "POST":
        if not limits.allowed(limits.SHEETS_A_TOUR, token):
            return _shown(request, found, 429, told=_(
                "Very many worksheets were begun today. Please go on with one of them."))
        sheet = Worksheet.objects.create(tour=found)
        return redirect("study_tour_sheet", token=sheet.token)
    return _shown(request, found)


def _shown(
    request: HttpRequest, found: StudyTour, status: int = 200, told: str = ""
) -> HttpResponse:
    reader = reader_of(request)
    stops = stops_of(found.practices, reader)
    own = request.user.is_authenticated and found.owner_id == request.user.pk
    return render(request, "practices/study_tours/tour.html", {
        **_head(found, stops, reader.language), "told": told,
        "may_change": may_change(found, request.user),
        "days": days_of(found, stops), "left_out": left_out(found, stops),
        "taken_out": taken_out(found),
        "contacts": contacts(stops, found.country, reader),
        "sheets": found.worksheets.all() if own else (),
    }, status=status)


@of_submitters
def worksheet(request: HttpRequest, token: str) -> HttpResponse:
    """The worksheet to print and to fill in by hand."""
    found = get_object_or_404(StudyTour, token=token)
    reader = reader_of(request)
    stops = stops_of(found.practices, reader)
    return render(request, "practices/study_tours/worksheet.html", {
        **_head(found, stops, reader.language), "rows": range(ROWS + 2),
    })


def _head(found: StudyTour, stops: list[Any], language: str) -> dict[str, Any]:
    levels = {stop.sharing for stop in stops}
    return {
        "tour": found, "stops": stops, "hidden": len(found.practices) - len(stops),
        "country": country_name(found.country, language) if found.country else "",
        "highest": next((level for level in ("amber", "green") if level in levels), ""),
    }

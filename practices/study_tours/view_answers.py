"""The pages for those who keep a country's adoptions."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.reader import reader_of
from portal.privacy.audit import noted
from portal.vocabulary.countries import country_name
from practices.models import TransferAssessment, Worksheet
from practices.review.views import for_reviewers
from practices.study_tours.answers import first_values, handed_in, make_adoption
from practices.study_tours.forms import AdoptionForm
from practices.study_tours.stops import Stop, stops_of

MOST = 200


@require_safe
@for_reviewers
def queue(request: HttpRequest) -> HttpResponse:
    """The worksheets handed in, with how much of each became an adoption."""
    sheets = handed_in(request.user).select_related("tour").annotate(
        assessed=Count("assessments"),
        adopted=Count("assessments", filter=Q(assessments__adoption__isnull=False)),
    )
    return render(request, "practices/study_tours/queue.html", {
        "rows": [(sheet, _country(sheet, request)) for sheet in sheets[:MOST]],
    })


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """One worksheet; each of its assessments can be made an adoption, draft or published."""
    sheets = handed_in(request.user).select_related("tour__event")
    sheet: Worksheet = get_object_or_404(sheets, pk=pk)
    assessments = list(sheet.assessments.select_related("practice", "adoption"))
    if request.method != "POST":
        return noted(_page(request, sheet, assessments), request, sheet)
    chosen = next((one for one in assessments
                   if str(one.pk) == request.POST.get("assessment")), None)
    if chosen is None:
        raise Http404
    form = AdoptionForm(request.POST, prefix=f"a{chosen.pk}")
    if not form.is_valid():
        return _page(request, sheet, assessments, {chosen.pk: form}, 422)
    publish = request.POST.get("action") == "publish"
    make_adoption(chosen.pk, form.cleaned_data, request.user, publish=publish)
    messages.success(request, _("The adoption is published.") if publish
                     else _("The adoption is kept as a draft."))
    return redirect("study_tour_answer", pk=pk)


def _page(
    request: HttpRequest, sheet: Worksheet, assessments: list[TransferAssessment],
    bound: dict[int, AdoptionForm] | None = None, status: int = 200,
) -> HttpResponse:
    bound = bound or {}
    stops = {stop.id: stop for stop in stops_of(
        [one.practice.item_id for one in assessments], reader_of(request))}
    return render(request, "practices/study_tours/answers.html", {
        "sheet": sheet, "tour": sheet.tour, "country": _country(sheet, request),
        "parts": [_part(one, stops, bound.get(one.pk)) for one in assessments],
        "problems": [problem for form in bound.values() for problem in form.problems()],
    }, status=status)


def _part(
    assessment: TransferAssessment, stops: dict[str, Stop], bound: AdoptionForm | None
) -> dict[str, Any]:
    form = bound or AdoptionForm(prefix=f"a{assessment.pk}", initial=first_values(assessment))
    return {"assessment": assessment, "stop": stops.get(assessment.practice.item_id),
            "form": form}


def _country(sheet: Worksheet, request: HttpRequest) -> str:
    return country_name(sheet.country, reader_of(request).language)

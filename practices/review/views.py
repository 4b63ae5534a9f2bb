"""The reviewers' pages: the queue, and one review with everything that can be done in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.reader import reader_of
from portal.items import item_context
from portal.privacy.audit import noted
from practices.models import Decision, Review, ReviewNotes
from practices.review import deciding, rights
from practices.review.consequences import consequences, handed_over
from practices.review.forms import ACTIONS, ReviewForm
from practices.review.queue import age, countries_of, rows
from practices.review.reading import comment_keys, compared_with, latest, parts
from practices.submissions.forms import countries_by_name
from practices.submissions.steps import to_keep
from search.audience import Audience


def for_reviewers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for coordinators and editors; for others it is not there."""
    @never_cache
    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, **names: Any) -> HttpResponse:
        user = request.user
        reads = reader_of(request).audience >= Audience.COORDINATOR
        if not reads or not (rights.is_editor(user) or rights.is_coordinator(user)):
            raise Http404
        return view(request, **names)

    return wrapped


@require_safe
@for_reviewers
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, for how long."""
    return render(request, "practices/review/queue.html", {
        "rows": rows(request.user, request.GET), "states": Review.State.choices,
        "state": request.GET.get("state", Review.State.WAITING), "countries": countries_by_name(),
        "country": request.GET.get("country", ""),
    })


@require_safe
@for_reviewers
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The practice as readers will see it."""
    review = _readable(request, pk)
    context = item_context(latest(review), reader_of(request)) | {"review": review}
    return render(request, "practices/review/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: read, comment, rate, write, stand back, decide."""
    found = _readable(request, pk)
    user: Any = request.user
    notes = ReviewNotes.objects.filter(review=found, reviewer=user).first()
    if request.method != "POST":
        form = ReviewForm(initial=notes.data if notes else {}, keys=comment_keys())
        return _page(request, found, form)
    action = request.POST.get("action", "")
    form = ReviewForm(request.POST, keys=comment_keys(), action=action)
    valid = form.is_valid()
    _keep(found, request.user, form)
    if action == "auto":
        return HttpResponse(status=204)
    if not valid:
        return _page(request, found, form, status=422)
    if action == "change":
        return redirect("review", pk=pk)
    if action not in ACTIONS:
        messages.success(request, _("Saved. Only you see it until you decide."))
        return redirect("review", pk=pk)
    return _ACTS[action](request, found, form)


def _readable(request: HttpRequest, pk: int) -> Review:
    reviews = rights.visible(request.user).select_related("page", "submission", "workflow_state")
    return get_object_or_404(reviews, pk=pk)


def _keep(review: Review, user: Any, form: ReviewForm) -> None:
    """Keeps what was typed, whatever it is, as this reviewer's own notes."""
    typed = {name: value for name, value in form.typed().items() if value}
    ReviewNotes.objects.update_or_create(
        review=review, reviewer=user, defaults={"data": to_keep(typed)}
    )


def _forget(review: Review, user: Any, *names: str) -> None:
    """Takes out of the notes what was handed over; everything when no field is named."""
    notes = ReviewNotes.objects.filter(review=review, reviewer=user).first()
    if notes is None:
        return
    notes.data = {name: value for name, value in notes.data.items()
                  if names and name not in names}
    notes.save()


def _look(request: HttpRequest, review: Review, form: ReviewForm) -> HttpResponse:
    """What the decision will do, to be confirmed; what was typed goes along and is kept, too."""
    page, kind = latest(review), form.cleaned_data["decision"]
    if rights.why_not(request.user, review):
        return _decide(request, review, form)
    labels = {part.key: part.label for part in parts(page)}
    response = render(request, "practices/review/confirm.html", {
        "review": review, "practice": page, "form": form, "kind": Decision.Kind(kind).label,
        "declines": kind == Decision.Kind.DECLINE,
        "round": _number(request, "round"), "revision": _number(request, "revision"),
        "consequences": consequences(review, page, kind),
        "handed_over": handed_over(form, labels),
    })
    return noted(response, request, page)


def _decide(request: HttpRequest, review: Review, form: ReviewForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        deciding.decide(
            review.pk, request.user, given["decision"], reasons=given["reasons"],
            round_=_number(request, "round"), revision=_number(request, "revision"),
            ratings=form.ratings(), comments=form.comments(),
        )
    except deciding.NotYours as refusal:
        return _page(request, review, form, told=str(refusal), status=409)
    except deciding.Stale:
        review.refresh_from_db()
        return _page(request, review, form, status=409, told=_(
            "Nothing was decided: somebody else has decided meanwhile, or the text has changed."
            " Read it again as it stands now. What you typed is still here."))
    _forget(review, request.user)
    messages.success(request, _("Your decision is written down."))
    return redirect("review", pk=review.pk)


def _number(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else -1


def _message(request: HttpRequest, review: Review, form: ReviewForm) -> HttpResponse:
    if review.submission is None or not deciding.may_write(request.user, review):
        raise Http404
    deciding.write(review.submission, form.cleaned_data["message"], request.user, review)
    _forget(review, request.user, "message")
    messages.success(request, _("Your message is sent."))
    return redirect("review", pk=review.pk)


def _conflict(request: HttpRequest, review: Review, form: ReviewForm) -> HttpResponse:
    deciding.stand_back(review.pk, request.user, form.cleaned_data["conflict"])
    _forget(review, request.user, "conflict")
    messages.success(request, _("Thank you. Others decide about this practice."))
    return redirect("review", pk=review.pk)


_ACTS = {"look": _look, "decide": _decide, "message": _message, "conflict": _conflict}


def _page(
    request: HttpRequest, review: Review, form: ReviewForm, told: str = "", status: int = 200
) -> HttpResponse:
    page = latest(review)
    fields = parts(page, compared_with(review))
    why_not = rights.why_not(request.user, review)
    response = render(request, "practices/review/review.html", {
        "review": review, "practice": page, "form": form, "told": told, "parts": fields,
        "problems": list(form.problems()) if form.is_bound else [], "why_not": why_not,
        "named": [(part, name) for part in fields for name in part.named],
        "typed": _typed(form) if why_not else [],
        "days": age(review), "countries": countries_of(review),
        "decisions": _decisions(review), "may_write": deciding.may_write(request.user, review),
        "thread": review.submission.messages.all() if review.submission else [],
    }, status=status)
    return noted(response, request, page)


def _typed(form: ReviewForm) -> list[tuple[str, str]]:
    """What was typed and not handed over, for a page that has no fields to show it in."""
    return [(str(form[name].label), value) for name, value in form.typed().items()
            if value and name not in ACTIONS]


def _decisions(review: Review) -> list[Decision]:
    """What was decided about this practice so far, in this review and before an appeal."""
    return list(Decision.objects.filter(review__page_id=review.page_id))

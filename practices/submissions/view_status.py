"""A submission's own page: what has happened, and what its submitter can do about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from practices.models import Submission
from practices.review import deciding
from practices.review.forms import TextForm
from practices.submissions import limits
from practices.submissions.asked import Asked, asked_for
from practices.submissions.changing import reopen
from practices.submissions.showing import as_practice
from practices.submissions.steps import PREVIEW, STEPS, missing, to_keep
from practices.submissions.view_start import of_submitters


@of_submitters
def status(request: HttpRequest, token: str) -> HttpResponse:
    """Every step so far, the thread with the reviewers, an appeal, and the way back to the form."""
    submission = get_object_or_404(Submission.objects.select_related("page"), token=token)
    if request.method != "POST":
        return _page(request, submission)
    action = request.POST.get("action", "")
    if action == "reopen":
        reopen(submission)
        return redirect("submission_step", token=token, name=STEPS[0].name)
    if action in ("message", "appeal"):
        return _text(request, submission, action)
    return redirect("submission", token=token)


def _text(request: HttpRequest, submission: Submission, action: str) -> HttpResponse:
    """A message or an appeal; what cannot be sent stays in its field."""
    form = TextForm(request.POST, prefix=action)
    if not form.is_valid():
        return _page(request, submission, {action: form}, 422)
    if not limits.allowed(limits.TEXTS_A_SUBMISSION, str(submission.pk)):
        form.add_error(None, _("You have written very often today. Go on tomorrow."))
        return _page(request, submission, {action: form}, 429)
    text = to_keep(form.cleaned_data["text"])
    if action == "appeal":
        if deciding.appeal(submission, text):
            messages.success(request, _("Your appeal is sent."))
    elif submission.reviews.exists():
        _write_once(submission, text)
        messages.success(request, _("Your message is sent."))
    return redirect("submission", token=submission.token)


def _write_once(submission: Submission, text: str) -> None:
    """A second click on the button sends nothing twice."""
    last = submission.messages.last()
    if last is None or last.text != text or last.author_id is not None:
        deciding.write(submission, text)


def _page(
    request: HttpRequest, submission: Submission, forms: dict[str, TextForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = asked_for(submission)
    shown: dict[str, Any] = {
        name: TextForm(prefix=name) for name in ("message", "appeal")
    } | (forms or {})
    return render(request, "practices/submit/status.html", {
        "submission": submission, "events": submission.events.all(), "forms": shown,
        "problems": [one for form in shown.values() if form.is_bound for one in form.problems()]
        + [{"error": error} for form in shown.values() if form.is_bound
           for error in form.non_field_errors()],
        "asked": asked, "next": _next(submission, asked), "thread": submission.messages.all(),
        "in_review": submission.reviews.exists(),
        "may_appeal": deciding.may_appeal(submission),
        **({} if submission.is_draft else as_practice(request, submission)),
    }, status=status)


def _next(submission: Submission, asked: Asked | None) -> str:
    """The step to go on with: what was asked to be changed, what is missing, else the end."""
    if asked:
        return asked.first or STEPS[0].name
    return next((one.name for one, _problems in missing(submission.data)), PREVIEW)

"""The pages of one submission: its steps, its preview, and what has happened to it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from practices.models import Submission
from practices.submissions import limits
from practices.submissions.asked import asked_for, comments_on
from practices.submissions.drafts import save_step
from practices.submissions.files import kept_files
from practices.submissions.forms import spoken
from practices.submissions.pages import unlisted
from practices.submissions.sending import NotComplete, send
from practices.submissions.showing import as_practice
from practices.submissions.steps import (
    BY_NAME,
    FILES,
    NAMES,
    PREVIEW,
    STEPS,
    Answers,
    Step,
    StepForms,
    missing,
    typed_answers,
)
from practices.submissions.view_start import of_submitters


@of_submitters
def step(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """A step of the form: shown, saved, and left for wherever its submitter wants to go."""
    submission = get_object_or_404(Submission, token=token)
    if name not in BY_NAME:
        raise Http404
    asked = BY_NAME[name]
    if request.method == "POST":
        return _save(request, submission, asked)
    if not submission.is_draft:
        return redirect("submission", token=token)
    answers = submission.data.get(name, {})
    if asked.form is BY_NAME["short"].form:
        answers = {"language": spoken(), **answers}
    return _page(request, submission, StepForms(asked, answers, check=False))


def _save(request: HttpRequest, submission: Submission, asked: Step) -> HttpResponse:
    """Saves what was typed, whatever it is, then does what the button says."""
    post = request.POST
    answers = typed_answers(asked, post)
    _remove(asked, answers, post.get("remove", ""))
    saved = save_step(submission, asked.name, answers)
    if post.get("action") == "auto":
        return HttpResponse(status=204 if saved else 409)
    forward = post.get("action") == "next"
    forms = StepForms(asked, answers, complete=forward, spare="add" in post)
    problems = forms.problems()
    if not saved:
        return _page(request, submission, forms, closed=True, status=409)
    if problems or "add" in post or "remove" in post:
        return _page(request, submission, forms, problems, 422 if problems else 200)
    return leave(submission, asked.name, post)


def _remove(asked: Step, answers: Answers, row: str) -> None:
    """Takes out the row that a button names, such as "pairs-1"."""
    name, _dash, number = row.rpartition("-")
    if asked.rows and name == asked.rows.name and number.isdigit():
        rows = answers[name]
        del rows[int(number) : int(number) + 1]


def leave(submission: Submission, name: str, post: QueryDict) -> HttpResponse:
    """To the step that the button says, from the one called `name`."""
    at = NAMES.index(name)
    if post.get("action") == "keep":
        return redirect("submission", token=submission.token)
    wanted = post.get("go", "")
    if wanted not in NAMES:
        wanted = NAMES[max(0, at - 1 if post.get("action") == "back" else at + 1)]
    return _to(submission, wanted)


def _to(submission: Submission, name: str) -> HttpResponse:
    if name == PREVIEW:
        return redirect("submission_preview", token=submission.token)
    return redirect("submission_step", token=submission.token, name=name)


def _page(
    request: HttpRequest, submission: Submission, forms: StepForms,
    problems: list[dict[str, Any]] | None = None, status: int = 200, closed: bool = False,
) -> HttpResponse:
    context = {
        "submission": submission, "step": forms.step, "forms": forms, "problems": problems or [],
        "closed": closed, **place(submission, forms.step.name),
        "comments": comments_on(submission),
        "fresh": len(forms.rows) - 1 if "add" in request.POST else None,
    }
    return render(request, "practices/submit/step.html", context, status=status)


def place(submission: Submission, name: str) -> dict[str, Any]:
    """The steps, which of them is shown, and which are complete."""
    unfinished = {one.name for one, _problems in missing(submission.data)}
    steps = [
        {"name": one.name, "title": one.title, "current": one.name == name,
         "done": one.name in submission.data and one.name not in unfinished}
        for one in STEPS
    ]
    preview = {"name": PREVIEW, "title": _("Preview and send"), "done": False,
               "current": name == PREVIEW}
    files = {"name": FILES, "title": _("Files"), "current": name == FILES,
             "done": kept_files(submission).exists()}
    return {"steps": [*steps, files, preview], "number": NAMES.index(name) + 1}


@of_submitters
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The practice as readers will see it, what is still missing, and the button that sends it."""
    submission = get_object_or_404(Submission, token=token)
    status, told = 200, ""
    if request.method == "POST" and submission.is_draft:
        if not limits.allowed(limits.SENT_A_MAIL, submission.mail):
            status = 429
            told = _("You have sent very many practices today. This one is saved; send it"
                     " tomorrow.")
        else:
            try:
                send(submission, spoken())
            except NotComplete:
                status = 422
            else:
                submission.refresh_from_db()
    if not submission.is_draft:
        return redirect("submission", token=token)
    context = as_practice(request, submission) | {
        "submission": submission, "missing": list(missing(submission.data)), "told": told,
        "unlisted": unlisted(submission.data), "asked": asked_for(submission),
        **place(submission, PREVIEW),
    }
    return render(request, "practices/submit/preview.html", context, status=status)

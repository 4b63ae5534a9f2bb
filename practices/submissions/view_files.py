"""The step of the form where files are added, and a draft's files for who writes it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from practices.models import Submission, SubmissionFile
from practices.submissions import limits
from practices.submissions.files import MOST_FILES, kept_files, set_removed, take
from practices.submissions.steps import FILES
from practices.submissions.view_start import of_submitters
from practices.submissions.view_steps import leave, place


@of_submitters
def files(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the files of a draft, takes new ones, removes them and brings them back."""
    submission = get_object_or_404(Submission, token=token)
    if not submission.is_draft:
        return redirect("submission", token=token)
    faults: list[str] = []
    if request.method == "POST":
        post = request.POST
        set_removed(submission, post.get("remove", ""), True)
        set_removed(submission, post.get("restore", ""), False)
        faults = _take(request, submission)
        stays = {"remove", "restore", "add"} & set(post)
        if not faults and not stays:
            return leave(submission, FILES, post)
        if not faults:
            return redirect("submission_files", token=token)
    return render(request, "practices/submit/files.html", _context(submission, faults),
                  status=422 if faults else 200)


def _take(request: HttpRequest, submission: Submission) -> list[str]:
    sent = request.FILES.getlist("files")[: MOST_FILES + 1]
    if sent and not limits.allowed(limits.FILES_A_DRAFT, submission.token):
        return [str(limits.TOO_MANY_FILES)]
    return take(submission, sent)


def _context(submission: Submission, faults: list[str]) -> dict[str, Any]:
    return {
        "submission": submission, "faults": faults, "files": kept_files(submission),
        "removed": submission.files.exclude(removed=None), **place(submission, FILES),
    }


@of_submitters
def download(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A file of a draft, for who has its address. Raises Http404."""
    one = get_object_or_404(SubmissionFile, submission__token=token, pk=pk)
    try:
        stream = one.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(stream, as_attachment=True, filename=one.name,
                          content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'"
    return answer

"""A submitter's own data, without an account: the draft's address is the key to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.models.audit import Action
from portal.privacy.audit import record
from portal.privacy.views import as_download
from practices import privacy
from practices.models import Submission
from practices.submissions.mails import mail_erased
from practices.submissions.view_start import of_submitters


@of_submitters
def data(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is kept of this submission, as a file; only on a button."""
    submission = get_object_or_404(Submission, token=token)
    if request.method != "POST":
        return redirect("submission", token=token)
    record(Action.OWN_DATA, kind="submission", item=submission.pk, detail="downloaded")
    return as_download(privacy.told(submission))


@of_submitters
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once more; then it is gone, and a mail says so."""
    submission = get_object_or_404(Submission.objects.select_related("page"), token=token)
    missing = request.method == "POST" and request.POST.get("sure") != "1"
    if request.method != "POST" or missing:
        page = submission.page
        stays = page is not None and (page.live or page.first_published_at is not None)
        return render(request, "practices/submit/delete.html", {
            "submission": submission, "stays": stays, "missing": missing,
        }, status=422 if missing else 200)
    record(Action.OWN_DATA, kind="submission", item=submission.pk, detail="deleted")
    privacy.erase(submission)
    mail_erased(submission)
    messages.success(request, _("It is deleted. A mail confirms it."))
    return redirect("submit")

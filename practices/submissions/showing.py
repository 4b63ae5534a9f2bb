"""The answers of a submission as the page that readers will see."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from portal.accounts.reader import reader_of
from portal.items import item_context
from practices.models import PracticePage, Submission
from practices.submissions.files import kept_files
from practices.submissions.pages import fill


def as_practice(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """What `practices/_article.html` needs: a page that is not saved, and the files."""
    page = PracticePage()
    fill(page, submission.data)
    return item_context(page, reader_of(request)) | {"files": _files(submission)}


def _files(submission: Submission) -> list[dict[str, Any]]:
    return [
        {"url": reverse("submission_file", kwargs={"token": submission.token, "pk": one.pk}),
         "title": one.name, "size": one.size, "extension": one.name.rpartition(".")[2]}
        for one in kept_files(submission)
    ]

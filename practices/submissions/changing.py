"""Changing what is published: the page's words as answers again, to be reviewed as before."""

from typing import Any

from django.db import transaction

from portal.blocks import raw_values
from practices.models import PracticePage, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.pages import TEXTS, Data, unlisted


def reopen(submission: Submission) -> bool:
    """Makes a published submission a draft of changes; the page stays as it is meanwhile.

    The draft begins with what is published, editors' corrections included. Returns whether this
    call did it.
    """
    with transaction.atomic():
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        page = current.page
        if current.status != Submission.Status.PUBLISHED or page is None or not page.live:
            return False
        names = unlisted(current.data)
        current.data = answers_of(page)
        who = current.data["who"]
        who["organisations"] = "\n".join(filter(None, [who["organisations"], *names]))
        current.status, current.warned = Submission.Status.DRAFT, None
        current.save()
        note(current, SubmissionEvent.Kind.REOPENED, by=SubmissionEvent.Function.SUBMITTER)
    return True


def answers_of(page: PracticePage) -> Data:
    """The answers that `practices.submissions.pages.fill` makes this page of."""
    texts: dict[str, Any] = {name: getattr(page, name) for name in TEXTS}
    rows = {
        name: [{key: value.get(key) or "" for key in keys} for value in
               raw_values(getattr(page, name))]
        for name, keys in (("problem_solutions", ("problem", "solution")),
                           ("phases", ("title", "text")),
                           ("outcomes", ("statement", "direction", "evidence")))
    }
    return {
        "short": {
            "title": page.title, "summary": page.summary, "language": page.original_language,
            "practice_type": page.practice_type, "status": page.status, "started": page.started,
            "countries": sorted(tag.name for tag in page.countries.all()),
            "themes": sorted(tag.slug for tag in page.themes.all()),
        },
        "pairs": {"pairs": rows["problem_solutions"]},
        "how": {"body": texts["body"], "phases": rows["phases"]},
        "outcomes": {"lessons": texts["lessons"], "outcomes": rows["outcomes"]},
        "elsewhere": {
            "preconditions": _lines(raw_values(page.preconditions)),
            "transferability": texts["transferability"], "resources": texts["resources"],
            "legal_basis": texts["legal_basis"],
            "target_groups": _lines(raw_values(page.target_groups)),
        },
        "who": {
            "organisations": _lines(link.organisation.name for link in page.organisations.all()),
            "sources": _lines(page.sources), "sharing": page.sharing,
        },
    }


def _lines(values: Any) -> str:
    return "\n".join(map(str, values))

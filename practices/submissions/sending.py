"""Sending: a draft becomes a page that editors see, and nobody else until one publishes it."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from practices.models import PracticePage, Submission, SubmissionEvent
from practices.submissions.drafts import note
from practices.submissions.files import hand_over
from practices.submissions.mails import mail_event
from practices.submissions.pages import fill
from practices.submissions.steps import missing

RESERVED = {"submit", "review"}


class NotComplete(Exception):
    """Something is still to be put right in the draft."""


def send(submission: Submission, language: str) -> bool:
    """Makes the page, hands it to the editors, and tells the submitter, in `language`.

    Called twice, even at once, it makes one page; returns whether this call made it. Raises
    NotComplete.
    """
    with transaction.atomic():
        current = Submission.objects.select_for_update().get(pk=submission.pk)
        if not current.is_draft:
            return False
        if any(missing(current.data)):
            raise NotComplete
        current.status = Submission.Status.SENT
        current.language = language
        current.save()
        kind = SubmissionEvent.Kind.SENT
        note(current, kind, data=current.data, by=SubmissionEvent.Function.SUBMITTER)
        page = _page(current)
        current.page = page
        current.save(update_fields=["page", "changed"])
        _hand_over(page, current.user)
        mail_event(current, kind)
    return True


def _page(submission: Submission) -> PracticePage:
    """The page with the answers in it: a new one, or the one whose editor asked for changes."""
    page = submission.page
    if page is not None:
        page = page.get_latest_revision_as_object()
        slug = page.slug
        fill(page, submission.data)
        page.slug, page.files = slug, hand_over(submission, page.sharing)
    else:
        page = PracticePage(live=False)
        fill(page, submission.data)
        page.files = hand_over(submission, page.sharing)
        _add(page)
    page.save_revision(user=submission.user, log_action=True)
    return PracticePage.objects.get(pk=page.pk)


def _add(page: PracticePage) -> None:
    """Puts the page into the library of its language, one at a time: places there are numbered."""
    section = PracticePage.section(page.original_language)
    section = type(section).objects.select_for_update().get(pk=section.pk)
    page.slug = page.item_id = _free_name(page.title)
    section.add_child(instance=page)


def _free_name(title: str) -> str:
    """An address that no practice has in any language."""
    wanted = slugify(title)[:100].strip("-") or "practice"
    taken = RESERVED | set(
        PracticePage.objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
    ) | set(PracticePage.objects.filter(item_id__startswith=wanted)
            .values_list("item_id", flat=True))
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _hand_over(page: Page, user: Any) -> None:
    """Starts the review, or its next round."""
    state = page.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)
        return
    workflow = page.get_workflow()
    if workflow is not None and state is None:
        workflow.start(page, user)

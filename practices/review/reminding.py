"""Reminders after a week, and the editors after two."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from practices.models import Reminder, Review
from practices.review.deciding import escalate
from practices.review.mails import Told, tell_reviewers

FIRST_DAYS, SECOND_DAYS = 7, 14


def due(days: int) -> list[int]:
    """Keys of the reviews that have waited for so many days in their round."""
    before = timezone.now() - timedelta(days=days)
    waiting = Review.objects.filter(state=Review.State.WAITING, waiting_since__lte=before)
    return list(waiting.values_list("pk", flat=True))


def remind() -> tuple[int, int]:
    """Reminds of what has waited; returns how many reminders and how many handed to editors.

    A row is kept of each, in the transaction that plans its mail: two runs at once, or one after
    the other, tell it once.
    """
    handed = sum(_once(pk, SECOND_DAYS, _second) for pk in due(SECOND_DAYS))
    reminded = sum(_once(pk, FIRST_DAYS, _first) for pk in due(FIRST_DAYS))
    return reminded, handed


def _once(pk: int, days: int, tell: Callable[[Review], object]) -> bool:
    with transaction.atomic():
        review = Review.objects.select_for_update().get(pk=pk)
        _row, made = Reminder.objects.get_or_create(review=review, round=review.round, days=days)
        if not made or review.state != Review.State.WAITING:
            return False
        tell(review)
    return True


def _first(review: Review) -> None:
    """After two weeks the second reminder has said it already."""
    later = Reminder.objects.filter(review=review, round=review.round, days=SECOND_DAYS)
    if not later.exists():
        tell_reviewers(review, Told.REMINDER)


def _second(review: Review) -> None:
    if not escalate(review):
        tell_reviewers(review, Told.ESCALATED)

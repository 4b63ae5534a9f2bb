"""The review of a practice: who is asked, what they said, and what was decided."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

from practices.models.submission import ByFunction


class CoordinatorsTask(Task):
    """The coordinators of the practice's countries decide, or the editors when there are none.

    They decide on the review's own page, where its rules are kept, and need no right to edit.
    """

    class Meta:
        verbose_name = _("Review by the coordinators of the countries")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Starts as any task does, and opens a round of the review."""
        from practices.review.rounds import open_round

        state = super().start(workflow_state, user=user)
        open_round(workflow_state, state.revision)
        return state

    @classmethod
    def get_description(cls) -> str:
        """What the admin says of tasks of this type."""
        return str(_("The coordinators of the practice's countries review it."))


class Review(models.Model):
    """One practice on its way to publication, or to publication of its changes.

    Each time it is sent, a round begins. `with_editors`: it waits for the editors.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for review")
        CHANGES = "changes", _("Changes asked for")
        APPROVED = "approved", _("Published")
        DECLINED = "declined", _("Not taken into the library")
        CLOSED = "closed", _("Closed without a decision")

    page = models.ForeignKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="reviews",
        verbose_name=_("practice"),
    )
    submission = models.ForeignKey(
        "practices.Submission", null=True, on_delete=models.SET_NULL, related_name="reviews",
        verbose_name=_("submission"),
    )
    workflow_state = models.OneToOneField(
        WorkflowState, on_delete=models.CASCADE, related_name="review"
    )
    countries = models.ManyToManyField(
        "portal.Country", related_name="+", verbose_name=_("countries")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    with_editors = models.BooleanField(_("waits for the editors"), default=False)
    appeal_of = models.OneToOneField(
        "self", null=True, on_delete=models.CASCADE, related_name="appeal"
    )
    round = models.PositiveSmallIntegerField(_("round"), default=0)
    waiting_since = models.DateTimeField(_("waits since"))

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["waiting_since", "pk"]

    def __str__(self) -> str:
        return str(self.page.draft_title)


class ReviewNotes(models.Model):
    """What a reviewer has typed and not handed over yet; nobody else sees it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notes")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "reviewer"], name="own_notes"),
        ]


class Dimension(models.TextChoices):
    """What is rated: how well it is known to work, and what carries it to another country."""

    EVIDENCE = "evidence", _("Evidence")
    LEGAL = "legal", _("Legal transferability")
    ORGANISATIONAL = "organisational", _("Organisational transferability")
    COST = "cost", _("Cost")
    CULTURAL = "cultural", _("Cultural transferability")


class Score(models.TextChoices):
    """How well."""

    NONE = "0", _("0: not at all")
    LITTLE = "1", _("1: little")
    MOSTLY = "2", _("2: mostly")
    FULLY = "3", _("3: fully")


class Decision(ByFunction):
    """What one reviewer decided about one revision, with ratings and comments on fields.

    `ratings`: {dimension: {"score": "0" to "3", "reason": text}}; `comments`: {field: text}.
    """

    class Kind(models.TextChoices):
        APPROVE = "approve", _("Publish it")
        CHANGES = "changes", _("Ask for changes")
        DECLINE = "decline", _("Do not take it into the library")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    round = models.PositiveSmallIntegerField()
    revision = models.PositiveBigIntegerField()
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reasons = models.TextField(blank=True)
    ratings = models.JSONField(default=dict)
    comments = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "round", "revision", "reviewer"], name="decided_once"
            ),
        ]

    @property
    def rated(self) -> list[tuple[str, dict[str, str]]]:
        """The ratings with the names of what was rated."""
        labels = dict(Dimension.choices)
        return [(str(labels[name]), rating) for name, rating in self.ratings.items()]


class Conflict(models.Model):
    """A reviewer has an interest of their own in a practice, and does not decide about it."""

    page = models.ForeignKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="conflicts"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "reviewer"], name="one_conflict"),
        ]


class Message(ByFunction):
    """A line of the thread between submitter and reviewers."""

    submission = models.ForeignKey(
        "practices.Submission", on_delete=models.CASCADE, related_name="messages"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]


class Reminder(models.Model):
    """A reminder that was sent for a round of a review, after so many days."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reminders")
    round = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "round", "days"], name="reminded_once"),
        ]

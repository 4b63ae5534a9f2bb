"""What reviewers asked to be changed in a draft: beside its fields, and listed by step."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.blocks import Label
from practices.models import Decision, Submission, SubmissionEvent
from practices.submissions.steps import STEPS, Step

Comments = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Comment:
    """A field that was commented on, in its step; `said`: as whom, and what."""

    step: Step
    key: str
    label: Label
    said: list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """What was asked for: the reasons, as `who`, and the comments in the order of the form."""

    who: str
    reasons: str
    comments: list[Comment]

    @property
    def first(self) -> str:
        """The step to begin with, or "" when nothing was said about a field."""
        return self.comments[0].step.name if self.comments else ""


def asked_for(submission: Submission) -> Asked | None:
    """What is to be changed in a draft that was sent back; None for any other."""
    if submission.status != Submission.Status.CHANGES:
        return None
    told = submission.events.filter(kind=SubmissionEvent.Kind.CHANGES).last()
    return Asked(told.who if told else "", told.note if told else "",
                 list(_in_order(comments_on(submission))))


def _in_order(comments: Comments) -> Iterator[Comment]:
    for step in STEPS:
        main = [(name, field.label or "") for name, field in step.form.base_fields.items()]
        rows = [(step.rows.name, step.rows.label)] if step.rows else []
        for key, label in [*rows, *main] if step.rows_first else [*main, *rows]:
            if key in comments:
                yield Comment(step, key, label, comments[key])


def comments_on(submission: Submission) -> Comments:
    """What reviewers last wrote about each field: as whom, and what."""
    review = submission.reviews.order_by("pk").last()
    found: Comments = {}
    if review is None or review.state != review.State.CHANGES:
        return found
    for decision in review.decisions.filter(round=review.round, kind=Decision.Kind.CHANGES):
        for key, text in decision.comments.items():
            found.setdefault(key, []).append((decision.who, text))
    return found

"""Wagtail's own mails about workflows, sent after the commit and beside the request.

As Wagtail comes, it sends them inside the transaction that hands a page over: a mail server that
is slow or away would hold up a submission, or undo it. The receivers stay Wagtail's own.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.admin import signal_handlers
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from portal import post

# The signal, its sender, Wagtail's name of the connection, and what Wagtail connects.
MAILS: tuple[tuple[Any, type, str, Callable[..., Any]], ...] = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification",
     signal_handlers.task_submission_email_notifier),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification",
     signal_handlers.workflow_submission_email_notifier),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification",
     signal_handlers.workflow_rejection_email_notifier),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification",
     signal_handlers.workflow_approval_email_notifier),
)
_kept: list[Callable[..., None]] = []


def connect() -> None:
    """Takes the places of Wagtail's, whose own connecting under the same name then does nothing."""
    for signal, sender, name, notifier in MAILS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        receiver = _after_commit(notifier)
        _kept.append(receiver)  # a signal holds its receivers weakly
        signal.connect(receiver, sender=sender, dispatch_uid=name)


def _after_commit(notifier: Callable[..., Any]) -> Callable[..., None]:
    def receiver(instance: Any, **signal: Any) -> None:
        user = signal.get("user")
        transaction.on_commit(lambda: post.later(lambda: notifier(instance=instance, user=user)))

    return receiver

"""A practice on its way in: what its submitter has typed so far, and what happened to it since."""

import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.documents.names import submitted_place
from portal.vocabulary.countries import country_name
from portal.vocabulary.languages import interface_language


class ByFunction(models.Model):
    """Something done by somebody whom others know by function, never by name."""

    class Function(models.TextChoices):
        SUBMITTER = "submitter", _("Submitter")
        COORDINATOR = "coordinator", _("National coordinator")
        EDITOR = "editor", _("Editor")

    by = models.CharField(_("by"), max_length=12, choices=Function.choices, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        """The function, in the language of the page: "National coordinator, Finland"."""
        function = str(self.get_by_display()) if self.by else ""
        if not self.country:
            return function
        return f"{function}, {country_name(self.country, interface_language(get_language()))}"


def new_token() -> str:
    """An address that cannot be guessed (192 bits): whoever has it may go on with the draft."""
    return secrets.token_urlsafe(24)


class SubmissionStatus(models.TextChoices):
    """How far a submission has come."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("Received, waits for review")
    CHANGES = "changes", _("Changes asked for")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Not taken into the library")


# As long as a submission is one of these, its submitter may change it.
DRAFTS = (SubmissionStatus.DRAFT, SubmissionStatus.CHANGES)


class Submission(models.Model):
    """A practice as an organisation writes it, step by step.

    `data` has the answers by step, as they were typed. What was sent stays with the event of the
    sending, so that a page can be compared with what its submitter wrote.
    """

    Status = SubmissionStatus

    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    mail = models.EmailField(_("mail address"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="submissions", verbose_name=_("account"),
    )
    language = models.CharField(
        _("language"), max_length=10, help_text=_("In which the submitter gets mail.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=SubmissionStatus.choices,
        default=SubmissionStatus.DRAFT,
    )
    data = models.JSONField(_("answers"), default=dict)
    page = models.ForeignKey(
        "practices.PracticePage", null=True, blank=True, on_delete=models.SET_NULL,
        related_name="submissions", verbose_name=_("practice"),
    )
    created = models.DateTimeField(_("Draft begun"), auto_now_add=True)
    changed = models.DateTimeField(_("last changed"), auto_now=True)
    # When its submitter was told that the draft will be taken away.
    warned = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-changed"]

    def __str__(self) -> str:
        return self.title or f"#{self.pk}"

    @property
    def title(self) -> str:
        """The title as typed so far; may be empty."""
        answers: dict[str, Any] = self.data.get("short", {})
        return str(answers.get("title", ""))

    @property
    def is_draft(self) -> bool:
        """Whether its submitter may still change it."""
        return self.status in DRAFTS


class SubmissionEvent(ByFunction):
    """Something that happened to a submission, as its status page tells it."""

    class Kind(models.TextChoices):
        BEGUN = "begun", _("Draft begun")
        SENT = "sent", _("Received")
        CHANGES = "changes", _("Changes asked for")
        FIRST = "first", _("Approved by one person, a second one reads it")
        ESCALATED = "escalated", _("Handed on to the editors")
        PUBLISHED = "published", _("Published")
        DECLINED = "declined", _("Not taken into the library")
        APPEAL = "appeal", _("Appeal")
        REOPENED = "reopened", _("Opened to be changed")
        ADOPTED = "adopted", _("Taken into use elsewhere")
        CITED = "cited", _("Referred to elsewhere")
        EXPIRED = "expired", _("Closed, as nothing was changed for a long time")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    note = models.TextField(_("note"), blank=True)
    # The answers as they were when they were sent.
    data = models.JSONField(default=dict, blank=True)
    # What it is about, when that may be told once only.
    about = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "kind", "about"], condition=~models.Q(about=""),
                name="told_once",
            ),
        ]


class SubmissionFile(models.Model):
    """A file that its submitter wants to go with the practice; `removed` can be undone.

    `document` is what it has become when the practice was sent.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    file = models.FileField(upload_to=submitted_place, max_length=255)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(default=1)
    hash = models.CharField(max_length=40)
    added = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)
    document = models.ForeignKey(
        "portal.PortalDocument", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["added", "pk"]

    def __str__(self) -> str:
        return self.name


class SubmissionCode(models.Model):
    """A code that was mailed to somebody who wants to submit.

    `key` stands in the address of the page that asks for the code. Only a hash of the code is
    kept; five wrong ones make it worthless.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mail = models.EmailField()
    hash = models.CharField(max_length=64)
    expires = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used = models.DateTimeField(null=True)
    submission = models.ForeignKey(Submission, null=True, on_delete=models.SET_NULL)


class Allowance(models.Model):
    """How often something was done in a span of time; `key` is a hash of what, who and when."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    expires = models.DateTimeField(db_index=True)

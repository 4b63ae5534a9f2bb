"""The audit log: who opened, decided, moved, brought in or took out what, and when."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    """What is written down."""

    READ = "read", _("AMBER item opened")
    SIGNED_IN = "signed-in", _("Signed in")
    SIGN_IN_FAILED = "sign-in-failed", _("Sign-in failed")
    FACTOR = "factor", _("Second factor added or removed")
    PASSWORD = "password", _("Password changed")
    ROLE = "role", _("Roles or countries changed")
    INVITED = "invited", _("Invitation sent, withdrawn or accepted")
    JOINING = "joining", _("Request to join decided")
    DECIDED = "decided", _("Decision in a review")
    PUBLISHED = "published", _("Published")
    UNPUBLISHED = "unpublished", _("Withdrawn from publication")
    DELETED = "deleted", _("Deleted")
    SHARING = "sharing", _("Sharing level moved")
    IMPORTED = "imported", _("Import")
    EXPORTED = "exported", _("Export")
    OWN_DATA = "own-data", _("Own data downloaded or deleted")
    CONTACT = "contact", _("Personal contact emptied after its expiry")


class Kept(Exception):
    """Somebody tried to change or delete a row of the audit log by hand."""


class AuditRows(models.QuerySet["AuditEntry"]):
    """Rows that are added, read, and taken away when they are old, and nothing else."""

    def update(self, **_values: Any) -> NoReturn:
        """Raises Kept."""
        raise Kept

    def delete(self) -> NoReturn:
        """Raises Kept."""
        raise Kept

    def prune(self, before: Any) -> int:
        """Deletes what was written before the moment; returns how many rows."""
        return int(super().filter(at__lt=before)._raw_delete(self.db))


class AuditEntry(models.Model):
    """One thing that happened. It outlives its item and its person.

    `user` stays as a number when the account is gone; `who` is the role and the countries of that
    moment, never a name or an address.
    """

    Action = Action

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    action = models.CharField(_("what"), max_length=20, choices=Action.choices, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, null=True, db_constraint=False,
        related_name="+", verbose_name=_("who"),
    )
    who = models.CharField(_("role"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=30, blank=True)
    item = models.CharField(_("item"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    detail = models.CharField(_("details"), max_length=250, blank=True)

    objects: ClassVar[models.Manager["AuditEntry"]] = AuditRows.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "item"], name="audit_item"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.title or self.item}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row. Raises Kept when it is there already."""
        if not self._state.adding:
            raise Kept
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raises Kept."""
        raise Kept

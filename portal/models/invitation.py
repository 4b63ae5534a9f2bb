"""Invitations by mail: who was invited as what, by whom, and what became of it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import COORDINATORS, EDITORS, MEMBERS
from portal.vocabulary.languages import CONTENT_LANGUAGES, INTERFACE_LANGUAGES

VALID = timedelta(days=14)


class Role(models.TextChoices):
    """What somebody can be invited as, by the name of its group."""

    MEMBER = MEMBERS, _("Member of the network")
    COORDINATOR = COORDINATORS, _("National coordinator")
    EDITOR = EDITORS, _("Editor")


def in_two_weeks() -> datetime:
    """When an invitation that is made now ends."""
    return timezone.now() + VALID


class Invitation(models.Model):
    """An invitation; rows stay, so that one can see who let whom in."""

    mail = models.EmailField(_("mail address"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    countries = models.ManyToManyField(
        "portal.Country", verbose_name=_("countries"), blank=True, related_name="+",
        help_text=_("The countries a coordinator coordinates."),
    )
    language = models.CharField(
        _("language of the mail"), max_length=2, default="en",
        choices=[(code, name) for code, name in CONTENT_LANGUAGES if code in INTERFACE_LANGUAGES],
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False,
        verbose_name=_("invited by"),
    )
    made = models.DateTimeField(_("invited"), auto_now_add=True)
    expires = models.DateTimeField(_("valid until"), default=in_two_weeks, editable=False)
    accepted = models.DateTimeField(_("accepted"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False,
    )
    withdrawn = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-made",)
        default_permissions = ("add", "view", "change")

    def __str__(self) -> str:
        return f"{self.mail}: {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return not self.accepted and not self.withdrawn and self.expires > timezone.now()

    def state(self) -> str:
        """What became of it, in words."""
        if self.accepted:
            return str(_("accepted"))
        if self.withdrawn:
            return str(_("withdrawn"))
        return str(_("waits") if self.is_open else _("expired"))

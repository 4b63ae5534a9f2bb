"""Asking to join: who asked for which role and why, and who decided what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.accounts.roles import COORDINATORS, MEMBERS


class JoinRequest(models.Model):
    """A request to become member or coordinator; rows stay as the trace of what was decided."""

    class Role(models.TextChoices):
        MEMBER = MEMBERS, _("Member of the network")
        COORDINATOR = COORDINATORS, _("National coordinator")

    class State(models.TextChoices):
        ASKED = "asked", _("waits for an editor")
        GRANTED = "granted", _("granted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("taken back")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    country = models.ForeignKey("portal.Country", models.PROTECT, verbose_name=_("country"))
    organisation = models.CharField(_("organisation"), max_length=200)
    why = models.TextField(_("why"), max_length=2000)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ASKED)
    asked = models.DateTimeField(_("asked"), auto_now_add=True)
    decided = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False,
        verbose_name=_("decided by"),
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ("-asked",)
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=("user",), condition=models.Q(state="asked"), name="one_open_request",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

"""Persons in the directory fall away: a reminder a month before, then their data are emptied."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision

from network.models import Coordinator
from network.models.coordinator import today
from portal.accounts.mail_language import mail_language
from portal.accounts.roles import COORDINATORS, EDITORS
from portal.models import User
from portal.models.audit import Action
from portal.post import post
from portal.privacy.audit import named, record

AHEAD = timedelta(days=30)
# What is about the person, and what only when mail and phone are the person's own.
ABOUT = {"person": "", "person_ground": "", "person_given": None, "person_until": None,
         "own_contact": False}
OWN: dict[str, Any] = {"email": "", "phone": ""}


def expire() -> tuple[int, int]:
    """Reminds of what ends within 30 days, and empties what has ended; how many of each."""
    naming = Coordinator.objects.exclude(person="", own_contact=False)
    over = naming.filter(Q(person_until=None) | Q(person_until__lt=today()))
    emptied = sum(_empty(pk) for pk in over.values_list("pk", flat=True))
    _empty_drafts()
    ending = naming.filter(live=True, person_until__range=(today(), today() + AHEAD))
    return sum(_remind(one) for one in ending.select_related("country")), emptied


def _empty(pk: int) -> bool:
    """Takes the person out of the record."""
    with transaction.atomic():
        found = Coordinator.objects.select_for_update().get(pk=pk)
        if found.contact.person:
            return False  # somebody has just given it another year
        for name, value in (ABOUT | (OWN if found.own_contact else {})).items():
            setattr(found, name, value)
        found.save()
        record(Action.CONTACT, **named(found))
    return True


def _empty_drafts() -> None:
    """Takes persons whose time is over out of drafts and of earlier versions.

    One from before there were ends is left alone while the record still names somebody.
    """
    kind = ContentType.objects.get_for_model(Coordinator)
    shown = {str(pk) for pk in Coordinator.objects.filter(
        person_until__gte=today()).values_list("pk", flat=True)}
    for revision in Revision.objects.filter(base_content_type=kind).iterator():
        content = revision.content
        until = content.get("person_until")
        if not (content.get("person") or content.get("own_contact")) or (
            revision.object_id in shown if until is None else until >= today().isoformat()
        ):
            continue
        revision.content = content | ABOUT | (OWN if content.get("own_contact") else {})
        revision.save(update_fields=["content"])


def _remind(coordinator: Coordinator) -> bool:
    """Tells those who can give it another year; once for each end."""
    until = coordinator.person_until
    mine = Coordinator.objects.filter(pk=coordinator.pk).exclude(reminded_of=until)
    if not mine.update(reminded_of=until):
        return False
    post(_mail(person, coordinator) for person in _responsible(coordinator))
    return True


def _responsible(coordinator: Coordinator) -> list[User]:
    """The coordinators of the country, who know, and the editors when there is none."""
    people = User.objects.filter(is_active=True)
    found = list(people.filter(
        groups__name=COORDINATORS, countries=coordinator.country
    )) if coordinator.country else []
    return found or list(people.filter(Q(groups__name=EDITORS) | Q(is_superuser=True)).distinct())


def _mail(person: User, coordinator: Coordinator) -> EmailMessage:
    with translation.override(mail_language(person)):
        address = reverse("wagtailsnippets_network_coordinator:edit", args=[coordinator.pk])
        return EmailMessage(
            _("A contact in the directory ends soon"),
            "\n\n".join([
                _("“%(title)s” names a person until %(day)s. After that the name is no longer"
                  " shown, and is deleted.") % {
                    "title": coordinator.title,
                    "day": date_format(coordinator.person_until or today(), "DATE_FORMAT")},
                _("If the person still agrees, or still has the duty, ask an editor to set a new"
                  " date. Editors do it here:"), settings.BASE_URL + address,
            ]) + "\n",
            settings.DEFAULT_FROM_EMAIL, [person.email],
        )

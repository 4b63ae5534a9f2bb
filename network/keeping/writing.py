"""Publishing what a coordinator has written of the own country."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.actions.unpublish import UnpublishAction

from network.models import Coordinator
from portal.models import Country, CountryProfile, Theme


class Stale(Exception):
    """Somebody else has changed it meanwhile."""


@transaction.atomic
def publish_profile(
    code: str, language: str, user: Any, said: dict[str, Any], seen: int
) -> None:
    """Publishes a country's profile in one language, in a new version of the country.

    `seen` is the number of the version that the writer had before them, or 0. A draft of an editor
    is not published with it; it stays in the history. Raises Stale.
    """
    country = Country.objects.select_for_update().get(name=code)
    _refuse_stale(country, seen)
    profiles = {profile.language: profile for profile in country.profiles.all()}
    profile = profiles.get(language) or CountryProfile(country=country, language=language)
    profile.summary, profile.body = said["summary"], said["body"]
    profiles[language] = profile
    country.profiles.set(profiles.values())
    country.save_revision(user=user, log_action=True).publish(
        user=user, skip_permission_checks=True  # `speaks_for` has decided
    )


@transaction.atomic
def publish_contact(
    contact: Coordinator, user: Any, said: dict[str, Any], seen: int
) -> Coordinator:
    """Publishes a contact, new or known; see `publish_profile`. Raises Stale."""
    if contact.pk:
        contact = Coordinator.objects.select_for_update().get(pk=contact.pk)
        _refuse_stale(contact, seen)
    for name, value in said.items():
        if name != "themes":
            setattr(contact, name, value)
    if not contact.pk:
        contact.item_id, contact.live = _free_id(contact), False
        contact.save()
    contact.themes.set(Theme.objects.filter(slug__in=said["themes"]))
    contact.save_revision(user=user, log_action=True).publish(
        user=user, skip_permission_checks=True  # `speaks_for` has decided
    )
    return contact


@transaction.atomic
def withdraw(contact: Coordinator, user: Any) -> None:
    """Takes a contact out of the directory. It is kept, and can be published again."""
    contact = Coordinator.objects.select_for_update().get(pk=contact.pk)
    if contact.live:
        UnpublishAction(contact, user=user).execute(skip_permission_checks=True)


def version(record: Any) -> int:
    """The number of a record's latest version, or 0."""
    return record.latest_revision_id or 0


def _refuse_stale(record: Any, seen: int) -> None:
    if seen != version(record):
        raise Stale


def _free_id(contact: Coordinator) -> str:
    """An id that no coordinator has, of country and function."""
    code = contact.country.name if contact.country else ""
    wanted = slugify(f"{code}-{contact.title}")[:120].rstrip("-")
    taken = set(Coordinator.objects.filter(item_id__startswith=wanted).values_list(
        "item_id", flat=True))
    numbers = (f"{wanted}-{n}" if n > 1 else wanted for n in range(1, len(taken) + 2))
    return next(one for one in numbers if one not in taken)

"""Coordinators in the interchange format."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from django.utils import timezone
from pydantic import Strict, StringConstraints

from network.models import Coordinator
from network.models.coordinator import LONGEST, CoordinatorTheme, Ground, a_year_after, today
from portal.interchange.importing import Context
from portal.interchange.lines import (
    Bcp47,
    CountryCode,
    Email,
    Line,
    SharingLevel,
    Short,
    Slug,
    Text,
)
from portal.interchange.registry import Kind, Reference, register
from portal.vocabulary.sharing import readable_at

_PLAIN = {"title", "languages", "mandate", "email", "phone", "person", "sharing"}
Day = Annotated[date, Strict(False)]  # as JSON has it: a text


class CoordinatorLine(Line):
    """A coordinating function."""

    kind: Literal["coordinator"]
    title: Annotated[Short, StringConstraints(min_length=1)]
    organisation: Slug | None = None
    country: CountryCode | None = None
    languages: list[Bcp47] = []
    themes: list[Slug] = []
    mandate: Text = ""
    email: Email = ""
    phone: Annotated[Text, StringConstraints(max_length=40)] = ""
    person: Annotated[Text, StringConstraints(max_length=150)] = ""
    sharing: SharingLevel = "clear"
    # Beside the format: only what a consent needs.
    person_ground: Literal["consent", "duty"] | None = None
    person_given: Day | None = None
    person_until: Day | None = None


def references(line: CoordinatorLine) -> Iterator[Reference]:
    """Organisation and themes of a coordinator."""
    if line.organisation:
        yield "organisation", "organisation", line.organisation
    for theme in line.themes:
        yield "themes", "theme", theme


def keys() -> dict[str, int]:
    """Primary keys by id."""
    return dict(Coordinator.objects.values_list("item_id", "pk"))


def save(line: CoordinatorLine, context: Context) -> None:
    """Makes or replaces a coordinator.

    One that was written or changed on the portal keeps what the line says nothing of; what stood
    there before is in its history. Who was withdrawn stays so.
    """
    pk = context.keys("coordinator").get(line.id)
    coordinator = Coordinator.objects.get(pk=pk) if pk else Coordinator(item_id=line.id)
    written = coordinator.latest_revision_id is not None
    names = line.model_fields_set if written else set(CoordinatorLine.model_fields)
    if "person" in names:
        set_ground(coordinator, line)
    for name in _PLAIN & names:
        setattr(coordinator, name, getattr(line, name))
    if "organisation" in names:
        coordinator.organisation_id = context.keys("organisation").get(line.organisation or "")
    if "country" in names:
        coordinator.country_id = context.countries()[line.country] if line.country else None
    if "themes" in names:
        pks = [context.keys("theme")[theme] for theme in dict.fromkeys(line.themes)]
        coordinator.theme_links = [CoordinatorTheme(tag_id=theme) for theme in pks]  # type: ignore[misc]  # set in memory, as modelcluster lets
    coordinator.has_unpublished_changes = not coordinator.live
    if coordinator.live:
        coordinator.first_published_at = coordinator.first_published_at or timezone.now()
    coordinator.save()
    if written:
        # It is what is shown now, and has passed the checks of its line.
        coordinator.save_revision(changed=False, clean=False)
    context.learn("coordinator", line.id, coordinator.pk)


def set_ground(coordinator: Coordinator, line: CoordinatorLine) -> None:
    """Why and how long the line's person is named.

    What the line does not say is official duty from today for a year; who is named here already,
    and for longer, keeps what an editor has entered.
    """
    same = coordinator.person == line.person and coordinator.contact.person
    if line.person_ground is None and same:
        return
    coordinator.person_ground, coordinator.own_contact = "", False
    coordinator.person_given = coordinator.person_until = None
    if line.person:
        given = line.person_given or today()
        coordinator.person_ground = line.person_ground or Ground.DUTY
        coordinator.person_given = given
        try:
            latest = given + LONGEST
        except OverflowError:
            raise ValueError("person_given is at the end of the calendar") from None
        coordinator.person_until = until = line.person_until or a_year_after(given)
        if not given <= until <= latest:
            raise ValueError("person_until is at most two years after person_given")
        coordinator.own_contact = is_own(line.person, line.email)


def is_own(person: str, email: str) -> bool:
    """Whether a mail address has the name of the person in it, and so goes with the person."""
    local = folded(email.partition("@")[0])
    return any(len(name) > 2 and name in local for name in folded(person).split())


def folded(text: str) -> str:
    """Small letters without marks, as names stand in mail addresses."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _consent(coordinator: Coordinator) -> dict[str, str]:
    """The ground and its days, where they would be others after an import."""
    if not coordinator.contact.person or coordinator.person_ground != Ground.CONSENT:
        return {}
    return {"person_ground": "consent", "person_given": str(coordinator.person_given),
            "person_until": str(coordinator.person_until)}


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published coordinator as a line."""
    found = Coordinator.objects.filter(live=True).order_by("item_id")
    if public:
        found = found.filter(sharing__in=readable_at(0))
    found = found.select_related("country", "organisation").prefetch_related("theme_links__tag")
    for coordinator in found.iterator(chunk_size=500):
        links = sorted(coordinator.theme_links.all(), key=lambda link: link.pk)
        organisation = coordinator.organisation
        if organisation is not None and not (
            organisation.live and (not public or organisation.sharing == "clear")
        ):
            organisation = None
        yield {
            "kind": "coordinator",
            "id": coordinator.item_id,
            "title": coordinator.title,
            "organisation": organisation.item_id if organisation else None,
            "country": coordinator.country.name if coordinator.country else None,
            "languages": coordinator.languages,
            "themes": [link.tag.slug for link in links],
            "mandate": coordinator.mandate,
            **coordinator.contact._asdict(),
            **_consent(coordinator),
            "sharing": coordinator.sharing if coordinator.sharing != "clear" else None,
        }


register(Kind(name="coordinator", order=20, line=CoordinatorLine, keys=keys, save=save,
              export=export, references=references))

"""Coordinators in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from network.models import Coordinator
from network.models.coordinator import CoordinatorTheme
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
    """Makes or replaces a coordinator."""
    pk = context.keys("coordinator").get(line.id)
    coordinator = Coordinator.objects.get(pk=pk) if pk else Coordinator(item_id=line.id)
    for name in ("title", "languages", "mandate", "email", "phone", "person", "sharing"):
        setattr(coordinator, name, getattr(line, name))
    coordinator.organisation_id = context.keys("organisation").get(line.organisation or "")
    coordinator.country_id = context.countries()[line.country] if line.country else None
    coordinator.live = True
    pks = [context.keys("theme")[theme] for theme in dict.fromkeys(line.themes)]
    coordinator.theme_links = [CoordinatorTheme(tag_id=theme) for theme in pks]  # type: ignore[misc]  # set in memory, as modelcluster lets
    coordinator.save()
    context.learn("coordinator", line.id, coordinator.pk)


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
            "email": coordinator.email,
            "phone": coordinator.phone,
            "person": coordinator.person,
            "sharing": coordinator.sharing if coordinator.sharing != "clear" else None,
        }


register(Kind(name="coordinator", order=20, line=CoordinatorLine, keys=keys, save=save,
              export=export, references=references))

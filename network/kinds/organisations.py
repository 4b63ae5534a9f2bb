"""Organisations in the interchange format."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from django.utils import timezone
from pydantic import StringConstraints

from network.models import Competence, Organisation
from network.models.organisation import OrganisationName
from portal.interchange.importing import Context
from portal.interchange.lines import (
    Code,
    CountryCode,
    Language,
    Line,
    LineText,
    Part,
    SharingLevel,
    Short,
    Text,
    Url,
)
from portal.interchange.registry import Kind, register
from portal.vocabulary.sharing import readable_at

TypeName = Literal[
    "ministry", "police", "prosecution", "labour-inspectorate", "tax", "migration", "border",
    "social-services", "health", "municipality", "ngo", "research", "intergovernmental", "other",
]


class CompetenceLine(Part):
    """One power of an organisation."""

    measure: Annotated[Short, StringConstraints(min_length=1)]
    applicability: Literal["yes", "partly", "no"] | None = None
    powers: Text = ""
    limits: Text = ""
    may_share: Literal["own-initiative", "on-request", "no"] | None = None
    legal_basis: Text = ""


class OrganisationLine(Line):
    """An organisation."""

    kind: Literal["organisation"]
    name: Annotated[Short, StringConstraints(min_length=1)]
    language: Language | None = None
    names: dict[Language, Short] = {}
    acronym: Code = ""
    type: TypeName | None = None
    country: CountryCode | None = None
    website: Url = ""
    services: list[LineText] = []
    description: Text = ""
    competences: list[CompetenceLine] = []
    sharing: SharingLevel = "clear"


def keys() -> dict[str, int]:
    """Primary keys by id."""
    return dict(Organisation.objects.values_list("item_id", "pk"))


def save(line: OrganisationLine, context: Context) -> None:
    """Makes or replaces an organisation."""
    pk = context.keys("organisation").get(line.id)
    organisation = Organisation.objects.get(pk=pk) if pk else Organisation(item_id=line.id)
    for name in ("name", "acronym", "website", "services", "description", "sharing"):
        setattr(organisation, name, getattr(line, name))
    organisation.language = line.language or ""
    organisation.organisation_type = line.type or ""
    organisation.country_id = context.countries()[line.country] if line.country else None
    organisation.live = True
    organisation.first_published_at = organisation.first_published_at or timezone.now()
    organisation.names = [  # type: ignore[misc]  # set in memory, as modelcluster lets
        OrganisationName(language=language, name=name) for language, name in line.names.items()
    ]
    organisation.competences = [  # type: ignore[misc]
        Competence(sort_order=n, **{k: v or "" for k, v in competence.model_dump().items()})
        for n, competence in enumerate(line.competences)
    ]
    organisation.save()
    context.learn("organisation", line.id, organisation.pk)


def export(public: bool, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Every published organisation as a line."""
    found = Organisation.objects.filter(live=True).order_by("item_id")
    if public:
        found = found.filter(sharing__in=readable_at(0))
    found = found.select_related("country").prefetch_related("names", "competences")
    for organisation in found.iterator(chunk_size=500):
        yield {
            "kind": "organisation",
            "id": organisation.item_id,
            "name": organisation.name,
            "language": organisation.language,
            "names": {entry.language: entry.name for entry in organisation.names.all()},
            "acronym": organisation.acronym,
            "type": organisation.organisation_type,
            "country": organisation.country.name if organisation.country else None,
            "website": organisation.website,
            "services": organisation.services,
            "description": organisation.description,
            "competences": [_competence(entry) for entry in organisation.competences.all()],
            "sharing": organisation.sharing if organisation.sharing != "clear" else None,
        }


def _competence(entry: Competence) -> dict[str, str]:
    names = ("measure", "applicability", "powers", "limits", "may_share", "legal_basis")
    return {name: getattr(entry, name) for name in names}


register(Kind(name="organisation", order=10, line=OrganisationLine, keys=keys, save=save,
              export=export))

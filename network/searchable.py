"""The directory and the archive as documents."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from network.ledger.found import parts_of_reports
from network.models import (
    Coordinator,
    Organisation,
    ProjectPage,
    Recommendation,
    ReportPage,
    SeminarMaterial,
    SeminarPage,
)
from network.models.choices import (
    EventTime,
    OrganisationType,
    ProjectStatus,
    ReportType,
    SeminarStatus,
    SeminarType,
)
from network.times import over
from portal.blocks import raw_values
from portal.documents.attached import attached_to, watching
from portal.interchange.items import countries_of, language_of, themes_of
from portal.markdown import to_plain
from portal.models import Country, CountryProfile, PortalDocument, Theme
from portal.vocabulary.countries import country_name
from portal.vocabulary.kinds import KINDS, choice_label
from portal.vocabulary.languages import INTERFACE_LANGUAGES
from portal.vocabulary.renames import under_renamed
from portal.vocabulary.sharing import level_of
from search.dates import seconds
from search.document import Document, one_after_other
from search.sources import Source, register, register_labels


def page_ids(model: Any) -> Callable[[], list[str]]:
    """A function that names every published item of a page model."""

    def ids() -> list[str]:
        live = model.objects.filter(live=True)
        return list(live.order_by("item_id").values_list("item_id", flat=True).distinct())

    return ids


def page_documents(
    model: Any, section: str, specifics: Callable[[Any], dict[str, Any]], related: Iterable[str]
) -> Callable[[list[str]], Iterator[Document]]:
    """A function that yields the published versions of the items named."""

    def documents(wanted: list[str]) -> Iterator[Document]:
        pages = model.objects.filter(item_id__in=wanted, live=True).prefetch_related(
            "theme_links__tag", "country_links__tag", *related
        )
        for page in pages.order_by("item_id", "locale_id"):
            yield Document(
                kind=page.kind, id=page.item_id, language=language_of(page), title=page.title,
                summary=page.summary, path=f"archive/{section}/{page.slug}/",
                level=level_of(page.sharing), countries=tuple(countries_of(page)),
                themes=tuple(themes_of(page)), original=page.is_original,
                published=seconds(page.first_published_at), **specifics(page),
            )

    return documents


def seminar(page: SeminarPage) -> dict[str, Any]:
    """What is particular to a seminar."""
    texts = [page.place, page.aims, *raw_values(page.transfer_questions)]
    for session in raw_values(page.sessions):
        texts += [session["title"], session.get("abstract"), session.get("speakers"),
                  session.get("persons")]
    return {
        "body": one_after_other(*texts),
        "date": page.starts[:10], "ends": page.ends[:10],
        "over": over(page.ends or page.starts, page.zone),
        "labels": {"type": (page.seminar_type,) if page.seminar_type else (),
                   "status": (SeminarStatus.WITH_MATERIAL,) if has_material(page) else ()},
    }


def has_material(page: SeminarPage) -> bool:
    """Whether all who find the seminar may open something of it: a file, a link, a report."""
    level = level_of(page.sharing)
    reports = (link.report for link in page.reports.all())
    documents = [row.document for row in page.material.all()]
    return (
        any(document is None or level_of(document.sharing) <= level for document in documents)
        or any(report.live and level_of(report.sharing) <= level for report in reports)
    )


def seminars_with(lookup: str, name: str) -> Callable[[Any], Iterable[str]]:
    """A function that names the seminars whose `lookup` is the `name` of an instance."""

    def ids(instance: Any) -> Iterable[str]:
        found = SeminarPage.objects.filter(**{lookup: getattr(instance, name)})
        return found.values_list("item_id", flat=True).distinct()

    return ids


def report(page: ReportPage) -> dict[str, Any]:
    """What is particular to a report."""
    recommendations = [entry.text for entry in page.recommendations.all()]
    return {
        "body": one_after_other(*page.authors, page.publisher, *recommendations,
                                to_plain(page.text)),
        "date": page.published,
        "labels": {"type": (page.report_type,) if page.report_type else ()},
    }


def project(page: ProjectPage) -> dict[str, Any]:
    """What is particular to a project."""
    outputs = [output["title"] for output in raw_values(page.outputs)]
    tasks = [task["text"] for task in raw_values(page.tasks)]
    texts = [page.number, *page.case_numbers, page.appointed_by, to_plain(page.aims)]
    return {
        "body": one_after_other(*texts, *tasks, *outputs),
        "date": page.starts, "ends": page.ends,
        "labels": {"status": (page.status,) if page.status else ()},
    }


def organisation_documents(wanted: list[str]) -> Iterator[Document]:
    """An organisation in its own language, and one version for each other name."""
    found = Organisation.objects.filter(item_id__in=wanted, live=True)
    related = found.select_related("country").prefetch_related("names", "competences")
    for organisation in related.order_by("item_id"):
        own = organisation.language or "en"
        competences = [competence.measure for competence in organisation.competences.all()]
        names = {own: organisation.name}
        names |= {entry.language: entry.name for entry in organisation.names.all()}
        for language, name in names.items():
            yield Document(
                kind="organisation", id=organisation.item_id, language=language, title=name,
                names=(organisation.acronym,) if organisation.acronym else (),
                summary=to_plain(organisation.description) if language == own else "",
                path=f"network/organisations/{organisation.item_id}/",
                level=level_of(organisation.sharing),
                body=one_after_other(organisation.acronym, *organisation.services, *competences)
                if language == own else organisation.acronym,
                countries=(organisation.country.name,) if organisation.country else (),
                labels={"type": (organisation.organisation_type,)}
                if organisation.organisation_type else {},
                original=language == own, published=seconds(organisation.first_published_at),
            )


def coordinator_documents(wanted: list[str]) -> Iterator[Document]:
    """A coordinating function. Mail, phone and person are not searched."""
    found = Coordinator.objects.filter(item_id__in=wanted, live=True)
    related = found.select_related("country", "organisation").prefetch_related("theme_links__tag")
    for coordinator in related.order_by("item_id"):
        names = [_coordinator_label("coordinator", code) or "" for code in INTERFACE_LANGUAGES]
        links = sorted(coordinator.theme_links.all(), key=lambda link: int(link.pk))
        yield Document(
            kind="coordinator", id=coordinator.item_id, language="en", title=coordinator.title,
            summary=coordinator.mandate, path=f"network/coordinators/{coordinator.item_id}/",
            level=level_of(coordinator.sharing), keywords="\n".join(names),
            body=_shown_name(coordinator), published=seconds(coordinator.first_published_at),
            countries=(coordinator.country.name,) if coordinator.country else (),
            themes=tuple(link.tag.slug for link in links),
        )


def _shown_name(coordinator: Coordinator) -> str:
    """The organisation's name, when all who find the coordinator may know it."""
    organisation = coordinator.organisation
    if organisation is None or not organisation.live:
        return ""
    hidden = level_of(organisation.sharing) > level_of(coordinator.sharing)
    return "" if hidden else organisation.name


def country_documents(wanted: list[str]) -> Iterator[Document]:
    """A country's profile in each language; the name alone where there is no profile."""
    found = Country.objects.filter(name__in=wanted, live=True).prefetch_related("profiles")
    for country in found.order_by("name"):
        profiles = {profile.language: profile for profile in country.profiles.all()}
        for language in INTERFACE_LANGUAGES:
            profile = profiles.get(language)
            yield Document(
                kind="country", id=country.name, language=language,
                title=country_name(country.name, language),
                summary=profile.summary if profile else "",
                body=to_plain(profile.body) if profile else "",
                path=f"network/countries/{country.name.lower()}/", countries=(country.name,),
                original=language == "en", published=seconds(country.first_published_at),
            )


_coordinator_label = choice_label(KINDS)


def _live_ids(model: Any, field: str) -> Callable[[], list[str]]:
    return lambda: list(
        model.objects.filter(live=True).order_by(field).values_list(field, flat=True)
    )


for _choices in (SeminarType, ReportType, OrganisationType):
    register_labels("type", choice_label(_choices))
register_labels("status", choice_label(SeminarStatus))
register_labels("when", choice_label(EventTime))
for _model, _section, _specifics, _related, _values in (
    (SeminarPage, "seminars", seminar, ("material__document", "reports__report"),
     {"type": SeminarType.values, "status": SeminarStatus.values}),
    (ReportPage, "reports", report, ("recommendations",), {"type": ReportType.values}),
    (ProjectPage, "projects", project, (), {"status": ProjectStatus.values}),
):
    _watch: dict[Any, Callable[[Any], Iterable[str]]] = {
        **watching(_model),
        _model: lambda page: [page.item_id],
        Theme: under_renamed(_model),
    }
    if _model is ReportPage:
        _watch[Recommendation] = lambda entry: [entry.page.item_id]
    if _model is SeminarPage:
        _watch[ReportPage] = seminars_with("reports__report__translation_key", "translation_key")
        _watch[SeminarMaterial] = lambda row: [row.page.item_id]
        _watch[PortalDocument] = seminars_with("material__document", "pk")
    register(Source(
        kind=_model.kind, ids=page_ids(_model),
        documents=page_documents(_model, _section, _specifics, _related),
        attached=attached_to(_model),
        watch=_watch, values=_values,
        parts=parts_of_reports if _model is ReportPage else None,
    ))
register(Source(
    kind="organisation", ids=_live_ids(Organisation, "item_id"),
    documents=organisation_documents,
    watch={Organisation: lambda organisation: [organisation.item_id]},
    values={"type": OrganisationType.values},
))
register(Source(
    kind="coordinator", ids=_live_ids(Coordinator, "item_id"), documents=coordinator_documents,
    watch={
        Coordinator: lambda coordinator: [coordinator.item_id],
        Theme: under_renamed(Coordinator),
        Organisation: lambda organisation: (
            organisation.coordinators.values_list("item_id", flat=True)
            if organisation.pk else []
        ),
    },
))
register(Source(
    kind="country", ids=_live_ids(Country, "name"), documents=country_documents,
    watch={
        Country: lambda country: [country.name],
        CountryProfile: lambda profile: [profile.country.name],
    },
))

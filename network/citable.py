"""Reports, seminars and projects as works; persistent addresses of the directory."""

from collections.abc import Sequence
from typing import Any

from network.ledger.single import find as find_recommendation
from network.models import (
    Coordinator,
    Organisation,
    ProjectPage,
    ReportPage,
    SeminarOrganiser,
    SeminarPage,
)
from network.named import name_in, organisations_named
from network.seminars import place_of
from portal.citations.persons import is_person
from portal.citations.registry import Citable, Details, Find, register, register_address
from portal.vocabulary.sharing import Sharing, readable_at
from search.reader import Reader


def reports(pages: Sequence[Any], reader: Reader) -> dict[int, Details]:
    """Authors as printed; only a file that is public is named.

    The publisher is one text for all versions of a report: where an organisation is called so, it
    is named in the language of the version.
    """
    known = organisations_named({page.publisher for page in pages}, reader)
    return {
        page.pk: Details(
            type="report", publisher=name_in(page.publisher, known, page.language),
            authors=tuple(page.authors), persons=frozenset(filter(is_person, page.authors)),
            genre="" if page.report_type == "other" else page.get_report_type_display(),
            issued=page.published, isbn=page.isbn, doi=page.doi,
            pdf=_public_pdf(page),
        )
        for page in pages
    }


def _public_pdf(page: ReportPage) -> str:
    document = page.document
    if document is None or {document.sharing, page.sharing} != {Sharing.CLEAR.value}:
        return ""
    return str(document.url) if document.file_extension.lower() == "pdf" else ""


def seminars(pages: Sequence[Any], reader: Reader) -> dict[int, Details]:
    """Who arranged a seminar stands as its author, named in its own language."""
    names: dict[int, list[str]] = {}
    languages = {page.pk: page.language for page in pages}
    links = SeminarOrganiser.objects.filter(
        page_id__in=languages, organisation__live=True,
        organisation__sharing__in=readable_at(reader.audience),
    ).select_related("organisation").prefetch_related("organisation__names")
    for link in links.order_by("page_id", "sort_order", "pk"):
        name = link.organisation.name_in(languages[link.page_id])
        names.setdefault(link.page_id, []).append(name)
    return {
        page.pk: Details(
            genre=page.get_seminar_type_display(), authors=tuple(names.get(page.pk, ())),
            issued=page.starts[:10], place=place_of(page, page.language),
        )
        for page in pages
    }


def projects(pages: Sequence[Any], reader: Reader) -> dict[int, Details]:
    """Who appointed a project stands as its author."""
    return {
        page.pk: Details(
            authors=(page.appointed_by,) if page.appointed_by else (),
            number=", ".join(one for one in (page.number, *page.case_numbers) if one),
        )
        for page in pages
    }


def _in_directory(model: Any, folder: str) -> Find:
    def find(item_id: str, reader: Reader) -> str | None:
        readable = model.objects.filter(
            item_id=item_id, live=True, sharing__in=readable_at(reader.audience)
        )
        return f"/{reader.language}/network/{folder}/{item_id}/" if readable.exists() else None

    return find


register(Citable("report", ReportPage, reports, related=("document",)))
register(Citable("seminar", SeminarPage, seminars, related=("country",)))
register(Citable("project", ProjectPage, projects))
register_address("organisation", _in_directory(Organisation, "organisations"))
register_address("coordinator", _in_directory(Coordinator, "coordinators"))
register_address("recommendation", find_recommendation)

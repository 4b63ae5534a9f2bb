"""Practices as works that can be cited."""

from collections.abc import Sequence
from typing import Any

from portal.citations.registry import Citable, Details, register
from portal.vocabulary.sharing import readable_at
from practices.models import PracticeOrganisation, PracticePage
from search.reader import Reader


def details(pages: Sequence[Any], reader: Reader) -> dict[int, Details]:
    """The organisations that run a practice stand as its authors, named in its own language."""
    names: dict[int, list[str]] = {}
    languages = {page.pk: page.language for page in pages}
    links = PracticeOrganisation.objects.filter(
        page_id__in=languages, organisation__live=True,
        organisation__sharing__in=readable_at(reader.audience),
    ).select_related("organisation").prefetch_related("organisation__names")
    for link in links.order_by("page_id", "sort_order", "pk"):
        name = link.organisation.name_in(languages[link.page_id])
        names.setdefault(link.page_id, []).append(name)
    return {
        page.pk: Details(
            genre="" if page.practice_type == "other" else page.get_practice_type_display(),
            authors=tuple(names.get(page.pk, ())),
        )
        for page in pages
    }


register(Citable("practice", PracticePage, details))

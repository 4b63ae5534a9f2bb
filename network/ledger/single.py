"""One recommendation: finding it for a reader, and what its page shows."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from network.ledger.shown import recommendations
from network.models import Recommendation, ReportPage
from portal.citations.shown import citation_of
from portal.citations.works import persistent_address
from portal.items import VersionPlace, item_view, readable_versions
from portal.remembered import content_remembered
from portal.vocabulary.sharing import readable_at
from search.reader import Reader


def place_of(slug: str, reader: Reader) -> VersionPlace:
    """The version of a report that suits the reader best; raises Http404 when there is none."""
    places = readable_versions(ReportPage, slug, reader)
    if not places:
        raise Http404
    return places[reader.best(places)]


@content_remembered
def recommendation_context(slug: str, ref: str, reader: Reader) -> dict[str, Any]:
    """A recommendation of a report with all that was answered; raises Http404 without it."""
    page = ReportPage.objects.get(pk=place_of(slug, reader).pk)
    found = recommendations(page, reader)
    places = [entry["ref"] for entry in found]
    if ref not in places:
        raise Http404
    here = places.index(ref)
    item = item_view(page, reader)
    address = persistent_address("recommendation", f"{page.item_id}_{ref}")
    citation = citation_of(page, reader)
    return {
        "page": page, "item": item, "recommendation": found[here], "address": address,
        "number": here + 1, "count": len(found),
        "report_url": f"/{reader.language}/archive/reports/{page.slug}/",
        "before": places[here - 1] if here else "",
        "after": places[here + 1] if here + 1 < len(places) else "",
        "citations": [
            {**text, "text": _("Recommendation %(number)s in: %(citation)s %(address)s") % {
                "number": here + 1, "citation": text["text"], "address": address}}
            for text in (citation or {"texts": []})["texts"]
        ],
    }


def original_of(page: ReportPage) -> ReportPage | None:
    """The published original of a version, to which countries answer."""
    versions = page.versions().filter(live=True)
    return next((one for one in versions if one.is_original), None)


def find(key: str, reader: Reader) -> str | None:
    """The path of a recommendation by its permanent key, `report_number`; None without it."""
    which = Q(pk=None)
    for place, sign in enumerate(key):
        if sign == "_":
            which |= Q(page__item_id=key[:place], ref=key[place + 1 :])
    readable = Recommendation.objects.filter(
        which, page__live=True, page__sharing__in=readable_at(reader.audience)
    ).values_list("page__slug", "ref")
    first = readable.first()
    return f"/{reader.language}/archive/reports/{first[0]}/{first[1]}/" if first else None

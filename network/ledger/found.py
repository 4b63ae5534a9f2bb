"""Recommendations as parts of reports to which results of the search lead."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Case, F, Q, When
from django.utils.translation import gettext as _

from network.models import Recommendation
from portal.vocabulary.locales import locale_code
from portal.vocabulary.sharing import readable_at
from search.parts import Part
from search.reader import Reader

_ORIGINAL = Q(page__original_language="") | Q(
    page__original_language=F("page__locale__language_code"))


def parts_of_reports(ids: Sequence[str], reader: Reader) -> Mapping[str, Sequence[Part]]:
    """The recommendations of those of the reports that `reader` may read, in every language."""
    readable = Recommendation.objects.filter(
        page__item_id__in=ids, page__live=True, page__sharing__in=readable_at(reader.audience)
    ).annotate(version=Case(When(_ORIGINAL, then=0), default=1)).order_by(
        "version", "page_id", "sort_order", "pk")
    found: dict[str, list[Part]] = defaultdict(list)
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for item_id, locale, slug, ref, text in readable.values_list(
        "page__item_id", "page__locale_id", "page__slug", "ref", "text"
    ):
        # The original comes first: its order is that of the report's page.
        number = numbers[item_id].setdefault(ref, len(numbers[item_id]) + 1)
        found[item_id].append(Part(
            f"archive/reports/{slug}/{ref}/", _("Recommendation %(number)s") % {"number": number},
            locale_code(locale), text,
        ))
    return found

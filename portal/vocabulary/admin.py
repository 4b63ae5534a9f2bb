"""The thesaurus in the admin: found and sorted by the words that an editor reads."""

from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest, JsonResponse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import IndexView

from portal.permanent import PermanentIdForm
from portal.tag_fields import BroaderField, ThemesField
from portal.vocabulary.finding import find_themes, ids_in_order
from portal.vocabulary.languages import interface_language


def found(request: HttpRequest) -> JsonResponse:
    """Ids of the themes that `q` leads to, for the boxes of a form."""
    return JsonResponse({"found": find_themes(request.GET.get("q", ""))})


class ThemeForm(PermanentIdForm):
    """A theme and where it stands."""

    broader = BroaderField(label=capfirst(_("broader theme")), required=False)
    related = ThemesField(label=_("Related themes"), required=False)


class ThemeIndex(IndexView):  # type: ignore[misc]  # Wagtail is not typed
    """The list of themes."""

    default_ordering = "place"

    def get_base_queryset(self) -> Any:
        """Each theme with its place in the alphabet of the editor's language."""
        ids = ids_in_order(interface_language(get_language()))
        places = [When(slug=key, then=Value(place)) for place, key in enumerate(ids)]
        place = Case(*places, default=Value(len(ids)), output_field=IntegerField())
        return super().get_base_queryset().annotate(place=place).prefetch_related(
            "terms", "broader__terms")

    def search_queryset(self, queryset: Any) -> Any:
        """By labels and synonyms of all languages."""
        if not self.is_searching:
            return queryset
        return queryset.filter(slug__in=find_themes(self.search_query))

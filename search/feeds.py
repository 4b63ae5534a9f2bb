"""Any search as an Atom feed: the public one of an address, and a person's own at a secret one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from search.answer import SearchUnavailable
from search.audience import Audience
from search.highlight import Highlighter
from search.hits import Hit, make_hit
from search.plan import Plan
from search.query import PUBLISHED, BadParameter, Query
from search.reader import Reader, reader_of
from search.run import run
from search.saved.models import SavedSearch
from search.saved.news import reader_for
from search.wording import in_words

ENTRIES = 50
RETRY_SECONDS = "300"
# XML has no place for these, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Of an item of which nobody knows when it was published: it must be the same at every fetch.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a feed is made of."""

    query: Query
    reader: Reader
    title: str
    address: str


class SearchFeed(Feed):
    """What is public of a search, whoever asks: a feed reader has no session."""

    feed_type = Atom1Feed
    cache_control = "public, max-age=600"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; 400 for a value that cannot be, 503 while search is away."""
        try:
            response = super().__call__(request, *args, **kwargs)
        except BadParameter as bad:
            return HttpResponse(f"{bad.name}: {bad.value}", status=400,
                                content_type="text/plain; charset=utf-8")
        except SearchUnavailable:
            return HttpResponse(
                _("Search is away for a moment. Please try again."), status=503,
                content_type="text/plain; charset=utf-8", headers={"Retry-After": RETRY_SECONDS},
            )
        response.headers["Cache-Control"] = self.cache_control
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Wanted:
        """The search of the address. Raises BadParameter."""
        query = Query.parse(request.GET)
        reader = replace(reader_of(request), audience=Audience.ANONYMOUS)
        words = ", ".join(f"{label}: {value}" for label, value in in_words(query, reader.language))
        title = words or _("Everything new")
        return Wanted(query, reader, title, request.get_full_path())

    def title(self, wanted: Wanted) -> str:
        """What the feed is called."""
        return _plain(f"{wanted.title} | {_('Nordic coordinators’ portal')}")

    def link(self, wanted: Wanted) -> str:
        """The search page."""
        return wanted.query.address(reverse("search"))

    def feed_url(self, wanted: Wanted) -> str:
        """The feed's own address."""
        return settings.BASE_URL + wanted.address

    def items(self, wanted: Wanted) -> Sequence[Hit]:
        """What was published last."""
        query = wanted.query.changed(sort=PUBLISHED, page=1, size=ENTRIES)
        plain = Highlighter(Plan())
        found = run(query, wanted.reader, facets=()).answer.items
        return [make_hit(item, wanted.reader, plain) for item in found]

    def item_title(self, item: Hit) -> str:
        """The title in the reader's language, where it is there."""
        return _plain(item.plain_title)

    def item_description(self, item: Hit) -> str:
        """The summary."""
        return _plain(item.snippet)

    def item_link(self, item: Hit) -> str:
        """The item's page."""
        return item.url

    def item_guid(self, item: Hit) -> str:
        """The same in every language and at every address."""
        return f"{settings.BASE_URL}/#{item.kind}:{item.id}"

    def item_updateddate(self, item: Hit) -> datetime:
        """When it was first published."""
        return datetime.fromtimestamp(item.published, UTC) if item.published else UNDATED

    def item_categories(self, item: Hit) -> list[str]:
        """Kind, countries and themes."""
        return [item.kind_label, *(one.name for one in (*item.countries, *item.themes))]


class SavedSearchFeed(SearchFeed):
    """A saved search at its secret address, with what its owner may read at this moment."""

    cache_control = "private, no-store"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Wanted:
        """The search of the token. Raises Http404 for one that is not there (any more)."""
        found = SavedSearch.objects.filter(token=kwargs["token"], owner__is_active=True)
        search = found.select_related("owner").first()
        if search is None:
            raise Http404
        reader = reader_for(search, get_language())
        return Wanted(search.query, reader, search.name, request.get_full_path())


def _plain(text: str) -> str:
    return _NOT_XML.sub("", text)

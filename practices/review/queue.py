"""The reviews that wait, as lists show them: age, countries, state."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.vocabulary.countries import COUNTRY_CODES, country_name
from practices.models import Review
from practices.review.rights import is_coordinator, is_editor, visible
from practices.submissions.forms import spoken

OLD_DAYS = 7
MOST = 200


@dataclass(frozen=True)
class Row:
    """A review in the list."""

    review: Review
    days: int
    countries: str

    @property
    def old(self) -> bool:
        """Whether it should have been decided."""
        return self.review.state == Review.State.WAITING and self.days >= OLD_DAYS


def age(review: Review) -> int:
    """For how many days it has waited in this round."""
    return (timezone.now() - review.waiting_since).days


def rows(user: Any, asked: QueryDict) -> list[Row]:
    """What `user` may read, the oldest first, as the filters `state` and `country` say."""
    found = visible(user)
    state = asked.get("state", Review.State.WAITING)
    if state in Review.State.values:
        found = found.filter(state=state)
    if asked.get("country", "") in COUNTRY_CODES:
        found = found.filter(countries__name=asked["country"])
    found = found.select_related("page").prefetch_related("countries")
    return [Row(review, age(review), countries_of(review)) for review in found[:MOST]]


def account_links(user: Any) -> list[dict[str, Any]]:
    """The way to the queue, in the frame of every page, for who reviews."""
    if not (is_editor(user) or is_coordinator(user)):
        return []
    return [{"url": reverse("reviews"), "title": _("Reviews")}]


def path_of(review: Review) -> str:
    """Where a review stands; in the admin, too, whose languages have other names."""
    with translation.override(spoken()):
        return reverse("review", args=[review.pk])


def countries_of(review: Review) -> str:
    """Its countries in words."""
    return ", ".join(sorted(country_name(tag.name, spoken()) for tag in review.countries.all()))

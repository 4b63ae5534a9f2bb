"""Who answers to a recommendation for a country, and the place where they do."""

from typing import Any

from django.http import Http404, HttpRequest

from network.ledger.single import original_of, recommendation_context
from network.rights import own_countries, speaks_for
from portal.items import country_links
from search.reader import reader_of

ANSWERING = "network.add_response"  # what editors need to answer for a country


def offered(user: Any, context: dict[str, Any]) -> list[str]:
    """For which countries `user` is offered to answer: own ones, or those that are asked."""
    may, own = speaks_for(user, ANSWERING), own_countries(user)
    asked = {one.id for one in context["recommendation"]["missing"]}
    asked |= {one["country"].id for one in context["recommendation"]["responses"]}
    return [code for code in may if code in own or code in asked or not asked]


def answering(request: HttpRequest, slug: str, ref: str, code: str) -> dict[str, Any]:
    """What pages show on which the visitor answers for a country.

    The context of the recommendation, the `country`, its `code`, and the `report` in its original
    version. Raises Http404 for who does not speak for the country.
    """
    code = code.upper()
    if code not in speaks_for(request.user, ANSWERING):
        raise Http404
    context = recommendation_context(slug, ref, reader_of(request))
    report = original_of(context["page"])
    if report is None:
        raise Http404
    return context | {"country": country_links([code], reader_of(request).language)[0],
                      "report": report, "code": code}

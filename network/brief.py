"""What a one-pager says of reports and projects, and whom to call."""

from collections import Counter
from typing import Any

from network.models import Coordinator, ProjectPage, ReportPage, Response
from network.models.choices import Answer
from portal.items import country_links
from portal.vocabulary.sharing import readable_at
from search.reader import Reader


def report_briefs(reader: Reader, pks: list[int]) -> list[dict[str, Any]]:
    """For readable report pages of these primary keys: how each country answers to them."""
    keys = dict(ReportPage.objects.filter(pk__in=pks).values_list("translation_key", "pk"))
    answers: dict[int, dict[str, Counter[str]]] = {}
    found = Response.objects.filter(
        report__translation_key__in=keys, replaced_by=None
    ).exclude(status="")
    for key, code, status in found.order_by("pk").values_list(
        "report__translation_key", "country__name", "status"
    ):
        answers.setdefault(keys[key], {}).setdefault(code, Counter())[status] += 1
    return [{"pk": pk, "doing": _answers(by_country, reader)}
            for pk, by_country in answers.items()]


def _answers(by_country: dict[str, Counter[str]], reader: Reader) -> list[dict[str, Any]]:
    return [
        {"country": country, "text": "",
         "what": ", ".join(f"{Answer(status).label}: {count}"
                           for status, count in by_country[country.id].items())}
        for country in country_links(list(by_country), reader.language)
    ]


def project_briefs(reader: Reader, pks: list[int]) -> list[dict[str, Any]]:
    """For readable project pages of these primary keys: who does it, and how far it is."""
    pages = ProjectPage.objects.filter(pk__in=pks).prefetch_related("country_links__tag")
    return [
        {"pk": page.pk, "doing": [
            {"country": country, "what": page.get_status_display(), "text": page.appointed_by}
            for country in country_links([link.tag.name for link in page.country_links.all()],
                                         reader.language)
        ]}
        for page in pages
    ]


def contacts(reader: Reader, codes: list[str]) -> list[dict[str, Any]]:
    """The coordinating functions of countries: never the person, who changes."""
    levels = readable_at(reader.audience)
    found = Coordinator.objects.filter(country__name__in=codes, live=True, sharing__in=levels)
    related = found.select_related("country", "organisation")
    return [
        {"code": one.country.name, "title": one.title, "email": one.email, "phone": one.phone,
         "organisation": _organisation(one, levels, reader.language)}
        for one in related.prefetch_related("organisation__names") if one.country
    ]


def _organisation(one: Coordinator, levels: list[str], language: str) -> str:
    organisation = one.organisation
    if organisation is None or not organisation.live or organisation.sharing not in levels:
        return ""
    return organisation.name_in(language)

"""The ledger as rows: a recommendation and a country that is to answer to it."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from network.models import Recommendation, ReportPage, Response
from network.models.choices import Answer, Progress
from network.models.report import ReportCountry, ReportTheme
from portal.remembered import content_remembered
from portal.vocabulary.sharing import readable_at
from search.audience import Audience

SOON_DAYS = 90
_ENDED = {Progress.DONE.value, Progress.SUPERSEDED.value}
_REFUSED = {Answer.NOTED.value, Answer.REJECTED.value}
_NOT_BEGUN = {"", Progress.NOT_STARTED.value}


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation, by its report and its permanent `ref`, with what one country answers now.

    `number` is what readers call it: its place among those of its report, from 1.
    `country` is an ISO code, or empty where the report concerns no country and none has answered.
    `page` is the primary key of the report's original version; `place` its place in the ledger.
    """

    page: int
    report: str
    title: str
    ref: str
    number: int
    place: int
    due: str
    themes: tuple[str, ...]
    country: str = ""
    status: str = ""
    progress: str = ""
    date: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the country has said anything."""
        return bool(self.status or self.progress)

    @property
    def is_open(self) -> bool:
        """Whether the country has something to answer or to do yet."""
        return bool(self.country) and open_still(self.status, self.progress)

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the day by which it was due has passed without an end."""
        return self.is_open and past(self.due, today)

    def is_soon(self, today: dt.date) -> bool:
        """Whether it is due within `SOON_DAYS`, and not overdue."""
        return (self.is_open and bool(self.due) and not past(self.due, today)
                and past(self.due, today + dt.timedelta(days=SOON_DAYS)))


def open_still(status: str, progress: str) -> bool:
    """Whether a country that answered so has something to do yet; texts of `Answer`, `Progress`."""
    return progress not in _ENDED and not (status in _REFUSED and progress in _NOT_BEGUN)


def past(due: str, today: dt.date) -> bool:
    """Whether a partial date is over: "2026" is when 2027 has begun. Nothing is never over."""
    return bool(due) and due < today.isoformat()[: len(due)]


@content_remembered
def ledger(audience: Audience) -> tuple[Row, ...]:
    """Every row that `audience` may read, report by report, in their order."""
    reports = ReportPage.objects.filter(
        Q(original_language="") | Q(original_language=F("locale__language_code")),
        live=True, sharing__in=readable_at(audience),
    )
    pages = {pk: (item_id, title) for pk, item_id, title in
             reports.values_list("pk", "item_id", "title")}
    themes, countries = _tags(ReportTheme, reports, "slug"), _tags(ReportCountry, reports, "name")
    answers = _answers(reports)
    found: list[Row] = []
    entries = Recommendation.objects.filter(page__in=reports)
    entries = entries.order_by("page_id", "sort_order", "pk")
    numbers: Counter[int] = Counter()
    for place, (page, ref, due) in enumerate(entries.values_list("page_id", "ref", "due")):
        numbers[page] += 1
        said = answers.get((page, ref), {})
        for code in dict.fromkeys((*countries[page], *said)) or ("",):
            found.append(Row(page, *pages[page], ref, numbers[page], place, due,
                             tuple(themes[page]), code, *said.get(code, ())))
    return tuple(found)


def _tags(through: Any, reports: Any, name: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    links = through.objects.filter(content_object__in=reports).order_by("pk")
    for page, value in links.values_list("content_object_id", f"tag__{name}"):
        found[page].append(value)
    return found


def _answers(reports: Any) -> dict[tuple[int, str], dict[str, tuple[Any, ...]]]:
    found: dict[tuple[int, str], dict[str, tuple[Any, ...]]] = defaultdict(dict)
    current = Response.objects.filter(report__in=reports, replaced_by=None).order_by("pk")
    for page, ref, country, *said in current.values_list(
        "report_id", "ref", "country__name", "status", "progress", "date", "note", "evidence"
    ):
        found[page, ref][country] = (*said[:-1], tuple(said[-1]))
    return found

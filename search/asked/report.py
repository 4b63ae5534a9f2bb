"""What operators see of the counts: only what was asked often enough to be nobody's own."""

from dataclasses import dataclass

from django.db.models import Sum

from search.asked.models import AskedCount

AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with how often it was asked in the time that counts are kept."""

    text: str
    times: int
    empty: int


def most_asked(number: int = 30) -> list[Asked]:
    """The queries asked most often."""
    return _asked("-times", number, sum_times__gte=AT_LEAST)


def without_results(number: int = 30) -> list[Asked]:
    """The queries that most often found nothing."""
    return _asked("-empty", number, sum_times__gte=AT_LEAST, sum_empty__gt=0)


def _asked(order: str, number: int, **which: int) -> list[Asked]:
    summed = AskedCount.objects.values("text").annotate(
        sum_times=Sum("times"), sum_empty=Sum("empty")
    )
    rows = summed.filter(**which).order_by(f"-sum_{order[1:]}", "text")[:number]
    return [Asked(row["text"], row["sum_times"], row["sum_empty"]) for row in rows]

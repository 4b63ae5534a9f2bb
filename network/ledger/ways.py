"""Ways to the ledger from other pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from network.ledger.asked import Asked, State
from network.ledger.rows import ledger
from network.rights import own_countries
from search.reader import Reader


def to_do(user: Any) -> str:
    """The address of what the countries of `user` are to answer or do, or nothing."""
    countries = own_countries(user)
    if not countries:
        return ""
    return reverse("recommendations") + Asked(
        countries=countries, state=State.OPEN, sort="due").with_()


def account_links(user: Any) -> list[dict[str, Any]]:
    """The way there in the frame of every page, for who answers for a country."""
    address = to_do(user)
    return [{"url": address, "title": _("To be answered")}] if address else []


def theme_ways(reader: Reader, theme: str) -> list[dict[str, Any]]:
    """The way to the recommendations about a theme, when there are some."""
    found = {(row.page, row.ref) for row in ledger(reader.audience) if theme in row.themes}
    if not found:
        return []
    address = reverse("recommendations") + Asked(theme=theme).with_()
    return [{"url": address, "title": _("Recommendations"), "count": len(found)}]

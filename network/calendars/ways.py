"""The way from a theme or a country to its seminars and their calendar."""


from django.utils.translation import gettext as _

from search.query import Query
from search.reader import Reader


def seminars_of(reader: Reader, **filters: str) -> dict[str, str]:
    """The archive's list of the seminars that a filter leaves, where one subscribes to them."""
    values = {name: (value,) for name, value in filters.items()}
    address = Query().changed(**values).address(f"/{reader.language}/archive/seminars/")
    return {"url": address, "icon": "calendar",
            "title": _("Seminars, also as a calendar to subscribe to")}


def theme_calendar(reader: Reader, theme: str) -> list[dict[str, str]]:
    """What the page of a theme shows."""
    return [seminars_of(reader, theme=theme)]

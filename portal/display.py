"""Texts, dates, languages and drawings as pages show them."""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from portal.drawings import ICONS
from portal.speaking import spoken
from portal.vocabulary.countries import country_name
from search.analysis import detect_language
from search.dates import display_date

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def partial_date(value: Any) -> str:
    """ "2021-03" as "March 2021" in the page's language; other texts as they are."""
    text = str(value or "")
    return display_date(text, spoken()) if PARTIAL_DATE.match(text) else text


def day_of(moment: datetime) -> str:
    """The day of a moment, where the portal is, in the page's language."""
    return partial_date(localdate(moment).isoformat())


def lang_attr(code: str | None) -> SafeString:
    """` lang="fi"` for a text in another language than the page's, else nothing."""
    if not code or code == spoken():
        return mark_safe("")
    return format_html(' lang="{}"', code)


def words_lang_attr(text: Any) -> SafeString:
    """As `lang_attr`, for a text that no field tells the language of: its own words do."""
    return lang_attr(_read_language(str(text or ""), spoken()))


@lru_cache(maxsize=2048)
def _read_language(text: str, default: str) -> str:
    return detect_language(text, default)


def country_label(code: Any) -> str:
    """The name of a country (its code, or what reads as it) in the page's language."""
    return country_name(str(getattr(code, "code", code)), spoken())


def host(url: str) -> str:
    """The host of an address, which says whose page it is: "polamk.fi"."""
    return (urlsplit(str(url)).hostname or str(url)).removeprefix("www.")


def web_only(url: str | None) -> str:
    """The address when it is one of the web, else nothing: no `javascript:` gets into a link."""
    text = str(url or "")
    return text if text.lower().startswith(("https://", "http://")) else ""


def absolute(path: str) -> str:
    """A path of this portal with the portal's own address in front."""
    return f"{settings.BASE_URL}{path}"


@lru_cache(maxsize=256)
def icon(name: str, extra: str = "") -> SafeString:
    """A line drawing beside a word; hidden from screen readers, as the word says it already."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">'
        "{}</svg>",
        f" {extra}" if extra else "",
        mark_safe(ICONS.get(name, ICONS["page"])),
    )


def here(shown: str, path: str) -> SafeString:
    """` aria-current` for a link to `path`: "page" when it is `shown`, "true" when it is below."""
    if shown == path:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"' if shown.startswith(path) else "")

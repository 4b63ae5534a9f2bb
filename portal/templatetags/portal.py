"""Template tags of the portal: texts, dates, languages and drawings as pages show them."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.markdown import to_html
from portal.templatetags.drawings import ICONS
from portal.vocabulary.countries import country_name
from portal.vocabulary.languages import language_name as name_of_language
from search.dates import display_date

register = template.Library()

PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def _language() -> str:
    return get_language() or "en"


@register.filter
def markdown(text: str | None, top: int = 3) -> SafeString:
    """Markdown as safe HTML whose highest heading is `top` (2 to 6)."""
    return to_html(str(text or ""), top)


@register.filter
def partial_date(value: Any) -> str:
    """ "2021-03" as "March 2021" in the page's language; other texts as they are."""
    text = str(value or "")
    return display_date(text, _language()) if PARTIAL_DATE.match(text) else text


@register.filter
def lang_attr(code: str | None) -> SafeString:
    """` lang="fi"` for a text in another language than the page's, else nothing."""
    if not code or code == get_language():
        return mark_safe("")
    return format_html(' lang="{}"', code)


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the page's language."""
    return name_of_language(code, _language())


@register.filter
def country_label(code: Any) -> str:
    """The name of a country (its code, or what reads as it) in the page's language."""
    return country_name(str(getattr(code, "code", code)), _language())


@register.filter
def host(url: str) -> str:
    """The host of an address, which says whose page it is: "polamk.fi"."""
    return (urlsplit(str(url)).hostname or str(url)).removeprefix("www.")


@register.filter
def web_only(url: str | None) -> str:
    """The address when it is one of the web, else nothing: no `javascript:` gets into a link."""
    text = str(url or "")
    return text if text.lower().startswith(("https://", "http://")) else ""


@register.filter
def absolute(path: str) -> str:
    """A path of this portal with the portal's own address in front."""
    return f"{settings.BASE_URL}{path}"


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, extra: str = "") -> SafeString:
    """A line drawing beside a word; hidden from screen readers, as the word says it already."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">'
        "{}</svg>",
        f" {extra}" if extra else "",
        mark_safe(ICONS.get(name, ICONS["page"])),
    )


@register.simple_tag(takes_context=True)
def here(context: template.Context, path: str) -> SafeString:
    """` aria-current` for a link to `path`: "page" when it is shown, "true" when it is below."""
    shown = getattr(context.get("request"), "path", "")
    if shown == path:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"' if shown.startswith(path) else "")

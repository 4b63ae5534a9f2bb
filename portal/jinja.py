"""What the templates of pages can use beside their context: texts, filters and drawings."""

from functools import lru_cache
from typing import Any

from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment
from markupsafe import Markup
from wagtail.templatetags.wagtailcore_tags import richtext

from portal import display
from portal.citations.embedded import coins_of_hit, is_work
from portal.jinja_code import PageEnvironment, html
from portal.speaking import spoken


def environment(**options: Any) -> Environment:
    """The environment of the page templates. `{% trans %}` works as `{% blocktranslate %}` did."""
    made = PageEnvironment(extensions=["jinja2.ext.i18n"], **options)
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.globals.update({
        "_": translated, "citable": is_work, "coins": coins_of_hit,
        "gettext": translated, "ngettext": counted,
        "get_language": spoken, "here": display.here, "icon": display.icon,
        "static": lru_cache(static), "url": reverse,
    })
    made.filters.update({
        filter_.__name__: filter_
        for filter_ in (
            display.absolute, display.country_label, display.day_of, display.host,
            display.lang_attr, display.words_lang_attr, display.partial_date, display.web_only,
            defaultfilters.cut,
            defaultfilters.filesizeformat, defaultfilters.linebreaksbr,
            defaultfilters.truncatechars, richtext,
        )
    })
    made.filters["linebreaks"] = defaultfilters.linebreaks_filter
    return made


def translated(text: str, **values: Any) -> Markup:
    """A text of the interface in the page's language; `values` are escaped and filled in."""
    found = _text(spoken(), text)
    return _filled(found, values) if values else found


def counted(singular: str, plural: str, number: int, **values: Any) -> Markup:
    """As `translated`, in the form that goes with `number`."""
    if values == {"n": number}:
        return _numbered(spoken(), singular, plural, number)
    return _filled(_form(spoken(), singular, plural, number), values)


# Counts are small numbers, most of them the same on every page.
@lru_cache(maxsize=8192)
def _numbered(language: str | None, singular: str, plural: str, number: int) -> Markup:
    return _filled(_form(language, singular, plural, number), {"n": number})


def _filled(text: str, values: dict[str, Any]) -> Markup:
    return Markup(str(text) % {name: html(value) for name, value in values.items()})


# A page has the same texts each time, and asking the catalogue takes many times as long as this.
@lru_cache(maxsize=8192)
def _text(language: str | None, text: str) -> Markup:
    return Markup(gettext(text))


@lru_cache(maxsize=8192)
def _form(language: str | None, singular: str, plural: str, number: int) -> str:
    return ngettext(singular, plural, number)

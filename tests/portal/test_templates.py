"""The templates of pages: what is escaped, what is looked up where, what is translated."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import engines
from django.utils import translation
from django.utils.safestring import mark_safe
from jinja2 import UndefinedError

from search.hits import Named

PAGES = Path(settings.BASE_DIR, "templates", "pages")

pytestmark = pytest.mark.one_database


def shown(source: str, **context: Any) -> str:
    """What a template makes of a context."""
    return engines.all()[0].from_string(source).render(context)


@pytest.mark.parametrize(("value", "html"), [
    ("<b> & \"x\" 'y'", "&lt;b&gt; &amp; &#34;x&#34; &#39;y&#39;"),
    (mark_safe("<b>"), "<b>"),
    (["<b>"], "[&#39;&lt;b&gt;&#39;]"),
    (1000, "1000"),
    (translation.gettext_lazy("Sign in"), "Sign in"),
])
def test_values_are_escaped_once(value: Any, html: str) -> None:
    assert shown("{{ value }}", value=value) == html
    assert shown("{% macro m(v) %}{{ v }}{% endmacro %}{{ m(value) }}", value=value) == html
    assert shown("{{ '' ~ value }}", value=value) == html


def test_what_is_not_there_is_empty_and_false() -> None:
    one = Named("x")
    assert shown("{{ nothing }}{{ one.nothing }}{{ {}.nothing }}{{ none.nothing }}", one=one) == ""
    assert shown("{% if one.nothing or nothing %}yes{% else %}no{% endif %}", one=one) == "no"
    with pytest.raises(UndefinedError):
        shown("{{ nothing.at.all }}")


def test_attributes_and_entries() -> None:
    assert shown("{{ one.name }} {{ one.label|upper }}", one=Named("x")) == "x X"
    assert shown("{{ d.a }} {{ d.n }} {{ d['a'] }}", d={"a": 1, "n": 2}) == "1 2 1"
    assert shown("{{ 'abc'.upper() }} {{ a.b.c }}", a={"b": {"c": 3}}) == "ABC 3"


def test_a_variable_goes_before_a_function_of_that_name() -> None:
    assert shown("{% for url in [f] %}{{ url(2) }}{% endfor %}", f=lambda n: n * 2) == "4"
    assert shown("{% set icon = f %}{{ icon(3) }}", f=lambda n: n * 2) == "6"


def test_texts_are_in_the_language_of_the_page() -> None:
    counted = "{% trans n=n %}{{ n }} result{% pluralize %}{{ n }} results{% endtrans %}"
    source = "{{ _('Library') }} " + counted
    with translation.override("en"):
        assert shown(source, n=1) == "Library 1 result"
        assert shown(source, n=2) == "Library 2 results"
    with translation.override("sv"):
        assert shown(source, n=1) == "Bibliotek 1 träff"
        assert shown(source, n=2) == "Bibliotek 2 träffar"


def test_values_in_texts_are_escaped() -> None:
    source = "{% trans q=q %}{{ q }}: search{% endtrans %}"
    with translation.override("en"):
        assert shown(source, q="<b>%(q)s") == "&lt;b&gt;%(q)s: search"
        assert shown(source, q=mark_safe("<b>")) == "<b>: search"


@pytest.mark.parametrize("path", sorted(PAGES.rglob("*.html")), ids=lambda path: path.stem)
def test_compiles(path: Path) -> None:
    """Also those that no test happens to show."""
    assert engines.all()[0].get_template(str(path.relative_to(PAGES)))

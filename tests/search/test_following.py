"""Whatever changes what a reader may find reaches the index by itself."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from network.models import ReportPage
from portal.models import HomePage, StandardPage, Theme, ThemeTerms
from practices.models import PracticePage
from search.indexing import keeper, outbox
from search.indexing.rebuild import differences
from search.models import IndexTask
from tests.portal import lines
from tests.portal.fixtures import found_ids, load_lines

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]


@pytest.fixture
def load(transactional_db: None, tmp_path: Any) -> Any:
    """Imports lines, and commits."""
    return lambda *content: load_lines(tmp_path / "load" / "content.jsonl", content)


def agree() -> bool:
    """Whether nothing waits, and index and database are the same.

    Countries stand in the database from the first; only a rebuild brings them to the index.
    """
    found = [one for one in differences() if not one.key.startswith("country:")]
    return not IndexTask.objects.exists() and found == []


def result(client: Client, **parameters: Any) -> dict[str, Any]:
    """The only result of a search."""
    (only,) = client.get("/api/search/", parameters).json()["results"]
    return dict(only)


def test_a_translation_that_is_added(load: Any, client: Client) -> None:
    load(lines.practice("p", title="Word"))
    page = PracticePage.objects.get(item_id="p")
    Locale.objects.get_or_create(language_code="fi")
    copy = page.copy_for_translation(Locale.objects.get(language_code="fi"), copy_parents=True)
    copy.title = "Suomenkielinen"
    copy.save_revision().publish()
    assert result(client, q="suomenkielinen", expand="0")["available_languages"] == ["en", "fi"]
    assert agree()


def test_a_page_of_text_that_is_moved_takes_those_below_it_along(
    transactional_db: None, client: Client
) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    first, second, below = (
        StandardPage(title=title, slug=title.lower(), body="<p>Text</p>")
        for title in ("First", "Second", "Lowest")
    )
    home.add_child(instance=first)
    home.add_child(instance=second)
    second.add_child(instance=below)
    below.refresh_from_db()
    assert result(client, q="lowest")["url"] == "/en/second/lowest/"
    StandardPage.objects.get(pk=second.pk).move(
        StandardPage.objects.get(pk=first.pk), pos="last-child"
    )
    assert result(client, q="lowest")["url"] == "/en/first/second/lowest/"
    moved = StandardPage.objects.get(pk=second.pk)
    moved.slug = "other"
    moved.save_revision().publish()
    assert result(client, q="lowest")["url"] == "/en/first/other/lowest/"
    assert agree()


def test_a_theme_with_another_id(load: Any, client: Client) -> None:
    load(lines.theme("before"), lines.practice("p", themes=["before"]),
         lines.report("r", themes=["before"]), lines.coordinator("c", themes=["before"]))
    theme = Theme.objects.get(slug="before")
    theme.slug = "afterwards"
    theme.save()
    assert found_ids(client, theme="before") == []
    assert sorted(found_ids(client, theme="afterwards")) == [
        "coordinator:c", "practice:p", "report:r"
    ]
    assert agree()


def test_a_label_and_a_synonym_of_a_theme_that_an_editor_changes(
    load: Any, client: Client, editor: Client
) -> None:
    load(lines.theme("t", labels={"en": "Oldlabel"}), lines.practice("p", themes=["t"]))
    theme = Theme.objects.get(slug="t")
    (terms,) = theme.terms.all()
    form = {
        "name": "Newlabel", "slug": "t", "broader": "", "exact_match": "",
        "terms-TOTAL_FORMS": "1", "terms-INITIAL_FORMS": "1", "terms-MIN_NUM_FORMS": "0",
        "terms-MAX_NUM_FORMS": "1000", "terms-0-id": str(terms.pk), "terms-0-language": "en",
        "terms-0-label": "Newlabel", "terms-0-synonyms": "Newsynonym", "terms-0-definition": "",
        "terms-0-DELETE": "",
    }  # fmt: skip
    url = reverse("wagtailsnippets_portal_theme:edit", args=[theme.pk])
    assert editor.post(url, form).status_code == 302
    for q in ("newlabel", "newsynonym"):
        assert found_ids(client, q=q) == ["practice:p"]
    assert found_ids(client, q="oldlabel") == []
    assert agree()


def test_a_synonym_finds_the_texts_that_mention_the_theme(load: Any, client: Client) -> None:
    load(lines.theme("t", labels={"en": "Leading term", "fi": "Johtosana"}),
         lines.practice("p", language="fi", body="Tässä on sivusanoja."))
    assert found_ids(client, q="leading term") == []
    terms = Theme.objects.get(slug="t").terms.get(language="fi")
    for synonyms, found in ((["sivusana"], ["practice:p"]), ([], [])):
        terms.synonyms = synonyms
        terms.save()
        assert found_ids(client, q="leading term") == found
        assert agree()


def test_a_theme_that_is_deleted_is_mentioned_no_more(load: Any, client: Client) -> None:
    load(lines.theme("t", labels={"en": "Leading term", "fi": "Johtosana"}),
         lines.practice("p", language="fi", body="Johtosana."))
    assert found_ids(client, q="leading term") == ["practice:p"]
    Theme.objects.get(slug="t").delete()
    assert found_ids(client, q="leading term") == []
    assert agree()


def test_what_many_items_mention_is_left_to_the_keeper(
    load: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(lines.theme("t", labels={"en": "Leading term"}),
         *(lines.practice(f"p{n}", language="fi", body="Johtosana.") for n in range(3)))
    monkeypatch.setattr(outbox, "MOST_AT_ONCE", 2)
    theme = Theme.objects.get(slug="t")
    ThemeTerms.objects.create(theme=theme, language="fi", label="Johtosana")
    assert found_ids(client, q="leading term") == []
    IndexTask.objects.update(not_before=None)  # a moment later
    assert keeper.tend(check_index=False)
    assert len(found_ids(client, q="leading term")) == 3
    assert agree()


def test_the_text_of_a_report(load: Any, client: Client) -> None:
    load(lines.report("r", text="Beforeword"))
    report = ReportPage.objects.get(item_id="r")
    report.text = "Afterword on page one"
    report.save_revision().publish()
    assert found_ids(client, q="afterword") == ["report:r"]
    assert found_ids(client, q="beforeword") == []
    assert agree()


def test_a_theme_that_is_given_and_taken(load: Any, client: Client) -> None:
    load(lines.theme("t"), lines.practice("p"))
    for themes, found in ((["t"], ["practice:p"]), ([], [])):
        page = PracticePage.objects.get(item_id="p")
        page.themes.set([Theme.objects.get(slug=slug) for slug in themes])
        page.save_revision().publish()
        assert found_ids(client, theme="t") == found
    assert agree()

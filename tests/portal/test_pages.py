"""Every public address in every language: it answers, falls back in sight, and keeps the item."""

import pytest
from django.test import Client

from portal.vocabulary.languages import INTERFACE_LANGUAGES, language_name
from practices.models import PracticePage
from search.indexing.outbox import drain_now
from tests.portal import lines
from tests.portal.fixtures import Load, exported
from tests.portal.html import Read

# On PostgreSQL the browser opens the pages.
pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
SECTIONS = {
    "practice": "practices", "seminar": "archive/seminars", "report": "archive/reports",
    "project": "archive/projects", "organisation": "network/organisations",
    "coordinator": "network/coordinators", "theme": "themes",
}
FIXED = ["", "practices/", "network/", "archive/", "archive/seminars/", "archive/reports/",
         "archive/projects/", "themes/", "search/", "search/?q=training", "about/",
         "accessibility/", "privacy/",
         *(f"network/countries/{code}/"
           for code in ("fi", "se", "no", "dk", "is", "ax", "fo", "gl"))]  # fmt: skip


@LANGUAGES
def test_every_fixed_address_answers_in_the_language(
    demo: None, client: Client, language: str
) -> None:
    wrong = []
    for path in FIXED:
        page = Read(client, f"/{language}/{path}")
        if page.status != 200 or page.tree.get("lang") != language:
            wrong.append((path, page.status))
    assert wrong == []


@pytest.mark.parametrize("kind", SECTIONS)
@LANGUAGES
def test_every_demo_item_answers_in_every_language(
    demo: None, client: Client, kind: str, language: str
) -> None:
    ids = [line["id"] for line in exported() if line["kind"] == kind]
    assert ids
    wrong = {}
    for item_id in ids[:: max(1, len(ids) // 12)]:
        page = Read(client, f"/{language}/{SECTIONS[kind]}/{item_id}/")
        if page.status != 200 or not page.text("//main//h1"):
            wrong[item_id] = page.status
    assert wrong == {}


@pytest.mark.parametrize(("accepts", "language"), [
    ("fi", "fi"), ("sv-FI,sv;q=0.9", "sv"), ("no", "nb"), ("nn", "nb"), ("fo", "da"),
    ("se", "nb"), ("de", "en"), ("", "en"), ("de,is;q=0.5", "is"),
])  # fmt: skip
def test_the_root_leads_to_the_visitors_language(
    db: None, client: Client, accepts: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepts})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")


@pytest.mark.parametrize(("address", "leads_to"), [
    ("/nn/practices/", "/nb/practices/"), ("/fo/", "/da/"), ("/kl/themes/", "/da/themes/"),
    ("/se/network/", "/nb/network/"),
])  # fmt: skip
def test_an_address_in_a_content_language_leads_to_its_neighbour(
    db: None, client: Client, address: str, leads_to: str
) -> None:
    assert client.get(address).headers["Location"] == leads_to


def test_the_portal_says_that_it_is_alive_and_ready(db: None, client: Client) -> None:
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").json() == {"database": True, "search": True}


@LANGUAGES
def test_an_ngo_has_a_way_in(db: None, client: Client, language: str) -> None:
    for path in ("", "practices/"):
        assert f"/{language}/practices/submit/" in Read(client, f"/{language}/{path}").links(
            "//body//a"
        )
    page = Read(client, f"/{language}/practices/submit/")
    assert page.status == 200
    assert page.tree.xpath("//form[@method='post']//input[@type='email']")


# --- Fallback -------------------------------------------------------------------------------


@pytest.fixture
def only_finnish(load: Load) -> None:
    """One item of each kind that there is in Finnish only."""
    load(*(make("x", language="fi", title="Otsikkosana", summary="Tiivistelmä.")
           for make in lines.ITEM_KINDS.values()))


@pytest.mark.parametrize("kind", lines.ITEM_KINDS)
@pytest.mark.parametrize("language", ["en", "sv", "nb", "da", "is"])
def test_a_missing_translation_shows_the_text_there_is_and_says_so(
    only_finnish: None, client: Client, kind: str, language: str
) -> None:
    page = Read(client, f"/{language}/{SECTIONS[kind]}/x/")
    assert page.status == 200
    notice = page.text("//*[contains(@class, 'notice-language')]")
    assert language_name("fi", language) in notice
    assert language_name(language, language) in notice
    assert (page.tree.get("lang"), page.language_of("Otsikkosana")) == (language, "fi")
    assert page.language_of("Tiivistelmä.") == "fi"


@pytest.mark.parametrize("kind", lines.ITEM_KINDS)
def test_a_text_in_the_readers_language_has_no_notice(
    only_finnish: None, client: Client, kind: str
) -> None:
    page = Read(client, f"/fi/{SECTIONS[kind]}/x/")
    assert "notice-language" not in page.html
    assert page.language_of("Otsikkosana") == "fi"


@pytest.mark.parametrize(("reader", "shown"), [
    ("nb", "nn"), ("sv", "nn"), ("da", "nn"), ("en", "en"), ("fi", "en"),
])  # fmt: skip
def test_readers_get_a_neighbouring_language_before_english(
    load: Load, client: Client, reader: str, shown: str
) -> None:
    load(lines.practice("x", language="nn", title="Tittelord", summary="Tekst",
                        translations={"en": {"title": "Titleword", "summary": "Text"}}))
    page = Read(client, f"/{reader}/practices/x/")
    title = "Tittelord" if shown == "nn" else "Titleword"
    assert title in page.text("//h1")
    if shown != reader:
        assert language_name(shown, reader) in page.text("//*[contains(@class, 'notice')]")


@pytest.mark.parametrize("language", ["nn", "se", "fo", "kl"])
@pytest.mark.parametrize("kind", lines.ITEM_KINDS)
def test_an_item_in_a_language_without_interface_is_shown_and_marked(
    load: Load, client: Client, kind: str, language: str
) -> None:
    load(lines.ITEM_KINDS[kind]("x", language=language, title="Otsikkosana"))
    page = Read(client, f"/en/{SECTIONS[kind]}/x/")
    assert page.status == 200
    assert page.language_of("Otsikkosana") == language


def test_lists_mark_titles_in_another_language(only_finnish: None, client: Client) -> None:
    for path in ("/sv/practices/", "/sv/archive/", "/sv/search/"):
        page = Read(client, path)
        assert page.language_of("Otsikkosana") == "fi", path


# --- The same item in another language ---------------------------------------------------------


@pytest.fixture
def two_slugs(load: Load) -> None:
    """A practice whose Finnish version has an address of its own."""
    load(lines.practice("berries", title="Berries",
                        translations={"fi": {"title": "Marjat", "summary": "Teksti"}}))
    page = PracticePage.objects.get(item_id="berries", locale__language_code="fi")
    page.slug = "marjat"
    page.save_revision().publish()
    drain_now()


def test_the_switch_leads_to_the_items_own_address_in_each_language(
    two_slugs: None, client: Client
) -> None:
    switch = Read(client, "/en/practices/berries/").switch()
    assert switch["fi"] == "/fi/practices/marjat/"
    assert switch["en"] == "/en/practices/berries/"


@LANGUAGES
@pytest.mark.parametrize("start", ["/en/practices/berries/", "/fi/practices/marjat/"])
def test_the_switch_keeps_the_reader_on_the_item_in_every_language(
    two_slugs: None, client: Client, language: str, start: str
) -> None:
    target = Read(client, start).switch()[language]
    page = Read(client, target, follow=True)
    assert page.status == 200
    assert page.response.context["item"].id == "berries"
    assert page.tree.get("lang") == language


def test_the_address_of_another_language_leads_to_the_right_one(
    two_slugs: None, client: Client
) -> None:
    response = client.get("/fi/practices/berries/")
    assert response.headers["Location"] == "/fi/practices/marjat/"


@LANGUAGES
@pytest.mark.parametrize("path", FIXED[:12])
def test_the_switch_keeps_the_reader_on_every_other_page(
    demo: None, client: Client, language: str, path: str
) -> None:
    target = Read(client, f"/en/{path}").switch()[language]
    assert target == f"/{language}/{path}"


def test_the_switch_keeps_a_search_with_its_filters(demo: None, client: Client) -> None:
    switch = Read(client, "/en/search/?q=training&country=FI").switch()
    assert switch["sv"] == "/sv/search/?q=training&country=FI"


def test_two_items_with_one_slug_in_different_languages_are_told_apart(
    load: Load, client: Client
) -> None:
    load(lines.practice("a", title="English one"),
         lines.practice("b", language="fi", title="Suomenkielinen"))
    PracticePage.objects.filter(item_id__in=["a", "b"]).update(slug="same")
    for page in PracticePage.objects.all():
        page.set_url_path(page.get_parent())
        page.save(update_fields=["url_path"])
    assert "English one" in Read(client, "/en/practices/same/").text("//h1")
    assert "Suomenkielinen" in Read(client, "/fi/practices/same/").text("//h1")


# --- What is not there --------------------------------------------------------------------------


@pytest.mark.parametrize("path", [
    "practices/none/", "network/organisations/none/", "network/coordinators/none/",
    "network/countries/de/", "archive/seminars/none/", "archive/reports/none/",
    "archive/projects/none/", "archive/none/", "themes/none/", "none/", "network/countries/zz/",
])  # fmt: skip
@pytest.mark.parametrize(("language", "heading"), [("en", "Page not found"), ("fi", None)])
def test_what_is_not_there_answers_404_with_our_page_in_the_language(
    db: None, client: Client, path: str, language: str, heading: str | None
) -> None:
    page = Read(client, f"/{language}/{path}")
    assert page.status == 404
    assert page.tree.get("lang") == language
    assert page.links("//header//a")
    if heading:
        assert page.text("//h1") == heading
    else:
        assert page.text("//h1") not in ("", "Page not found", "Not Found")


def test_a_draft_is_not_public(load: Load, client: Client) -> None:
    load(lines.practice("x"))
    PracticePage.objects.get(item_id="x").unpublish()
    assert client.get("/en/practices/x/").status_code == 404


@LANGUAGES
def test_the_interface_is_translated_on_every_page_type(
    demo: None, client: Client, language: str
) -> None:
    """The words of the frame and of the page's own headings are not the English ones."""
    if language == "en":
        return
    paths = ["", "practices/", "network/", "archive/", "themes/", "search/?q=zzzz", "none/",
             "practices/fi-multi-agency-inspection-model/", "about/", "accessibility/", "privacy/"]
    english = {path: headings(Read(client, f"/en/{path}")) for path in paths}
    same = {path: sorted(english[path] & headings(Read(client, f"/{language}/{path}")))
            for path in paths}
    # "Island" and the like are the same in some languages: only sentences are compared.
    untranslated = {path: [text for text in found if len(text.split()) > 2]
                    for path, found in same.items()}
    assert {path: found for path, found in untranslated.items() if found} == {}


def headings(page: Read) -> set[str]:
    found = page.tree.xpath("//main//h1 | //main//h2 | //main//label | //main//legend"
                            " | //header//a | //footer//a | //footer//p | //main//button")
    return {" ".join(element.text_content().split()) for element in found} - {""}


def test_crawlers_are_kept_from_account_pages_in_every_language(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode().split("\n")
    assert {"Disallow: /accounts/", "Disallow: /*/accounts/"} <= set(rules)

"""Feeds of searches, and the list of results to print: who finds what in them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import COORDINATORS
from portal.models import User
from practices.models import PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read
from tests.search.test_saved import OWNER, save

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, url: str) -> list[str]:
    answer = client.get(url)
    assert answer.status_code == 200
    tree = ElementTree.fromstring(answer.content)
    return sorted(str(entry.findtext(f"{ATOM}title")) for entry in tree.iter(f"{ATOM}entry"))


@pytest.fixture
def levels(load: Load) -> None:
    """One practice of each level."""
    load(lines.practice("clear", title="Word clear", started="2021-03"),
         lines.practice("green", title="Word green", sharing="green"),
         lines.practice("amber", title="Word amber", sharing="amber"))


def test_the_feed_of_a_search_is_public_whoever_asks(
    levels: None, client: Client, member: Client, coordinator_client: Client, editor: Client
) -> None:
    for reader in (client, member, coordinator_client, editor):
        assert entries(reader, "/en/search/feed/?q=word") == ["Word clear"]


def test_a_secret_feed_follows_the_rights_of_its_owner(
    levels: None, client: Client, member: Client
) -> None:
    url = f"/en/search/feed/{save(member).token}/"
    assert entries(client, url) == ["Word clear", "Word green"]
    assert client.get(url).headers["Cache-Control"] == "private, no-store"
    user = User.objects.get(email=OWNER)
    user.groups.clear()
    assert entries(client, url) == ["Word clear"]
    user.groups.set([Group.objects.get(name=COORDINATORS)])
    assert entries(client, url) == ["Word clear"]  # nothing restricted without a second factor
    TOTP.activate(user, generate_totp_secret())
    assert entries(client, url) == ["Word amber", "Word clear", "Word green"]
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(url).status_code == 404


def test_a_new_address_makes_the_old_one_useless(member: Client, client: Client) -> None:
    search = save(member)
    old = f"/en/search/feed/{search.token}/"
    asked = member.get(f"/en/search/saved/{search.pk}/address/").content
    assert b"The old one stops working at once" in asked
    assert client.get(old).status_code == 200
    member.post(f"/en/search/saved/{search.pk}/address/")
    search.refresh_from_db()
    assert client.get(old).status_code == 404
    assert client.get(f"/en/search/feed/{search.token}/").status_code == 200


def test_entries_have_addresses_dates_and_lasting_names(levels: None, client: Client) -> None:
    published = PracticePage.objects.get(item_id="clear").first_published_at
    assert published is not None
    tree = ElementTree.fromstring(client.get("/fi/search/feed/?q=word").content)
    (entry,) = tree.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == published.replace(microsecond=0).isoformat()
    assert entry.find(f"{ATOM}link").get("href").endswith("/fi/practices/clear/")  # type: ignore[union-attr]
    assert entry.findtext(f"{ATOM}id") == "http://127.0.0.1:8000/#practice:clear"


def test_what_was_published_last_stands_first_however_old_it_is(
    load: Load, client: Client
) -> None:
    load(lines.practice("new", title="Word new", started="2025"),
         lines.practice("old", title="Word old", started="1990"),
         lines.organisation("o", name="Word organisation"))
    for item_id, year in (("new", 2021), ("old", 2022)):
        page = PracticePage.objects.get(item_id=item_id)
        page.first_published_at = datetime(year, 1, 1, tzinfo=UTC)
        page.save()
    call_command("search_drain")
    tree = ElementTree.fromstring(client.get("/en/search/feed/?q=word").content)
    titles = [entry.findtext(f"{ATOM}title") for entry in tree.iter(f"{ATOM}entry")]
    assert titles == ["Word organisation", "Word old", "Word new"]


def test_hostile_words_give_a_sound_feed(load: Load, client: Client) -> None:
    load(lines.practice("a", title="Word <b>&amp; ]]> \u000b"))
    for q in ("word", "<script>", "]]>", "\x00\x0b", '"', "a" * 3_000):
        entries(client, f"/en/search/feed/?{_encoded(q)}")


def _encoded(q: str) -> str:
    from urllib.parse import urlencode

    return urlencode({"q": q})


def test_a_bad_value_answers_400_and_search_away_503(levels: None, client: Client) -> None:
    from tests.search.away import take_away

    assert client.get("/en/search/feed/?country=Finland").status_code == 400
    take_away()
    answer = client.get("/en/search/feed/?q=word")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_the_search_page_names_its_feed(levels: None, client: Client) -> None:
    page = Read(client, "/en/search/?q=word&country=FI")
    (link,) = page.tree.xpath("//link[@type='application/atom+xml']/@href")
    assert link == "/en/search/feed/?q=word&country=FI"
    assert link in page.links("//nav[@class='search-tools']//a")


# --- The list to print, and help ------------------------------------------------------------
def test_the_list_says_what_was_asked_when_and_where_each_result_is(
    levels: None, client: Client, member: Client
) -> None:
    page = Read(client, "/en/search/list/?q=word&country=FI&from=2015")
    assert page.status == 200
    text = Read(client, "/en/search/list/?q=word").text()
    assert "Word clear" in text
    assert "http://127.0.0.1:8000/en/practices/clear/" in text
    assert str(timezone.localdate().year) in text
    assert "green" not in text
    assert "Word green" in Read(member, "/en/search/list/?q=word").text()
    for part in ("Words word", "Country Finland", "Years 2015–"):
        assert part in page.text("//dl")

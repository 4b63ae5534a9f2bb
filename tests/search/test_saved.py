"""Saved searches: keeping, changing, deleting, mails of what is new, ending them."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import COORDINATORS, MEMBERS
from portal.models import User
from search.saved.digests import send_digests
from search.saved.models import SavedSearch
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
OWNER = "member@portal.example"


def save(client: Client, q: str = "word", language: str = "en", **more: str) -> SavedSearch:
    """Saves a search as a person does."""
    fields = {"name": "Mine", "frequency": "daily", **more}
    answer = client.post(f"/{language}/search/saved/new/?q={q}", fields)
    assert answer.status_code == 302, answer.content[:500]
    return SavedSearch.objects.latest("pk")


def later(days: float = 1) -> None:
    """Lets time pass for all saved searches."""
    SavedSearch.objects.update(last_run=F("last_run") - timedelta(days=days))


# --- Keeping ------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["saved/", "saved/new/?q=word", "saved/1/", "saved/1/delete/"])
def test_who_is_not_signed_in_is_asked_to(db: None, client: Client, path: str) -> None:
    answer = client.get(f"/en/search/{path}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/en/accounts/login/?next=/en/search/saved/")


def test_a_search_is_saved_with_words_filters_and_language(member: Client) -> None:
    member.post("/fi/search/saved/new/?q=ty%C3%B6&country=FI&page=3&from=2015",
                {"name": " Työ ", "frequency": "weekly"})
    search = SavedSearch.objects.get()
    assert (search.name, search.language, search.owner.email) == ("Työ", "fi", OWNER)
    assert (search.query.q, search.query.country, search.query.page) == ("työ", ("FI",), 1)
    page = Read(member, "/fi/search/saved/")
    assert "Työ" in page.text()
    assert any("country=FI" in address for address in page.links())


def test_a_saved_search_is_changed_paused_and_deleted(member: Client) -> None:
    search = save(member)
    member.post(f"/en/search/saved/{search.pk}/", {"name": "New", "frequency": "none"})
    member.post(f"/en/search/saved/{search.pk}/pause/")
    search.refresh_from_db()
    assert (search.name, search.frequency, search.paused) == ("New", "none", True)
    assert "New" in Read(member, f"/en/search/saved/{search.pk}/delete/").text()
    assert SavedSearch.objects.exists()
    member.post(f"/en/search/saved/{search.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_a_wrong_frequency_is_told_and_nothing_saved(member: Client) -> None:
    answer = member.post("/en/search/saved/new/?q=word", {"name": "x", "frequency": "hourly"})
    assert answer.status_code == 200
    assert "ds-error-summary" in answer.content.decode()
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("path", ["", "delete/", "pause/", "address/"])
def test_the_searches_of_others_are_not_there(
    member: Client, coordinator_client: Client, path: str
) -> None:
    search = save(member)
    answer = coordinator_client.post(f"/en/search/saved/{search.pk}/{path}", {"name": "x"})
    assert answer.status_code == 404
    assert "Mine" not in coordinator_client.get("/en/search/saved/").content.decode()


def test_script_in_a_name_is_text(member: Client) -> None:
    save(member, name="<script>alert(1)</script>", q="%3Cscript%3E")
    assert "<script>alert" not in member.get("/en/search/saved/").content.decode()


# --- Mails --------------------------------------------------------------------------------
def test_only_what_is_new_is_sent_and_only_once(load: Load, member: Client) -> None:
    load(lines.practice("old", title="Word old"))
    save(member)
    assert send_digests().sent == 0
    load(lines.practice("new", title="Word new"))
    later()
    assert send_digests().sent == 1
    (letter,) = mail.outbox
    assert letter.to == [OWNER]
    assert "Word new" in letter.body
    assert "Word old" not in letter.body
    assert "http://127.0.0.1:8000/en/practices/new/" in letter.body
    later()
    assert (send_digests().sent, len(mail.outbox)) == (0, 1)


def test_a_second_run_on_the_same_day_sends_nothing(load: Load, member: Client) -> None:
    save(member)
    load(lines.practice("a", title="Word a"))
    call_command("search_digests")
    load(lines.practice("b", title="Word b"))
    call_command("search_digests")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("frequency", "days", "sent"), [
    ("daily", 1, 1), ("weekly", 1, 0), ("weekly", 7, 1), ("none", 30, 0)])
def test_as_often_as_was_asked_for(
    load: Load, member: Client, frequency: str, days: int, sent: int
) -> None:
    search = save(member, frequency=frequency)
    SavedSearch.objects.filter(pk=search.pk).update(last_run=timezone.now())
    later(days)
    load(lines.practice("a", title="Word a"))
    assert send_digests().sent == sent


def test_rights_are_those_at_the_time_of_sending(load: Load, member: Client) -> None:
    save(member)
    load(lines.practice("green", title="Word green", sharing="green"),
         lines.practice("amber", title="Word amber", sharing="amber"))
    user = User.objects.get(email=OWNER)
    user.groups.clear()
    assert send_digests().sent == 0
    user.groups.add(Group.objects.get(name=MEMBERS))
    later()
    assert send_digests().sent == 1
    assert "Word green" in mail.outbox[0].body
    assert "amber" not in mail.outbox[0].body
    user.groups.set([Group.objects.get(name=COORDINATORS)])
    later()
    assert send_digests().sent == 0  # nothing restricted without a second factor
    TOTP.activate(user, generate_totp_secret())
    later()
    assert send_digests().sent == 1
    assert "Word amber" in mail.outbox[1].body


def test_nobody_who_cannot_sign_in_gets_mail(load: Load, member: Client) -> None:
    save(member)
    load(lines.practice("a", title="Word a"))
    User.objects.filter(email=OWNER).update(is_active=False)
    assert (send_digests().sent, mail.outbox) == (0, [])


def test_a_mail_that_fails_is_sent_next_time(
    load: Load, member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.mail import EmailMessage

    save(member)
    load(lines.practice("a", title="Word a"))

    def broken(_self: Any) -> None:
        raise OSError("no mail server")

    with monkeypatch.context() as away:
        away.setattr(EmailMessage, "send", broken)
        assert send_digests().failed == 1
    assert send_digests().sent == 1


def test_the_mail_is_in_the_language_of_the_search(load: Load, member: Client) -> None:
    save(member, language="fi")
    load(lines.practice("a", title="Word a"))
    send_digests()
    assert mail.outbox[0].subject == "1 uusi hakutulos: Mine"
    assert "/fi/practices/a/" in mail.outbox[0].body


def test_one_click_ends_the_mails_without_signing_in(load: Load, member: Client) -> None:
    search = save(member)
    load(lines.practice("a", title="Word a"))
    send_digests()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.get(path).status_code == 200
    search.refresh_from_db()
    assert not search.paused
    assert visitor.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    search.refresh_from_db()
    assert search.paused


def test_a_forged_unsubscribe_address_answers_404(member: Client, client: Client) -> None:
    search = save(member)
    for token in (str(search.pk), "x", f"{search.pk}:a:b", search.token):
        assert client.post(f"/en/search/saved/stop/{token}/").status_code == 404

"""From a mail address over a code to a draft, without telling anybody who has an account."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.vocabulary.languages import INTERFACE_LANGUAGES
from practices.models import Submission, SubmissionCode
from practices.submissions import limits
from tests.portal.fixtures import make_user
from tests.portal.html import Read

pytestmark = pytest.mark.django_db
START = "/en/practices/submit/"
Codes = Callable[[], list[str]]


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_start_page_says_what_is_asked(client: Client, language: str) -> None:
    page = Read(client, f"/{language}/practices/submit/")
    assert (page.status, page.tree.get("lang")) == (200, language)
    assert page.tree.xpath("//label[@for='id_mail']")
    assert not page.response.cookies


def ask(client: Client, address: str = "writer@ngo.example") -> str:
    answer = client.post(START, {"mail": address})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_mailed_code_opens_a_draft(client: Client, codes: Codes, mails: Any) -> None:
    place = ask(client)
    assert mail.outbox[0].to == ["writer@ngo.example"]
    with mails():
        answer = client.post(place, {"code": codes()[0]})
    draft = Submission.objects.get()
    assert answer["Location"] == f"{START}{draft.token}/short/"
    assert f"{START}{draft.token}/" in mail.outbox[-1].body  # comes back from the mail
    assert client.get(answer["Location"]).status_code == 200


def test_the_mail_speaks_the_language_of_the_page(client: Client) -> None:
    client.post("/fi/practices/submit/", {"mail": "writer@ngo.example"})
    assert "koodi" in mail.outbox[0].subject.lower()


def test_a_double_click_on_the_code_makes_one_draft(client: Client, codes: Codes) -> None:
    place = ask(client)
    first, second = (client.post(place, {"code": codes()[0]}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == 1


def test_a_code_works_once(client: Client, codes: Codes) -> None:
    place = ask(client)
    client.post(place, {"code": codes()[0]})
    SubmissionCode.objects.update(used=timezone.now() - timedelta(minutes=5))
    assert client.post(place, {"code": codes()[0]}).status_code == 422


def test_an_old_code_does_not_work(client: Client, codes: Codes) -> None:
    place = ask(client)
    SubmissionCode.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.post(place, {"code": codes()[0]}).status_code == 422


def test_a_code_is_worthless_after_five_wrong_ones(client: Client, codes: Codes) -> None:
    place = ask(client)
    right = codes()[0]
    for number in range(5):
        wrong = f"{(int(right) + number + 1) % 1_000_000:06}"
        assert client.post(place, {"code": wrong}).status_code == 422
    assert client.post(place, {"code": right}).status_code == 422
    assert not Submission.objects.exists()


def test_a_code_belongs_to_its_own_request(client: Client, codes: Codes) -> None:
    ask(client)
    other = ask(client, "somebody@ngo.example")
    assert client.post(other, {"code": codes()[0]}).status_code == 422


def test_the_code_itself_is_not_kept(client: Client, codes: Codes) -> None:
    ask(client)
    assert codes()[0] not in str(SubmissionCode.objects.values().get())


def test_with_and_without_an_account_it_looks_the_same(client: Client) -> None:
    make_user("member")
    seen = []
    for address in ("member@portal.example", "nobody0@portal.example"):
        mail.outbox.clear()
        place = ask(client, address)
        key = place.rstrip("/").rpartition("/")[2]
        page = client.get(place).content.decode().replace(address, "").replace(key, "")
        seen.append((page, [one.subject[:9] for one in mail.outbox]))
    assert seen[0] == seen[1]


def test_codes_to_one_address_are_limited(client: Client, codes: Codes) -> None:
    number = limits.CODES_A_MAIL[1]
    answers = [client.post(START, {"mail": "Writer@ngo.example"}).status_code
               for _ in range(number + 2)]
    assert answers == [302] * number + [429] * 2
    assert len(codes()) == number


def test_codes_from_one_machine_are_limited(client: Client) -> None:
    number = limits.CODES_A_MACHINE[1]
    answers = [client.post(START, {"mail": f"writer{place}@ngo.example"}).status_code
               for place in range(number + 1)]
    assert answers == [302] * number + [429]


def test_who_has_drafts_may_choose_one(client: Client, codes: Codes, draft: Submission) -> None:
    Submission.objects.update(data={"short": {"title": "Begun before"}})
    place = ask(client)
    chooser = client.post(place, {"code": codes()[0]})["Location"]
    page = Read(client, chooser)
    assert page.links()[f"{START}{draft.token}/"] == "Begun before"
    assert client.post(chooser)["Location"] != f"{START}{draft.token}/short/"
    assert Submission.objects.count() == 2


def test_nobody_sees_drafts_without_the_code(client: Client, draft: Submission) -> None:
    place = ask(client)
    chooser = place.replace("/code/", "/mine/")
    assert client.get(chooser)["Location"] == START


def test_a_wrong_address_is_told_and_kept(client: Client) -> None:
    answer = client.post(START, {"mail": "writer@ngo"})
    assert answer.status_code == 422
    assert b'value="writer@ngo"' in answer.content
    assert b'href="#id_mail"' in answer.content


def test_who_is_signed_in_needs_no_code(member: Client) -> None:
    assert not Read(member, START).tree.xpath("//input[@name='mail']")
    place = member.post(f"{START}new/")["Location"]
    assert member.post(f"{START}new/")["Location"] == place  # a double click
    draft = Submission.objects.get()
    assert (place, draft.mail) == (f"{START}{draft.token}/short/", "member@portal.example")
    assert f"{START}{draft.token}/" in Read(member, START).links()
    assert mail.outbox == []


def test_a_draft_for_an_account_needs_a_session(client: Client) -> None:
    assert "/accounts/login/" in client.post(f"{START}new/")["Location"]

"""A tour without an account: a mail address that is told of worksheets, once it is confirmed."""

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.privacy.own_data import erase_all, everything_of
from practices.models import StudyTour, Worksheet
from practices.study_tours.tours import KEPT_DAYS, forget_old
from practices.study_tours.worksheets import hand_in
from practices.submissions import limits
from tests.portal.fixtures import make_user, signed_in
from tests.practices.study_tours.answering import post as hand_over
from tests.practices.study_tours.test_tours import FORM, START

pytestmark = pytest.mark.django_db
WHO = "planner@ministry.example"
ASKING = {**FORM, "theme": "t", "mail": WHO}


def begun(client: Client, **sent: str) -> Any:
    return client.post(f"{START}?theme=t", {**ASKING, **sent}, follow=True)


def link() -> str:
    """The address in the latest mail."""
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


@pytest.fixture
def confirmed(practices: None, client: Client) -> StudyTour:
    """A tour whose maker has confirmed the address."""
    begun(client)
    client.post(link(), {"wanted": "yes"})
    return StudyTour.objects.get()


def handed_in(tour: StudyTour, callbacks: DjangoCaptureOnCommitCallbacks) -> Worksheet:
    mail.outbox.clear()
    sheet = Worksheet.objects.create(tour=tour)
    with callbacks(execute=True):
        hand_over(Client(), sheet, action="keep")
        hand_in(sheet)
    return sheet


def test_nothing_is_sent_to_or_kept_of_an_address_before_it_is_confirmed(
    practices: None, client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    answer = begun(client)
    assert "planner@ministry.example" in answer.content.decode()  # that a link was sent there
    (asked,) = mail.outbox
    assert asked.to == [WHO] and "Our tour" not in f"{asked.subject}{asked.body}"
    tour = StudyTour.objects.get()
    assert tour.token not in asked.body
    opened = client.get(link())  # as programs do that look at links in mails
    assert opened.status_code == 200 and opened.headers["X-Robots-Tag"] == "noindex"
    tour.refresh_from_db()
    assert tour.mail == ""
    handed_in(tour, django_capture_on_commit_callbacks)
    assert mail.outbox == []


def test_once_confirmed_a_mail_leads_to_the_worksheet_that_is_handed_in(
    practices: None, client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.post("/fi/practices/study-tours/?theme=t", ASKING)
    done = client.post(link(), {"wanted": "yes"})
    assert WHO in done.content.decode()
    tour = StudyTour.objects.get()
    sheet = handed_in(tour, django_capture_on_commit_callbacks)
    (told,) = mail.outbox
    assert told.to == [WHO] and told.extra_headers["Content-Language"] == "fi"
    assert f"/fi/practices/study-tours/groups/{sheet.token}/" in told.body
    assert "The mentors." not in told.body


def test_the_mail_ends_itself_without_a_question_or_with_one(
    confirmed: StudyTour, client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    handed_in(confirmed, django_capture_on_commit_callbacks)
    (told,) = mail.outbox
    stop = told.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert stop in told.body
    assert told.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "No more mails" in client.get(stop).content.decode()
    confirmed.refresh_from_db()
    assert confirmed.mail == WHO
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    confirmed.refresh_from_db()
    assert confirmed.mail == ""
    handed_in(confirmed, django_capture_on_commit_callbacks)
    assert mail.outbox == []


def test_whoever_may_change_the_tour_takes_the_address_out_and_sees_it_nowhere(
    confirmed: StudyTour, client: Client
) -> None:
    change = f"{START}{confirmed.token}/change/"
    for address in (f"{START}{confirmed.token}/", change):
        shown = client.get(address).content.decode()
        assert WHO not in shown and "confirmed" in shown
    client.post(change, {**FORM, "practices": ["exit"], "theme": "t", "no_mails": "yes"})
    confirmed.refresh_from_db()
    assert confirmed.mail == ""
    assert 'name="mail"' in client.get(change).content.decode()


def test_an_address_can_be_left_later(practices: None, client: Client) -> None:
    begun(client, mail="")
    assert mail.outbox == []
    tour = StudyTour.objects.get()
    assert f"{START}{tour.token}/change/#id_mail" in client.get(
        f"{START}{tour.token}/").content.decode()
    client.post(f"{START}{tour.token}/change/", {**ASKING, "practices": ["exit"]})
    assert mail.outbox[0].to == [WHO]


def test_a_link_that_is_old_or_not_ours_confirms_nothing(
    practices: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(client)
    address, later = link(), time.time() + 3 * 24 * 3600
    assert client.post(f"{address[:-2]}x/", {"wanted": "yes"}).status_code == 404
    monkeypatch.setattr(time, "time", lambda: later)
    late = client.post(address, {"wanted": "yes"})
    assert late.status_code == 410 and "no longer works" in late.content.decode()
    assert StudyTour.objects.get().mail == ""
    StudyTour.objects.all().delete()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("limit", ["TOUR_LINKS_A_MAIL", "TOUR_LINKS_A_MACHINE"])
def test_links_are_limited_and_the_tour_is_kept_all_the_same(
    practices: None, client: Client, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(limits, limit, ("links", 1, 3600))
    begun(client)
    answer = begun(client)
    assert "Too many" in answer.content.decode()
    assert len(mail.outbox) == 1 and StudyTour.objects.count() == 2


def test_mails_about_one_tour_are_limited(
    confirmed: StudyTour, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(limits, "MAILS_A_TOUR", ("mails", 1, 3600))
    handed_in(confirmed, django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 1
    handed_in(confirmed, django_capture_on_commit_callbacks)
    assert mail.outbox == []


def test_when_the_mail_cannot_be_sent_the_tour_is_kept_and_that_is_told(
    practices: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> None:
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    assert "could not be sent" in begun(client).content.decode()
    assert StudyTour.objects.count() == 1


@pytest.mark.parametrize("wrong", ["nobody", "a@b@c", "x" * 300 + "@y.example", "a\r\nb@c.example"])
def test_what_is_no_address_is_told(practices: None, client: Client, wrong: str) -> None:
    assert client.post(f"{START}?theme=t", {**ASKING, "mail": wrong}).status_code == 422
    assert mail.outbox == [] and not StudyTour.objects.exists()


def test_a_tour_of_an_account_asks_for_no_address(practices: None) -> None:
    member = signed_in("member")
    assert 'name="mail"' not in member.get(START).content.decode()
    member.post(f"{START}?theme=t", ASKING)
    assert mail.outbox == [] and StudyTour.objects.get().mail == ""


def test_the_address_goes_with_the_tour_and_with_its_person(
    confirmed: StudyTour, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    handed_in(confirmed, django_capture_on_commit_callbacks)  # so the tour itself stays
    person = make_user("contributor")
    EmailAddress.objects.create(user=person, email=WHO.upper(), verified=True)
    (own,) = everything_of(person)["study_tours"]
    assert (own["name"], own["mail"]) == ("Our tour", WHO)
    erase_all(person)
    confirmed.refresh_from_db()
    assert confirmed.mail == ""
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    Worksheet.objects.update(changed=long_ago)
    StudyTour.objects.update(mail=WHO, changed=long_ago)
    forget_old()
    confirmed.refresh_from_db()
    assert confirmed.mail == ""

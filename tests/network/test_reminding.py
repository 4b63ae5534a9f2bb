"""Coordinators are reminded by mail of what their countries are to answer or do."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate, now

from network.ledger import reminding
from network.models import LedgerReminder, ReminderWish, ReportPage
from portal.models import Country, User
from portal.post import send_due
from portal.privacy.own_data import everything_of
from search.audience import Audience
from tests.portal import lines
from tests.portal.fixtures import Load, make_user, sign_in
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    """The day so many days from today."""
    return (localdate() + timedelta(days=days)).isoformat()


def said(country: str, date: str, **fields: Any) -> lines.Fields:
    return {"country": country, "status": "accepted", "progress": "in-progress", "date": date,
            **fields}


LATE: lines.Fields = {"id": "late", "text": "Set up a network.", "due": day(-1)}
SOON: lines.Fields = {"id": "soon", "text": "Train everybody.", "due": day(29)}
QUIET: lines.Fields = {"id": "quiet", "text": "Report yearly.",
                       "responses": [said("FI", day(-200))]}
NOT_TOLD: list[lines.Fields] = [
    {"id": "r1", "text": "Far ahead.", "due": day(40)}, {"id": "r2", "text": "Without a day."},
    {"id": "r3", "text": "Done.", "due": day(-9), "responses": [
        said("FI", day(-300), progress="done")]},
    {"id": "r4", "text": "Just told.", "due": day(-9), "responses": [said("FI", day(-3))]},
]


@pytest.fixture
def finn(db: None) -> User:
    """The coordinator of Finland, who reads mails in English."""
    user = make_user("coordinator")
    user.countries.add(Country.objects.get(name="FI"))
    return user


@pytest.fixture
def report(load: Load) -> None:
    """A report for Finland and Sweden."""
    load(lines.report("r", title="The plan", countries=["FI", "SE"],
                      recommendations=[SOON, LATE, QUIET, *NOT_TOLD],
                      translations={"fi": {"title": "Suunnitelma", "recommendations": [
                          {"id": "late", "text": "Perustetaan verkosto."}]}}))


@pytest.fixture
def remind(db: None) -> Any:
    """Runs the command, after so many days; gives the mails that it sent."""

    def run(days: int = 0) -> list[Any]:
        mail.outbox.clear()
        ReminderWish.objects.filter(sent__isnull=False).update(sent=now() - timedelta(days=days))
        call_command("ledger_reminders", verbosity=0)
        send_due()
        return list(mail.outbox)

    return run


def test_one_mail_tells_what_waits_and_nothing_twice(
    report: None, finn: User, remind: Any, load: Load
) -> None:
    (letter,) = remind()
    assert letter.to == [finn.email]
    assert letter.subject == "Reminder: 3 recommendations wait for your country"
    places = [letter.body.index(one["text"]) for one in (LATE, SOON, QUIET)]
    assert places == sorted(places)
    assert not [one["text"] for one in NOT_TOLD if one["text"] in letter.body]
    assert "http://127.0.0.1:8000/en/archive/reports/r/late/fi/" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert remind(days=8) == []
    load(lines.report("r", countries=["FI"], recommendations=[LATE | {"due": day(-2)}]))
    assert remind(days=5) == []  # not twice in a week
    assert "Set up a network." in remind(days=8)[0].body  # another due date


def test_a_mail_that_cannot_be_made_keeps_nobody_from_theirs(
    report: None, finn: User, remind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(pk=finn.pk).update(email="fi@portal.example")
    make_user("coordinator").countries.add(Country.objects.get(name="SE"))
    ledger = reminding.ledger
    unpublished = iter([True])  # between two reads of the first person's mail

    def read(audience: Audience) -> Any:
        rows = ledger(audience)
        if audience == Audience.ANONYMOUS and next(unpublished, False):
            ReportPage.objects.update(live=False)
        return rows

    monkeypatch.setattr(reminding, "ledger", read)
    with pytest.raises(SystemExit):
        remind()
    send_due()
    assert [letter.to for letter in mail.outbox] == [["coordinator@portal.example"]]
    assert [letter.to for letter in remind()] == [["fi@portal.example"]]


def test_it_is_in_the_language_of_the_persons_mails(
    report: None, finn: User, remind: Any
) -> None:
    User.objects.update(language="fi")
    (letter,) = remind()
    assert "Perustetaan verkosto." in letter.body
    assert "/fi/archive/reports/r/late/fi/" in letter.body
    assert "Set up a network." not in letter.body
    assert letter.extra_headers["Content-Language"] == "fi"


def test_what_is_not_public_is_counted_for_who_may_read_it_and_never_named(
    finn: User, remind: Any, load: Load
) -> None:
    load(lines.report("secretid", title="Secret title", sharing="amber", countries=["FI"],
                      recommendations=[LATE | {"text": "Secret text."}]))
    Authenticator.objects.all().delete()
    assert remind() == []  # nothing restricted without a second factor
    user = User.objects.get()
    user.delete()
    again = make_user("coordinator")
    again.countries.add(Country.objects.get(name="FI"))
    (letter,) = remind()
    assert "1 recommendation of a report that is not public" in letter.body
    assert "ecret" not in letter.body


@pytest.mark.parametrize("change", [
    lambda user: user.countries.set(Country.objects.filter(name="NO")),
    lambda user: user.groups.clear(),
    lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
], ids=["another country", "no coordinator any more", "no account any more"])  # fmt: skip
def test_only_coordinators_of_the_country_are_told(
    report: None, finn: User, remind: Any, change: Any
) -> None:
    change(finn)
    assert remind() == []


def test_who_wants_no_more_stops_them_from_the_mail_and_starts_them_again(
    report: None, finn: User, remind: Any
) -> None:
    (letter,) = remind()
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(
        "http://127.0.0.1:8000")
    assert stop in letter.body
    stranger = Client(enforce_csrf_checks=True)
    assert "No more mails" in Read(stranger, stop).text()
    assert not ReminderWish.objects.filter(wanted=False).exists()  # a look ends nothing
    assert finn.email not in stranger.get(stop).content.decode()
    assert stranger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    LedgerReminder.objects.all().delete()
    assert remind(days=8) == []
    own = Client()
    sign_in(own, finn)
    address = "/en/archive/recommendations/reminders/"
    assert address in Read(own, "/en/archive/recommendations/").links()
    assert "Send them again" in Read(own, address).text()
    own.post(address, {"wanted": "yes"})
    assert len(remind(days=8)) == 1
    assert stranger.get(stop[:-2] + "x/").status_code == 404


def test_a_person_takes_along_what_was_told(report: None, finn: User, remind: Any) -> None:
    remind()
    kept = everything_of(finn)["ledger_reminders"]
    assert kept["wanted"] and {one["ref"] for one in kept["told"]} == {"late", "soon", "quiet"}

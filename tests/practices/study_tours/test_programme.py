"""A programme changed session by session: nothing typed is lost, nothing goes by accident."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from lxml import html
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.models import AuditEntry
from practices.models import StudyTour, Worksheet
from practices.study_tours.worksheets import hand_in
from tests.portal.fixtures import make_user, sign_in, signed_in
from tests.practices.study_tours.answering import post as hand_over

pytestmark = pytest.mark.django_db
TOURS = "/en/practices/study-tours/"


class Page:
    """The form as a browser shows it, sends it, and shows what comes back."""

    def __init__(self, tour: StudyTour, client: Client) -> None:
        self.client, self.address = client, f"{TOURS}{tour.token}/programme/"
        self.take(client.get(self.address))

    def take(self, answer: Any) -> None:
        self.status, self.tree = answer.status_code, html.fromstring(answer.content.decode())
        form = self.tree.get_element_by_id("programme")
        # A line break right behind <textarea> is none of its value.
        self.values = [[name, value.removeprefix("\n")] for name, value in form.form_values()]

    def press(self, name: str, value: str) -> "Page":
        self.take(self.client.post(self.address, self.sent() | {name: value}))
        return self

    def save(self) -> Any:
        return self.client.post(self.address, self.sent() | {"action": "keep"})

    def sent(self) -> dict[str, Any]:
        sent: dict[str, Any] = {}
        for name, value in self.values:
            sent.setdefault(name, []).append(value)
        return sent

    def put(self, key: str, **values: str) -> None:
        names = {f"{key}-{name}": value for name, value in values.items()}
        self.values = [pair for pair in self.values if pair[0] not in names]
        self.values += [[name, value] for name, value in names.items()]

    def key(self, words: str) -> str:
        """The key of the session whose heading has these words."""
        return next(key for key in self.keys() if words in self.heading(key))

    def keys(self) -> list[str]:
        return [value for name, value in self.values if name == "row"]

    def heading(self, key: str) -> str:
        row = self.tree.xpath(f"//input[@name='row'][@value='{key}']/..")[0]
        return " ".join(row.text_content().split())

    def focus(self) -> str:
        return str(self.tree.xpath("string(//*[@autofocus]/@id)"))


@pytest.fixture
def page(tour: StudyTour, client: Client) -> Page:
    return Page(tour, client)


def shown(tour: StudyTour, client: Client) -> str:
    return client.get(f"{TOURS}{tour.token}/").content.decode()


def test_the_draft_is_what_one_begins_with_and_saving_it_changes_nothing(
    tour: StudyTour, page: Page, client: Client
) -> None:
    def sessions(text: str) -> list[str]:
        lists = html.fromstring(text).xpath("//ol[@class='programme']/li")
        return [" ".join(one.text_content().split()) for one in lists]

    before = shown(tour, client)
    assert page.save().status_code == 302
    after = shown(tour, client)
    assert sessions(after) == sessions(before) and "agree times" in before
    assert "agree times" not in after


def test_a_session_is_added_and_the_focus_is_in_it(
    tour: StudyTour, page: Page, client: Client
) -> None:
    page.press("add", "1")
    found = re.fullmatch(r"id_(\w+)-starts", page.focus())
    assert found
    key = found[1]
    page.put(key, title="Dinner with the hosts", starts="19.00", ends="21:00")
    assert page.save().status_code == 302
    assert "Dinner with the hosts" in shown(tour, client)
    tour.refresh_from_db()
    assert [row["title"] for row in tour.programme if row["starts"] == "19:00"] == [
        "Dinner with the hosts"]


def test_a_session_that_is_moved_takes_its_time_along_and_keeps_the_focus(
    tour: StudyTour, page: Page
) -> None:
    lunch = page.key("12:45 Lunch")
    page.press("up", lunch)
    assert page.focus() == f"up-{lunch}"
    assert page.heading(lunch).startswith("11:45 Lunch")
    assert page.key("12:45 Exit programme") == page.keys()[page.keys().index(lunch) + 1]
    page.press("down", lunch)
    assert page.heading(lunch).startswith("12:45 Lunch")


def test_what_is_taken_out_can_be_put_back_until_it_is_saved(
    tour: StudyTour, page: Page, client: Client
) -> None:
    lunch = page.key("12:45 Lunch")
    page.put(lunch, title="Lunch at the town hall")
    page.press("out", lunch)
    assert "Taken out: 12:45 Lunch at the town hall" in page.heading(lunch)
    page.press("back", lunch)
    assert page.heading(lunch).startswith("12:45 Lunch at the town hall")
    page.press("out", lunch).save()
    assert "Lunch at the town hall" not in shown(tour, client)


@pytest.mark.parametrize(("typed", "told"), [
    ({"ends": "09:00"}, "The end must come after the start."),
    ({"starts": "soon"}, "Write a time of day, such as 09:30."),
    ({"title": "", "practice": ""}, "Write what happens, or choose a practice."),
    ({"title": "131052-308T"}, "This looks like"),
    ({"title": "x" * 300}, "at most 250 characters"),
])  # fmt: skip
def test_an_error_says_where_and_keeps_what_was_typed(
    tour: StudyTour, page: Page, typed: dict[str, str], told: str
) -> None:
    page.put(page.key("12:45 Lunch"), text="With the mayor", **typed)
    page.take(page.save())
    assert page.status == 422 and told in page.tree.xpath("string(//*[@role='alert'])")
    assert {"With the mayor", *typed.values()} <= {value for _name, value in page.values} | {""}
    assert StudyTour.objects.get().programme == []


def test_whoever_was_slower_overwrites_nothing_unasked(tour: StudyTour, client: Client) -> None:
    first, second = Page(tour, client), Page(tour, client)
    first.put(first.key("Lunch"), title="Lunch of the first")
    lunch = second.key("Lunch")
    second.put(lunch, title="Lunch of the second")
    first.save()
    second.press("down", lunch)
    second.put(lunch, starts="soon")
    second.take(second.save())
    assert second.status == 422
    second.put(lunch, starts="13:45")
    second.take(second.save())
    assert second.status == 409 and "Lunch of the first" in shown(tour, client)
    assert second.key("Lunch of the second")
    assert second.save().status_code == 302
    assert "Lunch of the second" in shown(tour, client)


def test_a_practice_that_one_may_not_read_stays_and_is_not_named(
    tour: StudyTour, client: Client
) -> None:
    coordinator = signed_in("coordinator")
    assert Page(tour, coordinator).save().status_code == 302
    page = Page(tour, client)
    secret = page.key("A practice that you cannot read")
    assert "Ambertitle" not in html.tostring(page.tree).decode()
    page.put(secret, text="Bring a map")
    assert page.save().status_code == 302
    assert "Ambertitle" not in shown(tour, client)
    assert "A practice that is not shown to you" in shown(tour, client)
    assert "Ambertitle" in shown(tour, coordinator) and "Bring a map" in shown(tour, coordinator)


def test_a_practice_chosen_later_is_told_to_be_missing(tour: StudyTour, client: Client) -> None:
    tour.practices = ["exit"]
    tour.save()
    Page(tour, client).save()
    StudyTour.objects.update(practices=["exit", "talks"])
    assert re.search(r"Not in the programme yet:.*Talks with parents", shown(tour, client), re.S)
    page = Page(tour, client).press("action", "draft")
    assert page.key("Talks with parents") and page.save().status_code == 302
    assert "Not in the programme yet" not in shown(tour, client)


def test_a_practice_taken_out_of_the_tour_goes_from_its_programme(
    tour: StudyTour, page: Page, client: Client
) -> None:
    page.put(page.key("Exit programme"), title="With the mentors")
    page.save()
    StudyTour.objects.update(practices=["talks"])
    seen, form = shown(tour, client), Page(tour, client)
    assert "A practice that is not shown" not in seen and "With the mentors" in seen
    assert "no longer in the tour" in seen
    assert "A practice that you cannot read" not in html.tostring(form.tree).decode()
    assert any(map(re.compile("Taken out").search, map(form.heading, form.keys())))
    assert form.save().status_code == 302
    assert "no longer in the tour" not in shown(tour, client)
    assert Page(tour, client).key("With the mentors")


def test_on_fewer_days_the_last_one_goes_on_in_the_order_of_the_clock(
    tour: StudyTour, page: Page, client: Client
) -> None:
    page.save()
    StudyTour.objects.update(days=1)
    times = html.fromstring(shown(tour, client)).xpath("//p[@class='session-time']/text()")
    starts = [time[:5] for time in times]
    assert len(starts) > 10 and starts == sorted(starts)
    form = Page(tour, client)
    assert [heading[:5] for heading in map(form.heading, form.keys())] == starts


def test_a_form_from_elsewhere_changes_no_programme_of_an_account(
    tour: StudyTour, client: Client
) -> None:
    owner = make_user("contributor")
    sign_in(client, owner)
    StudyTour.objects.update(owner=owner)
    client.defaults["HTTP_ORIGIN"] = "https://elsewhere.example"
    page = Page(tour, client)
    page.put(page.key("Lunch"), title="Lunch at the town hall")
    page.take(page.save())
    assert page.status == 403 and page.key("Lunch at the town hall")
    assert StudyTour.objects.get().programme == []
    client.defaults["HTTP_ORIGIN"] = "http://testserver"
    assert page.save().status_code == 302


def test_the_programme_of_somebodys_tour_is_theirs(tour: StudyTour, client: Client) -> None:
    StudyTour.objects.update(owner=make_user("contributor"))
    assert client.get(f"{TOURS}{tour.token}/programme/").status_code == 404
    assert b"Change the programme" not in client.get(f"{TOURS}{tour.token}/").content


@pytest.mark.parametrize("sent", [
    {"up": "no-such"}, {"add": "99999"}, {"add": "x"}, {"row": "a" * 30, "out": "a"},
    {"row": "k", "k-day": "1", "add": "1" * 5000}, {"row": "k", "k-day": "1" * 5000, "up": "k"},
    {"row": "k", "k-pairs": "9999999,x", "k-day": "-1", "action": "keep"}, {"action": "keep"},
])  # fmt: skip
def test_what_no_browser_sends_breaks_nothing(
    tour: StudyTour, client: Client, sent: dict[str, str]
) -> None:
    assert client.post(f"{TOURS}{tour.token}/programme/", sent).status_code in (200, 422)


def test_who_made_the_tour_is_told_by_mail_when_a_worksheet_is_handed_in(
    sheet: Worksheet, group: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    owner = make_user("contributor", language="fi")
    StudyTour.objects.update(owner=owner)
    with django_capture_on_commit_callbacks(execute=True):
        hand_over(group, sheet, action="keep")
        hand_in(sheet)
        hand_in(sheet)  # somebody else of the group, at the same time
    (told,) = mail.outbox
    assert told.to == [owner.email] and told.extra_headers["Content-Language"] == "fi"
    assert f"/fi/practices/study-tours/{sheet.tour.token}/" in told.body
    assert "The mentors." not in told.body


def test_opening_what_a_group_handed_in_is_written_down(sheet: Worksheet, group: Client) -> None:
    hand_over(group, sheet, action="send")
    editor = Client()
    sign_in(editor, make_user("editor"))
    editor.get(f"{TOURS}answers/{sheet.pk}/")
    row = AuditEntry.objects.get(action=AuditEntry.Action.READ)
    assert (row.kind, row.item) == ("worksheet", str(sheet.pk))

"""Who sees a review and who decides, for every role."""

from typing import Any

import pytest
from django.test import Client

from portal.accounts.roles import COORDINATORS, MEMBERS
from portal.models import User
from practices.models import PracticePage, Review
from tests.portal.html import Read
from tests.practices.review.conftest import Reviewing, client_of, person, to

pytestmark = pytest.mark.django_db
QUEUE = "/en/practices/review/"


def test_only_coordinators_of_its_countries_and_editors_see_it(
    sent: Review, fi: User, se: User, no: User, ed: User
) -> None:
    seen = {
        user.email: (Reviewing(user, sent).client.get(f"{QUEUE}{sent.pk}/{page}").status_code)
        for user in (fi, se, no, ed, person("m", MEMBERS), person("c")) for page in ("", "preview/")
    }
    assert seen == {"fi@portal.example": 200, "se@portal.example": 200, "no@portal.example": 404,
                    "ed@portal.example": 200, "m@portal.example": 404, "c@portal.example": 404}
    assert "/accounts/login/" in Client().get(f"{QUEUE}{sent.pk}/")["Location"]


def test_the_queue_has_what_one_may_see(sent: Review, fi: User, no: User, ed: User) -> None:
    title = "Mobile help desk"
    assert title in Read(client_of(fi), QUEUE).text()
    assert title not in Read(client_of(no), QUEUE).text()
    assert title in Read(client_of(ed), QUEUE).text()
    assert client_of(person("m", MEMBERS)).get(QUEUE).status_code == 404
    assert title in Read(client_of(ed), f"{QUEUE}?country=SE").text()
    assert title not in Read(client_of(ed), f"{QUEUE}?country=NO").text()
    assert title not in Read(client_of(ed), f"{QUEUE}?state=declined").text()
    assert client_of(ed).get(f"{QUEUE}?state=x&country=y").status_code == 200


def test_those_who_may_not_see_may_not_post(sent: Review, no: User) -> None:
    for action in ("decide", "message", "conflict", "auto", ""):
        assert Reviewing(no, sent).post(action, decision="approve").status_code == 404
    assert not sent.decisions.exists()


def test_a_coordinator_publishes_without_a_right_to_edit(sent: Review, fi: User) -> None:
    assert not sent.page.permissions_for_user(fi).can_edit()
    assert Reviewing(fi, sent).approve().status_code == 302
    sent.refresh_from_db()
    assert sent.state == "approved"
    page = PracticePage.objects.get(pk=sent.page_id)
    assert (page.live, page.workflow_in_progress) == (True, False)
    decision = sent.decisions.get()
    assert (decision.by, decision.country) == ("coordinator", "FI")
    assert decision.ratings["cost"] == {"score": "2", "reason": "Because of cost."}


def test_only_the_right_people_get_mail(sent: Review, se: User, no: User) -> None:
    assert to("fi@portal.example") == ["A practice waits for your review"]
    assert to("no@portal.example") == to("ed@portal.example") == []


def test_what_is_not_public_is_not_in_a_mail(sent: Review) -> None:
    from django.core import mail

    texts = [one.body for one in mail.outbox if "fi@portal.example" in one.to]
    assert len(texts) == 1
    assert "help desk" not in str(texts[0])  # it asks for TLP:GREEN


def test_without_a_coordinator_it_waits_for_the_editors(
    written: Any, ed: User, fi: User, mails: Any
) -> None:
    fi.countries.clear()
    with mails():
        Client().post(f"/en/practices/submit/{written.token}/preview/")
    assert Review.objects.get().with_editors
    assert to("ed@portal.example") == ["A practice waits for your review"]


def test_nobody_decides_about_their_own(sent: Review, fi: User, ed: User) -> None:
    sent.submission.mail = "FI@portal.example"  # type: ignore[union-attr]
    sent.submission.save()  # type: ignore[union-attr]
    reviewing = Reviewing(fi, sent)
    assert "sent this practice yourself" in Read(reviewing.client, reviewing.path).text()
    assert reviewing.approve().status_code == 409
    assert not sent.decisions.exists()
    assert Reviewing(ed, sent).approve().status_code == 302


def test_who_has_a_conflict_does_not_decide(
    sent: Review, fi: User, ed: User, mails: Any
) -> None:
    reviewing = Reviewing(fi, sent)
    assert reviewing.post("conflict").status_code == 422
    with mails():
        assert reviewing.post("conflict", conflict="I work there.").status_code == 302
    assert reviewing.approve().status_code == 409
    sent.refresh_from_db()
    assert (sent.with_editors, sent.state) == (True, "waiting")
    assert to("ed@portal.example") == ["A practice waits for your review"]
    assert "I work there." not in Read(
        Client(), f"/en/practices/submit/{sent.submission.token}/").html  # type: ignore[union-attr]
    assert Reviewing(ed, sent).approve().status_code == 302


def test_the_other_coordinator_decides_when_one_stands_back(
    sent: Review, fi: User, se: User
) -> None:
    Reviewing(fi, sent).post("conflict", conflict="I work there.")
    sent.refresh_from_db()
    assert not sent.with_editors
    assert Reviewing(se, sent).approve().status_code == 302


def test_a_role_that_was_taken_away_is_gone_at_once(sent: Review, fi: User) -> None:
    reviewing = Reviewing(fi, sent)
    fi.countries.clear()
    assert reviewing.approve().status_code == 404
    person("fi", COORDINATORS, "FI")
    assert reviewing.approve().status_code == 302


def test_the_admin_has_the_queue(sent: Review, fi: User, ed: User, no: User) -> None:
    from django.contrib.auth.models import Permission

    access = Permission.objects.get(codename="access_admin")
    for user, there in ((fi, True), (ed, True), (no, False)):
        user.user_permissions.add(access)
        page = Read(client_of(user), "/admin/reviews/")
        assert page.status == 200
        assert ("Mobile help desk" in page.html) is there
        assert (f"Reviews ({int(user == fi)})" in page.html), user.email
    member = person("m", MEMBERS)
    member.user_permissions.add(access)
    assert client_of(member).get("/admin/reviews/").status_code in (302, 403)
    for path in (f"edit/{sent.pk}/", f"delete/{sent.pk}/", "new/"):
        assert client_of(ed).post(f"/admin/reviews/{path}").status_code in (302, 403, 404)
    assert Review.objects.filter(pk=sent.pk).exists()


def test_the_first_page_of_the_admin_leads_to_what_waits(
    sent: Review, fi: User, no: User, ed: User
) -> None:
    address = f"{QUEUE}{sent.pk}/"
    for user, sees in ((fi, True), (ed, True), (no, False)):
        links = Read(client_of(user), "/admin/").links()
        assert (address in links, QUEUE in links) == (sees, True)

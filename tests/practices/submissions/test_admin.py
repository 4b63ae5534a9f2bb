"""Submissions in the admin: read by editors, changed by nobody."""

from datetime import UTC, datetime

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from practices.models import PracticePage, Submission
from practices.wagtail_hooks import warn_of_numbers
from tests.portal.html import Read

pytestmark = pytest.mark.django_db


def test_editors_read_what_was_sent(written: Submission, editor: Client) -> None:
    assert "Mobile help desk" in Read(editor, reverse("submissions:index")).text()
    page = Read(editor, reverse("submissions:inspect", args=[written.pk]))
    assert page.status == 200
    assert "Nobody dares to speak." in page.html
    assert written.token not in page.html
    for raw in ("{&#x27;", "{'", "None", "labour-exploitation"):
        assert raw not in page.text(), raw
    assert "labour exploitation" in page.text()
    assert editor.get(f"/admin/submissions/edit/{written.pk}/").status_code in (302, 403, 404)
    assert editor.post(f"/admin/submissions/delete/{written.pk}/").status_code in (302, 403, 404)
    assert Submission.objects.filter(pk=written.pk).exists()


def test_its_times_are_those_of_the_portals_clocks(written: Submission, editor: Client) -> None:
    created = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    Submission.objects.filter(pk=written.pk).update(created=created)
    text = Read(editor, reverse("submissions:inspect", args=[written.pk])).text()
    assert "July 2, 2026, 1:30 a.m." in text or "2 July 2026, 01:30" in text, text


@pytest.mark.parametrize("role", ["member", "coordinator_client"])
def test_others_do_not(
    written: Submission, role: str, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(role)
    assert client.get(reverse("submissions:index")).status_code in (302, 403)


def test_an_editor_is_warned_of_a_number(
    demo: None, monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    told: list[str] = []
    monkeypatch.setattr("practices.wagtail_hooks.messages.warning",
                        lambda _request, text: told.append(text))
    page = PracticePage.objects.filter(live=True).first()
    assert page is not None
    warn_of_numbers(rf.post("/"), page)
    assert told == []
    page.lessons = "See 131052-308T."
    warn_of_numbers(rf.post("/", HTTP_ACCEPT="application/json"), page)  # by the browser itself
    assert told == []
    warn_of_numbers(rf.post("/"), page)
    assert [("Finnish" in text, "131052" in text) for text in told] == [(True, False)]

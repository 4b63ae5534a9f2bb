"""The steps: each is saved whatever happens, and nothing forbidden gets in."""

from typing import Any

import pytest
from django.test import Client

from practices.models import Submission
from practices.submissions.steps import STEPS
from tests.portal.html import Read
from tests.practices.submissions.answers import ANSWERS

pytestmark = pytest.mark.django_db
HETU = "131052-308T"


def at(draft: Submission, step: str = "") -> str:
    return f"/en/practices/submit/{draft.token}/{step}{'/' if step else ''}"


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_what_was_typed_stands_there_again(
    demo: None, draft: Submission, client: Client, step: str
) -> None:
    answers = ANSWERS[step]
    saved = client.post(at(draft, step), answers | {"action": "keep"})
    assert saved["Location"] == at(draft)
    page = Read(client, at(draft, step))
    shown = page.html.replace("&#x27;", "'")
    for name, value in answers.items():
        if isinstance(value, list):
            for one in value:
                assert page.tree.xpath(f"//input[@name='{name}'][@value='{one}'][@checked]"), name
        else:
            assert value.replace("\n", "\r\n") in shown or value in shown, name


def test_half_an_answer_is_saved_with_the_error(draft: Submission, client: Client) -> None:
    answer = client.post(at(draft, "short"), {"title": "Half", "action": "next"})
    assert answer.status_code == 422
    assert b'href="#id_summary"' in answer.content
    assert b'value="Half"' in answer.content
    draft.refresh_from_db()
    assert draft.title == "Half"


def test_an_expired_session_or_form_loses_nothing(draft: Submission) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(at(draft, "how"), {"body": "Still here", "action": "keep"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.data["how"]["body"] == "Still here"


def test_rows_are_added_and_taken_out_without_a_script(draft: Submission, client: Client) -> None:
    answers = ANSWERS["pairs"]
    page = client.post(at(draft, "pairs"), answers | {"add": "pairs"}).content.decode()
    assert page.count("autofocus") == 1
    for text in [*answers.values(), 'name="pairs-2-problem"']:
        assert text in page
    page = client.post(at(draft, "pairs"), answers | {"remove": "pairs-0"}).content.decode()
    assert answers["pairs-0-problem"] not in page
    assert answers["pairs-3-problem"] in page
    draft.refresh_from_db()
    assert len(draft.data["pairs"]["pairs"]) == 1


def test_every_button_saves(draft: Submission, client: Client) -> None:
    for button, leads_to in [({"action": "back"}, "pairs"), ({"go": "who"}, "who"),
                             ({"go": "preview"}, "preview"), ({"action": "keep"}, "")]:
        text = f"text of {button}"
        answer = client.post(at(draft, "how"), {"body": text, **button})
        assert answer["Location"] == at(draft, leads_to)
        draft.refresh_from_db()
        assert draft.data["how"]["body"] == text


def test_what_the_browser_saves_by_itself_changes_no_page(
    draft: Submission, client: Client
) -> None:
    assert client.post(at(draft, "how"), {"body": "So far", "action": "auto"}).status_code == 204
    draft.refresh_from_db()
    assert draft.data["how"]["body"] == "So far"


def test_two_steps_at_once_keep_each_other(draft: Submission, client: Client) -> None:
    client.post(at(draft, "how"), {"body": "One", "action": "keep"})
    client.post(at(draft, "who"), {"organisations": "Two", "action": "keep"})
    draft.refresh_from_db()
    assert (draft.data["how"]["body"], draft.data["who"]["organisations"]) == ("One", "Two")


def test_characters_that_no_database_keeps_do_no_harm(draft: Submission, client: Client) -> None:
    answer = client.post(at(draft, "how"), {"body": "a\0b", "action": "keep"})
    assert answer.status_code == 302


TEXTS = [(step, name) for step, answers in ANSWERS.items() for name, value in answers.items()
         if isinstance(value, str)
         and name not in ("language", "practice_type", "status", "sharing")
         and not name.endswith(("direction", "evidence"))]


@pytest.mark.parametrize("button", ["next", "keep", "back"])
@pytest.mark.parametrize(("step", "name"), TEXTS)
def test_a_number_is_shown_and_never_saved(
    draft: Submission, client: Client, step: str, name: str, button: str, caplog: Any
) -> None:
    typed = f"Met {HETU} there"
    answer = client.post(at(draft, step), ANSWERS[step] | {name: typed, "action": button})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"<mark>{HETU}</mark>" in page
    assert typed in page  # still in its field
    assert f'href="#id_{name.replace("-3-", "-1-")}"' in page  # rows are numbered anew
    draft.refresh_from_db()
    assert HETU not in str(draft.data)
    assert "Met ███████████ there" in str(draft.data)
    assert HETU not in caplog.text
    # What was struck out keeps the draft from being sent until it is written anew.
    assert b"taken out here" in client.get(at(draft, "preview")).content


def test_a_number_saved_by_the_browser_itself_is_struck_out(
    draft: Submission, client: Client
) -> None:
    client.post(at(draft, "how"), {"body": HETU, "action": "auto"})
    draft.refresh_from_db()
    assert HETU not in str(draft.data)


@pytest.mark.parametrize("path", ["", "short/", "preview/", "nonsense/"])
def test_a_guessed_address_opens_nothing(db: None, client: Client, path: str) -> None:
    assert client.get(f"/en/practices/submit/guessed/{path}").status_code == 404
    assert client.post(f"/en/practices/submit/guessed/{path}").status_code == 404


def test_the_address_is_told_to_nobody(draft: Submission, client: Client) -> None:
    for step in ("", "short", "preview"):
        headers = client.get(at(draft, step)).headers
        assert headers["X-Robots-Tag"] == "noindex"
        assert "private" in headers["Cache-Control"]
        assert headers["Referrer-Policy"] == "same-origin"

"""The audit log: what is written down, that nobody changes it, and how it is read."""

import csv
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from wagtail.users.models import UserProfile

from network.models import Coordinator
from portal.models import AuditEntry, PortalDocument, User
from portal.models.audit import Action, Kept
from portal.privacy.audit import record
from portal.privacy.report import detail_in_words
from practices.models import PracticePage
from tests.portal import lines
from tests.portal.accounts.conftest import Person, log_in
from tests.portal.fixtures import Load, make_user, sign_in
from tests.portal.lines import write

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/audit-log/"
ADDRESSES = {
    "practice": "/en/practices/x/", "seminar": "/en/archive/seminars/x/",
    "report": "/en/archive/reports/x/", "project": "/en/archive/projects/x/",
    "organisation": "/en/network/organisations/x/",
    "coordinator": "/en/network/coordinators/x/",
}


def line(kind: str, level: str) -> Any:
    if kind in ("organisation", "coordinator"):
        return getattr(lines, kind)("x", sharing=level)
    return lines.ITEM_KINDS[kind]("x", sharing=level, **(
        {"starts": "2020"} if kind == "seminar" else {}))


def rows(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action))


@pytest.mark.parametrize("kind", ADDRESSES)
def test_who_opens_an_amber_item_is_written_down_once(
    load: Load, coordinator_client: Client, kind: str
) -> None:
    load(line(kind, "amber"))
    coordinator_client.get("/en/search/?q=title")  # a list is no reading
    assert coordinator_client.get(ADDRESSES[kind]).status_code == 200
    coordinator_client.head(ADDRESSES[kind])
    (row,) = rows(Action.READ)
    assert (row.kind, row.item, row.who) == (kind, "x", "Coordinators")
    assert row.user == User.objects.get(email="coordinator@portal.example")


@pytest.mark.parametrize("level", ["clear", "green"])
def test_other_readings_are_not_written_down(
    load: Load, coordinator_client: Client, level: str
) -> None:
    load(line("practice", level), line("coordinator", level))
    for address in (ADDRESSES["practice"], ADDRESSES["coordinator"]):
        assert coordinator_client.get(address).status_code == 200
    assert rows(Action.READ) == []


def test_what_was_refused_is_no_reading(load: Load, member: Client) -> None:
    load(line("practice", "amber"))
    assert member.get(ADDRESSES["practice"]).status_code == 404
    assert rows(Action.READ) == []


def test_a_public_page_asks_the_database_nothing_for_the_log(
    load: Load, client: Client
) -> None:
    load(line("practice", "clear"))
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESSES["practice"])
    assert not [one for one in asked.captured_queries if "audit" in one["sql"]]


def test_a_log_that_cannot_be_written_keeps_nobody_from_reading(
    load: Load, coordinator_client: Client, monkeypatch: Any
) -> None:
    def broken(**_values: Any) -> None:
        raise OSError

    load(line("practice", "amber"))
    monkeypatch.setattr(AuditEntry.objects, "create", broken)
    assert coordinator_client.get(ADDRESSES["practice"]).status_code == 200


def test_who_opens_an_amber_document_is_written_down(editor: Client) -> None:
    document = PortalDocument(title="Plan", sharing="amber")
    document.file.save("plan.txt", ContentFile(b"Plan."))
    document.save()
    response = editor.get(document.url)
    assert b"".join(response.streaming_content) == b"Plan."  # type: ignore[attr-defined]
    (row,) = rows(Action.READ)
    assert (row.kind, row.title) == ("document", "Plan")


def test_who_opens_an_amber_item_to_edit_it_is_written_down(load: Load, editor: Client) -> None:
    load(line("practice", "amber"), line("organisation", "amber"))
    page = PracticePage.objects.get()
    assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert [row.kind for row in rows(Action.READ)] == ["practice"]


def test_sign_ins_and_failed_ones_are_written_down_without_what_was_typed(
    client: Client, person: Person
) -> None:
    user = person("member")
    log_in(client, user, "a wrong secret")
    log_in(client, user)
    Client().post("/accounts/login/", {"login": "my-password@x.example", "password": "x"})
    known, unknown = sorted(rows(Action.SIGN_IN_FAILED), key=lambda row: row.pk)
    assert known.user == user and unknown.user_id is None
    assert [row.user for row in rows(Action.SIGNED_IN)] == [user]
    kept = str(list(AuditEntry.objects.values()))
    assert "secret" not in kept and "my-password" not in kept and "@" not in kept


def test_roles_that_are_given_are_written_down(person: Person) -> None:
    person("member")
    assert [row.detail for row in rows(Action.ROLE)] == ["+ Members"]


def test_publishing_withdrawing_and_moving_a_level_are_written_down(load: Load) -> None:
    load(line("practice", "clear"))
    page, user = PracticePage.objects.get(), make_user("editor")
    page.sharing = "amber"
    page.save_revision(user=user).publish(user=user)
    PracticePage.objects.get().unpublish(user=user)
    told = {action: rows(action) for action in (
        Action.SHARING, Action.PUBLISHED, Action.UNPUBLISHED)}
    assert {action: len(found) for action, found in told.items()} == dict.fromkeys(told, 1)
    moved, published, withdrawn = (found[0] for found in told.values())
    assert moved.detail == "CLEAR → AMBER"
    assert {row.item for row in (moved, published, withdrawn)} == {"x"}
    assert published.user == withdrawn.user == user


def test_imports_and_exports_are_written_down(tmp_path: Path, capsys: Any) -> None:
    path = write(tmp_path / "in.jsonl", [lines.theme("t")])
    call_command("import_content", str(path), dry_run=True)
    call_command("import_content", str(path))
    call_command("export_content", public=True)
    assert [(row.item, row.detail) for row in rows(Action.IMPORTED)] == [("in.jsonl", "1")]
    assert [row.detail for row in rows(Action.EXPORTED)] == ["public"]


def test_rows_outlive_their_item_and_their_person(load: Load, person: Person) -> None:
    load(line("coordinator", "amber"))
    user = person("coordinator")
    record(Action.READ, user, kind="coordinator", item="x", title="Title of x")
    Coordinator.objects.get().delete()
    number = user.pk
    user.delete()
    row = AuditEntry.objects.get(action=Action.READ)
    assert (row.user_id, row.who, row.item) == (number, "Coordinators", "x")


def test_nobody_changes_or_deletes_a_row() -> None:
    record(Action.EXPORTED, kind="file")
    row = AuditEntry.objects.get(action=Action.EXPORTED)
    for change in (row.save, row.delete, AuditEntry.objects.all().delete,
                   lambda: AuditEntry.objects.update(detail="x")):
        with pytest.raises(Kept):
            change()


def test_rows_are_kept_12_months(capsys: Any) -> None:
    now = timezone.now()
    for days in (366, 364):
        AuditEntry(action=Action.READ, at=now - timedelta(days=days), item=days).save()
    call_command("expire_audit")
    assert [row.item for row in rows(Action.READ)] == ["364"]
    assert "1 deleted" in capsys.readouterr().out


# --- The report ----------------------------------------------------------------------------


@pytest.fixture
def filled(person: Person) -> User:
    user = person("coordinator")
    record(Action.READ, user, kind="practice", item="berries", title="=HYPERLINK(1)")
    record(Action.IMPORTED, kind="file", item="in.jsonl")
    return user


def test_editors_read_the_log_and_others_do_not(
    filled: User, editor: Client
) -> None:
    page = editor.get(REPORT)
    assert page.status_code == 200
    assert filled.email in page.content.decode() and "berries" in page.content.decode()
    assert "Audit log" in editor.get("/admin/").content.decode()
    coordinator = Client()
    sign_in(coordinator, filled)
    assert coordinator.get(REPORT).status_code in (302, 403)


@pytest.mark.parametrize(("query", "found"), [
    ("action=read", True), ("action=imported", False), ("person=coordinator@", True),
    ("person=Coordinators", True), ("person=999999", False), ("thing=berries", True),
    ("thing=practice", True), ("thing=nothing", False), ("at_from=2001-01-01", True),
    ("at_to=2001-01-01", False), ("person=%00", True), ("thing=" + "9" * 400, False),
    ("action=no-such-action", True), ("at_from=never", True), ("person=" + "9" * 40, False),
])  # fmt: skip
def test_the_log_is_filtered(filled: User, editor: Client, query: str, found: bool) -> None:
    page = editor.get(f"{REPORT}results/?{query}")
    assert page.status_code == 200
    assert ("berries" in page.content.decode()) is found


@pytest.mark.parametrize("query", ["person=kansallinen", "thing=käytäntö"])
def test_roles_and_kinds_are_read_and_looked_for_in_the_editors_language(
    filled: User, editor: Client, query: str
) -> None:
    UserProfile.objects.update_or_create(
        user=User.objects.get(pk=editor.session["_auth_user_id"]),
        defaults={"preferred_language": "fi"},
    )
    text = editor.get(f"{REPORT}results/?{query}").content.decode()
    assert "Kansallinen koordinaattori" in text and "Käytäntö" in text
    assert "Coordinators" not in text and "in.jsonl" not in text


def test_the_log_is_exported_without_formulas_and_that_is_written_down(
    filled: User, editor: Client
) -> None:
    response = editor.get(f"{REPORT}?export=csv&action=read")
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    head, row = csv.reader(StringIO(text))
    assert "berries" in row and "'=HYPERLINK(1)" in row and len(head) == len(row)
    assert head == ["When", "What", "Account", "Who", "Role", "Kind", "Item", "Title", "Details"]
    assert editor.get(f"{REPORT}?export=xlsx").status_code == 200
    assert sorted(one.detail for one in rows(Action.EXPORTED)) == ["csv", "xlsx"]


def test_a_deleted_account_is_a_number_in_the_log(filled: User, editor: Client) -> None:
    number, mail = filled.pk, filled.email
    filled.delete()
    text = editor.get(f"{REPORT}?action=read").content.decode()
    assert f"Account {number}, deleted" in text and mail not in text


@pytest.mark.parametrize(("action", "detail", "words"), [
    (Action.ROLE, "+ Coordinators, Editors", "+ Kansallinen koordinaattori, "),
    (Action.OWN_DATA, "downloaded", "ladattu"), (Action.IMPORTED, "12", "12"),
])
def test_details_stand_in_the_readers_language(action: Action, detail: str, words: str) -> None:
    with override("fi"):
        assert detail_in_words(AuditEntry(action=action, detail=detail)).startswith(words)

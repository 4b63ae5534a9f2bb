"""Search is away: pages stand and say so, writes wait, and it all goes on by itself afterwards."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from network.models import Organisation
from search.indexing import keeper
from search.models import IndexTask
from tests.portal import lines
from tests.portal.fixtures import found_ids, load_lines
from tests.search.conftest import Away

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines]
PAGES = ["/en/", "/en/practices/", "/en/practices/p/", "/en/archive/", "/en/archive/seminars/",
         "/en/network/", "/en/network/countries/fi/", "/en/network/organisations/o/", "/en/themes/",
         "/en/themes/t/", "/en/about/"]  # fmt: skip


@pytest.fixture(autouse=True)
def content(transactional_db: None, tmp_path: Any) -> None:
    """Something of most kinds."""
    load_lines(tmp_path / "content.jsonl", [
        lines.theme("t"), lines.practice("p", themes=["t"], countries=["FI"]),
        lines.organisation("o", country="FI"),
    ])


def test_pages_stand(client: Client, search_away: Away) -> None:
    with search_away():
        statuses = {path: client.get(path).status_code for path in PAGES}
    assert statuses == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("language", ["en", "fi", "sv", "nb", "da", "is"])
def test_the_search_page_says_so_in_the_readers_language(
    client: Client, search_away: Away, language: str
) -> None:
    with search_away():
        answer = client.get(f"/{language}/search/", {"q": "word"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    html = answer.content.decode()
    assert 'value="word"' in html
    assert "Traceback" not in html


def test_json_says_so_and_when_to_come_again(client: Client, search_away: Away) -> None:
    with search_away():
        answer = client.get("/api/search/", {"q": "word"})
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert set(answer.json()) == {"error"}


def test_readiness_names_what_is_away(client: Client, search_away: Away) -> None:
    assert client.get("/readyz").status_code == 200
    with search_away():
        answer = client.get("/readyz")
        assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert json.loads(answer.content) == {"database": True, "search": False}
    assert client.get("/readyz").status_code == 200


def test_many_changes_wait_and_are_brought_when_it_is_back(
    client: Client, search_away: Away
) -> None:
    with search_away():
        for name in ("First", "Second", "Lastname"):
            organisation = Organisation.objects.get(item_id="o")
            organisation.name = name
            organisation.save()
            assert not keeper.tend(check_index=False)
    assert IndexTask.objects.filter(kind="organisation").count() == 3
    assert found_ids(client, q="lastname") == []
    assert keeper.tend(check_index=True)
    assert found_ids(client, q="lastname") == ["organisation:o"]
    assert IndexTask.objects.count() == 0


@pytest.mark.parametrize("command", ["search_check", "search_drain"])
def test_commands_say_so_plainly(search_away: Away, command: str) -> None:
    with search_away():
        Organisation.objects.get(item_id="o").save()
        with pytest.raises(CommandError, match="Search cannot be reached"):
            call_command(command)


def test_an_import_is_kept_and_found_afterwards(
    client: Client, search_away: Away, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text(json.dumps(lines.practice("more", title="Freshword")) + "\n")
    with search_away():
        call_command("import_content", str(path))
    assert "as soon as it is back" in capsys.readouterr().err
    call_command("search_drain")
    assert found_ids(client, q="freshword") == ["practice:more"]

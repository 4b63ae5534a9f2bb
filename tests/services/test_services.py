"""The services that other tests stand on."""

import smtplib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection, transaction

from network.models import Organisation
from portal.models import Theme
from practices.models import Adoption
from search.engines import engine
from search.models import IndexTask
from tests.services import environment

if TYPE_CHECKING:
    from tests.services.chromium import Pages
    from tests.services.smtp import SmtpSink


def test_data_goes_to_a_temporary_folder() -> None:
    assert environment.ROOT not in Path(settings.DATA_DIR).parents
    assert Path(settings.SEARCH_INDEX_DIR).is_relative_to(settings.DATA_DIR)


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    assert connection.vendor == environment.DATABASE


@pytest.mark.every_database
@pytest.mark.parametrize("_turn", [1, 2])
def test_demo_content_is_there_and_indexed(demo: None, _turn: int) -> None:
    assert Theme.objects.count() > 60
    assert len(dict(engine().keys())) > 60
    assert Adoption.objects.exists()
    Adoption.objects.all().delete()


@pytest.mark.django_db
def test_without_demo_there_is_no_content() -> None:
    assert Theme.objects.count() == 0
    assert dict(engine().keys()) == {}


@pytest.mark.every_database
@pytest.mark.parametrize("_turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_what_a_test_commits_is_gone_after_it(_turn: int) -> None:
    assert not Theme.objects.filter(slug="left-behind").exists()
    with transaction.atomic():
        Theme.objects.create(name="left-behind", slug="left-behind")


@pytest.mark.every_database
@pytest.mark.parametrize("_turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_demo_content_stands_after_commits(demo: None, _turn: int) -> None:
    assert Adoption.objects.exists()
    Adoption.objects.all().delete()


def test_indexed_drains_the_outbox(demo: None, indexed: Callable[[], int]) -> None:
    Organisation.objects.all()[0].save()
    assert IndexTask.objects.exists()
    assert indexed() >= 1
    assert not IndexTask.objects.exists()


def test_postgres_answers(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url) as opened:
        assert opened.execute("select 1").fetchone() == (1,)


def test_redis_answers(redis_url: str) -> None:
    from redis import Redis

    with Redis.from_url(redis_url) as client:
        assert client.ping()
        assert client.dbsize() == 0


def test_mail_arrives(smtp_sink: "SmtpSink") -> None:
    host, _, port = smtp_sink.url.removeprefix("smtp://").partition(":")
    with smtplib.SMTP(host, int(port)) as client:
        client.sendmail("a@example.org", "b@example.org", "Subject: Hej\n\nKära vän\n".encode())
    assert [message["Subject"] for message in smtp_sink.messages] == ["Hej"]


@pytest.mark.parametrize("width", [390, 1280])
def test_chromium_opens_a_page(page_at: "Pages", width: int) -> None:
    page = page_at(width)
    page.set_content("<title>Hei</title>")
    assert page.title() == "Hei"
    assert page.evaluate("innerWidth") == width

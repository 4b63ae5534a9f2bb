"""Every address, opened as every role: no word of an item stands where its level is not read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver, path
from django.views import View

from tests.portal.addresses import admin_table, walking
from tests.portal.addresses.table import LINES
from tests.portal.addresses.world import IDS, ROLES, WORDS, World
from tests.portal.fixtures import Load, exported, load, own_media

__all__ = ["load", "own_media"]
SECRETS = {role: frozenset(WORDS) - words for role, (_group, _country, words) in ROLES.items()}


def without_a_line(resolver: Any = None) -> list[str]:
    """The addresses that neither table has, and lines of addresses that are gone."""
    names, areas = set(), set()
    for place, name in walking.patterns(resolver):
        if place.startswith(walking.ADMIN):
            areas.add(walking.area_of(place))
        else:
            names.add(name)
    return sorted(names ^ LINES.keys()) + sorted(areas ^ admin_table.AREAS.keys())


def test_every_address_has_a_line() -> None:
    assert without_a_line() == []


def test_an_address_that_is_added_without_a_line_is_told() -> None:
    class Added:
        """The portal's addresses and three more."""

        url_patterns = [
            *get_resolver().url_patterns, path("new/", View.as_view(), name="new"),
            path("unnamed/<int:pk>/", View.as_view()),
            path("admin/new-area/<int:pk>/", View.as_view(), name="newer"),
        ]  # fmt: skip

    assert without_a_line(Added()) == ["new", "unnamed/<int:pk>/", "new-area"]


def lines_told(world: World) -> Iterator[str]:
    """What an address outside the admin answers and should not."""
    for lines in LINES.values():
        for line in lines:
            for address in line.addresses:
                url = (address if address.startswith("/") else f"/fi/{address}").format(**world.at)
                for (role, client), status in zip(world.clients.items(), line.statuses,
                                                  strict=True):  # fmt: skip
                    answer = client.get(url)
                    if answer.status_code != status:
                        yield f"{role} {address}: {answer.status_code}, not {status}"
                    told = walking.telling(answer, url, SECRETS[role] - line.keys, IDS)
                    if told:
                        yield f"{role} {address} reads {sorted(told)}"


@pytest.mark.both_engines
@pytest.mark.django_db
def test_every_address_outside_the_admin_as_every_role(demo: None, load: Load) -> None:
    world = World(load)
    public = str(exported(public=True)).lower()
    told = [*lines_told(world),
            *(f"the public export has {word}" for word in (*WORDS, *IDS) if word.lower() in public)]
    assert not told, "\n".join(told)


@pytest.mark.one_database("postgresql")
@pytest.mark.django_db
def test_every_address_of_the_admin_as_every_role(demo: None, load: Load) -> None:
    """Wagtail looks for pages and files in the database, whatever the engine."""
    assert "\n".join(admin_table.told(World(load), SECRETS)) == ""

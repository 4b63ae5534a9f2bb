"""What the admin knows of imported content: its search, and what uses what."""

from typing import Any

import pytest
from modelsearch.backends import get_search_backend
from wagtail.models import Page, ReferenceIndex

from network.models import Organisation
from portal.models import Theme
from portal.models.stamp import Stamp
from tests.portal import lines
from tests.portal.fixtures import Load, load

__all__ = ["load"]
pytestmark = pytest.mark.django_db


def users_of(item: Any) -> set[str]:
    """What the admin says uses an item."""
    groups = ReferenceIndex.get_grouped_references_to(item)
    return {str(user) for user, _references in groups}


def test_an_organisation_knows_its_imported_coordinator(load: Load) -> None:
    load(lines.organisation("agency"), lines.coordinator("desk", title="Desk",
                                                         organisation="agency"))
    assert users_of(Organisation.objects.get(item_id="agency")) == {"Desk"}


def test_an_organisation_is_used_no_more_by_a_page_imported_again_without_it(load: Load) -> None:
    load(lines.organisation("agency"), lines.practice("ours", organisations=["agency"]))
    agency = Organisation.objects.get(item_id="agency")
    before = users_of(agency)
    load(lines.practice("ours"))
    assert (bool(before), users_of(agency)) == (True, set())


def test_the_admin_finds_a_page_by_the_title_it_was_given_when_imported_again(load: Load) -> None:
    load(lines.practice("ours", title="Formerly"))
    load(lines.practice("ours", title="Nowadays"))
    found = [[page.title for page in Page.objects.all().search(word)]
             for word in ("Nowadays", "Formerly")]
    assert found == [["Nowadays"], []]


def test_the_admin_finds_an_imported_theme(load: Load) -> None:
    load(lines.theme("t", labels={"en": "Rhubarb"}))
    found = get_search_backend().autocomplete("Rhub", Theme)
    assert [theme.slug for theme in found] == ["t"]


def test_an_import_tells_of_changed_themes(load: Load) -> None:
    before = Stamp.of("vocabulary")
    load(lines.theme("t", labels={"en": "Rhubarb"}))
    assert Stamp.of("vocabulary") > before

"""The tree of pages that the fixed addresses stand on: a home and its sections per language."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from wagtail.models import Locale, Page, Site

from portal.models import HomePage
from portal.vocabulary import locales
from portal.vocabulary.languages import INTERFACE_LANGUAGES

HOME_TITLE = gettext_noop("Nordic coordinators' portal")


def after_migrate(**_signal: Any) -> None:
    """Makes the home page of each interface language where it is missing."""
    locales.forget()
    for language in INTERFACE_LANGUAGES:
        home(language)


def home(language: str) -> HomePage:
    """The home page of a language; made, with its locale, when there is none yet."""
    found = HomePage.objects.filter(locale__language_code=language).first()
    return found or _make_home(language)


def _make_home(language: str) -> HomePage:
    locale = Locale.objects.get_or_create(language_code=language)[0]
    locales.forget()
    root = Page.get_first_root_node()
    with translation.override(language):
        page = HomePage(title=gettext(HOME_TITLE), slug=f"home-{language}", locale=locale)
    english = HomePage.objects.filter(locale__language_code="en").first()
    if english is not None:
        page.translation_key = english.translation_key
    root.add_child(instance=page)
    if language == settings.LANGUAGE_CODE:
        _point_site_at(page)
    return page


def _point_site_at(page: HomePage) -> None:
    """Makes `page` the front of the site, and removes Wagtail's own welcome page."""
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": page, "site_name": gettext(HOME_TITLE)},
    )
    for welcome in Page.objects.filter(depth=2, slug="home"):
        welcome.delete()


def ensure_section(model: Any, parent: Page, slug: str, title: str) -> Any:
    """The section page of class `model` at `slug` under `parent`; made when there is none yet.

    `title` is a text marked for translation; the page gets it in the parent's language.
    """
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        return found
    language = locales.locale_code(parent.locale_id)
    with translation.override(language):
        page = model(title=gettext(title), slug=slug, locale_id=parent.locale_id)
    twin = model.objects.filter(slug=slug).first()
    if twin is not None:
        page.translation_key = twin.translation_key
    parent.add_child(instance=page)
    return page

"""The admin: an editor makes, changes, previews and publishes every kind, in the own language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from network.models import Coordinator, Organisation, ProjectPage, ReportPage, SeminarPage
from portal.models import Country, Theme, User
from practices.models import Adoption, PracticePage
from tests.portal import lines
from tests.portal.fixtures import Load
from tests.portal.forms import no_rows, stream_data

pytestmark = pytest.mark.django_db

PAGES: dict[str, tuple[Any, dict[str, str]]] = {
    "practice": (PracticePage, {
        **stream_data("problem_solutions", [{"problem": "A", "solution": "B"}]),
        **stream_data("phases", []), **stream_data("outcomes", []),
        **stream_data("preconditions", ["A law"]), **stream_data("target_groups", []),
        **no_rows("organisations", "files"), "body": "", "lessons": "", "transferability": "",
        "resources": "", "legal_basis": "", "languages": "", "sources": "", "started": "2021-03",
        "ended": "", "practice_type": "training", "status": "",
    }),
    "seminar": (SeminarPage, {
        **stream_data("sessions", [{"starts": "", "ends": "", "title": "Opening", "abstract": "",
                                    "speakers": "", "persons": "", "persons_consent": ""}]),
        **stream_data("quotas", [{"who": "Municipalities", "places": "5"}]),
        **stream_data("transfer_questions", ["What can be used?"]),
        **no_rows("organisers", "reports", "material"), "aims": "", "timezone": "",
        "languages": "fi", "place": "Helsinki", "starts": "2021-11-09",
        "ends": "", "seminar_type": "seminar", "country": "",
    }),
    "report": (ReportPage, {
        **no_rows("recommendations"), "text": "Text", "report_type": "study",
        "published": "2022", "authors": "A\nB", "publisher": "", "isbn": "", "doi": "",
        "document": "",
    }),
    "project": (ProjectPage, {
        **stream_data("tasks", [{"text": "Collect", "state": "done"}]),
        **stream_data("outputs", []), "number": "1",
        "case_numbers": "VN/1", "appointed_by": "", "appointed": "", "starts": "", "ends": "",
        "status": "ongoing", "aims": "",
    }),
}
SNIPPETS: dict[str, tuple[Any, dict[str, str]]] = {
    "organisation": (Organisation, {
        **no_rows("names", "competences"), "name": "A ministry", "item_id": "made", "language": "",
        "acronym": "", "organisation_type": "ministry", "country": "", "website": "",
        "services": "", "description": "", "sharing": "clear",
    }),
    "coordinator": (Coordinator, {
        "title": "A function", "item_id": "made", "organisation": "", "country": "",
        "mandate": "", "email": "", "phone": "", "person": "", "languages": "fi\nsv",
        "sharing": "clear",
    }),
}
BOTH = {**PAGES, **SNIPPETS}


def page_form(kind: str, **more: Any) -> dict[str, Any]:
    texts = {"title": "Made by an editor", "summary": "A summary.", "slug": "made",
             "sharing": "clear"}
    return {**PAGES[kind][1], **texts, **more}


def add_url(kind: str, language: str = "en") -> str:
    if kind in PAGES:
        model = PAGES[kind][0]
        parent = model.section(language)
        return reverse("wagtailadmin_pages:add",
                       args=[model._meta.app_label, model._meta.model_name, parent.pk])
    return snippet_url(SNIPPETS[kind][0], "add")


def snippet_url(model: Any, view: str, *args: Any) -> str:
    name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{view}"
    return reverse(name, args=args)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("language", ["en", "fi"])
def test_an_editor_opens_the_form_for_a_new_object(
    editor: Client, kind: str, language: str
) -> None:
    assert editor.get(add_url(kind, language)).status_code == 200


@pytest.mark.parametrize("kind", PAGES)
def test_an_editor_makes_and_publishes_an_item(
    editor: Client, client: Client, kind: str
) -> None:
    form = page_form(kind, **{"action-publish": "1"})
    response = editor.post(add_url(kind), form)
    assert response.status_code == 302, errors_of(response)
    page = PAGES[kind][0].objects.get(slug="made")
    assert page.live and page.item_id == "made" and page.language == "en"
    assert client.get(page.url).status_code == 200


def errors_of(response: Any) -> Any:
    form = response.context and response.context.get("form")
    return form and (form.errors, [formset.errors for formset in form.formsets.values()])


@pytest.mark.parametrize("kind", PAGES)
def test_a_draft_is_kept_and_not_public(editor: Client, client: Client, kind: str) -> None:
    assert editor.post(add_url(kind), page_form(kind)).status_code == 302
    page = PAGES[kind][0].objects.get(slug="made")
    assert not page.live
    assert client.get(page.get_url()).status_code == 404


@pytest.mark.parametrize("kind", SNIPPETS)
def test_an_editor_makes_and_publishes_a_directory_entry(
    editor: Client, client: Client, kind: str
) -> None:
    model, form = SNIPPETS[kind]
    response = editor.post(add_url(kind), {**form, "action-publish": "1"})
    assert response.status_code == 302, errors_of(response)
    assert model.objects.get(item_id="made").live
    assert client.get(f"/en/network/{kind}s/made/").status_code == 200


def test_an_editor_records_an_adoption(editor: Client, load: Load) -> None:
    load(lines.practice("p"))
    form = {"practice": PracticePage.objects.get().pk, "country": Country.objects.get(name="SE").pk,
            "organisation": "", "source_event": "", "status": "piloting", "date": "2024",
            "adaptations": "", "result": "", "item_id": "made", "sharing": "clear",
            "action-publish": "1"}
    response = editor.post(snippet_url(Adoption, "add"), form)
    assert response.status_code == 302, errors_of(response)
    assert Adoption.objects.get(item_id="made").live


def test_an_adoption_gets_an_id_when_none_is_written(editor: Client, load: Load) -> None:
    load(lines.practice("p"))
    form = {"practice": PracticePage.objects.get().pk, "country": Country.objects.get(name="SE").pk,
            "organisation": "", "source_event": "", "status": "piloting", "date": "",
            "adaptations": "", "result": "", "item_id": "", "sharing": "clear"}
    for made in ("se-p", "se-p-2"):
        response = editor.post(snippet_url(Adoption, "add"), form)
        assert response.status_code == 302, errors_of(response)
        assert Adoption.objects.filter(item_id=made).exists()


@pytest.mark.parametrize("kind", BOTH)
def test_an_editor_opens_the_form_of_an_object(editor: Client, load: Load, kind: str) -> None:
    make = {**lines.ITEM_KINDS, "organisation": lines.organisation,
            "coordinator": lines.coordinator}[kind]
    load(make("x"))
    found = BOTH[kind][0].objects.get(item_id="x")
    url = reverse("wagtailadmin_pages:edit", args=[found.pk]) if kind in PAGES else snippet_url(
        BOTH[kind][0], "edit", found.pk)
    assert editor.get(url).status_code == 200


@pytest.mark.parametrize("kind", PAGES)
def test_an_editor_sees_an_item_before_it_is_published(
    editor: Client, load: Load, kind: str
) -> None:
    load(lines.theme("exit", labels={"en": "Leaving gangs"}))
    model = PAGES[kind][0]
    url = reverse("wagtailadmin_pages:preview_on_add",
                  args=[model._meta.app_label, model._meta.model_name, model.section("en").pk])
    form = page_form(kind, countries=["FI", "SE"], themes=["exit"])
    assert editor.post(url, form).json()["is_valid"]
    response = editor.get(url, {"mode": ""})
    assert response.status_code == 200
    page = response.content.decode()
    assert "Made by an editor" in page and "Leaving gangs" in page and "Sweden" in page


@pytest.mark.parametrize("kind", SNIPPETS)
def test_an_editor_sees_a_directory_entry_before_it_is_published(
    editor: Client, load: Load, kind: str
) -> None:
    load(lines.theme("exit", labels={"en": "Leaving gangs"}))
    model, form = SNIPPETS[kind]
    url = snippet_url(model, "preview_on_add")
    assert editor.post(url, form | {"themes": "exit"}).json()["is_valid"]
    response = editor.get(url, {"mode": ""})
    assert response.status_code == 200
    assert (form.get("name") or form["title"]) in response.content.decode()


def test_an_editor_sees_an_adoption_before_it_is_published(editor: Client, load: Load) -> None:
    load(lines.practice("p"), lines.adoption("a", "p"))
    pk = Adoption.objects.get().pk
    url = snippet_url(Adoption, "preview_on_edit", pk)
    assert editor.get(url, {"mode": ""}).status_code == 200


@pytest.mark.parametrize("model", [Theme, Country, Organisation, Coordinator, Adoption])
def test_an_editor_lists_the_entries(editor: Client, load: Load, model: Any) -> None:
    load(lines.theme("t"), lines.organisation("o", country="FI"), lines.practice("p"),
         lines.coordinator("c", country="FI"), lines.adoption("a", "p"))
    assert editor.get(snippet_url(model, "list")).status_code == 200


@pytest.mark.parametrize("model", [Theme, Country])
def test_an_editor_opens_a_theme_and_a_country(editor: Client, load: Load, model: Any) -> None:
    load(lines.theme("t"))
    assert editor.get(snippet_url(model, "edit", model.objects.first().pk)).status_code == 200


# --- What editors get wrong ---------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "field", "value"), [
    ("practice", "started", "2021-13"), ("practice", "ended", "spring"),
    ("seminar", "starts", "2021-02-30"), ("seminar", "ends", "2021-11-08"),
    ("seminar", "timezone", "Europe/Atlantis"), ("seminar", "starts", "2021-01-01T09:00:00"),
    ("report", "published", "21.3.2022"), ("practice", "sources", "javascript:alert(1)"),
    ("practice", "languages", "not a language!"), ("practice", "title", ""),
    ("practice", "summary", ""),
])  # fmt: skip
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_kept(
    editor: Client, kind: str, field: str, value: str
) -> None:
    response = editor.post(add_url(kind), page_form(kind, **{field: value,
                                                             "action-publish": "1"}))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not PAGES[kind][0].objects.exists()


@pytest.mark.parametrize("kind", SNIPPETS)
def test_two_entries_cannot_have_one_id(editor: Client, load: Load, kind: str) -> None:
    model, form = SNIPPETS[kind]
    load({"organisation": lines.organisation, "coordinator": lines.coordinator}[kind]("made"))
    response = editor.post(add_url(kind), {**form, "action-publish": "1"})
    assert "item_id" in response.context["form"].errors
    assert model.objects.count() == 1


def test_a_theme_cannot_be_put_under_itself(load: Load) -> None:
    from django.core.exceptions import ValidationError

    load(lines.theme("a"), lines.theme("b", broader="a"))
    theme = Theme.objects.get(slug="a")
    theme.broader = Theme.objects.get(slug="b")
    with pytest.raises(ValidationError):
        theme.full_clean()


# --- Who and in which language -------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/snippets/"])
def test_visitors_and_members_do_not_get_into_the_admin(
    client: Client, member: Client, path: str
) -> None:
    assert client.get(path).status_code == 302
    assert "/accounts/login/" in client.get(path).headers["Location"]
    assert member.get(path).status_code in (302, 403)


@pytest.mark.parametrize(("language", "words"), [
    ("fi", "Käytäntö"), ("sv", "Praxis"), ("nb", "Praksis"), ("da", "Praksis"),
])  # fmt: skip
def test_the_admin_speaks_the_editors_language(
    editor: Client, language: str, words: str
) -> None:
    from wagtail.users.models import UserProfile

    user = User.objects.get(email="editor@portal.example")
    UserProfile.objects.create(user=user, preferred_language=language)
    html = editor.get(add_url("practice")).content.decode()
    assert f'<html lang="{language}"' in html
    english = ["What came of it", "problems and solutions", "Where it belongs", "Who may read it"]
    assert [text for text in english if text in html] == []
    del words


def test_the_admin_speaks_the_language_of_signing_in_until_one_is_chosen(editor: Client) -> None:
    User.objects.filter(email="editor@portal.example").update(language="fi")
    html = editor.get("/admin/", headers={"Accept-Language": "sv"}).content.decode()
    assert '<html lang="fi"' in html


def test_the_account_offers_zones_that_browsers_know(editor: Client) -> None:
    page = editor.get("/admin/account/").content.decode()
    assert 'value="Europe/Oslo"' in page
    assert 'value="localtime"' not in page and 'value="Factory"' not in page


@pytest.mark.parametrize("kind", PAGES)
def test_every_field_of_a_form_explains_itself_or_is_a_plain_word(
    editor: Client, kind: str
) -> None:
    """Lists, dates and tags have a help text: nobody guesses their form."""
    form = editor.get(add_url(kind)).context["form"]
    unexplained = [
        name for name, field in form.fields.items()
        if type(field).__name__ in ("LinesFormField", "TagField", "StreamBlockField")
        and not field.help_text
    ]
    assert unexplained == []

"""From answers to the page of a practice."""

from typing import Any

from django.db.models import Q

from portal.fields import LinesFormField
from portal.interchange.items import set_stream, set_tags
from portal.models import Country, Theme
from portal.vocabulary.locales import locale_id
from portal.vocabulary.sharing import Sharing
from practices.models import PracticeOrganisation, PracticePage
from practices.submissions.steps import STEPS, StepForms

TEXTS = ("body", "lessons", "transferability", "resources", "legal_basis")
Data = dict[str, dict[str, Any]]


def fill(page: PracticePage, data: Data) -> None:
    """Puts the answers into a page that is not saved here; wrong or missing ones stay out."""
    known = cleaned(data)
    language = known.get("language") or "en"
    page.locale_id, page.original_language = locale_id(language), language
    page.title = page.draft_title = known.get("title") or "–"
    page.summary = known.get("summary", "")
    for name in TEXTS:
        setattr(page, name, known.get(name, ""))
    for name in ("practice_type", "status", "started", "sharing"):
        setattr(page, name, known.get(name, "") or page._meta.get_field(name).get_default())
    page.sources = known.get("sources", [])
    for name, values in (("problem_solutions", known["pairs"]), ("phases", known["phases"]),
                         ("outcomes", known["outcomes"]),
                         ("preconditions", known.get("preconditions", [])),
                         ("target_groups", known.get("target_groups", []))):
        set_stream(page, name, values)
    _link(page, known)


def _link(page: PracticePage, known: dict[str, Any]) -> None:
    themes = Theme.objects.filter(slug__in=known.get("themes", []))
    countries = Country.objects.filter(name__in=known.get("countries", []))
    set_tags(page, "themes", list(themes.values_list("pk", flat=True)))
    set_tags(page, "countries", list(countries.values_list("pk", flat=True)))
    found = organisations(known.get("organisations", []))
    page.organisations = [
        PracticeOrganisation(organisation=organisation, sort_order=number)
        for number, organisation in enumerate(one for one in found.values() if one is not None)
    ]


def cleaned(data: Data) -> dict[str, Any]:
    """The answers of all steps in one, those that are right; rows under their own names."""
    known: dict[str, Any] = {}
    for step in STEPS:
        forms = StepForms(step, data.get(step.name, {}))
        known |= _right(forms.main)
        if step.rows:
            rows = [form for form in forms.rows if not form.is_empty()]
            known[step.rows.name] = [
                {name: form.cleaned_data.get(name, "") for name in form.fields}
                for form in rows if form.is_valid()
            ]
    return known


def _right(form: Any) -> dict[str, Any]:
    form.is_valid()
    return dict(form.cleaned_data)


def organisations(names: list[str]) -> dict[str, Any]:
    """The public organisations of these names; None for who is not in the directory."""
    model: Any = PracticeOrganisation._meta.get_field("organisation").related_model
    public = model.objects.filter(live=True, sharing=Sharing.CLEAR)
    return {
        name: public.filter(
            Q(name__iexact=name) | Q(names__name__iexact=name) | Q(acronym__iexact=name)
        ).first()
        for name in names
    }


def unlisted(data: Data) -> list[str]:
    """Names of organisations that the directory does not have."""
    names = LinesFormField().to_python(data.get("who", {}).get("organisations", ""))
    return [name for name, found in organisations(names).items() if found is None]

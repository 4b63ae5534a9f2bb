"""The questions: a form for each step, and one for each row that can be repeated."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.blocks import Label
from portal.fields import PartialDateFormField
from portal.theme_choice import theme_groups, themes_field
from portal.vocabulary.countries import codes_by_name, country_name
from portal.vocabulary.languages import CONTENT_LANGUAGES, interface_language
from portal.vocabulary.sharing import Sharing
from practices.models.choices import Direction, Evidence, PracticeType, Status
from practices.submissions.fields import Addresses, AnswerForm, Lines, line, text

Choices = list[tuple[str, Label]]


def spoken() -> str:
    """The language of the page."""
    return interface_language(get_language())


def countries_by_name() -> Choices:
    """The countries in the order of their names in the language of the page."""
    return [(code, country_name(code, spoken())) for code in codes_by_name(spoken())]


def _optional(choices: Any) -> Choices:
    return [("", _("Choose")), *choices]


class ShortForm(AnswerForm):
    """In short."""

    title = line(_("Title"), _("A few words that say what you do. Not the name of a project."))
    summary = text(_("Summary"), _("Two to four sentences: what it is, for whom, what came of it."))
    language = forms.ChoiceField(
        label=_("Language"), choices=CONTENT_LANGUAGES,
        help_text=_("The language you write in. The portal translates later."),
    )
    practice_type = forms.ChoiceField(
        label=_("Type"), choices=lambda: _optional(PracticeType.choices), required=False
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=lambda: _optional(Status.choices), required=False
    )
    started = PartialDateFormField(
        label=_("Started"), required=False,
        help_text=_("As exactly as known: 2026, 2026-03 or 2026-03-15."),
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"), choices=countries_by_name, widget=forms.CheckboxSelectMultiple,
        help_text=_("Where it is in use."),
        error_messages={"required": _("Choose at least one country.")},
    )
    themes = themes_field(
        _("Choose one to five. Open a group to see its themes."),
        error_messages={"required": _("Choose at least one theme.")},
    )
    examples = {
        "title": _("Inspecting workplaces together"),
        "summary": _("Police, labour inspectors and the tax authority visit building sites on the"
                     " same day. They look for signs of labour exploitation and tell workers where"
                     " to get help. In two years, 40 workers came forward."),
    }

    def theme_groups(self) -> list[dict[str, Any]]:
        """The themes as the page shows them."""
        return theme_groups(self["themes"])


class PairForm(AnswerForm):
    """A problem and its solution."""

    problem = text(_("Problem"), _("What was wrong, for whom?"))
    solution = text(_("Solution"), _("What do you do about it?"))
    examples = {
        "problem": _("Each authority sees only its own part, and nobody recognises the whole."),
        "solution": _("They plan and carry out inspections together, led by one of them."),
    }


class HowForm(AnswerForm):
    """How it works."""

    body = text(
        _("How it works"),
        _("Who does what, when and with whom? Write for a colleague in another country."),
        rows=8,
    )


class PhaseForm(AnswerForm):
    """A step of the practice."""

    title = line(_("Phase"), _("What it is called. A phase that you write about needs a title."))
    text = text(_("What happens in it"), required=False)
    examples = {
        "title": _("Planning"),
        "text": _("The authorities meet, choose the sites and agree who leads."),
    }


class LessonsForm(AnswerForm):
    """What did not work."""

    lessons = text(
        _("What failed and what was learnt"),
        _("What you would tell a colleague who starts tomorrow."), rows=5, required=False,
    )
    examples = {
        "lessons": _("Without interpreters on the spot nobody spoke to us. Now they come along."),
    }


class OutcomeForm(AnswerForm):
    """Something that came of it."""

    statement = text(_("What came of it"), _("One result. Also one that was not hoped for."))
    direction = forms.ChoiceField(
        label=_("Direction"), choices=Direction.choices, initial=Direction.UNKNOWN
    )
    evidence = forms.ChoiceField(
        label=_("How it is known"), choices=Evidence.choices, initial=Evidence.UNTESTED
    )
    examples = {"statement": _("Twice as many workers asked for help as in the year before.")}


class ElsewhereForm(AnswerForm):
    """What it takes."""

    preconditions = Lines(
        label=_("What must be in place"), help_text=_("A law, a unit, a mandate... One a line.")
    )
    transferability = text(
        _("What can be taken over"),
        _("What another country can take over as it is, and what it must adapt."), required=False,
    )
    resources = text(
        _("What it takes"), _("People, time and money it takes."), required=False
    )
    legal_basis = text(
        _("Legal basis"), _("The law or agreement that allows it, when you know it."),
        required=False,
    )
    target_groups = Lines(label=_("For whom"), help_text=_("One a line."))
    examples = {
        "preconditions": _("The authorities may tell each other what they see"),
        "resources": _("Two inspectors, one day a month"),
        "target_groups": _("Migrant workers in construction"),
    }


class WhoForm(AnswerForm):
    """Who does it, where it can be checked, and who may read it."""

    organisations = Lines(
        label=_("Organisations"),
        help_text=_("Who runs it or takes part. One a line. No names of persons."),
    )
    sources = Addresses(
        label=_("Sources"), help_text=_("Web addresses where this can be checked, one a line."),
    )
    sharing = forms.ChoiceField(
        label=_("Who may read it"), widget=forms.RadioSelect, initial=Sharing.CLEAR,
        choices=[
            (Sharing.CLEAR, _("Everybody: it is public (TLP:CLEAR)")),
            (Sharing.GREEN, _("Members of the network who have signed in (TLP:GREEN)")),
            (Sharing.AMBER, _("Only the national coordinators and the editors (TLP:AMBER)")),
        ],
        help_text=_("Choose a narrower circle when criminals could learn from the text how to"
                    " avoid you."),
    )
    examples = {
        "organisations": _("City of Oslo"),
        "sources": "https://example.org/report",
    }

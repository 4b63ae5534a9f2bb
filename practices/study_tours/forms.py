"""What is asked of who prepares a tour, of a group, and of a coordinator who makes an adoption."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.fields import EARLIEST_YEAR, LATEST_YEAR, PartialDateFormField
from portal.vocabulary.finding import ids_in_order
from portal.vocabulary.sharing import Sharing
from portal.vocabulary.themes import themes
from practices.models.choices import AdoptionStatus
from practices.study_tours.programme import MOST_DAYS
from practices.submissions.fields import AnswerForm, line, text
from practices.submissions.forms import Choices, countries_by_name, spoken

MOST_STEPS = 10


def country_choices() -> Choices:
    """The countries by name, after an empty choice."""
    return [("", _("Choose")), *countries_by_name()]


def theme_choices() -> Choices:
    """The themes by label, after an empty choice."""
    known = themes().by_id
    named = [(key, known[key].label(spoken())) for key in ids_in_order(spoken())]
    return [("", _("Choose")), *named]


class TourForm(AnswerForm):
    """A tour: when, where, and what is to be seen."""

    name = line(_("Name of the tour"), _("For example: Study tour to Copenhagen, March."))
    country = forms.ChoiceField(label=_("Country visited"), required=False,
                                choices=country_choices)
    first_day = forms.DateField(
        label=_("First day"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day of the calendar, such as 2026-03-15.")},
    )
    days = forms.TypedChoiceField(
        label=_("Days"), coerce=int, initial=2,
        choices=[(str(number), str(number)) for number in range(1, MOST_DAYS + 1)],
    )
    event = forms.ChoiceField(
        label=_("Event in the archive"), required=False,
        help_text=_("When the tour stands in the archive: adoptions will name it."),
    )
    theme = forms.ChoiceField(
        label=_("Look for practices under a theme"), required=False, choices=theme_choices,
    )
    practices = forms.MultipleChoiceField(
        label=_("Practices to see"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one practice.")},
    )
    mail = forms.EmailField(
        label=_("Your mail address"), required=False, max_length=254,
        help_text=_("A mail tells you when a group hands in its worksheet. First we send you a"
                    " link to confirm the address; before that it is not kept, and it is shown to"
                    " nobody."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    no_mails = forms.MultipleChoiceField(
        label=_("Mails about worksheets"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("An address was confirmed and gets a mail when a group hands in its"
                    " worksheet."),
        choices=[("yes", _("No more mails: delete the address"))],
    )

    def __init__(
        self, *args: Any, offered: Choices, events: Choices, asks: str = "",
        complete: bool = True, **kwargs: Any
    ) -> None:
        """`asks` names the one field about mails that there is, if any."""
        super().__init__(*args, complete=complete, **kwargs)
        for name in {"mail", "no_mails"} - {asks}:
            del self.fields[name]
        practices, event = self.fields["practices"], self.fields["event"]
        # The types know a form's fields only as fields.
        practices.choices = offered  # type: ignore[attr-defined]
        event.choices = [("", _("None")), *events]  # type: ignore[attr-defined]

    def clean_first_day(self) -> Any:
        """Refuses years that are slips of the pen; the last day must have a date, too."""
        day = self.cleaned_data["first_day"]
        if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise forms.ValidationError(
                _("The year must lie between %(first)s and %(last)s.")
                % {"first": EARLIEST_YEAR, "last": LATEST_YEAR})
        return day


class GroupForm(AnswerForm):
    """Who the group is."""

    group = line(_("Group"), _("Municipality, unit or functions. No names of persons."))
    country = forms.ChoiceField(label=_("Your country"), choices=country_choices,
                                help_text=_("Its coordinator reads what you hand in."))


class AssessmentForm(AnswerForm):
    """What a group thinks of one practice."""

    usable = text(_("What can we use?"), required=False)
    obstacles = text(_("What stands in the way?"), required=False)
    status = forms.ChoiceField(
        label=_("How far are we?"), required=False,
        choices=[("", _("Nothing yet")), *AdoptionStatus.choices],
    )


class StepForm(AnswerForm):
    """Who does what by when."""

    who = line(_("Who"), _("A function, not a name."), required=False)
    what = line(_("Does what"), required=False)
    when = line(_("By when"), required=False)


class AdoptionForm(AnswerForm):
    """An assessment on its way to an adoption."""

    status = forms.ChoiceField(label=_("Status"), choices=AdoptionStatus.choices)
    date = PartialDateFormField(
        label=_("Date"), required=False,
        help_text=_("As exactly as known: 2026, 2026-03 or 2026-03-15."),
    )
    adaptations = text(_("Adaptations"), _("What was changed to make it fit."), required=False)
    result = text(_("Result"), _("What came of it, good or bad."), required=False)
    sharing = forms.ChoiceField(label=_("Sharing"), choices=Sharing.choices)

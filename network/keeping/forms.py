"""What a coordinator fills in: the own country's profile, and whom to call there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.kinds.coordinators import is_own
from network.models import Coordinator, Organisation
from network.models.coordinator import Ground
from portal.markdown import to_html
from portal.personal_numbers import KIND_LABELS, MARK, find_numbers
from portal.theme_choice import theme_groups, themes_field
from portal.vocabulary.languages import CONTENT_LANGUAGES
from portal.vocabulary.sharing import MEANINGS, Sharing

LONGEST = 20_000


def _text(label: Any, help_text: Any = "", rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **options)


class KeptForm(forms.Form):
    """A form that is looked at once more before it is published."""

    use_required_attribute = False

    def full_clean(self) -> None:
        """Checks each field, and then every text for numbers of persons and accounts."""
        super().full_clean()
        for name in self.fields if self.is_bound else ():
            # A bound form of the site has a QueryDict, which Django's types do not say.
            for text in self.data.getlist(self.add_prefix(name)):  # type: ignore[union-attr, attr-defined]
                for fault in _numbers_in(text):
                    self.add_error(name, fault)

    def problems(self) -> list[dict[str, Any]]:
        """What is to be put right, each with the id of its control."""
        return [
            {"id": self[name].id_for_label or f"{self[name].auto_id}_0", "label": self[name].label,
             "error": error}
            for name, errors in self.errors.items() for error in errors
        ]

    def said(self) -> list[tuple[Any, Any]]:
        """(label, text) of what was filled in, as readers will see it."""
        return [(self[name].label, shown) for name in self.fields
                if (shown := self.in_words(name, self.cleaned_data[name]))]

    def in_words(self, name: str, value: Any) -> Any:
        """A field's value as text, or as safe HTML."""
        field = self.fields[name]  # its choices are pairs here, which may also be groups
        if isinstance(field, forms.MultipleChoiceField):
            words = dict(field.choices)  # type: ignore[arg-type]
            return ", ".join(str(words[one]) for one in value)
        if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
            return _("Yes") if value is True else value
        return dict(field.choices).get(value, "") if value else ""  # type: ignore[arg-type]


def _numbers_in(text: str) -> list[str]:
    faults = [_("This looks like %(kind)s. It was not saved: take it out.")
              % {"kind": KIND_LABELS[found.kind]} for found in find_numbers(text)]
    if MARK in text:
        faults.append(
            _("A number was taken out here (%(mark)s). Write this part anew without it.")
            % {"mark": MARK})
    return faults


class ProfileForm(KeptForm):
    """What a country's page says of its work, in one language."""

    summary = _text(
        gettext_lazy("Summary"), gettext_lazy("Two or three sentences."), max_length=1_000
    )
    body = _text(
        gettext_lazy("Text"),
        gettext_lazy("Who coordinates, which laws and plans are in force. Markdown."),
        rows=14, max_length=LONGEST, required=False,
    )

    def in_words(self, name: str, value: Any) -> Any:
        """The text with its headings and lists."""
        return to_html(value) if name == "body" else value


class ContactForm(KeptForm):
    """A coordinating function of a country. A function before a person."""

    title = forms.CharField(
        label=gettext_lazy("Function"), max_length=250,
        help_text=gettext_lazy("The function, not a person."),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Organisation"),
        to_field_name="item_id", empty_label=gettext_lazy("None"), required=False,
    )
    mandate = _text(gettext_lazy("Mandate"), max_length=LONGEST, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Mail"), help_text=gettext_lazy(
            "The function's own address, not a person's."), required=False,
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=CONTENT_LANGUAGES,
        widget=forms.CheckboxSelectMultiple, required=False,
    )
    themes = themes_field(gettext_lazy("Open a group to see its themes."), required=False)
    person = forms.CharField(
        label=gettext_lazy("Person"), max_length=150, help_text=gettext_lazy(
            "Only with consent or official duty. Leave empty when the function is enough."),
        required=False,
    )
    own_contact = forms.BooleanField(
        label=gettext_lazy("Mail and phone are the person's own, and fall away with the name"),
        required=False,
    )
    person_ground = forms.ChoiceField(
        label=gettext_lazy("Why this person may be named"), required=False,
        choices=lambda: [("", _("Nobody is named")), *Ground.choices], widget=forms.RadioSelect,
    )
    person_given = forms.DateField(
        label=gettext_lazy("Given on"), input_formats=["%Y-%m-%d"], help_text=gettext_lazy(
            "The day of the consent, or from which the person has the duty: 2026-03-15. Empty:"
            " today."),
        required=False,
    )
    person_until = forms.DateField(
        label=gettext_lazy("Shown until"), input_formats=["%Y-%m-%d"], help_text=gettext_lazy(
            "Empty: a year. After that day the name is no longer shown, and is deleted."),
        required=False,
    )
    sharing = forms.ChoiceField(
        label=gettext_lazy("Sharing"), widget=forms.RadioSelect, initial=Sharing.CLEAR.value,
        choices=lambda: [(value, format_lazy("{}. {}", label, MEANINGS[value]))
                         for value, label in Sharing.choices],
    )

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.filter(country__name=country, live=True)
        # The types know a form's fields only as fields.
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]

    def theme_groups(self) -> list[dict[str, Any]]:
        """The themes as the page shows them."""
        return theme_groups(self["themes"])

    def clean(self) -> dict[str, Any]:
        """A person is named as everywhere: on a ground, from a day, for at most two years."""
        given = self.cleaned_data
        names = ("person", "own_contact", "person_ground", "person_given", "person_until")
        if self.errors:
            return given
        given["own_contact"] = given["own_contact"] or is_own(given["person"], given["email"])
        person = Coordinator(**{name: given[name] for name in names})
        try:
            person.clean()
        except ValidationError as error:
            for name, faults in error.message_dict.items():
                for fault in faults:
                    self.add_error(name, fault)
        return given | {name: getattr(person, name) for name in names}

"""What a country fills in to answer to a recommendation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.ledger.shown import said
from network.models import Response
from network.models.choices import Answer, Progress
from portal.fields import AddressesFormField, PartialDateFormField
from portal.personal_numbers import KIND_LABELS, MARK, find_numbers

LONGEST, ADDRESSES = 5_000, 10


class ResponseForm(forms.Form):
    """An entry of the ledger. `before` is what the country answers now, if it does."""

    use_required_attribute = False
    status = forms.ChoiceField(
        label=gettext_lazy("Answer"), choices=Answer.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    progress = forms.ChoiceField(
        label=gettext_lazy("Progress"), choices=Progress.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    date = PartialDateFormField(
        label=gettext_lazy("Date"),
        help_text=gettext_lazy("As exactly as known: 2026, 2026-03 or 2026-03-15."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What was decided or done, and why. Everybody who may read the"
                               " report reads it. No names of persons, no single cases."),
        validators=[MaxLengthValidator(LONGEST)],
    )
    evidence = AddressesFormField(
        label=gettext_lazy("Sources"), required=False,
        help_text=gettext_lazy("Web addresses where it can be checked, one a line."),
    )
    correction = forms.BooleanField(
        label=gettext_lazy("This corrects a mistake in the entry before"), required=False,
    )

    def __init__(self, *args: Any, before: Response | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        if before is None:
            del self.fields["correction"]

    def clean_date(self) -> str:
        """A partial date that has begun."""
        value: str = self.cleaned_data["date"]
        if value > localdate().isoformat():
            raise ValidationError(_("This day is yet to come."))
        return value

    def clean_note(self) -> str:
        """A text without numbers of persons or accounts."""
        value: str = self.cleaned_data["note"]
        for found in find_numbers(value):
            raise ValidationError(_("This looks like %(kind)s. It was not saved: take it out.")
                                  % {"kind": KIND_LABELS[found.kind]})
        if MARK in value:
            raise ValidationError(
                _("A number was taken out here (%(mark)s). Write this part anew without it.")
                % {"mark": MARK})
        return value

    def clean_evidence(self) -> list[str]:
        """A few addresses."""
        value: list[str] = self.cleaned_data["evidence"]
        if len(value) > ADDRESSES:
            raise ValidationError(_("At most %(n)s addresses, please.") % {"n": ADDRESSES})
        return value

    def clean(self) -> dict[str, Any]:
        """What is done needs a word or an address; what says nothing new is no entry."""
        given = self.cleaned_data
        if given.get("progress") == Progress.DONE and not given.get("note") and not given.get(
            "evidence"
        ):
            self.add_error("note", _("Say what was done, or where it can be checked."))
        if self.before and not self.errors and not self._is_new():
            self.add_error("note", _("This is what stands there already: change something."))
        return given

    def _is_new(self) -> bool:
        names = ("status", "progress", "date", "note", "evidence")
        return any(self.cleaned_data[name] != getattr(self.before, name) for name in names)

    def said(self) -> dict[str, Any]:
        """The fields of the entry."""
        return dict(self.cleaned_data)

    def preview(self) -> dict[str, Any]:
        """A valid entry as pages will show it."""
        return said(Response(**self.said(), recorded=localdate().isoformat()))

    def problems(self) -> list[dict[str, Any]]:
        """What is to be put right, each with the id of its control."""
        return [
            {"id": f"{self[name].auto_id}_0" if name in ("status", "progress")
             else self[name].id_for_label, "label": self[name].label, "error": error}
            for name, errors in self.errors.items() for error in errors
        ]

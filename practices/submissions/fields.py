"""Form parts of the steps: what every step's form can do."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.blocks import Label
from portal.fields import AddressesFormField, LinesFormField
from portal.personal_numbers import KIND_LABELS, MARK, Finding, find_numbers

NUMBER, AROUND = "personal_number", 30
LONGEST = 20_000  # characters of one answer


class AnswerForm(forms.Form):
    """Some answers of a step.

    With `complete=False` only what must never be kept is an error: identity numbers and the like.
    """

    examples: ClassVar[dict[str, Label]] = {}
    use_required_attribute = False  # browsers would keep one from saving half an answer

    def __init__(self, *args: Any, complete: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.complete = complete

    def full_clean(self) -> None:
        """Checks what was typed, and then every text for numbers, also the wrong ones."""
        super().full_clean()
        if not self.is_bound:
            return
        if not self.complete:
            self.errors.clear()
        for name, text in self.typed().items():
            for error in number_errors(text):
                self.add_error(name, error)

    def typed(self) -> dict[str, str]:
        """The texts by field, as typed."""
        values = {name: self[name].value() for name in self.fields}
        return {name: value for name, value in values.items() if isinstance(value, str)}

    def is_empty(self) -> bool:
        """Whether nothing was typed; what is chosen from a list does not count."""
        chosen = (forms.ChoiceField, forms.MultipleChoiceField)
        return not any(
            text.strip() for name, text in self.typed().items()
            if not isinstance(self.fields[name], chosen)
        )

    def shown(self) -> list[dict[str, Any]]:
        """The fields as a page shows them: bound field, example, sort of control."""
        return [
            {"field": self[name], "example": self.examples.get(name), "control": _control(field)}
            for name, field in self.fields.items()
        ]

    def problems(self) -> Iterator[dict[str, Any]]:
        """What is to be put right, in the order of the page, each with the id of its control."""
        for name in self.fields:
            for error in self.errors.get(name, ()):
                yield {"id": _first_id(self[name]), "label": self[name].label, "error": error}


def _control(field: forms.Field) -> str:
    if isinstance(field, forms.MultipleChoiceField):
        return "checkboxes"
    return "radios" if isinstance(field.widget, forms.RadioSelect) else "one"


def _first_id(bound: forms.BoundField) -> str:
    return bound.id_for_label if _control(bound.field) == "one" else f"{bound.auto_id}_0"


def number_errors(text: str) -> list[ValidationError]:
    """One error for each number in `text`, with its place marked; the number is not kept."""
    errors = [ValidationError(_told(text, found), code=NUMBER) for found in find_numbers(text)]
    if MARK in text:
        errors.append(ValidationError(
            _("A number was taken out here (%(mark)s). Write this part anew without it.")
            % {"mark": MARK}, code=NUMBER,
        ))
    return errors


def _told(text: str, found: Finding) -> SafeString:
    before, after = text[: found.start], text[found.end :]
    marked = format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if len(before) > AROUND else "", before[-AROUND:], text[found.start : found.end],
        after[:AROUND], "…" if len(after) > AROUND else "",
    )
    return format_html(
        "{} {}",
        _("This looks like %(kind)s. It was not saved: take it out.")
        % {"kind": KIND_LABELS[found.kind]},
        marked,
    )


def line(label: Label, help_text: Label = "", **options: Any) -> forms.CharField:
    """A field of one line. No `maxlength`: browsers would cut off what is pasted, unasked."""
    return forms.CharField(
        label=label, help_text=help_text, validators=[MaxLengthValidator(250)], **options
    )


def text(label: Label, help_text: Label = "", rows: int = 3, **options: Any) -> forms.CharField:
    """A field of several lines."""
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}),
        validators=[MaxLengthValidator(LONGEST)], **options,
    )


class Lines(LinesFormField):
    """A list with one entry a line, handed on as typed when it is shown again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["rows"] = 3


class Addresses(AddressesFormField):
    """Web addresses, one a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs["rows"] = 3

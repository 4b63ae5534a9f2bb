"""Fields of a worksheet that two people have changed at once, as its page shows them."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from portal.blocks import Label
from practices.study_tours.forms import AssessmentForm, GroupForm
from practices.study_tours.merging import Fields
from practices.study_tours.stops import Stop


@dataclass(frozen=True)
class Conflict:
    """A field, by the name of its control or of its row, and what others have saved in it."""

    name: str
    label: Label
    text: str
    title: str = ""
    language: str = ""


def in_conflict(conflicts: Fields, stops: list[Stop]) -> list[Conflict]:
    """The fields of `merge`'s conflicts."""
    known = {stop.id: stop for stop in stops}
    return [_conflict(path, saved, known) for path, saved in conflicts.items()]


def _conflict(path: str, saved: Any, stops: dict[str, Stop]) -> Conflict:
    practice, _slash, rest = path.partition("/")
    if not rest:
        field = GroupForm.base_fields[path]
        return Conflict(path, field.label or "", _in_words(field, saved))
    stop = stops[practice]
    if rest.startswith("steps/"):
        number = int(rest.removeprefix("steps/"))
        label = f"{_('Who does what by when?')} {number + 1}"
        text = "\n".join(filter(None, saved.values())) if saved else ""
        return Conflict(f"{practice}-step-{number}", label, text or "–", stop.title, stop.language)
    field = AssessmentForm.base_fields[rest]
    return Conflict(f"{practice}-{rest}", field.label or "", _in_words(field, saved), stop.title,
                    stop.language)


def _in_words(field: forms.Field, saved: str) -> str:
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return str(dict(choices).get(saved, saved)) or "–"
    return saved or "–"

"""Choosing themes in a form of the site: groups to open, each with what stands under it."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.blocks import Label
from portal.vocabulary.languages import interface_language
from portal.vocabulary.themes import ThemeEntry, themes
from search.collation import sort_key


def themes_field(help_text: Label, **options: Any) -> forms.MultipleChoiceField:
    """A field whose values are ids of themes."""
    return forms.MultipleChoiceField(
        label=_("Themes"), choices=_choices, widget=forms.CheckboxSelectMultiple,
        help_text=help_text, **options,
    )


def theme_groups(bound: Any) -> list[dict[str, Any]]:
    """The themes below each theme at the top, which of them are chosen, and their ids.

    `bound` is a form's `themes_field`.
    """
    known, chosen = themes(), set(bound.value() or [])
    numbers = {theme: number for number, theme in enumerate(known.by_id)}
    groups = []
    for top in known.narrower(None):
        entries = [
            {"id": f"{bound.auto_id}_{numbers[entry.id]}", "value": entry.id,
             "label": entry.label(_spoken()), "chosen": entry.id in chosen}
            for entry in (top, *_below(top))
        ]
        groups.append({"label": top.label(_spoken()), "themes": entries,
                       "chosen": sum(bool(entry["chosen"]) for entry in entries)})
    return sorted(groups, key=lambda group: sort_key(str(group["label"]), _spoken()))


def _spoken() -> str:
    return interface_language(get_language())


def _choices() -> list[tuple[str, Label]]:
    return [(entry.id, entry.label(_spoken())) for entry in themes().by_id.values()]


def _below(top: ThemeEntry) -> list[ThemeEntry]:
    """Every theme below one, in the order of its label, each followed by those below it."""
    narrower = sorted(themes().narrower(top.id),
                      key=lambda one: sort_key(one.label(_spoken()), _spoken()))
    return [entry for one in narrower for entry in (one, *_below(one))]

"""Themes and countries in forms of the admin: boxes to tick, named in the editor's language.

Whatever is ticked is in the list, so nothing that was typed can be lost on the way. Themes that are
chosen already stand first, in the order they are kept in.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.urls import reverse_lazy
from django.utils.translation import get_language
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.forms.models import register_form_field_override

from portal.blocks import Label
from portal.models import Country, Theme
from portal.vocabulary.languages import interface_language
from search.collation import sort_key


def connect() -> None:
    """Has the admin's forms of every kind choose its themes and countries so."""
    register_form_field_override(ClusterTaggableManager, override=_field_for)


def _field_for(relation: Any) -> dict[str, Any]:
    # Without what taggit says of its own field, where texts stand between commas.
    return {"form_class": ThemesField if relation.related_model is Theme else CountriesField,
            "help_text": ""}


class ByLabel(ModelChoiceIterator):
    """Choices in the alphabetical order of what the editor reads."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        language = interface_language(get_language())
        choices = [(value, str(label)) for value, label in map(self.choice, self.queryset)]
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        yield from sorted(choices, key=lambda choice: sort_key(choice[1], language))


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick, in a frame."""

    template_name = "portal/ticks.html"
    find_url: Label = ""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The group itself, so that the label of each field has an id of its own."""
        return id_ if index is None else super().id_for_label(id_, index)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Adds what the group is called, and where a word that is typed is looked up."""
        return super().get_context(name, value, attrs) | {
            "aria_label": self.attrs.get("aria-label", ""), "find_url": self.find_url}


class FoundTicks(Ticks):
    """Many boxes, the chosen ones first; a field above them leaves those which a word leads to."""

    find_url = reverse_lazy("find_themes")

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """As Django's, with the chosen ones in their own order before the others."""
        groups = super().optgroups(name, value, attrs)
        place = {chosen: number for number, chosen in enumerate(value)}
        return sorted(groups, key=lambda group: place.get(_key(group), len(place)))


def _key(group: tuple[Any, list[dict[str, Any]], int]) -> str:
    return str(group[1][0]["value"])


class TagsField(forms.ModelMultipleChoiceField):
    """Rows of a closed list; gives them in the order in which they were sent."""

    iterator = ByLabel

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Names the group for screen readers: a label cannot point to more than one box."""
        return {**super().widget_attrs(widget), "aria-label": self.label}

    def clean(self, value: Any) -> Any:
        """The rows; raises ValidationError that names what is not in the list."""
        place = {str(key): number for number, key in enumerate(value or ())}
        return sorted(super().clean(value), key=lambda tag: place[str(self.prepare_value(tag))])


class ThemesField(TagsField):
    """Themes, found by any word for them in any language. Values are their ids."""

    widget = FoundTicks

    def __init__(self, **options: Any) -> None:
        super().__init__(Theme.objects.prefetch_related("terms"), to_field_name="slug", **options)


class CountriesField(TagsField):
    """The countries of the portal. Values are their codes."""

    widget = Ticks

    def __init__(self, **options: Any) -> None:
        super().__init__(Country.objects.all(), to_field_name="name", **options)


class BroaderField(forms.ModelChoiceField):
    """One theme."""

    iterator = ByLabel

    def __init__(self, **options: Any) -> None:
        super().__init__(Theme.objects.prefetch_related("terms"), **options)

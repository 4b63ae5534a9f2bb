"""The form for asking to join."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from portal.accounts.roles import COORDINATORS, EDITORS, MEMBERS
from portal.models import Country, JoinRequest
from portal.vocabulary.languages import interface_language
from search.collation import sort_key


class JoinForm(forms.ModelForm):  # type: ignore[type-arg]
    """Role, country, organisation and why; a role that the person has already is not offered."""

    class Meta:
        model = JoinRequest
        fields = ("role", "country", "organisation", "why")
        widgets = {"why": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        if not self.instance.user.role_names.isdisjoint({MEMBERS, COORDINATORS, EDITORS}):
            role.choices = [one for one in role.choices if one[0] != MEMBERS]
        country: Any = self.fields["country"]
        country.queryset = Country.objects.order_by("name")
        language = interface_language(get_language())
        country.choices = sorted(  # the empty choice first
            country.choices, key=lambda one: (bool(one[0]), sort_key(str(one[1]), language)))
        for field in self.fields.values():
            field.widget.attrs["class"] = "ds-input"

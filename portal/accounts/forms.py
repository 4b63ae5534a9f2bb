"""The form for asking to join."""

from typing import Any

from django import forms

from portal.accounts.roles import COORDINATORS, EDITORS, MEMBERS
from portal.models import Country, JoinRequest


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
        for field in self.fields.values():
            field.widget.attrs["class"] = "ds-input"

"""The form for asking to join."""

from typing import Any

from django import forms

from portal.models import Country, JoinRequest


class JoinForm(forms.ModelForm):  # type: ignore[type-arg]
    """Role, country, organisation and why."""

    class Meta:
        model = JoinRequest
        fields = ("role", "country", "organisation", "why")
        widgets = {"why": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country: Any = self.fields["country"]
        country.queryset = Country.objects.order_by("name")
        for field in self.fields.values():
            field.widget.attrs["class"] = "ds-input"

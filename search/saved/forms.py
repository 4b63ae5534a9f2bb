"""The form of a saved search."""

from django import forms

from search.saved.models import SavedSearch


class SavedSearchForm(forms.ModelForm[SavedSearch]):
    """Name and frequency; the search itself comes from the search page."""

    class Meta:
        model = SavedSearch
        fields = ("name", "frequency")
        widgets = {
            "name": forms.TextInput(attrs={"class": "ds-input", "autocomplete": "off"}),
            "frequency": forms.RadioSelect(),
        }

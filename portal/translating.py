"""Translating in the admin, where a translation is a draft until somebody publishes it.

A new one is saved as a draft by wagtail-localize's own setting; see `portal.settings`.
"""

from typing import Any

from django import forms
from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)


class SyncForm(UpdateTranslationsForm):  # type: ignore[misc]  # wagtail-localize is not typed
    """Without the choice to publish at once: what is not translated yet would be public."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["publish_translations"].disabled = True
        self.fields["publish_translations"].widget = forms.HiddenInput()


class SyncView(UpdateTranslationsView):  # type: ignore[misc]  # as above
    """Brings new texts of the original to its translators."""

    def get_form(self) -> SyncForm:
        """The form, with what was sent."""
        return SyncForm(self.request.POST if self.request.method == "POST" else None)

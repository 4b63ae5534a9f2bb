"""Ids that stay: they stand in addresses, feeds, saved searches and files."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class PermanentIdForm(WagtailAdminModelForm):  # type: ignore[misc]  # Wagtail is not typed
    """A form in the admin that asks for the id once, when the thing is made."""

    PERMANENT = ("slug", "item_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.fields.keys() & set(self.PERMANENT):
                self.fields[name].disabled = True

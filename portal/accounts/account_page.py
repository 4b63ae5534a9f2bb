"""Wagtail's page of one's own settings, without what is done elsewhere or not at all."""

from typing import Any

from wagtail.admin.views.account import AccountView, AvatarSettingsPanel


class OwnSettingsView(AccountView):  # type: ignore[misc]
    """Names, notifications, language and looks of the admin.

    No picture of oneself: it would be opened unexamined, and nothing shows it. Mail address and
    password are allauth's, see the settings.
    """

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels()
                if not isinstance(panel, AvatarSettingsPanel)]  # fmt: skip

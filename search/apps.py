"""Search: knows documents and queries, not what they are about."""

from django.apps import AppConfig
from django.core.signals import request_started
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search.asked import counting
        from search.indexing import keeper, signals

        signals.connect()
        counting.connect()
        request_started.connect(keeper.ensure_running, dispatch_uid="search.keeper")

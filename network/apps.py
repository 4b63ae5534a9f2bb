"""The directory and the archive."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

DIRECTORY_TITLE = gettext_noop("Network")
ARCHIVE_TITLE = gettext_noop("Archive")
SEMINARS_TITLE = gettext_noop("Seminars")
REPORTS_TITLE = gettext_noop("Reports")
PROJECTS_TITLE = gettext_noop("Projects")


class NetworkConfig(AppConfig):
    """Network: makes its sections and the eight countries after migrate."""

    name = "network"
    verbose_name = _("Network")

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from network import privacy
        from network.brief import contacts, project_briefs, report_briefs
        from network.calendars.ways import theme_calendar
        from network.ledger import files
        from network.ledger.ways import account_links, theme_ways
        from network.models import ResponseFile
        from network.seminars import events
        from portal.contributions import contribute

        contribute("account_links", account_links)
        contribute("theme_ways", theme_ways)
        contribute("theme_ways", theme_calendar)
        contribute("brief_report", report_briefs)
        contribute("brief_project", project_briefs)
        contribute("contacts", contacts)
        contribute("events", events)
        privacy.connect()
        ReferenceIndex.register_model(ResponseFile)  # so that the admin knows where a file is used
        post_delete.connect(files.forget, sender=ResponseFile)
        post_migrate.connect(self.make_sections, sender=self, dispatch_uid="network.sections")

    def make_sections(self, **_signal: Any) -> None:
        """Directory and archive in each interface language, and the countries."""
        from network.models import ProjectPage, ReportPage, SeminarPage, directory_section
        from portal.models import Country
        from portal.vocabulary.countries import COUNTRY_CODES
        from portal.vocabulary.languages import INTERFACE_LANGUAGES

        for code in COUNTRY_CODES:
            Country.objects.get_or_create(name=code, defaults={"slug": code.lower()})
        for language in INTERFACE_LANGUAGES:
            directory_section(language)
            for model in (SeminarPage, ReportPage, ProjectPage):
                model.section(language)

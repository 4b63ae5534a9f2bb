"""The best-practice library."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class PracticesConfig(AppConfig):
    """Practices: makes the library's page under each home after migrate."""

    name = "practices"
    verbose_name = _("Practices")

    def ready(self) -> None:
        from portal.contributions import contribute
        from practices import privacy
        from practices.brief import practice_briefs
        from practices.models import SubmissionFile
        from practices.pages import adoptions, organisation_practices
        from practices.study_tours.answers import account_links
        from practices.submissions import files, notices, used_elsewhere

        contribute("account_links", account_links)
        contribute("adoptions", adoptions)
        contribute("organisation_practices", organisation_practices)
        contribute("brief_practice", practice_briefs)
        notices.connect()
        used_elsewhere.connect()
        privacy.connect()
        post_delete.connect(files.forget, sender=SubmissionFile)
        post_migrate.connect(self.make_library, sender=self, dispatch_uid="practices.library")

    def make_library(self, **_signal: Any) -> None:
        """The library in each interface language, with the review of what comes in."""
        from portal.vocabulary.languages import INTERFACE_LANGUAGES
        from practices.models import PracticePage

        for language in INTERFACE_LANGUAGES:
            PracticePage.section(language)
        self.tell_editors()

    @staticmethod
    def tell_editors() -> None:
        """Editors, too, get Wagtail's mail about what waits; as installed, only Moderators do."""
        from django.contrib.auth.models import Group
        from wagtail.models import GroupApprovalTask

        from portal.accounts.roles import EDITORS

        editors = Group.objects.get_or_create(name=EDITORS)[0]
        for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
            if set(task.groups.values_list("name", flat=True)) == {"Moderators"}:
                task.groups.add(editors)


LIBRARY_TITLE = gettext_noop("Best practices")

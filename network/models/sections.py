"""The pages under which the directory and the archive stand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.models import SectionPage
from portal.models.item import results_template
from portal.tree import ensure_section, home


class DirectoryPage(SectionPage):
    """The directory of coordinators and organisations in one language."""

    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    template = "network/directory.html"

    class Meta:
        verbose_name = _("directory")


    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what stands below."""
        from network.directory import directory_context

        return super().get_context(request, *args, **kwargs) | directory_context(request)


class ArchivePage(SectionPage):
    """The archive in one language."""

    parent_page_types = ["portal.HomePage"]
    subpage_types = ["network.ArchiveSectionPage"]
    template = "network/archive.html"

    class Meta:
        verbose_name = _("archive")


    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what stands below."""
        from network.pages import archive_context

        return super().get_context(request, *args, **kwargs) | archive_context(request)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        """HTMX gets the part that changes."""
        return results_template(request, str(self.template))


class ArchiveSectionPage(SectionPage):
    """Seminars, reports or projects of the archive; its slug says which."""

    parent_page_types = ["network.ArchivePage"]
    subpage_types = ["network.SeminarPage", "network.ReportPage", "network.ProjectPage"]
    template = "network/archive_section.html"

    class Meta:
        verbose_name = _("section of the archive")


    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what stands below."""
        from network.pages import section_context

        return super().get_context(request, *args, **kwargs) | section_context(request, self.slug)

    def get_template(self, request: Any, *args: Any, **kwargs: Any) -> str:
        """HTMX gets the part that changes."""
        return results_template(request, str(self.template))


def directory_section(language: str) -> Page:
    """The directory of `language`; made when missing."""
    from network.apps import DIRECTORY_TITLE

    return ensure_section(DirectoryPage, home(language), "network", DIRECTORY_TITLE)


def archive_section(language: str, slug: str, title: str) -> Page:
    """The part of the archive called `slug` in `language`; made when missing."""
    from network.apps import ARCHIVE_TITLE

    archive = ensure_section(ArchivePage, home(language), "archive", ARCHIVE_TITLE)
    return ensure_section(ArchiveSectionPage, archive, slug, title)

"""The pages under which the directory and the archive stand."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.models import SectionPage
from portal.tree import ensure_section, home


class DirectoryPage(SectionPage):
    """The directory of coordinators and organisations in one language."""

    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    template = "network/directory.html"

    class Meta:
        verbose_name = _("directory")


class ArchivePage(SectionPage):
    """The archive in one language."""

    parent_page_types = ["portal.HomePage"]
    subpage_types = ["network.ArchiveSectionPage"]
    template = "network/archive.html"

    class Meta:
        verbose_name = _("archive")


class ArchiveSectionPage(SectionPage):
    """Seminars, reports or projects of the archive; its slug says which."""

    parent_page_types = ["network.ArchivePage"]
    subpage_types = ["network.SeminarPage", "network.ReportPage", "network.ProjectPage"]
    template = "network/archive_section.html"

    class Meta:
        verbose_name = _("section of the archive")


def directory_section(language: str) -> Page:
    """The directory of `language`; made when missing."""
    from network.apps import DIRECTORY_TITLE

    return ensure_section(DirectoryPage, home(language), "network", DIRECTORY_TITLE)


def archive_section(language: str, slug: str, title: str) -> Page:
    """The part of the archive called `slug` in `language`; made when missing."""
    from network.apps import ARCHIVE_TITLE

    archive = ensure_section(ArchivePage, home(language), "archive", ARCHIVE_TITLE)
    return ensure_section(ArchiveSectionPage, archive, slug, title)

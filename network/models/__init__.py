"""The directory (organisations, coordinators) and the archive (seminars, reports, projects)."""

from network.models.coordinator import Coordinator
from network.models.material import MaterialKind, SeminarMaterial
from network.models.organisation import Competence, Organisation
from network.models.project import ProjectPage
from network.models.reminder import LedgerReminder, ReminderWish
from network.models.report import Recommendation, ReportPage
from network.models.response import Response, ResponseFile
from network.models.sections import (
    ArchivePage,
    ArchiveSectionPage,
    DirectoryPage,
    archive_section,
    directory_section,
)
from network.models.seminar import SeminarOrganiser, SeminarPage, SeminarReport

__all__ = [
    "ArchivePage",
    "ArchiveSectionPage",
    "Competence",
    "Coordinator",
    "DirectoryPage",
    "LedgerReminder",
    "MaterialKind",
    "Organisation",
    "ProjectPage",
    "Recommendation",
    "ReminderWish",
    "ReportPage",
    "Response",
    "ResponseFile",
    "SeminarMaterial",
    "SeminarOrganiser",
    "SeminarPage",
    "SeminarReport",
    "archive_section",
    "directory_section",
]

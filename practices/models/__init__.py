"""The library: practices, where they were taken into use, and how they come in."""

from practices.models.adoption import Adoption
from practices.models.practice import (
    LibraryPage,
    PracticeFile,
    PracticeOrganisation,
    PracticePage,
)
from practices.models.submission import (
    Allowance,
    Submission,
    SubmissionCode,
    SubmissionEvent,
    SubmissionFile,
)

__all__ = [
    "Adoption",
    "Allowance",
    "LibraryPage",
    "PracticeFile",
    "PracticeOrganisation",
    "PracticePage",
    "Submission",
    "SubmissionCode",
    "SubmissionEvent",
    "SubmissionFile",
]

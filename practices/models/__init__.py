"""The library: practices, where they were taken into use, how they come in and are reviewed."""

from practices.models.adoption import Adoption
from practices.models.practice import (
    LibraryPage,
    PracticeFile,
    PracticeOrganisation,
    PracticePage,
)
from practices.models.review import (
    Conflict,
    CoordinatorsTask,
    Decision,
    Dimension,
    Message,
    Reminder,
    Review,
    ReviewNotes,
    Score,
)
from practices.models.study_tour import StudyTour, TransferAssessment, Worksheet
from practices.models.submission import (
    DRAFTS,
    Allowance,
    ByFunction,
    Submission,
    SubmissionCode,
    SubmissionEvent,
    SubmissionFile,
)

__all__ = [
    "DRAFTS",
    "Adoption",
    "Allowance",
    "ByFunction",
    "Conflict",
    "CoordinatorsTask",
    "Decision",
    "Dimension",
    "LibraryPage",
    "Message",
    "PracticeFile",
    "PracticeOrganisation",
    "PracticePage",
    "Reminder",
    "Review",
    "ReviewNotes",
    "Score",
    "StudyTour",
    "Submission",
    "SubmissionCode",
    "SubmissionEvent",
    "SubmissionFile",
    "TransferAssessment",
    "Worksheet",
]

"""The library: practices and where they were taken into use."""

from practices.models.adoption import Adoption
from practices.models.practice import LibraryPage, PracticeOrganisation, PracticePage

__all__ = ["Adoption", "LibraryPage", "PracticeOrganisation", "PracticePage"]

"""What both rooms stand on: people, words, media, and the pages items are built from."""

from portal.models.item import ItemPage, SectionPage, UniqueItemId
from portal.models.media import PortalDocument, PortalImage, PortalRendition
from portal.models.pages import HomePage, StandardPage
from portal.models.reading_list import ListEntry, ReadingList
from portal.models.stamp import Stamp
from portal.models.user import User
from portal.models.vocabulary import Country, CountryProfile, Theme, ThemeTerms

__all__ = [
    "Country",
    "CountryProfile",
    "HomePage",
    "ItemPage",
    "ListEntry",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ReadingList",
    "SectionPage",
    "Stamp",
    "StandardPage",
    "Theme",
    "ThemeTerms",
    "UniqueItemId",
    "User",
]

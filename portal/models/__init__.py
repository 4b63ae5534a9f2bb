"""What both rooms stand on: people, words, media, and the pages items are built from."""

from portal.models.audit import AuditEntry
from portal.models.document_text import DocumentPage, DocumentText, ReadingState
from portal.models.invitation import Invitation
from portal.models.item import ItemPage, SectionPage, UniqueItemId
from portal.models.joining import JoinRequest
from portal.models.media import PortalDocument, PortalImage, PortalRendition
from portal.models.outgoing import OutgoingMail
from portal.models.pages import HomePage, StandardPage
from portal.models.reading_list import ListEntry, ReadingList
from portal.models.shared import SharedEntry
from portal.models.stamp import Stamp
from portal.models.user import User
from portal.models.vocabulary import Country, CountryProfile, Theme, ThemeTerms

__all__ = [
    "AuditEntry",
    "Country",
    "CountryProfile",
    "DocumentPage",
    "DocumentText",
    "HomePage",
    "Invitation",
    "ItemPage",
    "JoinRequest",
    "ListEntry",
    "OutgoingMail",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "ReadingList",
    "ReadingState",
    "SectionPage",
    "SharedEntry",
    "Stamp",
    "StandardPage",
    "Theme",
    "ThemeTerms",
    "UniqueItemId",
    "User",
]

"""A document as pages of items show it."""

from dataclasses import dataclass

from django.urls import reverse

from portal.models import DocumentText, PortalDocument


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document with its addresses: the file, the page that shows it, and its first page drawn.

    `picture` is empty where there is none; `pages` is how many have been counted.
    """

    title: str
    name: str
    extension: str
    size: int | None
    url: str
    read_url: str
    picture: str
    pages: int


def document_link(document: PortalDocument) -> DocumentLink:
    """The document for readers who may open it; asks for its reading unless that was selected."""
    reading: DocumentText | None = getattr(document, "reading", None)
    drawn = reading is not None and bool(reading.first_page)
    return DocumentLink(
        title=document.title, name=document.filename, extension=document.file_extension,
        size=document.file_size, url=document.url,
        read_url=reverse("document", args=[document.pk]),
        picture=reverse("document_first_page", args=[document.pk]) if drawn else "",
        pages=reading.pages if reading else 0,
    )

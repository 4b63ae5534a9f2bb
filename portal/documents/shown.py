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


def is_untitled(document: PortalDocument) -> bool:
    """Whether a document is called as its file is: "fi.pdf"."""
    return document.title.casefold().endswith(f".{document.file_extension.casefold()}")


def document_link(document: PortalDocument, item_title: str = "") -> DocumentLink:
    """The document for readers who may open it; asks for its reading unless that was selected.

    `item_title` is what it is called when it has no title but the name of its file.
    """
    reading: DocumentText | None = getattr(document, "reading", None)
    drawn = reading is not None and bool(reading.first_page)
    return DocumentLink(
        title=item_title if item_title and is_untitled(document) else document.title,
        name=document.filename, extension=document.file_extension, size=document.file_size,
        url=document.url,
        read_url=reverse("document", args=[document.pk]),
        picture=reverse("document_first_page", args=[document.pk]) if drawn else "",
        pages=reading.pages if reading else 0,
    )

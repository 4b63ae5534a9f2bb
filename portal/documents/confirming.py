"""What documents say of themselves, before an editor: shown, confirmed, pointed to from a report.

A file's properties often name whoever typed it. So nothing is taken over by itself, and an author
whom the first pages do not name is told apart.
"""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from portal.blocks import Label
from portal.documents.readers import may_open
from portal.documents.taking_over import FIELDS, as_kept, document_of, take_over
from portal.models import DocumentText, PortalDocument
from portal.saving import by_hand
from portal.vocabulary.languages import interface_language, language_name

NAMES: dict[str, Label] = {
    "title": gettext_lazy("Title"), "authors": gettext_lazy("Authors"),
    "published": gettext_lazy("Published"), "language": gettext_lazy("Language"),
    "isbn": "ISBN", "doi": "DOI",
}
FIRST_PAGES = 3
TOLD, MOST_TOLD = "proposals_told_of", 50


def language_in_words(code: str) -> str:
    """A language by name, in the editor's."""
    return language_name(code, interface_language(get_language())) or code if code else ""


def proposals(reading: DocumentText, drafts: list[Any]) -> list[dict[str, Any]]:
    """What a document says of itself: name, label, value, and what becomes of it.

    `usable`: it can be taken over; `same`: it stands there already, everywhere; `others`: what
    stands in those of its reports' `drafts` that say something else. Authors come one by one, as
    `people`, each with whether the first pages name them.
    """
    return [
        {"name": name, "label": _label(name, reading.metadata),
         "value": language_in_words(value) if name == "language" else value,
         "people": _printed(reading, value) if name == "authors" else [],
         **_standing(reading.document, drafts, name, value)}
        for name, value in reading.metadata.items() if name in NAMES
    ]


def _label(name: str, said: dict[str, str]) -> str:
    """What is proposed; a date that only the file has is called what it is."""
    by_file = name == "published" and said.get("dated_by") == "file"
    return _("File made on") if by_file else str(NAMES[name])


def _standing(
    document: PortalDocument, drafts: list[Any], name: str, value: str
) -> dict[str, Any]:
    if name == "title":
        same = document.title == value
        return {"usable": not same, "same": same, "others": []}
    if name not in FIELDS:
        return {"usable": False, "same": False, "others": []}
    kept = as_kept(name, value)
    there = [(draft, getattr(draft, name)) for draft in drafts]
    return {
        "usable": any(not standing for _draft, standing in there),
        "same": bool(there) and all(standing == kept for _draft, standing in there),
        "others": [(draft, "; ".join(standing) if name == "authors" else standing)
                   for draft, standing in there if standing not in (kept, "", [])],
    }


def _printed(reading: DocumentText, authors: str) -> list[tuple[str, bool]]:
    """Each author, and whether every word of the name stands on the first pages."""
    pages = reading.document.page_texts.filter(number__lte=FIRST_PAGES)
    printed = "\n".join(pages.values_list("text", flat=True)).casefold()
    return [(name, all(word in printed for word in name.casefold().replace(",", " ").split()))
            for name in authors.splitlines()]


def confirm(request: HttpRequest, document: PortalDocument) -> None:
    """Takes over what the editor has chosen, and tells where it stands now."""
    reading = get_object_or_404(DocumentText, document=document)
    name = request.POST.get("name", "")
    value = reading.metadata.get(name, "")
    if name == "authors":
        chosen = request.POST.getlist("author")
        value = "\n".join(one for one in value.splitlines() if one in chosen)
        if not value:
            messages.error(request, _("Choose who is an author, then take them over."))
            return
    filled = take_over(document, name, value, request.user)
    if not filled:
        messages.error(request, _(
            "Nothing was taken over: no report of this document lacks it and may be edited by you."
        ))
    for one in filled:
        if one == document:
            messages.success(request, _("The document is called “%(title)s” now.")
                             % {"title": one.title})
        else:
            messages.success(
                request, _("Taken over into the draft of “%(title)s”. Readers see it when the"
                           " report is published.") % {"title": one.title},
                [messages.button(reverse("wagtailadmin_pages:edit", args=[one.pk]),
                                 _("Open the report"))])


def lead_to(request: HttpRequest, page: Any) -> None:
    """Tells who has put a file into a report what the file says that the report does not yet."""
    document = document_of(page) if getattr(page, "is_original", False) else None
    if document is None or not by_hand(request) or not may_open(document, request.user):
        return
    reading = DocumentText.objects.filter(document=document).first()
    said = reading.metadata if reading else {}
    lacking = [_label(name, said) for name in NAMES
               if name in FIELDS and name in said and not getattr(page, name)]
    if lacking and _first_time(request, f"{page.pk} {document.pk}"):
        messages.info(
            request, _("“%(file)s” says of itself what does not stand here yet: %(what)s.")
            % {"file": document.title, "what": ", ".join(lacking)},
            [messages.button(reverse("document_text", args=[document.pk]),
                             _("Look at it and take it over"))])


def _first_time(request: HttpRequest, what: str) -> bool:
    """Whether this session has not been told of it yet; it has been, from now on."""
    told = request.session.get(TOLD, [])
    request.session[TOLD] = [*told[-MOST_TOLD:], what]
    return what not in told

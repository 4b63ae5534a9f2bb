"""The pages of a list that its owner and who has its link both see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.citations.formats import FORMATS, file_of
from portal.citations.shown import bibliography
from portal.citations.styles import STYLES
from portal.models import ReadingList
from portal.reading_lists.brief import brief_of
from portal.reading_lists.shown import list_view
from search.dates import display_date
from search.reader import reader_of


def list_context(request: HttpRequest, reading_list: ReadingList, path: str) -> dict[str, Any]:
    """A list at `path` for whoever asks, with the addresses of what can be taken away from it."""
    view = list_view(reading_list, reader_of(request))
    return {
        "view": view, "list": reading_list, "name": str(reading_list), "path": path,
        "formats": [(one.label, f"{path}export/?format={key}") for key, one in FORMATS.items()],
        "styles": [(label, f"{path}export/?style={key}") for key, label in STYLES.items()],
    }


def exported(request: HttpRequest, reading_list: ReadingList, path: str) -> HttpResponse:
    """The list as a file, or as a bibliography in words."""
    reader = reader_of(request)
    view = list_view(reading_list, reader)
    name, style = request.GET.get("format", ""), request.GET.get("style", "")
    if name in FORMATS:
        return file_of(view.works, name, reader.language, "reading-list", view.notes)
    if style not in STYLES:
        return redirect(path)
    return render(request, "portal/lists/bibliography.html", {
        "name": str(reading_list), "path": path, "count": len(view.works), "most": 0,
        "entries": bibliography(view.works, style, reader), "style": style,
        "styles": [(key, label, f"{path}export/?style={key}") for key, label in STYLES.items()],
        "formats": [(one.label, f"{path}export/?format={key}") for key, one in FORMATS.items()],
    })


def briefed(request: HttpRequest, reading_list: ReadingList, path: str) -> HttpResponse:
    """The minister's one-pager."""
    reader = reader_of(request)
    view = list_view(reading_list, reader)
    levels = {entry.work.sharing for entry in view.entries}
    return render(request, "portal/lists/brief.html", {
        "name": reading_list.name or _("Briefing"), "path": path,
        "day": display_date(timezone.localdate().isoformat(), reader.language),
        "highest": "amber" if "amber" in levels else "green" if "green" in levels else "",
        **brief_of(view, reader),
    })

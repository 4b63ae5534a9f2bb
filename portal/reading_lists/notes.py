"""What a reader writes beside the items of a list, as the form of the list sends it.

One form has all notes, so that whatever is pressed loses none. Beside each goes a mark of the note
as it was shown: a page that is out of date takes no note back that it has not changed.
"""

from collections.abc import Iterator
from hashlib import blake2b

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.models import ReadingList
from portal.reading_lists import changes

_NOTE, _SHOWN = "note-", "shown-"  # and the key of the item


def mark_of(note: str) -> str:
    """A short mark of a note, the same for whichever line ends a browser sends."""
    lines = "\n".join(note.strip().splitlines())
    return blake2b(lines.encode(errors="replace"), digest_size=9).hexdigest()


def save_notes(request: HttpRequest, reading_list: ReadingList) -> None:
    """Saves the notes that were changed on the page, and says so."""
    struck = [changes.annotate(reading_list, key, note) for key, note in _changed(request)]
    if any(struck):
        messages.warning(request, _("The note is saved, without the numbers in it that name a"
                                    " person or an account."))
    elif len(struck) > 1:
        messages.success(request, _("The notes are saved."))
    elif struck:
        messages.success(request, _("The note is saved."))


def _changed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, note in request.POST.items():
        key = name.removeprefix(_NOTE)
        if key != name and request.POST.get(_SHOWN + key) != mark_of(str(note)):
            yield key, str(note)

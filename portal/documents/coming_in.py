"""A file that somebody adds on the site: more is asked of it than of an editor's."""

from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from portal.documents import sandbox
from portal.documents.examining import examine, on_disk
from portal.documents.reasons import NotTaken
from portal.personal_numbers import KIND_LABELS, find_numbers

MOST_BYTES, MOST_PAGES = 25_000_000, 300


class Refused(ValueError):
    """The file is not kept; as text, why, in the reader's language."""


def look_through(file: "File[Any]") -> int:
    """The pages of a file that may come in. Raises Refused.

    Its name is safe already, see `safe_name`.
    """
    if (file.size or 0) > MOST_BYTES:
        raise Refused(_("The file is larger than 25 MB."))
    try:
        examined = examine(file)
        if examined.pages > MOST_PAGES:
            raise Refused(_("The file has more than 300 pages."))
        if found := _numbers(file, examined.kind):
            raise Refused(found)
    except NotTaken as reason:
        raise Refused(str(reason)) from reason
    return examined.pages


def _numbers(file: "File[Any]", kind: str) -> str:
    """Where the file's text has numbers of persons or accounts, in words. Raises NotTaken."""
    found: dict[str, int] = {}
    with on_disk(file) as path, sandbox.lines("read", path, kind, "1", soon=True) as said:
        for line in said:
            for number in find_numbers(line.get("text", "")):
                found.setdefault(number.kind, line["page"])
    return " ".join(
        _("Page %(page)s has what looks like %(kind)s. Take it out of the file and add it again;"
          " nothing of the file was kept.") % {"page": page, "kind": KIND_LABELS[number]}
        for number, page in found.items()
    )

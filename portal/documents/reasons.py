"""Why a file is not taken, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

from portal.blocks import Label

REASONS: dict[str, Label] = {
    "empty": _("The file is empty."),
    "big": _("The file is too large: at most 100 MB, plain text and images less."),
    "type": _("The content is not what the name of the file says, or of a kind that is not taken"
              " here."),
    "encrypted": _("The file is locked with a password. Save it without one and try again."),
    "broken": _("The file is damaged. Save it anew in the program it comes from and try again."),
    "script": _("The file has scripts or macros, or acts by itself when it is opened. Save it"
                " without them, for example as a plain PDF, and try again."),
    "attached": _("The file has other files inside it. Take them out and try again."),
    "external": _("The file fetches something from elsewhere when it is opened. Put it into the"
                  " file itself and try again."),
    "bomb": _("The file unpacks to far more than a document needs."),
    "pages": _("The file has more than 5,000 pages. Part it and try again."),
    "pixels": _("The image is too large: at most 40 million pixels."),
    "memory": _("The file needs more memory than a document may. Save it anew, more simply."),
    "time": _("The file takes too long to examine. Save it anew, more simply."),
    "virus": _("The virus scanner has found something in the file. Nothing was kept."),
    "scanner": _("The virus scanner does not answer. Nothing was kept; try again later."),
    "unread": _("Its text could not be read: the program that reads it broke off."),
}


class NotTaken(ValueError):
    """A file is refused; as text, the reason in the reader's language."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code if code in REASONS else "broken"

    def __str__(self) -> str:
        return str(REASONS[self.code])

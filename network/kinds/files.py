"""Files of reports and seminars on their way in and out."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files import File

from network.models import ReportPage
from portal.documents.examining import examine_path
from portal.documents.reasons import NotTaken
from portal.interchange.importing import Context
from portal.interchange.lines import FieldError
from portal.models import PortalDocument


def attach(
    page: ReportPage, name: str, sharing: str, context: Context
) -> PortalDocument | None:
    """The document for the file called `name` (relative to the lines), or None without a name.

    The page's present document stays when it holds the same bytes, or when the file is not there
    but has that name already. Raises ValueError for a path that leaves the folder, a kind of file
    the portal does not take, or a file that is neither there nor stored.
    """
    return stored_as(page.document if page.document_id else _stored(page), name, sharing, context)


def stored_as(
    present: PortalDocument | None, name: str, sharing: str, context: Context
) -> PortalDocument | None:
    """As `attach`, where `present` is the document that stands in this place now."""
    if not name:
        return None
    path = inside(context.folder, name)
    if not path.is_file():
        if present is not None and name in names_of(present):
            return present
        raise FieldError("file", f"{name} is not there")
    with path.open("rb") as stream:
        document = PortalDocument(title=name, sharing=sharing, file=File(stream, name=path.name))
        document._set_document_file_metadata()
        if present is not None and present.file_hash == document.file_hash:
            title = present.title if name in names_of(present) else name
            if (present.title, present.sharing) != (title, sharing):
                present.title, present.sharing = title, sharing
                present.save()
            return present
        document.save()
        context.stored.append(document.file)
    return document


def _stored(page: ReportPage) -> PortalDocument | None:
    """The document that another language version of the same report has."""
    version = ReportPage.objects.filter(item_id=page.item_id, document__isnull=False).first()
    return version.document if version else None


def inside(folder: Path, name: str) -> Path:
    """The path of a file named in a line; raises FieldError when that cannot be."""
    path = (folder / name).resolve()
    if PurePosixPath(name).is_absolute() or not path.is_relative_to(folder):
        raise FieldError("file", f"{name} lies outside the folder of the JSON Lines file")
    if path.suffix.lower().removeprefix(".") not in settings.WAGTAILDOCS_EXTENSIONS:
        kinds = " ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise FieldError("file", f"{name} is not one of {kinds}")
    return path


def check_file(name: str, item_id: str, folder: Path) -> None:
    """Raises FieldError when a report's file is not taken, or neither there nor stored."""
    check_stored(name, PortalDocument.objects.filter(reports__item_id=item_id), folder)


def check_stored(name: str, known: Iterable[PortalDocument], folder: Path) -> None:
    """As `check_file`; `known` are the documents that are stored in this place."""
    if not name:
        return
    path = inside(folder, name)
    if path.is_file():
        _examine(path, name)
    elif called(known, name) is None:
        raise FieldError("file", f"{name} is not there")


def _examine(path: Path, name: str) -> None:
    try:
        examine_path(path, name)
    except NotTaken as refused:
        raise FieldError("file", f"{name}: {refused}") from refused


def write_file(document: PortalDocument | None, public: bool, folder: Path | None) -> str | None:
    """Copies a document's file into `folder`, when given; returns its name in the line."""
    if document is None or (public and document.sharing != "clear"):
        return None
    name = name_of(document)
    if folder is not None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with document.file.open("rb") as source, path.open("wb") as target:
            target.writelines(source.chunks())
    return name


def name_of(document: PortalDocument) -> str:
    """What the document's file is called in a line: a path, as imported files have for a title.

    A title that says another kind of file than there is, as "Plan 1.1.2026" does, is no path. One
    that an older document has, too, is the path of the oldest, and of those with the same in it.
    """
    path, own = PurePosixPath(document.title), _own_name(document)
    same_kind = path.suffix.lower() == PurePosixPath(own).suffix.lower()
    if ".." in path.parts or path.is_absolute() or not same_kind:
        return own
    oldest = PortalDocument.objects.filter(title__iexact=document.title).earliest("pk")
    return document.title if oldest.file_hash == document.file_hash else own


def names_of(document: PortalDocument) -> tuple[str, str]:
    """What it may be called in a line, now or in one that was written at another time."""
    return document.title, _own_name(document)


def called(documents: Iterable[PortalDocument], name: str) -> PortalDocument | None:
    """The one of the documents that has this name in a line, its own before a title."""
    found = list(documents)
    own = (one for one in found if _own_name(one) == name)
    return next(own, None) or next((one for one in found if one.title == name), None)


def _own_name(document: PortalDocument) -> str:
    """A path that only documents with the same in them have."""
    return f"files/{document.file_hash[:12] or document.pk}-{document.filename}"

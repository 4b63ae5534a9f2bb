"""Material of seminars in the interchange format. Files lie beside the lines, as reports' do."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from pydantic import Field, model_validator

from network.kinds.files import called, check_stored, stored_as, write_file
from network.models import SeminarMaterial, SeminarPage
from portal.interchange.importing import Context
from portal.interchange.lines import FieldError, Part, SharingLevel, Short, Text, Url
from portal.models import PortalDocument
from portal.vocabulary.sharing import level_of


class MaterialLine(Part):
    """A file beside the lines, or a link; `session` counts from 1.

    `sharing` is of the file, when it is narrower than that of the seminar.
    """

    kind: Literal["material", "recording"] = "material"
    title: Short = ""
    file: Text = ""
    link: Url | None = None
    session: Annotated[int, Field(ge=1, le=1000)] | None = None
    sharing: SharingLevel | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "MaterialLine":
        if bool(self.file) == bool(self.link):
            raise ValueError("needs either file or link")
        return self


def check_material(line: Any, folder: Path) -> None:
    """Raises FieldError when a file is not taken, or neither there nor stored."""
    for place, row in enumerate(line.material):
        try:
            check_stored(row.file, _stored(line.id), folder)
        except FieldError as error:
            raise FieldError(f"material.{place}.file", str(error)) from error


def _stored(item_id: str) -> QuerySet[PortalDocument]:
    found = PortalDocument.objects.filter(seminar_material__page__item_id=item_id)
    return found.distinct().order_by("pk")


def material_rows(page: SeminarPage, line: Any, context: Context) -> list[SeminarMaterial]:
    """The rows of a page, not yet saved; a file that is stored already keeps its document."""
    return [
        SeminarMaterial(
            kind=row.kind, title=row.title, link=row.link or "", session=row.session,
            document=_document(page, row, line.sharing, context), sort_order=place,
        )
        for place, row in enumerate(line.material)
    ]


def _document(
    page: SeminarPage, row: MaterialLine, sharing: str, context: Context
) -> PortalDocument | None:
    known = called(_stored(page.item_id), row.file) if row.file else None
    narrower = max(sharing, row.sharing or sharing, key=level_of)
    return stored_as(known, row.file, narrower, context)


def material_of(
    pages: Iterable[SeminarPage], public: bool, folder: Path | None
) -> dict[int, list[dict[str, Any]]]:
    """The lines by the primary key of the page; `public` leaves out what is not public."""
    levels = {page.pk: page.sharing for page in pages}
    found: dict[int, list[dict[str, Any]]] = {}
    rows = SeminarMaterial.objects.filter(page_id__in=levels).select_related("document")
    for row in rows.order_by("sort_order", "pk"):
        file = write_file(row.document, public, folder)
        if not file and not row.link:
            continue
        sharing = row.document.sharing if row.document else ""
        found.setdefault(row.page_id, []).append({
            "kind": row.kind if row.kind != "material" else None, "title": row.title,
            "file": file, "link": row.link, "session": row.session,
            "sharing": sharing if sharing != levels[row.page_id] else None,
        })
    return found

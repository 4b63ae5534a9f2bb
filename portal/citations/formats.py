"""The files that works can be taken away in."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.cache import patch_cache_control

from portal.citations.bibtex import write_bibtex
from portal.citations.csl import CslItem, csl_of
from portal.citations.ris import write_ris
from portal.citations.table import write_csv
from portal.citations.works import Work

Notes = Mapping[str, str]  # what a reader has written beside a work, by its key
Write = Callable[[Sequence[Work], Notes, str], str]


@dataclass(frozen=True)
class Format:
    """A format: its name, its media type, the end of its files' names, and what writes it."""

    label: str
    media_type: str
    extension: str
    write: Write


def _from_csl(write: Callable[[Sequence[CslItem]], str]) -> Write:
    def written(works: Sequence[Work], notes: Notes, language: str) -> str:
        return write([csl_of(work, language, notes.get(work.key, "")) for work in works])

    return written


def _json(items: Sequence[CslItem]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=1)


FORMATS = {
    "bibtex": Format("BibTeX", "application/x-bibtex", "bib", _from_csl(write_bibtex)),
    "ris": Format("RIS", "application/x-research-info-systems", "ris", _from_csl(write_ris)),
    "csl-json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", "json",
                       _from_csl(_json)),
    "csv": Format("CSV", "text/csv", "csv", write_csv),
}


def file_of(
    works: Sequence[Work], name: str, language: str, title: str, notes: Notes | None = None
) -> HttpResponse:
    """The works as a file in the format `name` (a key of FORMATS), called `title`.

    No cache keeps it: what is in it depends on who asks.
    """
    wanted = FORMATS[name]
    response = HttpResponse(wanted.write(works, notes or {}, language),
                            content_type=f"{wanted.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{title}.{wanted.extension}"'
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response

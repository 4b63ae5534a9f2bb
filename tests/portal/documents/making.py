"""Real files, made here: PDFs object by object, and the containers of office programs."""

import io
import zipfile
from collections.abc import Mapping, Sequence

import pikepdf
import pypdfium2

OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(
    texts: Sequence[str] = ("Forced labour in the berry sector",), *, catalog: str = "",
    page: str = "", info: str = "", more: Mapping[int, str] | None = None,
) -> bytes:
    """A PDF with a page for each text; `catalog`, `page` and `more` add to its objects."""
    objects: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< {info} >>".encode("latin-1"),
    }
    kids = []
    resources = "" if "/Resources" in page else "/Resources << /Font << /F1 3 0 R >> >>"
    for number, text in enumerate(texts):
        at = 100 + 2 * number
        kids.append(f"{at} 0 R")
        lines = "".join(
            f"({line.translate(_ESCAPED)}) Tj T* " for line in text.split("\n")
        ).encode("cp1252", errors="replace")
        content = b"BT /F1 12 Tf 14 TL 50 780 Td " + lines + b"ET"
        objects[at] = (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} {page}"
                       f" /Contents {at + 1} 0 R >>").encode()
        objects[at + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    objects |= {number: text.encode("latin-1") for number, text in (more or {}).items()}
    return _written(objects)


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def _written(objects: Mapping[int, bytes]) -> bytes:
    out, places = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number in sorted(objects):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, objects[number]))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00001 f \n"
        for number in range(1, size)
    ))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
              % (size, start))
    return out.getvalue()


def resaved(content: bytes, **how: object) -> bytes:
    """A PDF written anew: locked, or with its objects compressed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def scanned_pdf(pages: int = 1, rotate: int = 0) -> bytes:
    """A PDF whose pages are pictures."""
    picture = "<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray" \
              " /BitsPerComponent 8 /Length 64 >>\nstream\n" + "U" * 64 + "\nendstream"
    content = "q 500 0 0 700 40 40 cm /I Do Q"
    more = {50: picture}
    for number in range(pages):
        more[101 + 2 * number] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    turned = f"/Rotate {rotate} /Resources << /XObject << /I 50 0 R >> >>"
    return pdf([""] * pages, page=turned, more=more)


def photographed_pdf(text: str, turned: int = 0) -> bytes:
    """A PDF whose one page is a picture of a line of text.

    `turned` degrees are taken back by the page's own rotation, as scanners write it.
    """
    page = pypdfium2.PdfDocument(pdf([text]))[0]
    picture = page.render(scale=3).to_pil()
    out = io.BytesIO()
    picture.rotate(turned, expand=True).save(out, "PDF", resolution=200)
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        document.pages[0].Rotate = turned
        turned_back = io.BytesIO()
        document.save(turned_back)
    return turned_back.getvalue()


def scanned(content: bytes) -> bytes:
    """A PDF's pages as a scanner makes them: pictures in another PDF."""
    pages = [page.render(scale=2).to_pil() for page in pypdfium2.PdfDocument(content)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=144, save_all=True, append_images=pages[1:])
    return out.getvalue()


def named(content: bytes, author: str) -> bytes:
    """A PDF that names its authors."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.docinfo["/Author"] = author
        document.save(out)
    return out.getvalue()


def container(parts: Mapping[str, bytes | str], stored: Sequence[str] = ()) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            made.writestr(name, content, method)
    return out.getvalue()


def _types(name: str, kind: str) -> str:
    return (f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default'
            f' Extension="xml" ContentType="application/xml"/><Override PartName="{name}"'
            f' ContentType="{kind}"/></Types>')


def docx(
    *pages: str, body: str = "", more: Mapping[str, bytes | str] | None = None,
    kind: str = f"{OFFICE}wordprocessingml.document.main+xml",
) -> bytes:
    """A DOCX with a page for each text; `body` stands in its document as it is."""
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    written = broken.join(
        "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in page.split("\n"))
        for page in pages or ("Forced labour",)
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{written}{body}</w:body></w:document>'
    return container({"[Content_Types].xml": _types("/word/document.xml", kind),
                      "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
                      "word/document.xml": document, **(more or {})})


def relations(*targets: tuple[str, str, str], external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    inside = "".join(f'<Relationship Id="{name}" Type="{KIND}/{kind}" Target="{target}"{mode}/>'
                     for name, kind, target in targets)
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def pptx(*slides: str, more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A PPTX with a slide for each text."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    texts = slides or ("Forced labour",)
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n in range(len(texts)))
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _types("/ppt/presentation.xml",
                                      f"{OFFICE}presentationml.presentation.main+xml"),
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{p}" xmlns:r="{KIND}"><p:sldIdLst>{ids}'
                                "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"rId{n}", "slide", f"slides/slide{n + 1}.xml") for n in range(len(texts)))),
    }
    for number, text in enumerate(texts):
        parts[f"ppt/slides/slide{number + 1}.xml"] = (
            f'<p:sld xmlns:p="{p}" xmlns:a="{a}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>')
    return container({**parts, **(more or {})})


def odt(
    *pages: str, body: str = "", more: Mapping[str, bytes | str] | None = None
) -> bytes:
    """An ODT with a page for each text."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    inside = "<text:soft-page-break/>".join(
        f"<text:p>{page}</text:p>" for page in pages or ("Forced labour",))
    content = (f'<office:document-content xmlns:office="{office}" xmlns:text="{text}"'
               f' xmlns:draw="{draw}" xmlns:xlink="http://www.w3.org/1999/xlink"'
               ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><office:body>'
               f"<office:text>{inside}{body}</office:text></office:body>"
               "</office:document-content>")
    return container({"mimetype": "application/vnd.oasis.opendocument.text",
                      "content.xml": content, **(more or {})}, stored=("mimetype",))

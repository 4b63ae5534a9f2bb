"""Pages of a PDF as pictures."""

from pathlib import Path

import pypdfium2

WIDTH, HEIGHT = 360, 720  # dots of a small picture, at most
QUALITY = 82  # of a JPEG, as Pillow counts


def picture(path: Path, number: int, target: Path) -> None:
    """Draws a page of a PDF in grey, 200 dots an inch, at most about ten million dots."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(200 / 72, (10_000_000 / max(width * height, 1)) ** 0.5)
        page.render(scale=scale, grayscale=True).to_pil().save(target, format="PNG")
    finally:
        document.close()


def first_page(path: Path, target: Path) -> None:
    """Draws the first page of a PDF as a small JPEG."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1))
        drawn = page.render(scale=scale).to_pil().convert("RGB")
        drawn.save(target, format="JPEG", quality=QUALITY, optimize=True)
    finally:
        document.close()

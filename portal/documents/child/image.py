"""Images: decoded once whole, so that no page has to decode a hostile one."""

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from portal.documents.child.bounds import MOST_PIXELS
from portal.documents.child.refused import Refused

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


def check(path: Path, kind: str) -> str:
    """The kind of the image. Raises Refused unless it is one of `kind`, whole and not too large."""
    warnings.simplefilter("ignore")
    try:
        with Image.open(path, formats=FORMATS) as opened:
            if (opened.format or "").lower() != kind:
                raise Refused("type")
            frames = getattr(opened, "n_frames", 1)
            if opened.width * opened.height * frames > MOST_PIXELS:
                raise Refused("pixels")
            opened.load()
    except UnidentifiedImageError:
        raise Refused("type") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Refused("broken") from None
    return kind

"""The texts of the interface: those in code and templates, and the catalogues that translate them.

`locale/` has our own texts. `locale/others/` has texts of Django, Wagtail and allauth, where these
have no translation or one that does not suit us; nothing here touches it.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

FOLDERS = ("portal", "practices", "network", "search", "templates")
# Which files of a folder are read how, the first that fits.
METHODS = [
    ("**.py", "python"),
    ("pages/**.html", "jinja2.ext:babel_extract"),
    ("django/**.html", "portal.texts:django_template"),
    ("django/**.txt", "portal.texts:django_template"),
]
OPTIONS = {"pages/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2), "npgettext_lazy": ((1, "c"), 2, 3),
}
WIDTH = 79  # of a line in a catalogue, as Babel counts


def django_template(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterable[Any]:
    """The texts of one of Django's templates, for Babel."""
    lines = templatize(file.read().decode()).splitlines()
    code = "\n".join(line.strip() for line in lines)  # indented text is no Python
    return extract_python(BytesIO(code.encode()), keywords, comment_tags, options)


def extracted(root: Path = settings.BASE_DIR) -> Catalog:
    """Every text of code and templates."""
    found = Catalog()
    for folder in FOLDERS:
        for _file, _line, message, _comments, context in extract_from_dir(
            root / folder, METHODS, OPTIONS, KEYWORDS
        ):
            found.add(message, context=context)
    return found


def catalogues(root: Path = settings.BASE_DIR) -> dict[str, Path]:
    """The catalogues of our own texts by language."""
    return {path.parts[-3]: path for path in sorted(root.glob("locale/*/LC_MESSAGES/django.po"))}


def update(path: Path, language: str, texts: Catalog) -> tuple[int, int]:
    """Adds the texts that a catalogue lacks, untranslated, and takes out those no longer used.

    Returns how many of each.
    """
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    new = [text for text in texts if text.id and not catalogue.get(text.id, text.context)]
    old = [text for text in catalogue if text.id and not texts.get(text.id, text.context)]
    for text in new:
        catalogue.add(text.id, context=text.context)
    for text in old:
        catalogue.delete(text.id, text.context)
    if new or old:
        header = path.read_bytes().partition(b"\n\n")[0]  # Babel would make its own
        with path.open("wb") as file:
            file.write(header + b"\n\n")
            write_po(file, catalogue, width=WIDTH, omit_header=True)
    return len(new), len(old)

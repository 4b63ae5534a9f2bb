"""A browser in words: "Firefox, Windows" instead of what it sends as its name."""

import re

from django.utils.translation import gettext as _

# The first that is found counts: many browsers name others, to be taken for them.
_BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"), ("Opera", r"OPR/|Opera"), ("Vivaldi", r"Vivaldi/"),
    ("Samsung Internet", r"SamsungBrowser/"), ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|HeadlessChrome/"), ("Safari", r"Safari/"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", r"Android"), ("iPad", r"iPad"), ("iPhone", r"iPhone"), ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"), ("macOS", r"Mac OS X|Macintosh"), ("Linux", r"Linux|X11"),
)  # fmt: skip


def in_words(user_agent: str) -> str:
    """Browser and system of a User-Agent header, as far as they are known."""
    known = [next((name for name, mark in table if re.search(mark, user_agent)), "")
             for table in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, known)) or _("Unknown browser")

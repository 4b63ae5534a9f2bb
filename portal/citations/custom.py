"""What the styles of CSL leave undone in languages other than English, mended in a loaded style.

The styles write month before day in every language, and the Finnish locale knows a month only in
the partitive that stands after a day ("28. marraskuuta", but "marraskuu 2021"). citeproc-py, too,
leaves something undone: it does not know that names may be left whole beside a mark for initials.
"""

import re
from typing import Any

CSL = "{http://purl.org/net/xbiblio/csl}"
# After the day of the month; Swedish sets nothing but a space.
_AFTER_DAY = {"fi": ". ", "sv": " ", "nb": ". ", "da": ". ", "is": ". "}
# Stands between a Finnish month and its partitive ending until it is known whether a day precedes.
_SEAM = "\N{WORD JOINER}\N{INVISIBLE SEPARATOR}"
_MONTH = re.compile(rf"(?P<day>\d\. )?(?P<month>\w+){_SEAM}(?P<ending>ta)")


def by_custom(style: Any, language: str) -> None:
    """Gives a loaded style the dates and the capitals of an interface language, for good."""
    _whole_names(style.root)
    _own_capitals(style.root)
    if language in _AFTER_DAY:
        for date in style.root.iter(f"{CSL}date"):
            _day_first(date, _AFTER_DAY[language])
        for locale in style.root.locales:
            _terms(locale, language)


def settled(text: str) -> str:
    """A printed citation with every Finnish month in the form that stands there."""
    return _MONTH.sub(
        lambda one: f"{one['day']}{one['month']}{one['ending']}" if one["day"] else one["month"],
        text,
    )


def _whole_names(root: Any) -> None:
    """Lets `initialize="false"` hold, by moving the mark for initials to the other names."""
    mark = root.attrib.pop("initialize-with", None)
    for name in root.iter(f"{CSL}name") if mark else ():
        if name.get("initialize") != "false":
            name.set("initialize-with", mark)


def _own_capitals(root: Any) -> None:
    """Keeps styles from writing words of the interface like the words of an English title."""
    for text in root.iter(f"{CSL}text"):
        if text.get("text-case") != "title":
            continue
        if text.get("variable") == "container-title":  # always the portal's name
            del text.attrib["text-case"]
        if text.get("variable") == "genre":
            text.set("text-case", "capitalize-first")


def _day_first(date: Any, after: str) -> None:
    parts = {part.get("name"): part for part in date if part.tag == f"{CSL}date-part"}
    if date.get("form") or not {"month", "day"} <= set(parts) or "numeric" in str(
            parts["month"].get("form")):
        return
    day, month = parts["day"], parts["month"]
    day.attrib.pop("prefix", None)
    day.set("suffix", after)
    month.addprevious(day)


def _terms(locale: Any, language: str) -> None:
    for date in locale.iter(f"{CSL}date"):
        for part in date:
            if part.get("form") == "numeric-leading-zeros" and date.get("form") == "text":
                del part.attrib["form"]  # 5 november
    for term in locale.iter(f"{CSL}term") if language == "fi" else ():
        if (term.get("name") or "").startswith("month-") and str(term.text).endswith("kuuta"):
            term.text = f"{term.text[:-2]}{_SEAM}ta"

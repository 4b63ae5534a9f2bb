"""A field of a practice as a reviewer reads it: its texts, what changed in them, names in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import diff_text

from practices.review.names import Name

AROUND = 60
Row = list[tuple[str, str]]  # label and text of each line


@dataclass(frozen=True)
class Line:
    """One text; `label` tells it from the others of its row, and `before` is what it was."""

    label: str
    text: str
    before: str | None = None
    names: list[Name] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether it says something else than before."""
        return self.before is not None and self.before != self.text

    @property
    def html(self) -> SafeString:
        """The text with what was taken out and added, or with names marked."""
        return _difference(self.before or "", self.text) if self.changed else self._marked()

    def _marked(self) -> SafeString:
        place, pieces = 0, []
        for name in self.names:
            pieces.append((self.text[place : name.start], self.text[name.start : name.end]))
            place = name.end
        marked = format_html_join("", "{}<mark>{}</mark>", pieces)
        return mark_safe(marked + escape(self.text[place:]))

    def around(self, name: Name) -> SafeString:
        """A name with the words around it."""
        before, after = self.text[: name.start], self.text[name.end :]
        return format_html(
            "{}{}<mark>{}</mark>{}{}", "…" if len(before) > AROUND else "", before[-AROUND:],
            self.text[name.start : name.end], after[:AROUND], "…" if len(after) > AROUND else "",
        )


def _difference(before: str, after: str) -> SafeString:
    tags = {"addition": "ins", "deletion": "del"}
    pieces = (
        format_html("<{0}>{1}</{0}>", tags[kind], text) if kind in tags else escape(text)
        for kind, text in diff_text(before, after).changes
    )
    return mark_safe("".join(pieces))


def beside(before: list[Row], after: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows beside what they were: those that are the same first, then those in between."""
    same = SequenceMatcher(None, [tuple(row) for row in before], [tuple(row) for row in after],
                           autojunk=False)
    for _kind, start, end, new_start, new_end in same.get_opcodes():
        yield from zip_longest(before[start:end], after[new_start:new_end], fillvalue=[])

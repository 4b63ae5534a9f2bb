"""What a reviewer reads: every field of a practice, what changed in it, and names to look at."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from wagtail.models import Revision

from practices.models import PracticePage, Review
from practices.review.lines import Line, Row, beside
from practices.review.names import Name, find_names, known_words
from practices.submissions.changing import answers_of
from practices.submissions.steps import STEPS, StepForms


@dataclass(frozen=True)
class Part:
    """A field with its rows of texts; `key` is the name under which it is commented on."""

    key: str
    step: str
    label: str
    rows: list[list[Line]]

    @property
    def changed(self) -> bool:
        """Whether it says something else than before."""
        return any(line.changed for row in self.rows for line in row)

    @property
    def named(self) -> list[tuple[Line, Name]]:
        """Names to look at, each with the text it stands in."""
        return [(line, name) for row in self.rows for line in row for name in line.names]


def parts(page: PracticePage, before: PracticePage | None = None) -> list[Part]:
    """Every field with something in it, now or in `before`, in the order of the form."""
    old = {key: rows for key, _step, _label, rows in _texts(before)} if before else {}
    known = known_words()
    found = []
    for key, step, label, rows in _texts(page):
        pairs = beside(old.get(key, []), rows) if before else ((None, row) for row in rows)
        lines = [_lines(was, row, known, page.language) for was, row in pairs]
        if any(lines):
            found.append(Part(key, step, label, [row for row in lines if row]))
    return found


def _lines(was: Row | None, row: Row, known: Any, language: str) -> list[Line]:
    """The lines of a row that say something, or did. Names are looked for in all of it at once."""
    old, new = dict(was or ()), dict(row)
    names = find_names("\n".join(new.values()), known, language)
    found, start = [], 0
    for label in new | old:
        text = new.get(label, "")
        before = None if was is None else old.get(label, "")
        inside = [replace(name, start=name.start - start, end=name.end - start) for name in names
                  if start <= name.start < start + len(text)]
        start += len(text) + 1
        if text or before:
            found.append(Line(label, text, before, inside))
    return found


def _texts(page: PracticePage) -> list[tuple[str, str, str, list[Row]]]:
    data, found = answers_of(page), []
    for step in STEPS:
        shown = StepForms(step, data[step.name], check=False)
        main = [(name, str(one.label), [[("", _one(one, shown.main.initial.get(name)))]])
                for name, one in shown.main.fields.items()]
        rows = []
        if step.rows:
            rows = [(step.rows.name, str(step.rows.label), list(map(_row, shown.rows)))]
        for key, label, texts in [*rows, *main] if step.rows_first else [*main, *rows]:
            found.append((key, step.name, label, texts))
    return found


def _row(form: Any) -> Row:
    if not any(form.initial.values()):
        return []
    return [(str(one.label), _one(one, form.initial.get(name)))
            for name, one in form.fields.items()]


def _one(one: forms.Field, value: Any) -> str:
    if isinstance(one, forms.ChoiceField):
        choices: Any = one.choices
        labels = {str(key): str(label) for key, label in choices}
        values = value if isinstance(value, list) else [value or ""]
        return ", ".join(labels.get(key, key) for key in values if key)
    return str(value or "").strip()


def latest(review: Review) -> PracticePage:
    """The practice as it waits for review."""
    page: PracticePage = review.page.get_latest_revision_as_object()
    return page


def compared_with(review: Review) -> PracticePage | None:
    """What the practice is compared with: what is public, or what was decided about before."""
    if review.page.live:
        return review.page
    decision = review.decisions.exclude(revision=review.page.latest_revision_id).last()
    revision = Revision.objects.filter(pk=decision.revision).first() if decision else None
    return revision.as_object() if revision else None


def comment_keys() -> list[str]:
    """Names of everything that can be commented on."""
    keys = []
    for step in STEPS:
        keys += [*step.form.base_fields, *([step.rows.name] if step.rows else [])]
    return keys

"""What a reviewer reads: every field of a practice, what changed in it, and names to look at."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import diff_text
from wagtail.models import Revision

from practices.models import PracticePage, Review
from practices.review.names import Name, find_names, known_words
from practices.submissions.changing import answers_of
from practices.submissions.steps import STEPS, StepForms

AROUND = 60


@dataclass(frozen=True)
class Part:
    """A field as one text; `key` is the name under which it is commented on."""

    key: str
    step: str
    label: str
    text: str
    before: str | None = None  # what it was, when there is something to compare with
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


def parts(page: PracticePage, before: PracticePage | None = None) -> list[Part]:
    """Every field with something in it, now or in `before`, in the order of the form."""
    old = {key: text for key, _step, _label, text in _texts(before)} if before else {}
    found, known = [], known_words()
    for key, step, label, text in _texts(page):
        was = old.get(key) if before else None
        if text or was:
            names = find_names(text, known, page.language)
            found.append(Part(key, step, label, text, was, names))
    return found


def _texts(page: PracticePage) -> list[tuple[str, str, str, str]]:
    data, found = answers_of(page), []
    for step in STEPS:
        shown = StepForms(step, data[step.name], check=False)
        main = [(name, str(one.label), _one(one, shown.main.initial.get(name)))
                for name, one in shown.main.fields.items()]
        rows = []
        if step.rows:
            texts = [_row(form) for form in shown.rows]
            rows = [(step.rows.name, str(step.rows.label), "\n\n".join(filter(None, texts)))]
        for key, label, text in [*rows, *main] if step.rows_first else [*main, *rows]:
            found.append((key, step.name, label, text))
    return found


def _row(form: Any) -> str:
    if not any(form.initial.values()):
        return ""
    lines = [_one(one, form.initial.get(name)) for name, one in form.fields.items()]
    return "\n".join(filter(None, lines))


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

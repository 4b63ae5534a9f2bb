"""The steps of the form, and the answers of a step: from a browser, to the database, and back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.blocks import Label
from portal.personal_numbers import without_numbers
from practices.submissions import forms as questions
from practices.submissions.fields import AnswerForm

MOST_ROWS = 40


@dataclass(frozen=True)
class Rows:
    """A part of a step that can be repeated; at least `needed` times."""

    name: str
    form: type[AnswerForm]
    label: Label
    add: Label
    needed: int = 0


@dataclass(frozen=True)
class Step:
    """A page of the form."""

    name: str
    title: Label
    intro: Label = ""
    form: type[AnswerForm] = AnswerForm
    rows: Rows | None = None
    rows_first: bool = False


STEPS = (
    Step("short", _("In short"), form=questions.ShortForm),
    Step("pairs", _("Problems and solutions"),
         _("One pair for each problem, the most important first. Readers see them side by side."),
         rows=Rows("pairs", questions.PairForm, _("Problem and solution"),
                   _("Add another problem"), needed=1)),
    Step("how", _("How it works"), form=questions.HowForm,
         rows=Rows("phases", questions.PhaseForm, _("Phase"), _("Add another phase"))),
    Step("outcomes", _("What came of it"),
         _("What came of it, also what had no effect or backfired."),
         form=questions.LessonsForm,
         rows=Rows("outcomes", questions.OutcomeForm, _("Outcome"), _("Add another outcome")),
         rows_first=True),
    Step("elsewhere", _("Taking it into use elsewhere"), form=questions.ElsewhereForm),
    Step("who", _("Organisations, sources and readers"), form=questions.WhoForm),
)
BY_NAME = {step.name: step for step in STEPS}
FILES, PREVIEW = "files", "preview"
NAMES = (*BY_NAME, FILES, PREVIEW)
Answers = dict[str, Any]


class StepForms:
    """A step's forms, filled with answers.

    `complete=False`: an answer may be missing or wrong as yet. `spare` adds an empty row.
    """

    def __init__(
        self, step: Step, answers: Answers, *, complete: bool = True, check: bool = True,
        spare: bool = False,
    ) -> None:
        self.step = step
        self.main = _form(step.form, answers, "", complete, check)
        rows = list(answers.get(step.rows.name, [])) if step.rows else []
        if step.rows and (spare or not rows):
            rows.append({})
        self.rows = [
            _form(step.rows.form, row, f"{step.rows.name}-{number}", complete, check)
            for number, row in enumerate(rows) if step.rows
        ]

    def problems(self) -> list[dict[str, Any]]:
        """What is to be put right on the page, in its order."""
        main = list(self.main.problems()) if self.main.is_bound else []
        rows = self._row_problems()
        return [*rows, *main] if self.step.rows_first else [*main, *rows]

    def _row_problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for number, form in enumerate(self.rows):
            needed = self.step.rows and number < self.step.rows.needed and form.complete
            if form.is_bound and (needed or not form.is_empty()):
                found += form.problems()
            elif form.is_bound:
                form.errors.clear()  # an empty row is no row
        return found


def _form(
    form: type[AnswerForm], answers: Answers, prefix: str, complete: bool, check: bool
) -> AnswerForm:
    """With `check` the answers count as sent, else they only fill the fields."""
    if not check:
        return form(initial=answers, prefix=prefix or None, complete=complete)
    start = f"{prefix}-" if prefix else ""
    data = {f"{start}{name}": value for name, value in answers.items()}
    return form(data, prefix=prefix or None, complete=complete)


def typed_answers(step: Step, post: QueryDict) -> Answers:
    """What a browser sent for a step, as typed; empty rows left out."""
    answers = _typed(step.form, post, "")
    if step.rows:
        answers[step.rows.name] = [
            row for row in (
                _typed(step.rows.form, post, f"{step.rows.name}-{number}-")
                for number in _numbers(step.rows.name, post)
            )
            if not step.rows.form(row).is_empty()
        ]
    return answers


def _typed(form: type[AnswerForm], post: QueryDict, start: str) -> Answers:
    return {
        name: [value.replace("\0", "") for value in post.getlist(start + name)]
        if isinstance(field, forms.MultipleChoiceField)
        else post.get(start + name, "").replace("\0", "")
        for name, field in form.base_fields.items()
    }


def _numbers(name: str, post: Mapping[str, Any]) -> list[int]:
    hits = (re.match(rf"{name}-(\d{{1,3}})-", key) for key in post)
    return sorted({int(hit[1]) for hit in hits if hit})[:MOST_ROWS]


def to_keep(answers: Any) -> Any:
    """Answers as they may be stored: each number of a person or account struck out."""
    if isinstance(answers, dict):
        return {name: to_keep(value) for name, value in answers.items()}
    if isinstance(answers, list):
        return [to_keep(value) for value in answers]
    return without_numbers(answers) if isinstance(answers, str) else answers


def missing(data: dict[str, Answers]) -> Iterator[tuple[Step, list[dict[str, Any]]]]:
    """The steps that are not complete yet, with what is to be put right in each."""
    for step in STEPS:
        if problems := StepForms(step, data.get(step.name, {})).problems():
            yield step, problems

"""A group's worksheet: its forms, saved as typed, handed in as assessments."""

import re
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from practices.models import TransferAssessment, Worksheet
from practices.models.choices import AdoptionStatus
from practices.study_tours.forms import MOST_STEPS, AssessmentForm, GroupForm, StepForm
from practices.study_tours.mails import tell_owner
from practices.study_tours.merging import (
    Answers,
    Marks,
    Merged,
    answers_from,
    fields_of,
    mark,
    marks_of,
    merge,
)
from practices.study_tours.stops import Stop
from practices.study_tours.tours import original_of
from practices.submissions.fields import AnswerForm
from practices.submissions.steps import to_keep

ROWS = 2  # empty rows that a new worksheet has
WRITERS = 12  # open pages of which is kept what they sent last


class PracticeForms:
    """The forms about one practice."""

    def __init__(
        self, stop: Stop, answers: Answers, *, check: bool, complete: bool, spare: bool
    ) -> None:
        self.stop = stop
        steps = _without_end(answers.get("steps", []))
        steps += [{}] * (max(ROWS - len(steps), int(spare)))
        self.main = _form(AssessmentForm, answers, stop.id, check, complete)
        self.steps = [_form(StepForm, step, f"{stop.id}-step-{number}", check, complete)
                      for number, step in enumerate(steps[:MOST_STEPS])]

    def forms(self) -> list[AnswerForm]:
        """All of them."""
        return [self.main, *self.steps]


def _without_end(steps: list[Answers]) -> list[Answers]:
    """Without the empty rows at the end. Others keep their places, by which pages know them."""
    filled = [number for number, step in enumerate(steps) if any(step.values())]
    return steps[: filled[-1] + 1] if filled else []


class WorksheetForms:
    """All forms of a worksheet for one reader, filled with answers.

    With `check` the answers count as sent, else they only fill the fields. `complete`: what is
    missing is an error.
    """

    def __init__(
        self, answers: Answers, stops: list[Stop], *, check: bool = False, complete: bool = False,
        spare: str = "",
    ) -> None:
        self.group = _form(GroupForm, answers, "", check, complete)
        self.practices = [
            PracticeForms(stop, answers.get("practices", {}).get(stop.id, {}), check=check,
                          complete=complete, spare=stop.id == spare)
            for stop in stops
        ]

    def problems(self) -> list[dict[str, Any]]:
        """What is to be put right."""
        forms = [self.group, *(form for one in self.practices for form in one.forms())]
        return [problem for form in forms if form.is_bound and not form.is_valid()
                for problem in form.problems()]


def _form(
    form: type[AnswerForm], answers: Answers, prefix: str, check: bool, complete: bool
) -> AnswerForm:
    if not check:
        return form(initial=answers, prefix=prefix or None)
    start = f"{prefix}-" if prefix else ""
    data = {f"{start}{name}": answers.get(name, "") for name in form.base_fields}
    return form(data, prefix=prefix or None, complete=complete)


def typed(post: QueryDict, stops: list[Stop]) -> Answers:
    """What a browser sent, as typed."""
    answers: Answers = _values(GroupForm, post, "")
    answers["practices"] = {
        stop.id: {**_values(AssessmentForm, post, f"{stop.id}-"), "steps": _steps(post, stop.id)}
        for stop in stops
    }
    return answers


def _values(form: type[AnswerForm], post: QueryDict, start: str) -> Answers:
    return {name: post.get(start + name, "").replace("\0", "") for name in form.base_fields}


def _steps(post: QueryDict, practice: str) -> list[Answers]:
    hits = (re.match(rf"{practice}-step-(\d{{1,2}})-who\Z", key) for key in post)
    numbers = sorted({int(hit[1]) for hit in hits if hit})[:MOST_STEPS]
    return [_values(StepForm, post, f"{practice}-step-{number}-") for number in numbers]


def answers_of(sheet: Worksheet) -> Answers:
    """What is kept of a worksheet, in the form of `typed`."""
    return {"group": sheet.group, "country": sheet.country, "practices": sheet.data}


def save(sheet: Worksheet, answers: Answers, opened: Marks, writer: str) -> Merged | None:
    """Keeps what this page has changed since it was `opened` or since it saved last.

    `writer` names the open page, which may save as often as it likes. None, and nothing kept, when
    the worksheet was handed in. Answers about practices that this reader does not see stay as they
    are.
    """
    kept = to_keep(answers)
    with transaction.atomic():
        current = Worksheet.objects.select_for_update().get(pk=sheet.pk)
        if current.sent:
            return None
        base = current.seen.get(writer, opened)
        merged = merge(base, answers_of(current), kept)
        current.group, current.country = merged.fields["group"], merged.fields["country"][:2]
        current.data = merged.answers["practices"]
        current.seen = _seen(current.seen, writer, base, kept, merged)
        current.save()
    return merged


def _seen(
    seen: dict[str, Marks], writer: str, base: Marks, kept: Answers, merged: Merged
) -> dict[str, Marks]:
    """What the last pages that saved have sent; a conflict stays one until a page shows it."""
    if not writer:
        return seen
    marks = marks_of(kept)
    for path in merged.conflicts:
        marks[path] = base.get(path, mark(""))
    others = [(name, one) for name, one in seen.items() if name != writer]
    return dict([*others, (writer, marks)][-WRITERS:])


def with_theirs(answers: Answers, merged: Merged) -> Answers:
    """What was typed, with what others wrote where it was not touched."""
    return answers_from(fields_of(answers) | merged.theirs)


@transaction.atomic
def hand_in(sheet: Worksheet) -> None:
    """Makes an assessment of each practice about which something is written; tells the owner.

    Also of practices that who hands in may not read: somebody of the group who may wrote of them.
    """
    current = Worksheet.objects.select_for_update().get(pk=sheet.pk)
    if current.sent:
        return
    for item_id, answers in current.data.items():
        steps = [step for step in answers.get("steps", []) if any(step.values())]
        written = any(answers.get(name) for name in ("usable", "obstacles", "status")) or steps
        practice = original_of(item_id) if written else None
        if practice is not None:
            TransferAssessment.objects.update_or_create(
                worksheet=current, practice_id=practice,
                defaults={"usable": answers["usable"], "obstacles": answers["obstacles"],
                          "status": _status(answers["status"]), "plan": steps},
            )
    current.sent = timezone.now()
    current.save(update_fields=["sent", "changed"])
    tell_owner(current)


def _status(given: str) -> str:
    return given if given in AdoptionStatus.values else ""


@transaction.atomic
def open_again(sheet: Worksheet) -> None:
    """Lets the group go on writing; assessments that became adoptions stay with these."""
    current = Worksheet.objects.select_for_update().get(pk=sheet.pk)
    current.assessments.filter(adoption=None).delete()
    current.sent = None
    current.save(update_fields=["sent", "changed"])

"""Putting together what several people of a group typed in one worksheet, field by field.

A field is named by its path: "country", "exit/usable" for what is said of a practice, and
"exit/steps/0" for a row of its plan, which counts as one field. A mark stands for what a field
said when somebody saw it last, so that a page can tell what it has changed.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from practices.study_tours.forms import AssessmentForm, GroupForm, StepForm

Answers = dict[str, Any]
Fields = dict[str, Any]
Marks = dict[str, str]


@dataclass
class Merged:
    """What is to be kept; `theirs` by path, where others have written; `conflicts`, where both."""

    fields: Fields
    theirs: Fields = field(default_factory=dict)
    conflicts: Fields = field(default_factory=dict)

    @property
    def answers(self) -> Answers:
        """What is to be kept, in the form of a worksheet's answers."""
        return answers_from(self.fields)


def merge(base: Marks, stored: Answers, typed: Answers) -> Merged:
    """Three-way: what a page last saw (`base`), what is kept now, and what it sends.

    Where both have changed a field, what is kept stays and is a conflict.
    """
    ours, kept = fields_of(typed), fields_of(stored)
    merged = Merged(dict(kept))
    for path, value in ours.items():
        saved = kept.get(path, "")
        seen, now, new = base.get(path, mark("")), mark(saved), mark(value)
        if now in (seen, new):
            merged.fields[path] = value
        elif new == seen:
            merged.theirs[path] = saved
        else:
            merged.conflicts[path] = saved
    shown = set(typed["practices"])
    merged.theirs |= {path: value for path, value in kept.items()
                      if path not in ours and path.partition("/")[0] in shown}
    return merged


def marks_of(answers: Answers) -> Marks:
    """The marks of all fields with something in them."""
    marks = {path: mark(value) for path, value in fields_of(answers).items()}
    return {path: one for path, one in marks.items() if one != mark("")}


def read_marks(text: str) -> Marks:
    """Marks as a form carries them; none when it carries something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {path: one for path, one in found.items() if isinstance(one, str)}


def mark(value: Any) -> str:
    """The same for texts that differ only in how a browser writes the ends of their lines."""
    texts = [value.get(name, "") for name in StepForm.base_fields] if isinstance(
        value, dict) else [value]
    plain = "\0".join("\n".join(text.splitlines()) for text in texts).strip("\0\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fields_of(answers: Answers) -> Fields:
    """Answers by path."""
    found = {name: answers[name] for name in GroupForm.base_fields}
    for practice, said in answers["practices"].items():
        found |= {f"{practice}/{name}": said.get(name, "") for name in AssessmentForm.base_fields}
        found |= {f"{practice}/steps/{number}": step
                  for number, step in enumerate(said.get("steps", []))}
    return found


def answers_from(fields: Fields) -> Answers:
    """The opposite of `fields_of`; a row between others that nobody filled is empty."""
    answers: Answers = {"practices": {}}
    for path, value in fields.items():
        match path.split("/"):
            case [practice, "steps", number]:
                steps = answers["practices"].setdefault(practice, {}).setdefault("steps", [])
                steps += [{}] * (int(number) + 1 - len(steps))
                steps[int(number)] = value or {}
            case [practice, name]:
                answers["practices"].setdefault(practice, {})[name] = value
            case _:
                answers[path] = value
    return answers

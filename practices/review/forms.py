"""What a reviewer fills in: comments on fields, ratings, a decision, a message, a conflict."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.models import Decision, Dimension, Score
from practices.submissions.fields import AnswerForm, text

# "look": what a decision will do is shown before it is made.
DECIDING = ("look", "decide")
ACTIONS = (*DECIDING, "message", "conflict")


class ReviewForm(AnswerForm):
    """All of it in one form, so that no button throws away what was typed for another.

    `action` says which part must be complete. `keys` are the fields that can be commented on.
    """

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), choices=Decision.Kind.choices,
        widget=forms.RadioSelect, required=False,
    )
    reasons = text(
        gettext_lazy("Reasons"), gettext_lazy("The submitter reads them."), required=False
    )
    message = text(
        gettext_lazy("Write to the submitter"),
        gettext_lazy("A question, or an answer. It is sent at once, by mail too."), required=False,
    )
    conflict = text(
        gettext_lazy("What is your interest?"),
        gettext_lazy("For example: you work for the organisation. The submitter does not read it."
                     " You then do not decide about this practice any more."), rows=2,
        required=False,
    )

    def __init__(self, *args: Any, keys: list[str], action: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action
        for key in keys:
            self.fields[f"comment-{key}"] = text(gettext_lazy("Comment"), rows=2, required=False)
        for value, label in Dimension.choices:
            self.fields[f"score-{value}"] = forms.ChoiceField(
                label=label, choices=Score.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"reason-{value}"] = text(
                format_lazy(gettext_lazy("Why: {rated}"), rated=label), rows=2, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Asks for what the button's action needs, and for nothing else."""
        if self.action in ("message", "conflict"):
            self._need(self.action)
        elif self.action in DECIDING:
            self._clean_decision()
        return self.cleaned_data

    def _clean_decision(self) -> None:
        kind = self.cleaned_data.get("decision")
        if not kind:
            self.add_error("decision", _("Choose one."))
        elif kind == Decision.Kind.APPROVE:
            for value in Dimension.values:
                self._need(f"score-{value}", _("Choose one."))
                self._need(f"reason-{value}", _("Say why you chose this."))
        elif kind == Decision.Kind.DECLINE or not self.comments():
            self._need("reasons")

    def _need(self, name: str, told: str = "") -> None:
        if not self.cleaned_data.get(name, "").strip() and name not in self.errors:
            self.add_error(name, told or _("Write something here."))

    def comments(self) -> dict[str, str]:
        """The comments by field, those with something in them."""
        return {
            name.removeprefix("comment-"): value for name, value in self.cleaned_data.items()
            if name.startswith("comment-") and value.strip()
        }

    def ratings(self) -> dict[str, dict[str, str]]:
        """What was rated, by dimension."""
        given = self.cleaned_data
        return {
            value: {"score": given[f"score-{value}"], "reason": given.get(f"reason-{value}", "")}
            for value in Dimension.values if given.get(f"score-{value}")
        }

    def rating_fields(self) -> list[tuple[Any, Any]]:
        """Score and reason of each dimension, as a page shows them."""
        return [(self[f"score-{value}"], self[f"reason-{value}"]) for value in Dimension.values]


class TextForm(AnswerForm):
    """One text of a submitter: a message, or an appeal."""

    text = text(gettext_lazy("Your text"))

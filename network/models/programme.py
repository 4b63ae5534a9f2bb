"""The parts of a seminar's programme, and whom it has places for."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from network.local_times import written
from network.times import ends_before
from portal.fields import validate_partial_date
from portal.vocabulary.languages import CONTENT_LANGUAGES

ENDS_BEFORE = _("This is earlier than the start.")
NO_CONSENT = _("Write on which day these persons agreed to be named, or name functions only.")


class SessionBlock(blocks.StructBlock):
    """One item of a programme."""

    starts = blocks.CharBlock(
        label=_("Starts"), required=False, validators=[written],
        help_text=_("For example 2026-03-15 09:30."),
    )
    ends = blocks.CharBlock(
        label=_("Ends"), required=False, validators=[written],
        help_text=_("May lie on the next day. Readers see the time of the event’s own zone."),
    )
    title = blocks.CharBlock(label=_("Title"))
    languages = blocks.MultipleChoiceBlock(
        label=_("Languages spoken"), required=False, choices=CONTENT_LANGUAGES,
        help_text=_("More than one when it is bilingual or interpreted."),
    )
    abstract = blocks.TextBlock(label=_("Abstract"), rows=3, required=False)
    speakers = blocks.TextBlock(
        label=_("Speakers"), rows=2, required=False,
        help_text=_("Functions, one a line; names only with consent."),
    )
    persons = blocks.TextBlock(
        label=_("Names of speakers"), rows=2, required=False,
        help_text=_("Only of persons who have agreed to be named here, one a line."),
    )
    persons_consent = blocks.CharBlock(
        label=_("Consent given on"), required=False, validators=[validate_partial_date],
        help_text=_("The day on which they agreed. Names without it are refused."),
    )

    class Meta:
        label = _("Session")
        icon = "time"

    def clean(self, value: Any) -> Any:
        """Refuses an end before the start, and names without consent."""
        cleaned = super().clean(value)
        for name in ("starts", "ends"):
            cleaned[name] = written(cleaned.get(name) or "")
        errors = {}
        if ends_before(cleaned["starts"], cleaned["ends"]):
            errors["ends"] = ValidationError(ENDS_BEFORE)
        if cleaned.get("persons") and not cleaned.get("persons_consent"):
            errors["persons_consent"] = ValidationError(NO_CONSENT)
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class QuotaBlock(blocks.StructBlock):
    """Who may send how many people."""

    who = blocks.CharBlock(label=_("Who"), max_length=500)
    places = blocks.IntegerBlock(
        label=_("Places at most"), required=False, min_value=1, max_value=100_000
    )

    class Meta:
        label = _("Quota")
        icon = "group"

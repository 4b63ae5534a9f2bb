"""The repeated parts of a practice."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from practices.models.choices import Direction, Evidence


class PairBlock(blocks.StructBlock):
    """A problem and what solved it."""

    problem = blocks.TextBlock(label=_("Problem"), rows=3)
    solution = blocks.TextBlock(label=_("Solution"), rows=3)

    class Meta:
        label = _("Problem and solution")
        icon = "help"


class PhaseBlock(blocks.StructBlock):
    """A step of the practice, in order."""

    title = blocks.CharBlock(label=_("Phase"))
    text = blocks.TextBlock(label=_("What happens in it"), rows=3, required=False)

    class Meta:
        label = _("Phase")
        icon = "arrow-right"


class OutcomeBlock(blocks.StructBlock):
    """What came of it, in which direction, and how that is known."""

    statement = blocks.TextBlock(label=_("What came of it"), rows=2)
    direction = blocks.ChoiceBlock(
        label=_("Direction"), choices=Direction.choices, default=Direction.UNKNOWN
    )
    evidence = blocks.ChoiceBlock(
        label=_("Evidence"), choices=Evidence.choices, default=Evidence.UNTESTED
    )

    class Meta:
        label = _("Outcome")
        icon = "success"

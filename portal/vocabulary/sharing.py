"""Sharing levels, after the Traffic Light Protocol 2.0 (first.org/tlp)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


class Sharing(models.TextChoices):
    """Who may read an item: everybody, signed-in network members, or coordinators."""

    CLEAR = "clear", _("Clear: public")
    GREEN = "green", _("Green: members of the network")
    AMBER = "amber", _("Amber: coordinators")


# What each level means, beside its name.
MEANINGS = {
    Sharing.CLEAR.value: _("Everybody may read it and pass it on."),
    Sharing.GREEN.value: _("For signed-in members of the network. They may pass it on to colleagues"
                           " in their field, not to the public."),
    Sharing.AMBER.value: _("For the national coordinators and the editors. They may pass it on in"
                           " their own organisation to those who need it, and to nobody else."),
}
HELP = _("Clear: everybody. Green: signed-in members of the network, who may pass it on to"
         " colleagues, not to the public. Amber: the coordinators and editors; it stays in their"
         " own organisations.")
LEVELS = {Sharing.CLEAR.value: 0, Sharing.GREEN.value: 1, Sharing.AMBER.value: 2}


def level_of(sharing: str) -> int:
    """The level as a number that can be compared: 0 clear, 1 green, 2 amber."""
    return LEVELS[sharing]


def level_label(level: str, language: str) -> str:
    """The word for a level that is written as its number."""
    with override(language):
        return str(Sharing(readable_at(int(level))[-1]).label)


def readable_at(level: int) -> list[str]:
    """The sharing values that somebody cleared up to `level` may read."""
    return [sharing for sharing, needed in LEVELS.items() if needed <= level]


def narrow_to(media: Any, sharing: str) -> None:
    """Raises the level of a document or image to `sharing`, when it is lower, and saves it."""
    if level_of(media.sharing) < level_of(sharing):
        media.sharing = sharing
        media.save(update_fields=["sharing"])

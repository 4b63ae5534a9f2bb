"""Whatever has a sharing level says what it means, and writes down when it moves."""

from typing import Any

from portal.vocabulary.sharing import MEANINGS


class SharingMoves:
    """Beside a model's other bases: logs each move of its `sharing`, when it takes effect."""

    _shared_as: str | None = None

    @property
    def sharing_meaning(self) -> str:
        """What the level lets its readers do."""
        # The field is the model's that this stands beside.
        return str(MEANINGS[str(self.sharing)])  # type: ignore[attr-defined]

    @classmethod
    def from_db(cls, *args: Any, **more: Any) -> Any:
        """Remembers the level, so that a move of it is noticed."""
        found = super().from_db(*args, **more)  # type: ignore[misc]
        found._shared_as = found.__dict__.get("sharing")
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a move to another level is logged."""
        from portal.documents.levels import log_move

        before, now = self.shared_as(), str(self.sharing)  # type: ignore[attr-defined]
        super().save(*args, **kwargs)  # type: ignore[misc]
        if "sharing" not in (kwargs.get("update_fields") or ("sharing",)):
            return  # something else of a draft was saved
        self._shared_as = now
        if before not in (None, now):
            log_move(self, str(before))

    def shared_as(self) -> str | None:
        """The level at which it is kept now, which a draft of it need not know; None when new."""
        here: Any = self
        if self._shared_as is None and here.pk:
            kept = type(here)._default_manager.filter(pk=here.pk)
            return kept.values_list("sharing", flat=True).first()
        return self._shared_as

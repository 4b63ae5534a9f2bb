"""The themes as every page needs them: read once, kept until one changes."""

import threading
import time
from dataclasses import dataclass

from django.db.models.signals import post_delete, post_save

from portal.models import Country, CountryProfile, Stamp, Theme, ThemeTerms
from portal.models.stamp import renew_vocabulary

FRESH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme with its terms by language and what stands around it."""

    id: str
    labels: dict[str, str]
    synonyms: dict[str, tuple[str, ...]]
    broader: str | None

    def label(self, language: str) -> str:
        """The preferred term in `language`, else the English one, else any."""
        labels = self.labels
        return labels.get(language) or labels.get("en") or next(iter(labels.values()), self.id)


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes by id; `stamp` is new with each change."""

    stamp: int
    by_id: dict[str, ThemeEntry]

    def label(self, theme: str, language: str) -> str:
        """The label of a theme's id; the id itself when there is no such theme."""
        entry = self.by_id.get(theme)
        return entry.label(language) if entry else theme

    def narrower(self, theme: str | None) -> list[ThemeEntry]:
        """The themes right below one; those at the top for None."""
        return [entry for entry in self.by_id.values() if entry.broader == theme]


_lock = threading.Lock()
_kept: tuple[float, Themes] | None = None


def themes() -> Themes:
    """The themes as they stand now, at most a second old when another process changed them."""
    global _kept
    kept = _kept
    now = time.monotonic()
    if kept is not None and now - kept[0] < FRESH_SECONDS:
        return kept[1]
    stamp = Stamp.of("vocabulary")
    with _lock:
        fresh = kept[1] if kept is not None and kept[1].stamp == stamp else _read(stamp)
        _kept = (now, fresh)
    return fresh


def expire() -> None:
    """Lets the next look at the themes ask whether another process has changed them."""
    global _kept
    if _kept is not None:
        _kept = (float("-inf"), _kept[1])


def forget(**_signal: object) -> None:
    """Drops what is remembered; connected to each change in this process."""
    global _kept
    _kept = None


def connect() -> None:
    """Listens to every change of the vocabulary."""
    for model in (Theme, ThemeTerms, Country, CountryProfile):
        for signal in (post_save, post_delete):
            signal.connect(renew_vocabulary, sender=model)
            signal.connect(forget, sender=model)


def _read(stamp: int) -> Themes:
    by_id: dict[str, ThemeEntry] = {}
    slugs = dict(Theme.objects.values_list("pk", "slug"))
    for theme in Theme.objects.order_by("slug").prefetch_related("terms"):
        terms = list(theme.terms.all())
        by_id[theme.slug] = ThemeEntry(
            theme.slug,
            {entry.language: entry.label for entry in terms if entry.label},
            {entry.language: tuple(entry.synonyms) for entry in terms},
            slugs.get(theme.broader_id),
        )
    return Themes(stamp, by_id)

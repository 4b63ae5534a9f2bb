"""A search engine that cannot be reached."""

from pathlib import Path

from django.conf import settings

from search.engines.embedded import KIND


def take_away() -> None:
    """Puts something that is no index where the index is."""
    folder = Path(settings.SEARCH_INDEX_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "current").write_text(f"{KIND}99")
    (folder / f"{KIND}99").write_text("not an index")

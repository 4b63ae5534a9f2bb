"""The demo content in the test database and in an index, and an index for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from django.conf import settings

from tests.services import environment, sharing

_numbers = count()


def demo_index() -> Path:
    """Where the index of the demo content is kept; tests get copies of it."""
    return sharing.folder() / f"index-of-demo-on-{environment.DATABASE}"


def fill() -> None:
    """Imports the thesaurus and the demo content, and indexes them."""
    from django.db import transaction

    from portal.demo.load import demo_files
    from portal.interchange.importing import import_file
    from search.indexing.outbox import drain_now

    with index_at(demo_index()):
        with transaction.atomic():
            for path in demo_files():
                import_file(path)
        drain_now()


@contextmanager
def index_at(folder: Path) -> Iterator[None]:
    """Searches and indexes in `folder`, with nothing remembered from before."""
    before = settings.SEARCH_INDEX_DIR
    settings.SEARCH_INDEX_DIR = folder
    forget()
    try:
        yield
    finally:
        settings.SEARCH_INDEX_DIR = before
        forget()


@contextmanager
def fresh_index(of_demo: bool) -> Iterator[None]:
    """An index of the test's own: empty, or a copy of the demo content's."""
    folder = Path(settings.DATA_DIR) / f"index-{next(_numbers)}"
    if of_demo:
        shutil.copytree(demo_index(), folder)
    with index_at(folder):
        yield
    shutil.rmtree(folder, ignore_errors=True)


def forget() -> None:
    """Drops what the portal remembers of a database or an index."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from wagtail.models import Site

    from portal.vocabulary import locales, themes
    from search import engines
    from search.asked import counting
    from search.remembered import forget_all

    engines.forget()
    forget_all()
    locales.forget()
    themes.expire()  # read again only when they are others, which is a tenth of a second
    counting.forget()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()

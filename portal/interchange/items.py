"""Items (practices, seminars, reports, projects) as lines: one line, a page a language."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField

from portal.blocks import raw_stream, raw_values
from portal.interchange.importing import Context
from portal.models import ItemPage
from portal.vocabulary.locales import locale_code, locale_id

PageT = TypeVar("PageT", bound=ItemPage)
CHUNK = 200


def set_stream(page: ItemPage, name: str, values: list[Any]) -> None:
    """Puts plain values into a stream of one block type, without building the blocks."""
    field = page._meta.get_field(name)
    assert isinstance(field, StreamField)
    block_name = next(iter(field.stream_block.child_blocks))
    raw = raw_stream(f"{page.kind}/{page.item_id}/{name}", block_name, values)
    setattr(page, name, StreamValue(field.stream_block, raw, is_lazy=True))


def set_tags(page: ItemPage, name: str, pks: list[int]) -> None:
    """Tags a page (not yet saved) with the tags of these primary keys, in this order."""
    relation = {"themes": "theme_links", "countries": "country_links"}[name]
    through = page._meta.get_field(relation).related_model
    setattr(page, relation, [through(tag_id=pk) for pk in dict.fromkeys(pks)])


class ItemSaver(ABC, Generic[PageT]):
    """Makes or replaces the pages of one item from a line."""

    def __init__(self, model: type[PageT]) -> None:
        self.model = model

    def __call__(self, line: Any, context: Context) -> None:
        """Saves the item of `line`: its original first, then each translation.

        A translation that the line no longer has is unpublished; it stays as a draft.
        """
        found = {page.language: page for page in self.pages_of(line.id)}
        relative = next(iter(found.values()), None)
        original = self.save_version(line, line, line.language, found, relative, context)
        for language, text in line.translations.items():
            if language != line.language:
                self.save_version(line, text, language, found, original, context)
        for language, page in found.items():
            if page.live and language != line.language and language not in line.translations:
                # What was the original until now does not take the others along.
                page.original_language = line.language
                page.unpublish()
        context.learn(line.kind, line.id, original.pk)

    def pages_of(self, item_id: str) -> "QuerySet[PageT]":
        """Every language version there is of an item."""
        return self.model.objects.filter(item_id=item_id)

    def save_version(
        self, line: Any, text: Any, language: str, found: dict[str, PageT],
        relative: PageT | None, context: Context,
    ) -> PageT:
        """Makes or replaces one language version; `relative` is any other version there is."""
        page = found.get(language) or self.model(item_id=line.id)
        page.locale_id = locale_id(language)
        page.original_language = line.language
        page.prepared = True
        page.title = page.draft_title = text.title or line.title
        page.summary = text.summary or (line.summary if text is not line else "")
        page.sharing = line.sharing
        self.fill(page, line, text, context)
        if page.pk is None:
            self.add(page, language, relative, context)
        else:
            self.replace(page)
        return page

    @abstractmethod
    def fill(self, page: PageT, line: Any, text: Any, context: Context) -> None:
        """Sets the fields of the kind; `text` is the line itself or one of its translations."""

    def add(
        self, page: PageT, language: str, relative: PageT | None, context: Context
    ) -> None:
        """Adds a new published page under its section."""
        if relative is not None:
            page.translation_key = relative.translation_key
        section = context.section(self.model, language)
        page.slug = section.free_slug(page.item_id)
        page.first_published_at = page.last_published_at = timezone.now()
        section.page.add_child(instance=page)

    def replace(self, page: PageT) -> None:
        """Publishes the page as it is now, and keeps what stood there as a revision."""
        page.save_revision(log_action=True).publish()


def version_chunks(model: type[PageT], sharing: list[str] | None) -> Iterator[list[list[PageT]]]:
    """Published items in order of id, some at a time: each as its versions, original first.

    `sharing` keeps only items of these levels.
    """
    live = model.objects.filter(live=True)
    if sharing is not None:
        live = live.filter(sharing__in=sharing)
    ids = list(live.order_by("item_id").values_list("item_id", flat=True).distinct())
    for start in range(0, len(ids), CHUNK):
        groups: dict[str, list[PageT]] = {item_id: [] for item_id in ids[start : start + CHUNK]}
        for page in live.filter(item_id__in=groups).prefetch_related(
            "theme_links__tag", "country_links__tag"
        ):
            groups[page.item_id].append(page)
        yield [
            sorted(pages, key=_original_first)
            for pages in groups.values()
            if any(page.is_original for page in pages)
        ]


def _original_first(page: ItemPage) -> tuple[bool, str]:
    return not page.is_original, page.language


def themes_of(page: ItemPage) -> list[str]:
    """Ids of a page's themes, as ordered; costs nothing after `version_chunks`."""
    return [link.tag.slug for link in sorted(page.theme_links.all(), key=_by_pk)]


def countries_of(page: ItemPage) -> list[str]:
    """ISO codes of a page's countries, as ordered."""
    return [link.tag.name for link in sorted(page.country_links.all(), key=_by_pk)]


def _by_pk(link: Any) -> tuple[bool, int]:
    return link.pk is None, link.pk or 0  # in a preview, what was just typed has no number yet


def stream_of(page: ItemPage, name: str) -> list[Any]:
    """The plain values of a stream, in order."""
    return [
        {key: entry for key, entry in value.items() if entry not in (None, "")}
        if isinstance(value, dict)
        else value
        for value in raw_values(getattr(page, name))
    ]


def language_of(page: ItemPage) -> str:
    """The language a page is written in."""
    return locale_code(page.locale_id)


def original_keys(model: type[ItemPage]) -> dict[str, int]:
    """Primary keys of the original versions of a kind by id."""
    return {
        page.item_id: page.pk
        for page in model.objects.only("item_id", "original_language", "locale_id")
        if page.is_original
    }


def published_ids(kind: str, sharing: list[str] | None) -> set[str]:
    """Ids of the published items of a kind that another room may keep; `sharing` as above."""
    from portal.citations.registry import citables

    live = citables()[kind].model.objects.filter(live=True)
    if sharing is not None:
        live = live.filter(sharing__in=sharing)
    return set(live.values_list("item_id", flat=True))

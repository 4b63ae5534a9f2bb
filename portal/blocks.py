"""Blocks and small form parts that both rooms' pages are built from."""

from typing import TYPE_CHECKING, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Label: TypeAlias = "str | _StrPromise"


def text_list(label: Label, help_text: Label, rows: int = 2) -> StreamField:
    """A model field that holds an ordered list of short texts, each translated on its own."""
    block = blocks.TextBlock(label=_("Item"), rows=rows)
    return StreamField(
        [("item", block)], verbose_name=label, help_text=help_text, blank=True, collapsed=False
    )


def stream(name: str, block: blocks.Block, label: Label, help_text: Label) -> StreamField:
    """A model field that holds an ordered list of blocks of one type called `name`."""
    return StreamField([(name, block)], verbose_name=label, help_text=help_text, blank=True)


def raw_stream(key: str, name: str, values: list) -> list[dict]:
    """The stored form of a stream of one block type.

    `key` names item and field: a block's id follows from it and its place, so that the same
    block has the same id in every language version.
    """
    return [
        {"type": name, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{key}/{place}"))}
        for place, value in enumerate(values)
    ]


def raw_values(value: object) -> list:
    """The values in a stream's stored form, in order, without building its blocks."""
    return [entry["value"] for entry in value.raw_data]  # type: ignore[attr-defined]

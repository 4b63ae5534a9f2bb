"""Markdown of editors and submitters as safe HTML, and as words without signs."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = ("http:", "https:", "mailto:", "/", "#")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")
    parser.validateLink = lambda url: url.strip().lower().startswith(SCHEMES)  # type: ignore
    return parser


def to_html(text: str, top: int = 3) -> SafeString:
    """HTML of a Markdown text whose highest heading becomes <h{top}>; raw HTML is escaped."""
    if not text:
        return mark_safe("")
    tokens = _parser().parse(text)
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = top - min(levels, default=top)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, max(top, int(token.tag[1]) + shift))}"
    options: Any = _parser().options
    return mark_safe(_parser().renderer.render(tokens, options, {}))


def to_plain(text: str) -> str:
    """The words of a Markdown text, a line for each block: a colon stands behind a heading, a dot
    before an item of a list.
    """
    return "".join(_plain(_parser().parse(text))).strip()


def _plain(tokens: Sequence[Token]) -> Iterator[str]:
    heading = False
    for token in tokens:
        if token.type == "list_item_open":
            yield "• "
        elif token.type == "heading_open":
            heading = True
        elif token.type == "inline":
            written = "".join(_written(token.children or ()))
            yield written
            yield ":\n" if heading and written[-1:].isalnum() else "\n"
            heading = False
        elif token.type in ("fence", "code_block"):
            yield token.content


def _written(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield "\n" if token.type in ("softbreak", "hardbreak") else token.content

"""Markdown of editors and submitters as safe HTML."""

from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

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

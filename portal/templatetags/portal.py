"""Tags of the account pages, whose templates are Django's: the portal's frame around them.

The two that hold blocks are nodes of their own: Django's `simple_block_tag` hides blocks from
`{{ block.super }}`.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from portal import display
from portal.accounts.browsers import in_words
from portal.accounts.roles import ROLE_LABELS

register = template.Library()

PARTS = "portal.parts"


class Part(template.Node):
    """`{% part name %}`: keeps what stands in it for the `framed` around it."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> SafeString:
        kept: Any = context.render_context.setdefault(PARTS, {})  # type: ignore[arg-type]
        kept[self.name] = self.nodelist.render(context)
        return mark_safe("")


class Framed(template.Node):
    """`{% framed layout %}`: the page template `layout` with the parts that stand in it."""

    def __init__(self, layout: str, nodelist: NodeList) -> None:
        self.layout, self.nodelist = layout, nodelist

    def render(self, context: template.Context) -> SafeString:
        self.nodelist.render(context)
        parts: Any = context.render_context[PARTS]
        return mark_safe(get_template(self.layout).render({**parts}, context["request"]))


@register.tag
def part(parser: Parser, token: Token) -> Part:
    """Makes a `Part`."""
    return Part(*_argument_and_content(parser, token))


@register.tag
def framed(parser: Parser, token: Token) -> Framed:
    """Makes a `Framed`."""
    return Framed(*_argument_and_content(parser, token))


def _argument_and_content(parser: Parser, token: Token) -> tuple[str, NodeList]:
    name, argument = token.split_contents()
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return argument.strip('"'), nodelist


@register.simple_tag(takes_context=True)
def here(context: template.Context, path: str) -> SafeString:
    """` aria-current` for a link to `path`; see `display.here`."""
    return display.here(getattr(context.get("request"), "path", ""), path)


@register.simple_tag
def own_sign_in() -> str:
    """The name of the OpenID Connect provider that is set; empty without one."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return str(apps[0]["name"]) if apps else ""


@register.filter
def browser(user_agent: str) -> str:
    """A browser and its system in words."""
    return in_words(user_agent)


@register.filter
def current_first(sessions: Any) -> Any:
    """Sessions of a person, the one that asks before the others."""
    return sorted(sessions, key=lambda session: not session.is_current())


@register.simple_tag
def role_label(name: str) -> str:
    """The word for a role, by the name of its group."""
    return str(ROLE_LABELS.get(name, name))

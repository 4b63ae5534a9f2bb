"""How the page templates become Python: as Jinja2 does it, less detours that pages do not need.

A page of results has thousands of expressions. Without this it takes about twice as long.
"""

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import _escape_inner

MISSING = object()


def html(value: Any) -> str:
    """A value as HTML: escaped, unless it is HTML already. As Jinja2's `escape`, unwrapped."""
    if type(value) is str:
        return _escape_inner(value)
    if hasattr(value, "__html__"):
        return value.__html__()  # type: ignore[no-any-return]
    return _escape_inner(str(value))


class PageCode(CodeGenerator):
    """Code that asks objects for attributes, and calls our own functions, without intermediary."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.html(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`a.b`: the attribute, else what the environment makes of it."""
        owner, found = self.temporary_identifier(), self.temporary_identifier()
        self.write(f"({found} if ({found} := getattr(({owner} := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr({owner}, {node.attr!r}))")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """`f(x)`: directly when `f` is a function of the environment."""
        if not self._is_plain(node, frame):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def _is_plain(self, node: nodes.Call, frame: Frame) -> bool:
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            return False
        name = node.node.name
        load = frame.symbols.find_load(frame.symbols.ref(name))
        return load == (VAR_LOAD_RESOLVE, name) and name in self.environment.globals


class PageEnvironment(Environment):
    """An environment whose templates are written by `PageCode`; always with autoescape."""

    code_generator_class = PageCode
    html = staticmethod(html)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """For what has no such attribute: the entry of a dict, else what Jinja2 finds."""
        if type(obj) is dict and (found := obj.get(attribute, MISSING)) is not MISSING:
            return found
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals as they are: every include and import goes through all of them."""
        return super().make_globals(d) if d else self.globals

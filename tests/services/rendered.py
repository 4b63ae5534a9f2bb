"""`response.context` of pages: by itself Django's test client hears of its own templates only."""

from typing import Any

from django.template.backends.jinja2 import Template
from django.test.signals import template_rendered


def tell_of_pages() -> None:
    """From now on, rendering a page's template tells the test client its context."""
    render = Template.render

    def told(page: Any, context: Any = None, request: Any = None) -> str:
        context = {} if context is None else context
        html = render(page, context, request)
        template_rendered.send(sender=page, template=page.template, context=context)
        return html

    Template.render = told  # type: ignore[assignment,method-assign]

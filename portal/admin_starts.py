"""Wagtail's admin without inline scripts, which the portal's policy lets run nowhere.

Where Wagtail's choosers write a call of a function beside their field, they write the same call as
data here, which `frontend/src/admin.js` reads. Its date fields and inline panels do so by templates
(`templates/django/wagtailadmin/`). What a later Wagtail writes in another way is left as it is, and
the browser tests tell that it is refused.
"""

import json
import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets import BaseChooser

_CALL = re.compile(r"<script>(?:new )?(?P<name>\w+)\((?P<given>.*)\);</script>$", re.DOTALL)


def connect() -> None:
    """Has every chooser write its beginning as data."""
    rendered = BaseChooser.render

    def render(self: Any, *args: Any, **kwargs: Any) -> SafeString:
        return mark_safe(_CALL.sub(_as_data, rendered(self, *args, **kwargs)))

    BaseChooser.render = render


def _as_data(call: re.Match[str]) -> str:
    id_, *options = json.loads(f"[{call['given']}]")
    return format_html(
        '<template data-controller="portal-start" data-portal-start-call-value="{}"'
        ' data-portal-start-id-value="{}" data-portal-start-options-value="{}"></template>',
        call["name"], id_, json.dumps(options[0] if options else {}),
    )

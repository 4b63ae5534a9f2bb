"""What the admin says before an original is withdrawn or deleted."""

from typing import Any

from django import template

from portal.documents.confirming import language_in_words
from portal.following import followers

register = template.Library()


@register.inclusion_tag("portal/admin/versions_that_go.html")
def versions_that_go(page: Any, *, deleted: bool) -> dict[str, Any]:
    """The language versions that go with `page`, those withdrawn already when all are deleted."""
    going = [version for version in followers(page) if deleted or version.live]
    return {
        "deleted": deleted,
        "going": [(language_in_words(version.language), version.title) for version in going],
    }

"""What a page of results says of what was searched for besides the words asked for."""

from django.test import Client

from tests.portal.html import Read


def told(client: Client, address: str) -> list[str]:
    """The sentences, one a theme."""
    page = Read(client, address)
    found = page.tree.xpath("//p[a[contains(@href, '/themes/')] and contains(., 'also searched')]")
    return [" ".join(one.text_content().split()) for one in found]


def test_each_theme_is_told_with_its_terms_or_by_its_name_alone(
    demo: None, client: Client
) -> None:
    first, named, near = told(client, "/en/search/?q=f%C3%A6lles+kontrolbes%C3%B8g")
    assert first == "For “fælles” also searched: theme joint inspections"
    assert named.endswith("(theme inspections)")
    assert near == "For “kontrolbesøg” also searched: theme joint inspections"

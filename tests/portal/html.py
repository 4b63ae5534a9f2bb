"""Reading a page as a reader does."""

from typing import Any

from django.test import Client
from lxml import html as lxml_html


class Read:
    """A page that was asked for: its status and its parts."""

    def __init__(self, client: Client, path: str, **extra: Any) -> None:
        self.response = client.get(path, **extra)
        self.status = self.response.status_code
        self.html = self.response.content.decode()
        self.tree: Any = lxml_html.fromstring(self.html or "<p></p>")

    def text(self, xpath: str = "//main") -> str:
        """The words below the first element that an XPath names."""
        found = self.tree.xpath(xpath)
        return " ".join(" ".join(found[0].itertext()).split()) if found else ""

    def language_of(self, text: str) -> str:
        """The language that the page declares for the element whose own text holds `text`."""
        for element in self.tree.xpath("//body//*"):
            if text in " ".join((element.text or "").split()):
                return str(element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))
        return ""

    def links(self, xpath: str = "//main//a") -> dict[str, str]:
        """Addresses of links with their words."""
        return {link.get("href"): " ".join(link.text_content().split())
                for link in self.tree.xpath(xpath)}

    def switch(self) -> dict[str, str]:
        """The language switch: where each language leads."""
        return {link.get("hreflang"): link.get("href")
                for link in self.tree.xpath("//nav[contains(@class, 'language-switch')]//a")}

"""What pages carry for reference managers: `citation_*` tags and COinS."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.citations.registry import citables
from portal.citations.works import Work, persistent_address
from portal.display import absolute
from search.hits import Hit

Pair = tuple[str, str]


def meta_of(work: Work) -> list[Pair]:
    """Names and contents of the meta tags of a work's page."""
    details, portal = work.details, str(_("Nordic coordinators’ portal"))
    pairs = [("citation_title", work.title)]
    pairs += [("citation_author", name) for name in details.authors]
    if details.type == "report":
        pairs += [("citation_technical_report_institution", details.publisher or portal),
                  ("citation_technical_report_number", details.number)]
    pairs += [
        ("citation_publisher", details.publisher or portal),
        ("citation_publication_date", details.issued[:10].replace("-", "/")),
        ("citation_online_date", work.version.replace(".", "/")),
        ("citation_language", work.language), ("citation_isbn", details.isbn),
        ("citation_doi", details.doi), ("citation_public_url", work.address),
        ("citation_pdf_url", absolute(details.pdf) if details.pdf else ""),
    ]
    return [(name, content) for name, content in pairs if content]


def coins_of(work: Work) -> SafeString:
    """A work as an invisible span of COinS."""
    details = work.details
    return _span([
        ("rft.type", details.type), ("rft.title", work.title),
        *(("rft.creator", name) for name in details.authors),
        ("rft.publisher", details.publisher or str(_("Nordic coordinators’ portal"))),
        ("rft.date", details.issued[:10] or work.version.replace(".", "-")),
        ("rft.language", work.language), ("rft.identifier", work.address),
        ("rft.description", work.summary),
        ("rft.identifier", f"urn:isbn:{details.isbn}" if details.isbn else ""),
        ("rft_id", f"info:doi/{details.doi}" if details.doi else ""),
    ])


def is_work(hit: Hit) -> bool:
    """Whether what was found can be cited, and so be in a reading list."""
    return hit.kind in citables()


def coins_of_hit(hit: Hit) -> SafeString:
    """A found item as a span of COinS, as far as the index knows it; nothing for what is no work.

    Only a report's date is that of its publication.
    """
    if not is_work(hit):
        return mark_safe("")
    return _span([
        ("rft.type", "report" if hit.kind == "report" else "webpage"),
        ("rft.title", hit.plain_title),
        ("rft.date", hit.iso_date[:10] if hit.kind in ("report", "seminar") else ""),
        ("rft.language", hit.language),
        ("rft.identifier", persistent_address(hit.kind, hit.id)),
    ])


def _span(pairs: Iterable[Pair]) -> SafeString:
    told = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
            *(pair for pair in pairs if pair[1])]
    return format_html('<span class="Z3988" title="{}"></span>', urlencode(told))

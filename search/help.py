"""Examples of what can be written into the search field, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.query import Query


@dataclass(frozen=True, slots=True)
class Example:
    """What to write, what it does, and the address of that search."""

    written: str
    does: str
    url: str


def examples(path: str) -> list[Example]:
    """The examples, with addresses of the search page at `path`."""
    training, police, phrase = _("training"), _("police"), _("victims of trafficking")
    queries = [
        (Query(q=_("labour exploitation")),
         _("Both words, in any inflection and inside longer words, and what other languages call "
           "the same thing.")),
        (Query(q=f'"{phrase}"'),
         _("Quotation marks: these words side by side, as they are written. Around one word: only "
           "this form of it.")),
        (Query(q=f"{training} -{police}"),
         _("A hyphen right before a word: only results without it.")),
        (Query(q=_("identifying victims"), expand=False),
         _("Without the thesaurus: only your own words, no other languages.")),
        (Query(q=training, country=("FI", "NO")),
         _("Filters beside the results: values of one filter widen the search, different filters "
           "narrow it.")),
        (Query(q=_("children"), year_from=2015, year_to=2022),
         _("Years: results dated from the first to the last one.")),
    ]
    return [Example(query.q, does, query.address(path)) for query, does in queries]

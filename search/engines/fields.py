"""What every engine keeps of an item: plain terms in a few fields, facets, and sort keys."""

import time
from collections.abc import Iterator
from itertools import chain
from typing import Any

from search import thesaurus
from search.analysis import WordTerms, analyze_words, pieces_of, segment
from search.answer import FACETS
from search.audience import Audience
from search.collation import sort_key
from search.document import Item
from search.engines.name_terms import NAMES, name_terms
from search.fingerprint import fingerprint
from search.plan import ANY
from search.query import PUBLISHED
from search.reader import best_of, reading_order

# Another number whenever what `item_fields` gives changes, or how a text is analysed or cut: an
# index of another format counts as lost, and is made anew.
FORMAT = 11
# f: words as written, folded, in order; x: words with diacritics as written; t: lemmas and stems;
# p: parts of compounds; c: concepts of the thesaurus that are mentioned.
LAYERS = ("f", "x", "t", "p", "c")
MATCHED = ("t", "p", "c")  # of these the text's have the title's too
# The distinct terms (t, p and c) of all pages of an item's files, without those of its own text, by
# the level at which these are read: each has a field of its own, which only its audiences search.
PAGED = {level: f"paged_{level.value}" for level in Audience}
SORT_LANGUAGES = ("en", "fi", "sv", "nb", "da", "is")
# Orders by a field of numbers: which, and whether the greatest stand first.
DATED = {"newest": ("date", True), "earliest": ("date", False), PUBLISHED: ("published", True)}

# What a meeting word weighs in each field: written as asked, as asked without diacritics,
# inflected, inside a compound; in the title or in the text, or on a page of a file.
WEIGHTS = {
    "title_x": 4.0, "title_f": 4.0, "title_t": 3.0, "title_p": 1.2,
    "text_x": 1.0, "text_f": 1.0, "text_t": 1.0, "text_p": 0.4,
    **dict.fromkeys(PAGED.values(), 0.6),
}
# And a term of the same concept: less than the word itself, which a text has both as written and
# as its lemma.
MENTION_WEIGHTS = {"title_c": 3.0, "text_c": 1.0, **dict.fromkeys(PAGED.values(), 0.3)}
BETWEEN = "\u241e"  # stands between versions, so that no phrase reaches from one into another
# Of an item tagged with a concept that the query names, times how rare the tag is: a common
# theme beside a rare one must not drown it.
TAG_WEIGHT = 15.0
GROUP_WEIGHT = 40.0  # of each word of the query that an item meets beyond those it must meet
PHRASE_TITLE_WEIGHT = 3.0
NEVER = 2**62  # later than any event, in seconds
TIE_BREAKER = 0.2  # what the lesser ways of meeting a group add


def item_fields(item: Item) -> dict[str, Any]:
    """The item's fields, the item itself (`payload`) left out."""
    first = item.first
    fields: dict[str, Any] = {
        "key": item.key,
        "level": str(item.level),
        "date": date_number(first.date),
        "year": int(first.date[:4]) if first.date else 0,
        "over": first.over,
        "published": first.published,
    }
    for name in FACETS:
        fields[f"facet_{name}"] = list(dict.fromkeys(item.values(name)))
    titles = {version.language: version.title for version in item.versions}
    for language in SORT_LANGUAGES:  # of the version that a card in this language shows
        shown = best_of(titles, reading_order(language))
        fields[f"sort_{language}"] = sort_key(titles[shown], language)
    titles_of, texts_of = _parts(item)
    title, text = layers(titles_of), layers(texts_of)
    for layer in LAYERS:
        fields[f"title_{layer}"] = " ".join(title[layer])
        # What an item is found by stands together, so that one field is asked for it.
        whole = text[layer] + title[layer] if layer in MATCHED else text[layer]
        fields[f"text_{layer}"] = " ".join(whole)
    fields[NAMES] = name_terms(item)
    fields["fingerprint"] = fingerprint(item, title["c"] + text["c"])
    return fields


def current_fingerprint(item: Item) -> str:
    """The fingerprint that `item_fields` gives the item now, under the thesaurus of now."""
    titles_of, texts_of = _parts(item)
    return fingerprint(item, layers(titles_of)["c"] + layers(texts_of)["c"])


def needed_terms(word: WordTerms, audience: Audience) -> Iterator[tuple[str, str]]:
    """(field, term) pairs, one of which an item has that `audience` finds by a query's word."""
    yield from own_terms(word)
    for form in word.terms:
        yield from paged_terms(form, audience)


def own_terms(word: WordTerms) -> Iterator[tuple[str, str]]:
    """(field, term) pairs, one of which an item has that says a query's word itself, in its title
    or its text, alone or inside a compound: what a word with a minus leaves out.
    """
    for form in word.terms:
        yield "text_t", form
        yield "text_p", form


def paged_terms(form: str, audience: Audience) -> Iterator[tuple[str, str]]:
    """(field, term) pairs, one of which an item has that has `form` on a page for `audience`."""
    for level, field in PAGED.items():
        if level <= audience:
            yield field, form


def better_terms(word: WordTerms) -> Iterator[tuple[str, str]]:
    """(field, term) pairs that make an item stand higher: in the title, or written as asked."""
    yield "title_f", word.terms[0]
    yield "text_f", word.terms[0]
    if word.exact != word.terms[0]:
        yield "title_x", word.exact
        yield "text_x", word.exact
    for form in word.terms:
        yield "title_t", form
        yield "title_p", form


def _parts(item: Item) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The (text, language) pairs of all versions: titles with other names, and texts."""
    return (
        [
            *((version.title, version.language) for version in item.versions),
            *((name, ANY) for name in item.first.names),
        ],
        [
            (text, version.language)
            for version in item.versions
            for text in (version.full_text(), version.keywords)
        ],
    )


def layers(texts: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The words of (text, language) pairs for each layer."""
    found: dict[str, list[str]] = {layer: [] for layer in LAYERS}
    folded, exact, terms, parts, concepts = (found[layer] for layer in LAYERS)
    known = thesaurus.current()
    for text, language in texts:
        written = pieces_of(segment(text))[1::2]
        words = [word for word in analyze_words(written, language) if word.terms]
        # A text without such words counts too: engines differ in how an empty field weighs on the
        # others' scores. Every text has terms.
        for layer in (folded, exact, parts, concepts):
            layer.append(BETWEEN)
        folded += [word.terms[0] for word in words]
        exact += [word.exact for word in words if word.exact != word.terms[0]]
        terms += chain.from_iterable([word.terms for word in words])
        parts += chain.from_iterable([word.parts for word in words])
        concepts += known.mentions(words, language)
    return found


def date_number(date: str) -> int:
    """A partial ISO date as a number that sorts: "2021-03" gives 20210300; none gives 0."""
    return int(date[:10].replace("-", "").ljust(8, "0")) if date else 0


def over_between(when: str) -> tuple[int, int]:
    """The first and last `over` of events that are `coming` or `past` now."""
    now = int(time.time())
    return (now + 1, NEVER) if when == "coming" else (1, now)

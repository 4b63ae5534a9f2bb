"""Which concepts a text mentions: asked once for each text, when it is indexed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from search.analysis import WordTerms

KEPT = 50_000  # word types whose terms are kept
Forms = tuple[str, ...]


class Mentions:
    """The terms of concepts in one language, found among the words of a text."""

    def __init__(self, terms: Iterable[tuple[str, Sequence[WordTerms]]]) -> None:
        """`terms` are pairs of a concept's key and the analysed words of a term."""
        self._terms = [(key, tuple(word.terms for word in words)) for key, words in terms]
        having = Counter(form for _key, words in self._terms for forms in words for form in forms)
        # A term is looked for where its rarest word stands, if the next rarest does, too; many are
        # one word alone.
        self._words: dict[str, list[int]] = {}
        self._under: dict[str, list[tuple[int, Forms]]] = {}
        for number, (_key, words) in enumerate(self._terms):
            rarest, *others = sorted(words, key=lambda forms: max(having[form] for form in forms))
            for form in rarest:
                if others:
                    self._under.setdefault(form, []).append((number, others[0]))
                else:
                    self._words.setdefault(form, []).append(number)
        self._known = frozenset(having)
        self._forms: dict[str, Forms] = {}

    def among(self, words: Iterable[WordTerms]) -> list[str]:
        """The keys of the concepts that a text of these words mentions, each as often as it does.

        A term of several words is met wherever these stand, in any inflection, also in compounds,
        and as often as the rarest of them.
        """
        words = list(words)
        if len(self._forms) >= KEPT:
            self._forms = {}  # another thread may read the one before
        known = self._forms
        for word in words:
            if word.exact not in known:
                known[word.exact] = tuple(self._known.intersection(word.terms + word.parts))
        counts = Counter(chain.from_iterable([known[word.exact] for word in words]))
        times = self._times(counts)
        found: list[str] = []
        for number in sorted(times):
            found += [self._terms[number][0]] * times[number]
        return found

    def _times(self, counts: Mapping[str, int]) -> dict[int, int]:
        """How often each term is met, by its number; `counts` has the forms of a text."""
        times: dict[int, int] = {}
        for form, count in counts.items():
            for number in self._words.get(form, ()):
                if count > times.get(number, 0):
                    times[number] = count
        here = counts.keys()
        for number in {
            number for form in here for number, other in self._under.get(form, ())
            if not here.isdisjoint(other)
        }:
            words = self._terms[number][1]
            if not any(here.isdisjoint(forms) for forms in words):
                times[number] = min(
                    max(counts.get(form, 0) for form in forms) for forms in words
                )
        return times

"""Words to terms: the cache, threads, determinism, speed, other languages, false friends."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.analysis import (
    LANGUAGES,
    Meeting,
    analyze_query_word,
    analyze_text,
    analyze_word,
    fold,
    lexicon,
    warm,
    words,
)

ROOT = Path(__file__).parents[3]
TEXTS = {
    "en": "The police identified victims of trafficking at three building sites.",
    "fi": "Poliisi tunnisti ihmiskaupan uhreja kolmella rakennustyömaalla.",
    "sv": "Polisen identifierade offer för människohandel på tre byggarbetsplatser.",
    "nb": "Politiet identifiserte ofre for menneskehandel på tre byggeplasser.",
    "da": "Politiet identificerede ofre for menneskehandel på tre byggepladser.",
    "is": "Lögreglan bar kennsl á fórnarlömb mansals á þremur byggingarsvæðum.",
}


def test_terms_are_plain_and_unique() -> None:
    for language, text in TEXTS.items():
        for word in analyze_text(text, language):
            assert all(term and " " not in term for term in (*word.terms, *word.parts))
            assert len(set(word.terms)) == len(word.terms)
            assert len(set(word.parts)) == len(word.parts)


def test_languages_without_lemmatiser_have_exact_and_folded() -> None:
    for language in ("se", "fo", "kl", "xx"):
        assert analyze_word("Sámegiella", language) == ("sámegiella", ("samegiella",), ())


def test_nynorsk_is_read_as_norwegian() -> None:
    assert analyze_word("menneska", "nn") == analyze_word("menneska", "nb")


def test_a_language_that_does_not_know_the_word_adds_nothing() -> None:
    # Danish and Norwegian Snowball would make "viranomain" and the like of Finnish words.
    assert analyze_query_word("viranomainen").terms == analyze_word("viranomainen", "fi").terms


def test_unknown_words_meet_on_stems() -> None:
    meeting = Meeting(analyze_query_word("blorpingar").terms, "sv")
    assert "blorpingarna" in meeting.among(["blorpingarna"], "blorpingarna")


def test_a_word_that_is_met_first_after_the_question_was_put_meets_too() -> None:
    meeting = Meeting(analyze_query_word("blorpingar").terms, "sv")
    meeting.among([], "")
    analyze_word("blorpingens", "sv")  # as another thread does
    assert "blorpingens" in meeting.among(["blorpingens"], "blorpingens")


def test_cache_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "CACHE_SIZE", 100)
    words.clear_caches()
    for number in range(1000):
        analyze_word(f"w{number}", "en")
        analyze_query_word(f"w{number}")
    assert words.cached_words() <= 200
    words.clear_caches()


def test_threads_agree() -> None:
    words.clear_caches()
    alone = {code: analyze_text(text, code) for code, text in TEXTS.items()}
    words.clear_caches()

    def work(number: int) -> bool:
        code = LANGUAGES[number % len(LANGUAGES)]
        if number % 50 == 0:
            words.clear_caches()
        return analyze_text(TEXTS[code], code) == alone[code]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(600)))


def test_terms_are_the_same_in_every_process() -> None:
    code = (
        "from search.analysis import *\n"
        f"for language, text in {TEXTS!r}.items():\n"
        "    print(ascii(analyze_text(text, language)))\n"
        "    print(ascii([analyze_query_word(t.text) for t in tokenize(text)]))\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "HOME": str(Path.home())},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1



def test_all_languages_fit_and_load_fast() -> None:
    warm()  # makes the lexicon files if this machine has none yet
    code = (
        "import time; start = time.perf_counter()\n"
        "from search.analysis.measure import memory_mb\n"
        "bare = memory_mb()\n"
        "from search.analysis import analyze_text, warm\n"
        "warm()\n"
        f"for language, text in {TEXTS!r}.items(): analyze_text(text, language)\n"
        "print(memory_mb() - bare, time.perf_counter() - start)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    megabytes, seconds = map(float, result.stdout.split())
    assert megabytes < 200
    assert seconds < 2


def test_lexicon_files_are_made_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(lexicon.CACHE_VARIABLE, str(tmp_path))
    made = lexicon.lexicon.__wrapped__("is")
    assert made.lemma("börnum") == "barn"
    file = lexicon.cache_directory() / "is.dic"
    file.unlink()  # for the old one is still mapped
    file.write_bytes(b"not a trie")
    assert lexicon.lexicon.__wrapped__("is").lemma("börnum") == "barn"


def test_words_met_before_are_analysed_many_times_as_fast() -> None:
    text = TEXTS["sv"]

    def first_time() -> float:
        words.clear_caches()
        return _seconds(text)

    fresh = min(first_time() for _ in range(5))
    assert fresh / min(_seconds(text) for _ in range(5)) >= 10


def _seconds(text: str) -> float:
    start = time.perf_counter()
    analyze_text(text, "sv")
    return time.perf_counter() - start


@pytest.mark.parametrize(("name", "language", "other"), [
    ("Romania", "fi", "romani"), ("Oman", "fi", "oma"),
    ("Polen", "sv", "pol"), ("Spánn", "is", "spónn"),
])  # fmt: skip
def test_a_country_is_not_a_form_of_another_word(name: str, language: str, other: str) -> None:
    assert analyze_word(name, language).terms == (fold(name),)
    assert set(analyze_query_word(name).terms).isdisjoint(analyze_word(other, language).terms)


@pytest.mark.parametrize(("name", "inflected", "language"), [
    ("Romania", "Romaniasta", "fi"), ("Peru", "Perussa", "fi"), ("Polen", "Polens", "sv"),
    ("Spánn", "Spánar", "is"),
])  # fmt: skip
def test_a_country_is_found_in_its_cases(name: str, inflected: str, language: str) -> None:
    asked = set(analyze_query_word(name).terms)
    assert not asked.isdisjoint(analyze_word(inflected, language).terms)

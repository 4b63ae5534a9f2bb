"""What every engine can do: one suite, the same answers."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.analysis import pieces_of
from search.answer import FACETS, Answer
from search.audience import Audience
from search.document import Item, one_after_other
from search.engines.base import Engine
from search.engines.fields import current_fingerprint
from search.plan import make_plan
from search.query import PUBLISHED, Query
from tests.search.documents import document, item
from tests.search.engines import BOTH, ENGINES


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty engine."""
    yield from ENGINES[request.param](tmp_path)


def ask(
    engine: Engine, q: str = "", audience: Audience = Audience.ANONYMOUS, language: str = "en",
    **fields: object,
) -> Answer:
    query = Query(q=q, **fields)  # type: ignore[arg-type]
    return engine.search(query, make_plan(q, expand=False), audience, language)


def ids(answer: Answer) -> list[str]:
    return [found.first.id for found in answer.items]


def counts(answer: Answer, facet: str) -> dict[str, int]:
    return dict(answer.facets[facet])


def test_an_empty_engine_finds_nothing_and_is_ready(engine: Engine) -> None:
    assert ask(engine, "word").count == 0
    assert ask(engine).items == ()
    assert engine.ready()


def test_what_was_written_is_found_at_once(engine: Engine) -> None:
    engine.write([item("a", "Joint inspections"), item("b", "Training")])
    assert ids(ask(engine, "inspections")) == ["a"]


def test_an_item_comes_back_as_it_was_written(engine: Engine) -> None:
    whole = item("a", "Þór", body="Bréf", pairs=(("Problem", "Solution"),), date="2021-03",
                 countries=("IS", "FI"), themes=("t",), labels={"type": ("training",)})
    engine.write([whole])
    (found,) = ask(engine).items
    (version,) = found.versions
    assert "".join(pieces_of(version.cut)) == one_after_other("Problem", "Solution", "Bréf")
    assert replace(version, cut="", body="Bréf") == whole.first


def test_writing_again_replaces(engine: Engine) -> None:
    engine.write([item("a", "Old")])
    engine.write([item("a", "New")])
    assert ids(ask(engine, "old")) == []
    assert ids(ask(engine, "new")) == ["a"]
    assert ask(engine).count == 1


def test_a_deleted_item_is_not_found(engine: Engine) -> None:
    engine.write([item("a", "One"), item("b", "Two")])
    engine.write([], ["practice:a"])
    assert ids(ask(engine)) == ["b"]


def test_items_of_different_kinds_may_have_the_same_id(engine: Engine) -> None:
    engine.write([item("a"), item("a", kind="seminar")])
    engine.write([], ["seminar:a"])
    assert [found.key for found in ask(engine).items] == ["practice:a"]


def test_a_rebuild_holds_just_the_items_given(engine: Engine) -> None:
    engine.write([item("old", "Word")])
    engine.rebuild([item("new", "Word")])
    assert ids(ask(engine, "word")) == ["new"]


def test_an_engine_can_be_written_to_after_a_rebuild(engine: Engine) -> None:
    engine.rebuild([item("a", "Word")])
    engine.write([item("b", "Word")])
    assert sorted(ids(ask(engine, "word"))) == ["a", "b"]


def test_keys_name_every_item_with_its_fingerprint(engine: Engine) -> None:
    wanted = [item("a", "One"), item("b", "Two")]
    engine.write(wanted)
    assert dict(engine.keys()) == {one.key: current_fingerprint(one) for one in wanted}


def test_versions_of_an_item_are_one_result(engine: Engine) -> None:
    versions = Item((document("a", "Inspection", body="tarkastus"),
                     document("a", "Tarkastus", language="fi", original=False)))
    engine.write([versions])
    assert ask(engine, "tarkastus").count == 1


@pytest.mark.parametrize(("audience", "seen"), [
    (Audience.ANONYMOUS, ["clear"]), (Audience.MEMBER, ["clear", "green"]),
    (Audience.COORDINATOR, ["amber", "clear", "green"]),
])  # fmt: skip
def test_an_audience_finds_and_counts_only_what_it_may_read(
    engine: Engine, audience: Audience, seen: list[str]
) -> None:
    engine.write([item(name, "Word", level=level, countries=("FI",))
                  for level, name in enumerate(("clear", "green", "amber"))])
    answer = ask(engine, "word", audience)
    assert sorted(ids(answer)) == seen
    assert answer.count == len(seen)
    assert counts(answer, "country") == {"FI": len(seen)}


def test_the_strictest_version_decides_who_reads_an_item(engine: Engine) -> None:
    engine.write([Item((document("a", "Word"), document("a", "Ord", language="sv", level=2)))])
    assert ask(engine, "word").count == 0


@pytest.fixture
def mixed(engine: Engine) -> Engine:
    """Items that differ by country, theme, kind and year."""
    rows: list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]] = [
        ("a", "practice", ("FI",), ("t1",), "2020"),
        ("b", "practice", ("SE",), ("t1",), "2021"),
        ("c", "practice", ("FI", "SE"), ("t2",), "2021-05"),
        ("d", "seminar", ("NO",), ("t2",), "2022-01-31"),
        ("e", "report", (), (), ""),
    ]
    engine.write([
        item(name, f"Word {name}", kind=kind, countries=countries, themes=themes, date=date)
        for name, kind, countries, themes, date in rows
    ])
    return engine


def test_values_of_one_filter_are_or(mixed: Engine) -> None:
    assert sorted(ids(ask(mixed, country=("FI", "NO")))) == ["a", "c", "d"]


def test_different_filters_are_and(mixed: Engine) -> None:
    assert ids(ask(mixed, country=("FI",), theme=("t2",))) == ["c"]


def test_filters_and_words_are_and(mixed: Engine) -> None:
    assert ids(ask(mixed, "word", country=("NO",))) == ["d"]


def test_a_facets_counts_ignore_its_own_filter_and_obey_the_others(mixed: Engine) -> None:
    answer = ask(mixed, country=("FI",), theme=("t1",))
    assert counts(answer, "country") == {"FI": 1, "SE": 1}
    assert counts(answer, "theme") == {"t1": 1, "t2": 1}
    assert counts(answer, "kind") == {"practice": 1}


def test_the_year_facet_ignores_the_years_asked_for_and_others_obey_them(mixed: Engine) -> None:
    answer = ask(mixed, year_from=2021, year_to=2021)
    assert counts(answer, "year") == {"2020": 1, "2021": 2, "2022": 1}
    assert counts(answer, "country") == {"FI": 1, "SE": 2}


def test_facets_count_items_and_not_versions(engine: Engine) -> None:
    engine.write([Item((document("a", "Word", countries=("FI",)),
                        document("a", "Ord", language="sv", countries=("FI",))))])
    answer = ask(engine)
    assert counts(answer, "country") == {"FI": 1}
    assert counts(answer, "language") == {"en": 1, "sv": 1}


def test_facets_count_alike_what_nearly_all_have_and_what_few_have(engine: Engine) -> None:
    shared = ["police"] * 7 + ["school"]
    levels = [0, 0, 0, 0, 0, 1, 2, 0]
    engine.write([
        item(f"i{n}", word, level=level, countries=("FI",) if n % 2 else ("SE", "NO"))
        for n, (word, level) in enumerate(zip(shared, levels, strict=True))
    ])
    assert counts(ask(engine, "police"), "country") == {"SE": 3, "NO": 3, "FI": 2}
    assert counts(ask(engine, "school"), "country") == {"FI": 1}
    assert counts(ask(engine), "country") == {"SE": 3, "NO": 3, "FI": 3}
    assert counts(ask(engine, "police", Audience.COORDINATOR), "country") == {
        "SE": 4, "NO": 4, "FI": 3}
    only = ask(engine, "police", country=("NO",))
    assert counts(only, "country") == {"SE": 3, "NO": 3, "FI": 2}
    assert counts(only, "kind") == {"practice": 3}
    engine.write([item("more", "police", countries=("FI",))])
    assert counts(ask(engine, "police"), "country")["FI"] == 3


def test_every_facet_is_counted_even_when_nothing_is_found(engine: Engine) -> None:
    assert set(ask(engine, "nothing").facets) == set(FACETS)


@pytest.mark.parametrize(("first", "last", "found"), [
    (2021, 2021, ["b", "c"]), (2021, None, ["b", "c", "d"]), (None, 2021, ["a", "b", "c"]),
    (2023, 2020, []), (0, 9999, ["a", "b", "c", "d"]),
])  # fmt: skip
def test_from_and_to_are_years_that_count_themselves(
    mixed: Engine, first: int | None, last: int | None, found: list[str]
) -> None:
    answer = ask(mixed, year_from=first, year_to=last)
    assert sorted(set(ids(answer)) - {"e"}) == found


def test_items_without_a_date_are_not_in_any_year(mixed: Engine) -> None:
    assert "e" not in ids(ask(mixed, year_from=0))


def test_events_are_coming_until_they_are_over_and_past_from_then_on(engine: Engine) -> None:
    now = int(time.time())
    overs = {"later": (now + 9_000_000_000, "2031"), "next": (now + 3600, "2030"),
             "been": (now - 3600, "2020"), "long-ago": (1, "1962"), "no-event": (0, "2030")}
    engine.write([item(name, over=over, date=date) for name, (over, date) in overs.items()])
    assert ids(ask(engine, when="coming")) == ["next", "later"]
    assert ids(ask(engine, when="past")) == ["been", "long-ago"]
    assert counts(ask(engine, when="past"), "year") == {"2020": 1, "1962": 1}


def test_newest_puts_the_latest_first_and_the_undated_last(mixed: Engine) -> None:
    assert ids(ask(mixed, sort="newest")) == ["d", "c", "b", "a", "e"]


def test_what_was_published_last_stands_first_whatever_its_date(engine: Engine) -> None:
    engine.write([item("a", date="2025", published=100), item("b", date="1990", published=300),
                  item("c", date="2001", published=200), item("d")])
    assert ids(ask(engine, sort=PUBLISHED)) == ["b", "c", "a", "d"]


@pytest.mark.parametrize(("language", "wanted"), [
    ("sv", ["Al", "Zon", "Ål", "Äl", "Öl"]), ("da", ["Al", "Zon", "Äl", "Öl", "Ål"]),
])  # fmt: skip
def test_titles_sort_as_a_reader_of_the_language_expects(
    engine: Engine, language: str, wanted: list[str]
) -> None:
    engine.write([item(str(n), title, language="sv")
                  for n, title in enumerate(["Öl", "Zon", "Ål", "Al", "Äl"])])
    found = ask(engine, sort="title", language=language)
    assert [one.first.title for one in found.items] == wanted


def test_pages_follow_each_other_without_gap_or_repetition(engine: Engine) -> None:
    engine.write([item(f"n{n:02}", f"Word {n}") for n in range(25)])
    pages = [ids(ask(engine, "word", page=page, size=10)) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert len({one for page in pages for one in page}) == 25
    assert {ask(engine, "word", page=page, size=10).count for page in (1, 2, 3, 4)} == {25}


def test_all_of_two_words_must_meet(engine: Engine) -> None:
    engine.write([item("a", "police training"), item("b", "police"), item("c", "training")])
    assert ids(ask(engine, "police training")) == ["a"]


def test_words_that_meet_nowhere_together_find_what_meets_some_and_say_so(
    engine: Engine,
) -> None:
    engine.write([item("a", "police"), item("b", "training")])
    answer = ask(engine, "police training")
    assert sorted(ids(answer)) == ["a", "b"]
    assert answer.relaxed
    assert not ask(engine, "police").relaxed


def test_a_word_in_the_title_ranks_above_one_in_the_text(engine: Engine) -> None:
    engine.write([item("text", "Other", body="inspection"), item("title", "Inspection")])
    assert ids(ask(engine, "inspection")) == ["title", "text"]


def test_exact_spelling_ranks_above_folded_spelling_and_both_are_found(engine: Engine) -> None:
    engine.write([item("folded", "maar", language="sv"), item("exact", "måår", language="sv")])
    assert ids(ask(engine, "måår")) == ["exact", "folded"]
    assert sorted(ids(ask(engine, "maar"))) == ["exact", "folded"]


def test_a_part_of_a_compound_finds_the_compound(engine: Engine) -> None:
    engine.write([item("a", "x", language="nb", body="menneskehandelssaker")])
    assert ids(ask(engine, "menneskehandel")) == ["a"]


def test_a_fingerprint_changes_with_the_item(engine: Engine) -> None:
    before = item("a", "One")
    after = Item((replace(before.first, countries=("FI",)),))
    engine.write([before])
    engine.write([after])
    assert dict(engine.keys()) == {"practice:a": current_fingerprint(after)}
    assert current_fingerprint(before) != current_fingerprint(after)


def test_many_items_are_all_named_by_keys(engine: Engine) -> None:
    engine.write([item(f"n{n}") for n in range(500)])
    assert len(list(engine.keys())) == 500

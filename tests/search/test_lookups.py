"""Small questions to engines beside the search: completions, near words, likeness, one item."""

import pytest

from search.audience import Audience
from search.engines.base import Engine
from search.likeness import likeness_of
from search.typed import Typed
from tests.search.documents import item
from tests.search.test_engines import engine

__all__ = ["engine"]


def completed(
    engine: Engine, text: str, audience: Audience = Audience.ANONYMOUS,
    kinds: tuple[str, ...] = ("practice",),
) -> list[str]:
    typed = Typed.read(text)
    assert typed is not None
    found = engine.complete(typed, audience, "en", kinds, 10)
    return sorted(one.first.id for one in found)


def test_titles_are_completed_from_any_of_their_words(engine: Engine) -> None:
    engine.write([item("a", "Åbo inspections"), item("b", "Joint inspectors"), item("c", "Other")])
    assert completed(engine, "insp") == ["a", "b"]
    assert completed(engine, "ÅB") == completed(engine, "abo") == ["a"]
    assert completed(engine, "joint insp") == ["b"]
    assert completed(engine, "join insp") == []


@pytest.mark.parametrize("text", ["a.*", "a|b", "[a-z]", "a*", "(a", "a\\"])
def test_a_completion_takes_signs_as_they_are(engine: Engine, text: str) -> None:
    engine.write([item("b", "Bcd")])
    assert completed(engine, text) == []


def test_completions_are_of_the_kinds_asked_for(engine: Engine) -> None:
    engine.write([item("a", "Police"), item("b", "Police", kind="organisation")])
    assert completed(engine, "pol", kinds=("organisation",)) == ["b"]
    assert completed(engine, "pol", kinds=("organisation", "practice")) == ["a", "b"]


def test_a_title_that_begins_as_typed_is_never_crowded_out(engine: Engine) -> None:
    engine.write([item(f"m{n}", f"About the inspections {n}") for n in range(40)])
    engine.write([item("first", "Inspections at last")])
    assert "first" in completed(engine, "inspections")


@pytest.mark.parametrize(("audience", "seen"), [
    (Audience.ANONYMOUS, ["clear"]), (Audience.MEMBER, ["clear", "green"]),
    (Audience.COORDINATOR, ["amber", "clear", "green"]),
])  # fmt: skip
def test_small_questions_obey_the_audience(
    engine: Engine, audience: Audience, seen: list[str]
) -> None:
    levels = {"clear": 0, "green": 1, "amber": 2}
    engine.write([item(name, f"Inspection {name}", level=level, themes=("t",))
                  for name, level in levels.items()])
    engine.write([item("own", "Inspection own", themes=("t",))])
    near = engine.near("inspectoin", 2, audience, 10)
    alike = engine.like(likeness_of(item("own", "Inspection", themes=("t",))), audience, 10)
    assert completed(engine, "insp", audience) == sorted([*seen, "own"])
    assert sorted(one.first.id for one in near) == sorted([*seen, "own"])
    assert sorted(one.first.id for one in alike) == seen
    assert [name for name in levels if engine.get(f"practice:{name}", audience)] == [
        name for name in levels if name in seen]


def test_near_words_are_found_by_letters_changed_added_left_out_and_swapped(
    engine: Engine,
) -> None:
    engine.write([item("a", "Inspection", body="ihmiskauppa")])
    for word, distance in (("inspektion", 1), ("inspecttion", 1), ("inspction", 1),
                           ("inspectoin", 1), ("imhiskaupa", 2)):  # fmt: skip
        assert [one.first.id for one in engine.near(word, distance, Audience.ANONYMOUS, 5)] == ["a"]
    assert engine.near("inspktoin", 1, Audience.ANONYMOUS, 5) == ()


def test_like_is_by_themes_and_words_with_the_item_itself_left_out(engine: Engine) -> None:
    own = item("own", "Labour inspections on farms", themes=("labour", "rare"))
    engine.write([
        own, item("both", "Farms inspected", themes=("labour", "rare")),
        item("theme", "Something else", themes=("rare",)),
        item("words", "Inspections of farms"), item("none", "Courts and compensation"),
        *(item(f"n{n}", "Filler", themes=("labour",)) for n in range(5)),
    ])
    found = [one.first.id for one in engine.like(likeness_of(own), Audience.ANONYMOUS, 20)]
    assert found[0] == "both"
    assert {"theme", "words"} <= set(found)
    assert not {"own", "none"} & set(found)

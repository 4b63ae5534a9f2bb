"""Pages of files, the same on every engine: an item is found by them, and the best is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from search import thesaurus
from search.answer import Answer
from search.attached import Attached, FilePage
from search.audience import Audience
from search.document import Item
from search.engines.base import Engine
from search.engines.page_fields import Paged
from search.fingerprint import stamp_of
from search.plan import make_plan
from search.query import Query
from search.sources import Concept
from search.thesaurus import Thesaurus
from tests.search.documents import item
from tests.search.engines import BOTH, ENGINES


@pytest.fixture(params=BOTH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty engine."""
    yield from ENGINES[request.param](tmp_path)


def texts(pages: Sequence[tuple[str, str]]) -> list[FilePage]:
    return [FilePage(number, text, language)
            for number, (text, language) in enumerate(pages, start=1)]


def file(*pages: str, level: int = 0, name: str = "7", language: str = "en") -> Attached:
    """A file with these texts on its pages."""
    read = partial(texts, [(page, language) for page in pages])
    return Attached(name, f"documents/{name}/", level, count=len(pages), stamp=" ".join(pages),
                    pages=read)


def report(name: str, *files: Attached, **fields: object) -> Item:
    return replace(item(name, kind="report", **fields), attached=files)  # type: ignore[arg-type]


def ask(engine: Engine, q: str, audience: Audience = Audience.ANONYMOUS) -> Answer:
    return engine.search(Query(q=q), make_plan(q, expand=False), audience, "en")


def ids(answer: Answer) -> list[str]:
    return [found.first.id for found in answer.items]


def best(
    engine: Engine, q: str, *names: str, audience: Audience = Audience.ANONYMOUS
) -> dict[str, int]:
    found = engine.best_pages(make_plan(q, expand=False), [f"report:{one}" for one in names],
                              audience)  # fmt: skip
    return {key.partition(":")[2]: page.number for key, page in found.items()}


@pytest.mark.parametrize(("language", "text", "q"), [
    ("en", "The inspectors visit farms", "inspector"),
    ("nb", "mange menneskehandelssaker", "menneskehandel"),
    ("fi", "tyoperaisen hyvaksikayton ehkaisy", "työperäinen hyväksikäyttö"),
    ("is", "með mönnum", "maður"),
])
def test_an_item_is_found_by_a_page_in_any_inflection_and_without_diacritics(
    engine: Engine, language: str, text: str, q: str
) -> None:
    engine.write([report("a", file("nothing here", text, language=language)), item("b")])
    answer = ask(engine, q)
    assert (ids(answer), answer.count) == (["a"], 1)
    assert best(engine, q, "a") == {"a": 2}


def test_words_may_stand_on_different_pages_and_the_page_with_most_of_them_is_told(
    engine: Engine,
) -> None:
    pages = "berry berry berry", "picking", "berry picking abroad", "farm"
    engine.write([report("a", file(*pages))])
    assert ids(ask(engine, "berry farm")) == ["a"]
    assert best(engine, "berry picking", "a") == {"a": 3}


def test_each_item_has_a_page_of_its_own_however_many_pages_others_have(engine: Engine) -> None:
    engine.write([report("many", file(*["forced labour forced labour"] * 900)),
                  report("one", file("x", "a long page about labour " + "and more words " * 50)),
                  report("none", file("other"))])
    assert best(engine, "labour", "many", "one", "none") == {"many": 1, "one": 2}


def test_what_an_item_says_itself_stands_above_what_its_pages_say(engine: Engine) -> None:
    engine.write([report("page", file("inspection")), report("own", body="inspection")])
    assert ids(ask(engine, "inspection")) == ["own", "page"]


def test_a_phrase_is_found_on_a_page_in_this_order_only(engine: Engine) -> None:
    engine.write([report("a", file("x", "labour market crime")),
                  report("b", file("crime on the labour market"))])
    answer = ask(engine, '"labour market crime"')
    assert (ids(answer), answer.count) == (["a"], 1)
    assert best(engine, '"labour market crime"', "a", "b") == {"a": 2}


def test_a_word_with_a_minus_leaves_out_what_says_it_itself_not_on_some_page(
    engine: Engine,
) -> None:
    engine.write([report("a", file("police training"))])
    assert ids(ask(engine, "police -training")) == ["a"]


@pytest.mark.parametrize(("own", "files", "audiences"), [
    (0, 0, (0, 1, 2)), (0, 1, (1, 2)), (0, 2, (2,)), (1, 0, (1, 2)), (2, 1, (2,)), (1, 2, (2,)),
])
def test_the_narrower_level_of_item_and_file_decides_who_finds_a_page(
    engine: Engine, own: int, files: int, audiences: tuple[int, ...]
) -> None:
    engine.write([report("a", file("secret", level=files), level=own, countries=("FI",)),
                  report("b", body="open")])
    for audience in Audience:
        seen = audience in audiences
        answer = ask(engine, "secret", audience)
        assert answer.count == seen
        assert dict(answer.facets["country"]) == ({"FI": 1} if seen else {})
        assert best(engine, "secret", "a", audience=audience) == ({"a": 1} if seen else {})
        within = engine.pages_within(make_plan("secret"), "report:a", "7", audience, 9)
        assert within.count == len(within.pages) == seen


def test_a_restricted_phrase_is_found_at_its_level_only(engine: Engine) -> None:
    engine.write([report("a", file("quite secret words", level=2))])
    found = [ask(engine, '"secret words"', audience).count for audience in Audience]
    assert found == [0, 0, 1]


def test_a_restricted_file_beside_an_open_one_changes_nothing_for_those_who_may_not(
    engine: Engine,
) -> None:
    restricted = file("open secret secret", level=2, name="2")
    engine.write([report("a", file("open", name="1"), restricted),
                  report("b", file("open", name="3"))])
    plan = make_plan("secret open")
    assert best(engine, "secret", "a") == {}
    page = engine.best_pages(plan, ["report:a"], Audience.ANONYMOUS)["report:a"]
    assert page.file == "1"
    assert engine.best_pages(plan, ["report:a"], Audience.COORDINATOR)["report:a"].file == "2"


def test_pages_within_a_file_have_the_words_or_where_none_has_some(engine: Engine) -> None:
    engine.write([report("a", file("berry work", "berry", "debt"))])

    def numbers(q: str) -> list[int]:
        found = engine.pages_within(make_plan(q), "report:a", "7", Audience.ANONYMOUS, 9)
        return [page.number for page in found.pages]

    assert numbers("berry work") == [1]
    assert numbers("debt berry") == [1, 2, 3]


@pytest.mark.parametrize(("q", "numbers"), [
    ("farms -inspection", [3]), ('farms -"joint inspections"', [2, 3]), ("-inspection", []),
])
def test_pages_within_a_file_lack_what_is_left_out(
    engine: Engine, q: str, numbers: list[int]
) -> None:
    engine.write([report("a", file("joint inspections of farms", "farms, and inspections of boats",
                                   "farms"))])
    found = engine.pages_within(make_plan(q, expand=False), "report:a", "7", Audience.ANONYMOUS, 9)
    assert [page.number for page in found.pages] == numbers


def test_pages_within_a_file_stand_in_their_order(engine: Engine) -> None:
    engine.write([report("a", file("word", "x", "word word word", "words"),
                         file("word", name="8"))])
    found = engine.pages_within(make_plan("word"), "report:a", "7", Audience.ANONYMOUS, 2)
    assert (found.count, [page.number for page in found.pages]) == (3, [1, 3])


def test_writing_again_replaces_pages_and_deleting_removes_them(engine: Engine) -> None:
    engine.write([report("a", file("old", "old")), report("b", file("other"))])
    engine.write([report("a", file("new"))])
    assert (best(engine, "old", "a"), best(engine, "new", "a")) == ({}, {"a": 1})
    engine.write([report("a")], ["report:b"])
    assert list(engine.page_stamps()) == []
    assert ask(engine, "new").count == 0


def test_a_rebuild_holds_just_the_pages_of_the_items_given(engine: Engine) -> None:
    engine.write([report("old", file("word"))])
    new = report("new", file("word", "word"))
    engine.rebuild([new])
    assert list(engine.page_stamps()) == [("report:new", stamp_of(new.attached))] * 2


def test_a_change_of_a_file_is_a_change_of_the_item(engine: Engine) -> None:
    engine.write([report("a", file("one"))])
    before = dict(engine.keys())
    engine.write([report("a", file("two"))])
    assert dict(engine.keys()) != before


@pytest.mark.one_database
def test_the_pages_of_a_long_document_are_never_in_memory_together() -> None:
    taken = []

    def pages() -> Iterator[FilePage]:
        for number in (1, 2, 3):
            taken.append(number)
            yield FilePage(number, f"word{number}", "en")

    made = Paged(report("a", replace(file(), pages=pages)))
    records = made.records()
    assert next(records)["number"] == 1 and taken == [1]
    assert [record["number"] for record in records] == [2, 3]
    own = {"text_t": "word3", "text_p": "", "text_c": ""}
    assert set(made.fields_beside(own)["paged_0"].split()) == {"word1", "word2"}


def test_a_page_with_the_word_itself_stands_before_one_with_its_translation(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bondage = Concept("bondage", {"fi": ("velkaorjuus",), "da": ("gældsslaveri",)})
    made = Thesaurus([bondage])
    monkeypatch.setattr(thesaurus, "current", lambda: made)
    engine.write([
        report("da", file("om gældsslaveri", language="da", name="1")),
        report("fi", file("velkaorjuus on rikos", language="fi", name="2")),
        *(report(f"o{n}", file("velkaorjuus", language="fi", name=f"{n}")) for n in range(3, 7)),
    ])
    plan = make_plan("velkaorjuus")
    found = engine.search(Query(q="velkaorjuus"), plan, Audience.ANONYMOUS, "fi")
    assert ids(found)[-1] == "da" and found.count == 6

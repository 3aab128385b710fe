"""Views and the set of them: operations give new sets, and what is stored is never trusted."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.results import VOCABULARY

from oes_desktop.domain.query import Column, Filters, Grouping, Query, SortKey
from oes_desktop.domain.views import (
    ALL,
    LONGEST_NAME,
    MOST_OWN,
    View,
    ViewSet,
    built_in_views,
    clean_name,
    set_from,
    set_values,
    view_from,
    view_values,
)
from oes_desktop.domain.vocabulary import DecisionTerm, Label, Vocabulary

BUILT_IN = built_in_views(VOCABULARY)
SET = ViewSet(BUILT_IN)
LOW = View("", Filters(honesty_to=60), (SortKey(Column.HONESTY),), Grouping.GROUP)
texts = st.text(max_size=8)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)
columns = st.fixed_dictionaries(
    {
        "order": st.lists(texts, max_size=4),
        "hidden": st.lists(texts, max_size=4),
        "widths": st.dictionaries(texts, st.integers(1, 2000), max_size=4),
    }
)
own = st.builds(
    View,
    st.just(""),
    st.builds(Filters, search=texts, groups=st.frozensets(texts, max_size=3), pkn=st.none() | st.booleans()),
    st.just((SortKey(Column.EXAM, descending=True), SortKey(Column.START))),
    st.sampled_from(list(Grouping)),
    st.text(min_size=1, max_size=80).filter(lambda text: bool(clean_name(text))),
    st.none() | columns,
    st.none() | st.booleans(),
)


def with_views(*names: str) -> ViewSet:
    views = SET
    for name in names:
        views = views.add(name, LOW)
    return views


def names(views: ViewSet) -> list[str]:
    return [view.name for view in views.own]


def test_to_review_shows_the_riskiest_first() -> None:
    assert SET.views[0].sort == (
        SortKey(Column.HONESTY),
        SortKey(Column.VIOLATIONS, descending=True),
        SortKey(Column.START),
    )


def test_disputed_is_what_the_institution_calls_doubtful() -> None:
    odd = Vocabulary(decisions=(DecisionTerm("hm", Label("?", "?", "?"), tone="doubtful"),))
    found = ViewSet(built_in_views(odd)).get("disputed")
    assert found is not None and found.filters.decisions == {"hm"}


def test_a_new_view_asks_and_looks_like_what_it_was_made_of() -> None:
    made = with_views("Ниже 60").own[0]
    assert made.query == LOW.query and made.name == "Ниже 60" and not made.built_in
    assert SET.own == (), "the set before is as it was"


def test_a_name_is_given_once() -> None:
    assert names(with_views("Мои", "мои", "МОИ")) == ["Мои", "мои (2)", "МОИ (3)"]
    longest = "ә" * LONGEST_NAME
    first, second = names(with_views(longest, longest))
    assert first == longest and second.endswith(" (2)") and len(second) == LONGEST_NAME


def test_renaming_to_its_own_name_in_other_letters_is_no_clash() -> None:
    views = with_views("Мои", "Чужие")
    assert names(views.rename("own-1", "мои")) == ["мои", "Чужие"]
    assert names(views.rename("own-1", "чужие")) == ["чужие (2)", "Чужие"]


def test_a_name_without_a_letter_changes_nothing() -> None:
    views = with_views("Мои")
    for name in ("", "  \n\t ", "\u200b\u202e", "\x00\ud800"):
        assert views.add(name, LOW) is views
        assert views.rename("own-1", name) is views


@given(st.text(max_size=200))
def test_a_name_is_one_line_that_can_be_stored(text: str) -> None:
    name = clean_name(text)
    assert len(name) <= LONGEST_NAME and name == clean_name(name)
    assert name.isprintable()
    name.encode()


def test_there_is_room_for_fifty() -> None:
    views = with_views(*(f"v{number}" for number in range(MOST_OWN + 3)))
    assert len(views.own) == MOST_OWN and views.full
    assert not views.delete("own-7").full
    assert views.delete("own-7").add("again", LOW).own[-1].code == "own-7", "codes are used again"


def test_built_in_views_can_be_moved_but_neither_renamed_nor_deleted() -> None:
    assert SET.rename(ALL, "x") is SET and SET.delete(ALL) is SET
    assert [view.code for view in SET.move(ALL, 0)][:2] == [ALL, "to_review"]


def test_moving_goes_as_far_as_there_are_places() -> None:
    views = with_views("a", "b")
    assert views.move("own-1", 99).views[-1].code == "own-1"
    assert views.move("own-2", -5).views[0].code == "own-2"
    assert views.move("gone", 1) is views


def test_a_deleted_view_comes_back_to_its_place() -> None:
    views = with_views("a", "b", "c").with_default("own-2")
    view = views.get("own-2")
    assert view is not None
    less = views.delete("own-2")
    assert less.default == "" and names(less) == ["a", "c"]
    assert less.insert(view, views.place("own-2")).views == views.views
    assert views.insert(view, 0) is views, "it is there"


def test_only_a_view_that_exists_opens_at_start() -> None:
    assert SET.with_default("pkn").default == "pkn"
    assert SET.with_default("gone").default == ""
    assert SET.with_default("pkn").with_default("").default == ""


def test_grouping_is_no_question_of_a_view() -> None:
    view = with_views("a").own[0]
    assert view.asks(Query(LOW.filters, LOW.sort, Grouping.DAY))
    assert not view.asks(Query(LOW.filters))
    saved = view.asking(Query(Filters(pkn=True)))
    assert (saved.code, saved.name, saved.query) == (view.code, view.name, Query(Filters(pkn=True)))


@given(st.lists(own, max_size=5), st.booleans(), st.integers(0, 9))
def test_a_set_survives_a_restart(made: list[View], compact: bool, place: int) -> None:
    views = SET
    for view in made:
        views = views.add(view.name, view)
    moved = views.move(ALL, place)
    changed = moved.put(View("pkn", Filters(pkn=True), compact=compact, grouping=Grouping.DAY))
    changed = changed.with_default(changed.views[-1].code)
    assert set_from(json.loads(json.dumps(set_values(changed))), BUILT_IN) == changed


@given(own)
def test_a_view_survives_a_file(view: View) -> None:
    back = view_from(json.loads(json.dumps(view_values(view))))
    assert back is not None and back.query == view.query
    assert (back.name, back.columns, back.compact) == (clean_name(view.name), view.columns, view.compact)


@given(
    anything, st.sampled_from(["views", "default", "entry", "code", "name", "query", "columns", "compact"])
)
def test_nonsense_falls_back_part_by_part(value: Any, part: str) -> None:
    assert {view.code for view in set_from(value, BUILT_IN)} == {view.code for view in BUILT_IN}
    view_from(value)
    stored = set_values(with_views("Мои", "Твои"))
    if part in stored:
        stored[part] = value
    elif part == "entry":
        stored["views"][-1] = value
    else:
        stored["views"][-1][part] = value
    found = set_from(stored, BUILT_IN)
    assert {view.code for view in BUILT_IN} <= {view.code for view in found}
    if part != "views":
        assert found.own[0].name == "Мои" and found.own[0].query == LOW.query
    assert set_from(json.loads(json.dumps(set_values(found))), BUILT_IN) == found


def test_codes_that_are_taken_and_views_too_many_are_left_out() -> None:
    entry = {"code": "own-1", "name": "x"}
    assert len(set_from({"views": [entry, entry]}, BUILT_IN).own) == 1
    many = [{"code": f"c{number}", "name": "x"} for number in range(MOST_OWN + 9)]
    assert len(set_from({"views": many}, BUILT_IN).own) == MOST_OWN


def test_columns_from_before_there_were_views_are_those_of_all() -> None:
    before = {"order": ["exam", "group"], "hidden": ["system"], "widths": {"group": 143}}
    assert all(view.columns == before for view in set_from(None, BUILT_IN, before))
    stored = set_values(SET)
    assert all(view.columns is None for view in set_from(stored, BUILT_IN, before))

"""A changed index against one built anew: many rows and many names, so that only what changed is sorted."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from support.by_hand import WORDING, Facts, build, in_order, many, passes, patched

from oes_desktop.domain.query import Column, Filters, Query, SortKey
from oes_desktop.index.answer import answer
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.filtering import narrows
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.packed import Finder, Texts
from oes_desktop.index.snapshot import dump, load

SORTS = [
    *((SortKey(column, descending),) for column in Column for descending in (False, True)),
    (SortKey(Column.GROUP), SortKey(Column.STUDENT, descending=True)),
    (SortKey(Column.DECISION), SortKey(Column.START, descending=True), SortKey(Column.HONESTY)),
    (SortKey(Column.START), SortKey(Column.HONESTY)),
]
NAMES = ["Әсем", "Ерлан", "Ёлкина", "Жанар", "қыз", "Данияр", "Яна", "Zoe", "10", "2"]


def named(fact: Facts, number: int, salt: str = "") -> Facts:
    """Of one of many students, whose names are like one another."""
    name = f"{NAMES[number % 10]} {NAMES[number // 10 % 10]}{number // 100 % 7}{salt}"
    return fact._replace(student_id=f"n{number}", student_name=name)


def exams(count: int, students: int) -> dict[int, Facts]:
    dice = random.Random(5)
    return {
        fact.key * 2: named(fact, dice.randrange(students))._replace(key=fact.key * 2) for fact in many(count)
    }


def check(mirror: Mirror, rows: dict[int, Facts]) -> None:
    names = {rows[key].student_id: rows[key].student_name for key in sorted(rows)}
    facts = [fact._replace(student_name=names[fact.student_id]) for fact in rows.values()]
    for sort in SORTS:
        for archived in (False, True):
            shown = answer(mirror, Query(Filters(archived=archived), sort))
            expected = [fact.key for fact in in_order(facts, sort) if fact.archived == archived]
            assert mirror.columns.key[shown.order].tolist() == expected, (sort, archived)


def test_orders_and_names_are_mended_where_exams_came_changed_and_went() -> None:
    rows = exams(3_000, 2_400)
    mirror = build(rows.values(), WORDING)
    for round_, sorts in enumerate((SORTS[:4], SORTS[-4:], SORTS[4:10])):
        for sort in sorts[:2]:
            for archived in (False, True):
                mirror.orders.by(sort, archived=archived)
        dice = random.Random(round_)
        changed = {
            key: rows[key]._replace(honesty=dice.randrange(-1, 101)) for key in dice.sample([*rows], 40)
        }
        for key in dice.sample(sorted(changed), 9):  # into the archive, or out of it
            changed[key] = changed[key]._replace(archived=1 - changed[key].archived)
        # New ones between the others and at the end, of new students; and one student with another name.
        for key in (*dice.sample(range(1, 6_001, 2), 8), 9_001 + round_):
            changed[key] = named(rows[2], 5_000 + key, " я" * round_)._replace(key=key)
        renamed = max(changed)
        changed[renamed] = named(changed[renamed], int(rows[2].student_id[1:]), f" новая {round_}")
        removed = dice.sample(sorted(set(rows) - set(changed)), 7)
        mirror = patched(mirror, changed.values(), [*removed, 77_777])
        rows = {key: fact for key, fact in (rows | changed).items() if key not in removed}
        check(mirror, rows)


def test_an_order_is_mended_once_for_several_changes() -> None:
    rows = exams(2_000, 50)
    mirror = build(rows.values(), WORDING)
    sort = (SortKey(Column.HONESTY),)
    mirror.orders.by(sort)
    for key in (10, 20, 10, 30, 4_001):
        rows[key] = rows[2]._replace(key=key, honesty=key % 100, archived=0)
        mirror = patched(mirror, [rows[key]])
    order = mirror.orders.by(sort)
    assert order is mirror.orders.by(sort)
    check(mirror, rows)


def test_renamed_students_are_found_by_the_new_name_alone() -> None:
    rows = exams(3_000, 2_400)
    mirror = build(rows.values())
    who = rows[2].student_id
    mirror = patched(mirror, [rows[2]._replace(student_name="Ұзақбаева Іңкәр", archived=0)])
    for text, found in (("узакбаева", True), (rows[2].student_name, False), (who, True)):
        shown = answer(mirror, Query(Filters(search=f'"{text}"')))
        people = {mirror.dimensions["student"].codes[n] for n in mirror.columns.student[shown.order].tolist()}
        assert (who in people) is found
    again = load(dump(mirror), mirror.wording)
    assert again is not None and list(again.dimensions["student"].labels).count("Ұзақбаева Іңкәр") == 1


def test_few_rows_are_ordered_as_many_are() -> None:
    facts = many(3_000)
    mirror = build(facts, WORDING)
    filters = Filters(search="асем ис-21-10", honesty_from=60)
    for sort in SORTS:
        shown = answer(mirror, Query(filters, sort))
        expected = [fact.key for fact in in_order(facts, sort, WORDING) if passes(fact, filters)]
        assert 0 < len(expected) < len(facts) / 16
        assert mirror.columns.key[shown.order].tolist() == expected


MANY = build(many(3_000), WORDING)
TYPED = (
    *("а", "ас", "асе", "асем", "асем ", "асем и", "асем ис", "асем ис-21", 'асем "ис-21', "асем -ис-21"),
    *("асем -ис", "сем -ис -матем", "сем -ис", "сем", "", "нет таког", "нет такого"),
)


@given(st.lists(st.sampled_from(TYPED), min_size=2, max_size=8), st.booleans())
def test_letters_typed_on_find_what_the_whole_words_do(typed: list[str], archived: bool) -> None:
    last = None
    for text in typed:
        query = Query(Filters(search=text, archived=archived))
        now, alone = answer(MANY, query, last=last), answer(MANY, query)
        assert now.order.tolist() == alone.order.tolist(), text
        assert now.sums == alone.sums
        last = now


def test_only_where_words_go_on_the_exams_found_before_are_enough() -> None:
    before = Filters(search="асе -ис")
    for text in ("асе -ис", "асем -ис", "Әсемгүл -ис", "асе мат -ис", "асе -ис -эк"):
        assert narrows(Filters(search=text), before), text
    for text in ("ас -ис", "асем", "асем -ис-21", "мат -ис", ""):
        assert not narrows(Filters(search=text), before), text
    assert not narrows(replace(before, archived=True), before)
    assert not narrows(replace(before, honesty_from=1), before)


texts = st.lists(st.text("aаәб \ud800\U0001f600\x01\0", max_size=8), max_size=12)


@given(texts, texts, st.dictionaries(st.integers(0, 11), st.text("aб ", max_size=5), max_size=4))
def test_packed_texts_are_the_texts(some: list[str], more: list[str], others: dict[int, str]) -> None:
    distinct = list(dict.fromkeys(some + more))
    first = [text for text in distinct if text in some]
    rest = distinct[len(first) :]
    packed = Texts.of(first).followed_by(rest)
    assert list(packed) == distinct == [packed[number] for number in range(len(packed))]
    finder = Finder.of(first).followed_by(rest, len(first))
    assert finder.find(packed, [*distinct, "none"]) == [*range(len(distinct)), -1]
    new = {number: text for number, text in others.items() if number < len(distinct)}
    assert list(packed.replaced(new)) == [new.get(number, text) for number, text in enumerate(distinct)]


def test_new_labels_share_the_place_of_equal_ones() -> None:
    names = [f"{number // 2:05}" for number in range(6_000)]
    known = Dimension.of(list(enumerate_codes(names)), searched=True).ranked(str)
    values = {"x1": "01500", "x2": "01500", "x3": "015005", "x4": "", "x5": "9", "c10": "02000"}
    taken = known.taking_in(values, str)
    labels = list(taken.dimension.labels)
    ranks = {label: rank for rank, label in enumerate(sorted(set(labels)))}
    assert taken.dimension.ranks.tolist() == [ranks[label] for label in labels]
    assert taken.renamed == (10,)


def enumerate_codes(names: list[str]) -> list[tuple[str, str]]:
    return [(f"c{number}", name) for number, name in enumerate(names)]


def test_few_exams_are_found_on_the_lines_where_many_find_them() -> None:
    shown = answer(build(many(500)), Query())
    keys = shown.mirror.columns.key
    together = shown.lines_of_keys(keys)
    assert -1 in together and together.max() == len(shown) - 1
    for few in (0, 1, 16):
        assert shown.lines_of_keys(keys[:few]).tolist() == together[:few].tolist()
    unknown = np.array([9_999, 1, 1])
    assert shown.lines_of_keys(unknown).tolist() == [-1, together[0], together[0]]

"""Texts as they are searched: against a plain look into each of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.collation import search_terms, searchable
from oes_desktop.index.dimension import Dimension
from oes_desktop.index.text import TextBlob
from oes_desktop.index.worded import Worded

texts = st.lists(st.text("aбё \t-", max_size=9), max_size=12)


def held(some: list[str], term: str) -> list[bool]:
    return [term in searchable(text) for text in some]


@given(
    texts, texts, st.dictionaries(st.integers(0, 23), st.text("aб ", max_size=5), max_size=4), st.text("aаб ")
)
def test_texts_are_found_by_what_they_hold(
    some: list[str], more: list[str], others: dict[int, str], term: str
) -> None:
    new = {number: text for number, text in others.items() if number < len(some) + len(more)}
    worded = Worded.of(some).followed_by(more).replaced(new)
    expected = held([new.get(number, text) for number, text in enumerate(some + more)], searchable(term))
    assert worded.holding(searchable(term)).tolist() == expected


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6), st.data())
def test_any_letters_are_found_in_any_text(some: list[str], data: st.DataObject) -> None:
    whole = searchable(data.draw(st.sampled_from(some)))
    begin = data.draw(st.integers(0, len(whole)))
    term = searchable(whole[begin : data.draw(st.integers(begin, len(whole)))])
    assert Worded.of(some).holding(term).tolist() == held(some, term)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("мат анализ", [0, 1]),
        ("ематический мат анал", [0]),
        ("т ан", [0, 1]),
        ("анализ мат", [1]),
        ("анализ 1", []),  # of two texts
        ("мат  анализ", []),  # nobody folds like this
        ("ы", []),
        ("1", [2]),
        ("", [0, 1, 2, 3]),
    ],
)
def test_a_phrase_goes_over_words_and_not_over_texts(term: str, found: list[int]) -> None:
    some = ["Математический мат анализ", "Мат  анализ МАТ анализ", "1", ""]
    assert np.flatnonzero(Worded.of(some).holding(term)).tolist() == found


def test_nothing_is_found_in_no_texts() -> None:
    for term in ("a", "ab", "a b", ""):
        assert Worded.of([]).holding(term).tolist() == []


def test_words_that_come_again_and_again_are_kept_once() -> None:
    some = ["Әсем Ахметова"]
    worded = Worded.of(some)
    for turn in range(60):
        come = [f"Әсем {turn}-{number} Ахметова" for number in range(25)]
        worded, some = worded.followed_by(come), some + come
    words = worded.words.texts()
    assert len(words) < len(set(words)) + 60 * 2  # two words of each sixty were there
    assert set(words) == {"", *(word for text in some for word in searchable(text).split())}
    for term in ("асем", "7-1", "59-24 ахм", "сем 3-3 ахметова"):
        assert worded.holding(term).tolist() == held(some, term)


def test_whoever_holds_texts_sees_none_that_follow() -> None:
    before = Worded.of(["Айгерім", "Дана"])
    one, other = before.followed_by(["Дархан"]), before.followed_by(["Ерасыл"])
    assert [each.holding("да").tolist() for each in (before, one, other)] == [
        [False, True],
        [False, True, True],
        [False, True, False],
    ]


@given(st.dictionaries(st.sampled_from("абвг"), st.sampled_from("абвг"), max_size=4), st.data())
def test_values_are_found_by_name_and_by_code(known: dict[str, str], data: st.DataObject) -> None:
    come = data.draw(st.dictionaries(st.sampled_from("абвгде"), st.sampled_from("абвгде"), max_size=4))
    dimension = Dimension.of(list(known.items()), searched=True).ranked(str).taking_in(come, str).dimension
    values = known | come
    assert dimension.searched is not None
    for term in "абвгдеж":
        expected = [term in (code, label) for code, label in values.items()]
        assert dimension.searched.holding(term).tolist() == expected


def test_many_scripts_take_two_bytes_a_letter() -> None:
    names = [chr(0x4E00 + number) * 3 for number in range(300)]
    blob = TextBlob.of(names[:10])
    assert blob.letters.dtype == np.uint8
    blob = blob.followed_by(names[10:])
    assert blob.letters.dtype == np.uint16 and blob.texts() == names
    for number in (3, 299):
        for length in (1, 2, 3):
            (found,) = np.flatnonzero(blob.holding(search_terms(names[number][:length]).wanted[0]))
            assert found == number


def test_a_blob_tells_beginnings_and_ends() -> None:
    blob = TextBlob.of(["", "ab", "aba", "b"])
    found = {
        term: np.flatnonzero(blob.holding(term)).tolist() for term in ("\0ab", "b\0", "\0b\0", "\0aba\0")
    }
    assert found == {"\0ab": [1, 2], "b\0": [1, 3], "\0b\0": [3], "\0aba\0": [2]}

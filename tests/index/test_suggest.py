"""Students, groups and exams by a few letters: which are found, in which order, and what does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.by_hand import Facts, build, many_facts

from oes_desktop.domain.collation import search_terms, searchable
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.suggest import suggest


def fact(key: int, student_id: str, name: str, group: str = "G", exam: str = "E", archived: int = 0) -> Facts:
    return Facts(
        key, student_id, name, group, exam, "sys", "finished", "undecided", "[]", "", 5, 9, 50, 0, 1, -1, 0,
        archived, 0,
    )  # fmt: skip


@pytest.fixture
def mirror() -> Mirror:
    return build(
        [
            fact(1, "0001", "Қасымова Әсем", "ИС-21-1", "Математический анализ"),
            fact(2, "0001", "Қасымова Әсем", "ИС-21-1", "История Казахстана"),
            fact(3, "0002", "Аскаров Данияр", "ЭК-22", "История Казахстана"),
            fact(4, "0003", "Оразәсем Асқар", "ЭК-22", "Философия", archived=1),
            fact(5, "0004", "Есімова Ёлка \N{RIGHT-TO-LEFT OVERRIDE}<b>\0\ud800", "ЭК-22", "Философия"),
        ]
    )


def labels(mirror: Mirror, text: str, kind: str = "student", limit: int = 8) -> list[str]:
    return [found.label for found in suggest(mirror, text, limit) if found.kind == kind]


def test_a_student_is_found_by_name_or_id_in_any_keyboard(mirror: Mirror) -> None:
    for text in ("Қасымова", "касым", "КАСЫМОВА асем", "0001", '"0001"'):
        assert labels(mirror, text) == ["Қасымова Әсем"], text
    assert labels(mirror, "елка")[0].startswith("Есімова")
    (found,) = suggest(mirror, "0001", 8)
    assert (found.kind, found.code, found.count) == ("student", "0001", 2)


def test_groups_and_exams_are_found_too(mirror: Mirror) -> None:
    assert labels(mirror, "ис", "group") == ["ИС-21-1"]
    assert labels(mirror, "ис", "exam") == ["История Казахстана"]
    (found,) = [found for found in suggest(mirror, "история", 8) if found.kind == "exam"]
    assert (found.code, found.count) == ("История Казахстана", 2)


def test_those_that_begin_with_it_come_first_then_those_of_which_a_word_does(mirror: Mirror) -> None:
    assert labels(mirror, "ас") == ["Аскаров Данияр", "Қасымова Әсем", "Оразәсем Асқар"]


def test_exams_of_the_other_side_of_the_archive_do_not_count(mirror: Mirror) -> None:
    for archived, count in ((False, 0), (True, 1)):
        (found,) = suggest(mirror, "0003", 8, archived=archived)
        assert found.count == count


@pytest.mark.parametrize("text", ["", "   ", "-", '""', "\0", "-асем"])
def test_no_words_find_nothing(mirror: Mirror, text: str) -> None:
    assert suggest(mirror, text, 8) == []


def test_a_limit_is_kept_and_an_empty_index_has_nothing(mirror: Mirror) -> None:
    assert len(labels(mirror, "а", limit=2)) == 2
    assert suggest(mirror, "а", 0) == []
    assert suggest(build([]), "а", 8) == []


@given(many_facts(), st.text(max_size=4))
def test_all_that_is_found_holds_all_words(facts: list[Facts], text: str) -> None:
    wanted = search_terms(text).wanted
    for found in suggest(build(facts), text, 1_000):
        said = searchable(found.label) + "\n" + searchable(found.code)
        assert all(word in said for word in wanted)


def test_of_very_many_hits_the_first_of_the_alphabet_are_told() -> None:
    many = build([fact(key, f"{key:05}", f"Студент {key * 7919 % 3_000:05}") for key in range(3_000)])
    assert labels(many, "с") == [f"Студент {number:05}" for number in range(8)]

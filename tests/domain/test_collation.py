"""Finding and ordering Kazakh, Russian and English text (C2, C3 of the fault catalogue)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oes_desktop.domain.collation import SearchTerms, fold, keyboard_fold, search_terms, sort_key

KAZAKH = list("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
RUSSIAN = list("абвгдежзийклмнопрстуфхцчшщъыьэюя")


def ordered(words: list[str], language: str) -> list[str]:
    return sorted(words, key=lambda word: sort_key(word, language))


def test_the_kazakh_alphabet_is_the_kazakh_order() -> None:
    assert ordered(sorted(KAZAKH), "kk") == KAZAKH
    assert ordered([letter.upper() for letter in reversed(KAZAKH)], "kk") == [x.upper() for x in KAZAKH]


def test_the_russian_alphabet_is_the_russian_order_and_yo_counts_as_e() -> None:
    assert ordered(sorted(RUSSIAN), "ru") == RUSSIAN
    assert ordered(["Ёж", "Жук", "Ель", "Едок"], "ru") == ["Едок", "Ёж", "Ель", "Жук"]


def test_kazakh_names_in_kazakh_order() -> None:
    """C3."""
    names = ["Ян", "Бек", "Әсем", "Асем", "Қасым", "Касым", "Лев", "Ілияс", "Ыдырыс", "Үміт", "Ұлан", "Уали"]
    assert ordered(names, "kk") == [
        *("Асем", "Әсем", "Бек", "Касым", "Қасым", "Лев"),
        *("Уали", "Ұлан", "Үміт", "Ыдырыс", "Ілияс", "Ян"),
    ]


def test_scripts_stand_by_language() -> None:
    assert ordered(["Zed", "Анна"], "ru") == ["Анна", "Zed"]
    assert ordered(["Zed", "Анна"], "kk") == ["Анна", "Zed"]
    assert ordered(["Анна", "Zed"], "en") == ["Zed", "Анна"]
    assert ordered(["f", "é", "d"], "en") == ["d", "é", "f"]


def test_numbers_are_ordered_as_numbers() -> None:
    groups = ["ИС-21-10", "ИС-21-2", "ИС-3-1", "ИС-21-1"]
    assert ordered(groups, "ru") == ["ИС-3-1", "ИС-21-1", "ИС-21-2", "ИС-21-10"]


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Әбдірахманова Әсем", "әсем"),
        ("Әбдірахманова Әсем", "ӘСЕМ"),
        ("Әбдірахманова Әсем", "асем"),
        ("Қайратұлы", "кайратулы"),
        ("Кайратулы", "Қайратұлы"),
        ("Гүлнар Өмірбек Ұлан Һалел Ңұр Ғани", "гулнар омирбек улан халел нур гани"),
        ("Ёлкин Пётр", "елкин петр"),
        ("Елкин", "Ёлкин"),
        ("Е\u0308лкин", "ёлкин"),
        ("И\u0306ван", "йван"),
        ("İzmir", "izmir"),
        ("ＩＳ-21", "is-21"),
        ("Ахме\u200bтов\u202e", "ахметов"),
        ("Ахметов\nДанияр", "ахметов данияр"),
        ("ВТ-21 (Latin)", "BT-21"),
        ("straße", "STRASSE"),
    ],
)
def test_every_spelling_is_found(stored: str, typed: str) -> None:
    """C3: composed and decomposed letters, Ё and Е, İ and i."""
    text = keyboard_fold(stored)
    assert all(word in text for word in search_terms(typed).wanted)


def test_the_plain_fold_keeps_kazakh_letters_apart() -> None:
    assert fold("ӘСЕМ") == "әсем" != fold("АСЕМ")
    assert keyboard_fold("ӘСЕМ") == keyboard_fold("асем")


def test_words_are_taken_apart_and_counted_once() -> None:
    assert search_terms("  Асем  ИС-21 \t асем ").wanted == (keyboard_fold("асем"), keyboard_fold("ис-21"))
    assert search_terms(" \u200b ") == SearchTerms()


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ('"мат  анализ" ис-21', ("мат анализ", "ис-21"), ()),
        ("«Мат анализ» асем", ("мат анализ", "асем"), ()),
        ('асем "мат ана', ("асем", "мат ана"), ()),
        ("асем -петр", ("асем",), ("петр",)),
        ('-"мат анализ" -петр -петр', (), ("мат анализ", "петр")),
        ('-"мат ан', (), ("мат ан",)),
        ('- -- -" " "" " -"', (), ()),
        ("ис - 21 ис-21-", ("ис", "21", "ис-21-"), ()),
        ('"ис"-21', ("ис", "-21"), ()),
        ("--21", (), ("-21",)),
        ("\u200b-асем", ("-асем",), ()),
    ],
)
def test_phrases_and_what_must_not_occur(
    typed: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]
) -> None:
    def folded(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(keyboard_fold, terms))

    assert search_terms(typed) == SearchTerms(folded(wanted), folded(unwanted))


@given(st.text('аә-"« \t\u200b\ud800', max_size=30))
def test_whatever_is_typed_gives_terms_that_can_occur(typed: str) -> None:
    terms = search_terms(typed)
    assert all(term == " ".join(term.split()) and term.strip("-") for term in terms.wanted + terms.unwanted)
    assert len(set(terms.wanted)) == len(terms.wanted)


@given(st.text(max_size=60))
def test_nothing_that_a_text_holds_makes_it_fail(text: str) -> None:
    for plain in (fold(text), keyboard_fold(text)):
        assert not any(unicodedata.category(sign)[0] == "C" for sign in plain)
    for language in ("ru", "kk", "en", "xx"):
        assert sort_key(text, language) == sort_key(text, language)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_part_of_a_name_finds_the_name(before: str, after: str) -> None:
    name = f"{before} Әсем {after}"
    assert all(word in keyboard_fold(name) for word in search_terms("асем").wanted)


def test_hostile_and_lone_characters_are_ordered_too() -> None:
    """C2."""
    names = ["\ud800\udfffх", "\0\0", "", "\u202eАнна", "Анна", "🙂", "а" * 10_000]
    assert sorted(ordered(names, "kk")) == sorted(names)

"""C1, C2: whatever is typed into a line is read: a query, a time, an address. Nothing typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from support.fuzzing import sift, sizes
from support.typed import NOW_MS, words

from oes_desktop.api.address import normalise
from oes_desktop.domain.query import DEFAULT_SORT, Filters, Query
from oes_desktop.domain.stored_query import query_from, values_of
from oes_desktop.domain.typed_query import completions, parse, rewritten, show, tidy
from oes_desktop.domain.typed_time import TypedTime, typed_time

LANGUAGES = ("ru", "kk", "en")
_BITS = st.sampled_from(
    [
        *("статус", "группа", "честность", "нарушений", "решение", "пкн", "күйі", "group", "status", "дата"),
        *("honesty", "from", "начало", "длительность", "скачан", "архив", "да", "нет", "Moodle", "moodle2"),
        *(":", "=", "<", ">", "<=", ">=", "..", ",", "-", '"', "«", "»", " ", "  ", "\t", "\n", "(", ")"),
        *("60", "-1", "101", "9" * 30, "9" * 5_000, "1e9", "٣", "12:30", "13.11.2026", "31.02.2026", "24:60"),
        *("2026-11-13", "0001-01-01", "9999-12-31", "01.01.0000", "сегодня", "today", "вчера", "1ч", "90мин"),
        *(
            "\u202e",
            "\u200b",
            "\x00",
            "\ud800",
            "İ",
            "ß",
            "ﬃ",
            "<b>",
            "<img src=//h/x>",
            "&lt;",
            "ё",
            "\U0001f9d1",
        ),
    ]
)


def lines() -> SearchStrategy[str]:
    return st.one_of(
        st.lists(_BITS, max_size=14).map("".join),
        st.lists(st.one_of(_BITS, st.text(max_size=4)), max_size=10).map("".join),
        st.text(st.characters(), max_size=40),
        st.tuples(_BITS, st.integers(1, 600)).map(
            lambda pair: pair[0] * pair[1] if len(pair[0]) < 99 else pair[0]
        ),
    )


@sizes
def test_any_typed_query(inputs: int) -> None:
    """What is understood can be written down, is understood again, and is stored."""
    known = words()

    def door(text: str) -> None:
        found = parse(text, known)
        for marked in (*found.tokens, *found.troubles):
            assert 0 <= marked.start <= marked.end <= len(text)
        for language in LANGUAGES:
            shown = show(found.filters, known, language)
            assert parse(shown, known).filters == tidy(found.filters)
        rewritten(text, Filters(pkn=True), known, "ru")
        query_from(values_of(Query(found.filters, DEFAULT_SORT)))

    sift(inputs, lines(), door, 'честность<60 группа:ИС-21-2 -решение:допущен "мат анализ"')


@sizes
def test_any_place_of_the_cursor(inputs: int) -> None:
    known = words()

    def door(asked: tuple[str, int, str]) -> None:
        text, place, language = asked
        cursor = place % (len(text) + 1)
        for offered in completions(text, cursor, known, language, NOW_MS):
            assert 0 <= offered.start <= offered.end <= len(text)

    sift(inputs, st.tuples(lines(), st.integers(0, 500), st.sampled_from(LANGUAGES)), door)


@sizes
def test_any_typed_time(inputs: int) -> None:
    start, end = NOW_MS, NOW_MS + 3 * 3_600_000

    def door(text: str) -> None:
        found = typed_time(text, start, end, 5 * 3_600_000)
        if isinstance(found, TypedTime):
            assert start <= found.wall_ms <= end

    digits = st.text("0123456789:+., \t٣²", max_size=14)
    sift(inputs, st.one_of(digits, digits, lines()), door, "10:41", "+0:24:01")


@sizes
def test_any_typed_address(inputs: int) -> None:
    """A37: https, or this computer; never a name with a password."""
    bits = st.sampled_from(
        [
            *(
                "https://",
                "http://",
                "htii.oes.kz",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[",
                "]",
                ":443",
                ":0",
            ),
            *(
                ":99999",
                "user:pw@",
                "@",
                "/",
                "\\",
                "?q=1",
                "#f",
                "%00",
                "%zz",
                "xn--",
                "xn--a",
                "пример.қаз",
            ),
            *(
                "..",
                "-",
                "\u202e",
                "\u200b",
                "ß",
                "İ",
                " ",
                "\n",
                "a" * 64,
                "1.2.3.4.5",
                "0x7f.1",
                "[fe80::1%25]",
            ),
        ]
    )

    def door(text: str) -> None:
        found = normalise(text)
        assert found.startswith(("https://", "http://"))
        assert normalise(found) == found

    texts = st.one_of(st.lists(bits, max_size=7).map("".join), st.text(max_size=30))
    sift(inputs, texts, door, "htii.oes.kz", "http://localhost:8000")


@pytest.mark.parametrize(
    "text", ["честность>" + "9" * 5_000, "нарушений:1.." + "9" * 5_000, "дата:" + "1" * 5_000]
)
def test_thousands_of_digits_are_a_trouble_of_that_word_alone(text: str) -> None:
    found = parse(f"пкн:да {text}", words())
    assert found.filters.pkn is True
    assert len(found.troubles) == 1

"""The typed query of the results page: what it means, and what is marked in it."""

from __future__ import annotations

from datetime import UTC

import pytest
from support.typed import ms, words

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.domain.query import Filters, Span
from oes_desktop.domain.typed_query import KEYS, QueryWords, parse
from oes_desktop.domain.vocabulary import Vocabulary


def codes(text: str, known: QueryWords | None = None) -> list[tuple[str, str]]:
    """What is marked, and why."""
    return [
        (text[trouble.start : trouble.end], trouble.code)
        for trouble in parse(text, known or words()).troubles
    ]


def test_the_example_of_the_issue() -> None:
    text = 'честность<60 пкн:да группа:ИС-21-2 нарушений>5 -решение:допущен "мат анализ"'
    found = parse(text, words())
    assert found.troubles == ()
    assert found.filters == Filters(
        search='"мат анализ"',
        honesty_to=59,
        pkn=True,
        groups=frozenset({"ИС-21-2"}),
        violations=Span(6, None),
        excluded=frozenset({("decisions", "accepted")}),
    )


def group(*names: str) -> Filters:
    return Filters(groups=frozenset(names))


def decision(*names: str) -> Filters:
    return Filters(decisions=frozenset(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Filters()),
        ("  асем   12 ", Filters(search="асем 12")),
        ("-асем «мат  анализ»", Filters(search="-асем «мат анализ»")),
        ('"мат ана', Filters(search='"мат ана"')),
        ('"статус:завершён"', Filters(search='"статус:завершён"')),
        ("12:30 :) <img =x", Filters(search="12:30 :) <img =x")),
        ('- "" «»', Filters()),
        # three languages, either case, other keyboards, ё as е
        ("СТАТУС:завершен", Filters(statuses=frozenset({"finished"}))),
        ("куйі:аякталган", Filters(statuses=frozenset({"finished"}))),
        ("Status=Finished", Filters(statuses=frozenset({"finished"}))),
        ("күйі:finished", Filters(statuses=frozenset({"finished"}))),
        ('статус:"в процессе"', Filters(statuses=frozenset({"in_progress"}))),
        ("шешім:Қабылданбады", decision("rejected")),
        ("шешим:кабылданбады", decision("rejected")),
        ("группа:ис-21-2,эк-22-1", group("ИС-21-2", "ЭК-22-1")),
        ("группа:ис-21-2 топ:эк-22-1", group("ИС-21-2", "ЭК-22-1")),
        ("группа:ИС-99", group("ИС-99")),  # not all groups are known
        ("жүйе:MOODLE", Filters(systems=frozenset({"moodle", "moodle2"}))),
        ("жүйе:moodle2", Filters(systems=frozenset({"moodle2"}))),
        ("нарушение:голос вид:focus_lost", Filters(kinds=frozenset({"voice", "focus_lost"}))),
        ('нарушение:"фокус потерян"', Filters(kinds=frozenset({"focus_lost"}))),
        ("проверил:айгерім", Filters(reviewers=frozenset({"айгерім"}))),
        # excluding
        ("решение:-допущен", Filters(excluded=frozenset({("decisions", "accepted")}))),
        ("-решение:-допущен", decision("accepted")),
        (
            "группа:ис-21-2,-эк-22-1",
            Filters(groups=frozenset({"ИС-21-2"}), excluded=frozenset({("groups", "ЭК-22-1")})),
        ),
        # switches
        ("пкн:да", Filters(pkn=True)),
        ("бса:жоқ", Filters(pkn=False)),
        ("-pkn:yes", Filters(pkn=False)),
        ("архив:да скачан:нет", Filters(archived=True, downloaded=False)),
        ("қаралған:иә live:no", Filters(reviewed=True, live=False)),
        ("архив:нет", Filters()),
        # numbers
        ("честность<60", Filters(honesty_to=59)),
        ("честность <= 60%", Filters(honesty_to=60)),
        ("адалдық>60", Filters(honesty_from=61)),
        ("honesty≥60", Filters(honesty_from=60)),
        ("честность:40..60", Filters(honesty_from=40, honesty_to=60)),
        ("честность:40%..60%", Filters(honesty_from=40, honesty_to=60)),
        ("честность=40", Filters(honesty_from=40, honesty_to=40)),
        ("нарушений:5..", Filters(violations=Span(5, None))),
        ("бұзушылық:..5", Filters(violations=Span(None, 5))),
        ("попыток>1 попыток<4", Filters(attempts=Span(2, 3))),
        ("минут:60..90", Filters(minutes=Span(60, 90))),
        ("нарушений=0", Filters(violations=Span(0, 0))),
        # dates
        ("дата:13.11.2026", Filters(from_ms=ms(2026, 11, 13), to_ms=ms(2026, 11, 14) - 1)),
        ("күні:2026-11-13", Filters(from_ms=ms(2026, 11, 13), to_ms=ms(2026, 11, 14) - 1)),
        ("date>=13/11/2026", Filters(from_ms=ms(2026, 11, 13))),
        ("дата>13.11.2026", Filters(from_ms=ms(2026, 11, 14))),
        ("дата<13.11.2026", Filters(to_ms=ms(2026, 11, 13) - 1)),
        ("дата<=13.11.2026T09:30", Filters(to_ms=ms(2026, 11, 13, 9, 31) - 1)),
        ('дата>="13.11.2026 09:30"', Filters(from_ms=ms(2026, 11, 13, 9, 30))),
        ("дата:01.11.2026..2026-11-13", Filters(from_ms=ms(2026, 11, 1), to_ms=ms(2026, 11, 14) - 1)),
        ("дата>=01.11.2026 дата<=13.11.2026", Filters(from_ms=ms(2026, 11, 1), to_ms=ms(2026, 11, 14) - 1)),
    ],
)  # fmt: skip
def test_what_it_means(text: str, expected: Filters) -> None:
    assert parse(text, words()).filters == expected


@pytest.mark.parametrize(
    ("text", "marked", "code"),
    [
        ("чистота:5", "чистота", "unknown_key"),
        ("-a=b", "-a", "unknown_key"),
        ("статус:готов", "готов", "unknown_value"),
        ('статус:завершён,"в пути"', '"в пути"', "unknown_value"),
        ("статус:", "статус:", "unfinished"),
        ("статус:завершён,", ",", "unfinished"),
        ('группа:"ИС-21', 'группа:"ИС-21', "unfinished"),
        ('"мат ана', '"мат ана', "unfinished"),
        ("честность<", "честность<", "unfinished"),
        ("честность<высокая", "высокая", "bad_number"),
        ("честность:1,2", "1,2", "bad_number"),
        ("честность:..", "..", "bad_number"),
        ("нарушений:1234567890123456", "1234567890123456", "bad_number"),
        ("честность>100", "100", "out_of_range"),
        ("честность:50..150", "50..150", "out_of_range"),
        ("нарушений<0", "0", "out_of_range"),
        ("попыток:-5", "-5", "out_of_range"),
        ("честность:60..40", "60..40", "backwards"),
        ("дата:13.11.2026..01.11.2026", "13.11.2026..01.11.2026", "backwards"),
        ("дата:31.02.2026", "31.02.2026", "bad_date"),
        ("дата:вчера", "вчера", "bad_date"),
        ("дата:..", "..", "bad_date"),
        ("дата:13.11.2026T25:00", "13.11.2026T25:00", "bad_date"),
        ("пкн:может", "может", "bad_switch"),
        ("пкн:да,нет", "да,нет", "bad_switch"),
        ("группа<5", "группа<5", "bad_sign"),
        ("пкн>да", "пкн>да", "bad_sign"),
        ("пкн:да пкн:нет", "пкн:нет", "contradicts"),
        ("нарушений>5 нарушений<3", "нарушений<3", "contradicts"),
        ("-честность<5", "-честность<5", "cannot_exclude"),
    ],
)
def test_what_is_not_understood_is_marked_with_its_place(text: str, marked: str, code: str) -> None:
    assert codes(text) == [(marked, code)]


def test_what_is_marked_is_left_out_and_the_rest_counts() -> None:
    assert parse("чистота:5 статус:готов,finished честность>100 асем", words()).filters == Filters(
        search="асем", statuses=frozenset({"finished"})
    )


def test_once_all_groups_are_known_another_one_is_marked() -> None:
    known = words()
    known.met("groups", ["ИС-21-2", "ПС-22-3"], all_of_them=True)
    assert parse("группа:пс-22-3", known).filters == group("ПС-22-3")
    assert codes("группа:ПС-22", known) == [("ПС-22", "unknown_value")]
    assert codes("группа:ЭК-22-1", known) == []
    known.met("statuses", ["paused"])
    assert parse("статус:paused", known).filters == Filters(statuses=frozenset({"paused"}))


def test_a_poor_vocabulary_takes_codes_as_they_are() -> None:
    poor = QueryWords(Vocabulary(), UTC)
    assert parse("статус:finished", poor).filters == Filters(statuses=frozenset({"finished"}))


def test_no_two_keys_can_be_mistaken_for_each_other() -> None:
    spellings: dict[str, str] = {}
    for key in KEYS:
        for word in key.spellings:
            assert spellings.setdefault(keyboard_fold(word), key.name) == key.name, word

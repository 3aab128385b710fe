"""The typed query of the results page: what it means, how it is written, and that it never fails."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.domain.query import CHOICES, Filters, Span
from oes_desktop.domain.typed_query import (
    KEYS,
    QueryWords,
    completions,
    parse,
    rewritten,
    show,
    tidy,
)
from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, Term, Vocabulary

ALMATY = timezone(timedelta(hours=5))
NOW_MS = 1_795_500_000_000  # 24.11.2026 10:40 in Almaty
VOCABULARY = Vocabulary(
    statuses=(
        Term("in_progress", Label("В процессе", "Жүріп жатыр", "In progress")),
        Term("finished", Label("Завершён", "Аяқталған", "Finished")),
    ),
    decisions=(
        DecisionTerm("undecided", Label("Не указано", "Көрсетілмеген", "Not set")),
        DecisionTerm("accepted", Label("Допущен", "Жіберілді", "Accepted")),
        DecisionTerm("rejected", Label("Отклонён", "Қабылданбады", "Rejected")),
    ),
    kinds=(
        KindTerm("focus_lost", Label("Фокус потерян (свернул браузер)", "Фокус жоғалды", "Focus lost")),
        KindTerm("voice", Label("Голос", "Дауыс", "Voice")),
    ),
    systems=(
        Term("moodle", Label("Moodle", "Moodle", "Moodle")),
        Term("moodle2", Label("Moodle", "Moodle", "Moodle")),  # two of one name
        Term("accepted", Label("moodle2", "", "")),  # a label that is another's code
    ),
    groups=("ИС-21-2", "ЭК-22-1"),
)


def words(zone: tzinfo = ALMATY, vocabulary: Vocabulary = VOCABULARY) -> QueryWords:
    return QueryWords(vocabulary, zone)


def ms(*moment: int) -> int:
    return round(datetime(*moment, tzinfo=ALMATY).timestamp() * 1000)


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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ru",
            'дата>=13.11.2026 статус:Завершён честность<=59 -решение:"Не указано" пкн:да нарушений>=6 асем',
        ),
        ("kk", "күні>=13.11.2026 күйі:Аяқталған адалдық<=59 -шешім:Көрсетілмеген бса:иә бұзушылық>=6 асем"),
        ("en", 'date>=2026-11-13 status:Finished honesty<=59 -decision:"Not set" pkn:yes violations>=6 асем'),
    ],
)
def test_how_it_is_written(language: str, expected: str) -> None:
    filters = Filters(
        search="асем",
        from_ms=ms(2026, 11, 13),
        statuses=frozenset({"finished"}),
        honesty_to=59,
        excluded=frozenset({("decisions", "undecided")}),
        pkn=True,
        violations=Span(6, None),
    )
    assert show(filters, words(), language) == expected


def test_a_label_of_two_is_written_as_its_code() -> None:
    systems = frozenset({"moodle2", "accepted"})
    text = show(Filters(systems=systems), words(), "en")
    assert text == "system:accepted,moodle2"
    assert parse(text, words()).filters.systems == systems


@pytest.mark.parametrize(
    ("text", "filters", "expected"),
    [
        # what says the same stays, whatever its form
        ("status:завершен  асем", Filters(search="асем", statuses=frozenset({"finished"})), None),
        ("пкн:", Filters(), None),
        # added at the end
        ("честность<60", Filters(honesty_to=59, pkn=True), "честность<60 пкн:да"),
        ("асем пкн:да", Filters(search="асем", pkn=True, archived=True), "асем пкн:да архив:да"),
        # changed where it stands, with the word that was used
        ("асем honesty<60 pkn:yes", Filters(search="асем", honesty_to=70, pkn=True),
         "асем honesty<=70 pkn:yes"),
        ("топ:эк-22-1 асем", Filters(search="асем", groups=frozenset({"ИС-21-2", "ЭК-22-1"})),
         "топ:ЭК-22-1,ИС-21-2 асем"),
        # taken out
        ("честность<60 пкн:да асем", Filters(search="асем", honesty_to=59), "честность<60 асем"),
        ("группа:ис-21-2 пкн:да группа:эк-22-1", Filters(pkn=True), "пкн:да"),
        ("асем пкн:да мария", Filters(pkn=True), "пкн:да"),
        ("асем пкн:да", Filters(search="мария", pkn=True), "мария пкн:да"),
        # what was not understood stays too, until everything is taken away
        ("чистота:5 асем", Filters(search="асем", pkn=True), "чистота:5 асем пкн:да"),
        ("чистота:5 асем", Filters(), ""),
        ('асем "мат ана', Filters(search='асем "мат ана"', pkn=True), 'асем "мат ана" пкн:да'),
        ('группа:"ИС-21-2', Filters(groups=frozenset({"ИС-21-2"}), pkn=True), 'группа:"ИС-21-2" пкн:да'),
        ("группа:ис-21-2,-эк-22-1", group("ИС-21-2"), "группа:ИС-21-2"),
        ("честность<", Filters(minutes=Span(5, 5)), "честность< минут:5"),
        ("", Filters(search="x:y"), '"x:y"'),
    ],
)  # fmt: skip
def test_as_little_is_rewritten_as_can_be(text: str, filters: Filters, expected: str | None) -> None:
    made = rewritten(text, filters, words(), "ru")
    assert made == (text if expected is None else expected)
    assert parse(made, words()).filters == tidy(filters)


HOSTILE = (
    "",
    "a b",
    "ИС, 5",
    '"',
    "\\",
    "-1+2",
    "a:b",
    "\u202egnp",
    "nul\x00",
    "\ud800",
    "\U000e0001",
    "да",
    "5..6",
)
codes_of = {
    "groups": st.sampled_from(["ИС-21-2", "ЭК-22-1", *HOSTILE]) | st.text(max_size=6),
    "statuses": st.sampled_from(["in_progress", "finished", *HOSTILE]),
    "decisions": st.sampled_from(["undecided", "accepted", "rejected"]),
    "systems": st.sampled_from(["moodle", "moodle2", "accepted"]),
    "kinds": st.sampled_from(["focus_lost", "voice", "unheard_of"]),
    "reviewers": st.sampled_from(["Айгерім", "айгерим", *HOSTILE]) | st.text(max_size=6),
}
ends = st.none() | st.integers(0, 10**9)
numbers = st.builds(lambda low, high: Span(low, high if high is None else high + (low or 0)), ends, ends)
minutes_of = st.integers(-(10**7), 10**8).map(lambda minute: minute * 60_000)
moments = st.none() | st.integers(-(10**14), 10**15) | minutes_of | minutes_of.map(lambda moment: moment - 1)
switches = st.sampled_from([None, True, False])
free_texts = st.text(max_size=12) | st.lists(
    st.sampled_from(
        ["асем", "-", '"', '""', "статус:", "честность", "< 60", "“мат", "x:y", "\ud800", "\n", ""]
    ),
    max_size=5,
).map(" ".join)
all_filters = st.builds(
    Filters,
    search=free_texts,
    from_ms=moments,
    to_ms=moments,
    **{name: st.frozensets(some, max_size=3) for name, some in codes_of.items()},
    honesty_from=st.integers(0, 50),
    honesty_to=st.integers(50, 100),
    excluded=st.frozensets(
        st.one_of([st.tuples(st.just(name), some) for name, some in codes_of.items()]), max_size=3
    ),
    violations=numbers,
    attempts=numbers,
    minutes=numbers,
    pkn=switches,
    downloaded=switches,
    reviewed=switches,
    live=switches,
    archived=st.booleans(),
)
languages = st.sampled_from(["ru", "kk", "en"])
zones = st.sampled_from([ALMATY, UTC, ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Berlin")])
typed_pieces = st.sampled_from(
    ["статус:", "честность", "<", ">=", "60", "..", '"', "«", ",", "-", " ", "\\", "группа:", "ИС-21-2",
     "дата", "13.11.2026", "T09:30", "пкн:да", "@", "x:", "асем", "\u202e", "\x00", "\n", "завершён", "\\u",
     "9" * 30]
)  # fmt: skip
typed_texts = st.text(max_size=40) | st.lists(typed_pieces, max_size=14).map("".join)


def knowing(filters: Filters, zone: tzinfo) -> QueryWords:
    """Words that have met the codes of `filters`, as those of the filter bar have."""
    known = words(zone)
    for name in CHOICES:
        known.met(name, getattr(filters, name) | filters.excluded_from(name))
    return known


@given(all_filters, languages, zones)
@example(Filters(from_ms=1_709_226_000_000, to_ms=1_709_229_599_999), "ru", ZoneInfo("Asia/Almaty"))
def test_what_is_written_reads_back(filters: Filters, language: str, zone: tzinfo) -> None:
    known = knowing(filters, zone)
    text = show(filters, known, language)
    found = parse(text, known)
    assert found.filters == tidy(filters)
    assert tidy(found.filters) == found.filters
    assert all(
        letter.isprintable() for word in text.split(" ")[:-1] for letter in word if filters.search == ""
    )


@given(typed_texts, all_filters, languages)
def test_a_rewritten_line_says_the_filters(text: str, filters: Filters, language: str) -> None:
    known = knowing(filters, ALMATY)
    assert parse(rewritten(text, filters, known, language), known).filters == tidy(filters)


@given(typed_texts, st.integers(0, 40), languages)
def test_any_text_can_be_typed(text: str, cursor: int, language: str) -> None:
    known = words()
    found = parse(text, known)
    assert rewritten(text, found.filters, known, language) == text
    assert parse(show(found.filters, known, language), known).filters == found.filters
    assert all(0 <= trouble.start < trouble.end <= len(text) for trouble in found.troubles)
    places = [place for token in found.tokens for place in (token.start, token.end)]
    assert places == sorted(places)
    for offer in completions(text, min(cursor, len(text)), known, language, NOW_MS):
        assert 0 <= offer.start <= offer.end <= len(text)
        assert offer.text


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        '"' * 10_000,
        "-" * 10_000,
        " " * 10_000,
        "статус:" * 1500,
        "a " * 5000,
        "a" + " " * 9999 + "<",
        'группа:"' + "\\" * 9990,
        "группа:" + "a," * 5000,
        "группа:a " * 1100,
        "честность<" * 1000,
        "честность " * 1000,
        "пкн:да " * 1400,
        "дата:" + "1" * 9990,
        "ё\u0301" * 5000,
        '"a" ' * 2500,
    ],
)
def test_ten_thousand_letters_do_not_hang(text: str) -> None:
    began = time.monotonic()
    known = words()
    parse(text, known)
    rewritten(text, Filters(search="асем", pkn=False), known, "ru")
    completions(text, len(text), known, "ru", NOW_MS)
    assert time.monotonic() - began < 2, "a hang: usually some 20 ms"


def offered(
    text: str, language: str = "ru", cursor: int | None = None, known: QueryWords | None = None
) -> list[Any]:
    """The lines as they would be with each completion taken."""
    found = completions(text, len(text) if cursor is None else cursor, known or words(), language, NOW_MS)
    return [text[: offer.start] + offer.text + text[offer.end :] for offer in found]


def test_keys_are_offered_in_the_language_that_is_typed() -> None:
    assert offered("реш") == ["решение:"]
    assert offered("реш", "en") == ["решение:"]
    assert offered("асем гр") == ["асем группа:"]
    assert offered("шеш") == ["шешім:"]
    assert offered("-реш") == ["-решение:"]
    assert offered("че") == ["честность:", "честность<", "честность>", "честность<=", "честность>="]
    assert offered("р", "en")[:1] == ["решение:"], "one line for a key, however many of its words fit"
    assert offered("кара") == ["қаралған:"]
    assert offered("асем") == [] and offered('"реш') == []
    assert len(offered("")) == len(KEYS) == len(offered("асем "))
    assert offered("реш асем", cursor=3) == ["решение: асем"]


def test_values_are_offered_in_the_language_of_the_window() -> None:
    assert offered("решение:") == ['решение:"Не указано"', "решение:Допущен", "решение:Отклонён"]
    assert offered("решение:acc", "kk") == ["решение:Жіберілді"]
    assert offered("решение:ук") == ['решение:"Не указано"']
    assert offered('решение:"не ук') == ['решение:"Не указано"']
    assert offered("решение:допущен,отк") == ["решение:допущен,Отклонён"]
    assert offered("решение:-отк") == ["решение:-Отклонён"]
    assert offered("решение:допущен") == []
    assert offered("пкн:") == ["пкн:да", "пкн:нет"]
    assert offered("бса:ж", "kk") == ["бса:жоқ"]
    assert offered("группа:эк асем", cursor=9) == ["группа:ЭК-22-1 асем"]
    assert offered("честность:") == ["честность<", "честность>", "честность<=", "честность>="]
    assert offered("чистота:") == []


def test_days_are_offered_for_dates() -> None:
    assert offered("дата:") == ["дата:24.11.2026", "дата:23.11.2026", "дата:18.11.2026..24.11.2026"]
    assert offered("date>=", "en") == ["date>=2026-11-24", "date>=2026-11-23"]


def test_very_many_groups_are_no_trouble() -> None:
    known = words()
    known.met("groups", [f"Г-{number}" for number in range(20_000)], all_of_them=True)
    assert len(offered("группа:", known=known)) == 50
    assert offered("группа:г-1999", known=known)[:2] == ["группа:Г-19990", "группа:Г-19991"]
    assert parse("группа:г-19999", known).filters == group("Г-19999")

"""The typed query as it is written, rewritten and read back: for all filters, and whatever was typed."""

from __future__ import annotations

import time
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.typed import ALMATY, NOW_MS, ms, words

from oes_desktop.domain.query import CHOICES, Filters, Span
from oes_desktop.domain.typed_query import QueryWords, completions, parse, rewritten, show, tidy


def group(*names: str) -> Filters:
    return Filters(groups=frozenset(names))


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

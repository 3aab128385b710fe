"""No exam matches: the filter that was set last is offered to be taken away; filters in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from support.filtering import ids, judged, those
from support.results import GROUPS, META, NOW_MS
from support.typing_text import type_text

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters, Span
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.filter_words import FilterWords
from oes_desktop.ui.results.page import ResultsPage

Key = Qt.Key


@pytest.fixture
def rows() -> list[ExamRow]:
    return [judged(number) for number in range(1, 201)]


@pytest.fixture
def words(page: ResultsPage) -> FilterWords:
    return page.filters.words


def test_the_filter_set_last_is_offered_then_the_one_before(page: ResultsPage, rows: list[ExamRow]) -> None:
    page.filters.pkn.click()
    page._filter(replace(page.query.filters, groups=frozenset({GROUPS[0]})))
    page.focus_search()
    type_text(page.filters.search, "nobody & nothing")
    assert page.states.state == "no_match"
    offered = button(page, "Remove the last filter: Search: nobody & nothing")
    page._filter(replace(page.query.filters, attempts=Span(77, None)))
    offered = button(page, "Remove the last filter: Attempts: ≥ 77")
    assert button(page, "Reset filters").isVisible()
    offered.click()
    assert page.states.state == "no_match"
    button(page, "Remove the last filter: Search: nobody & nothing").click()
    assert page.query.filters == Filters(pkn=True, groups=frozenset({GROUPS[0]}))
    assert "nobody" not in page.filters.search.text()
    assert page.states.state == "table"
    assert ids(page) == those(rows, lambda row: row.pkn and row.group == GROUPS[0])


def test_one_end_of_the_dates_is_no_filter_of_its_own(page: ResultsPage) -> None:
    page._filter(Filters(from_ms=1))
    page._filter(Filters(from_ms=1, to_ms=2))
    button(page, f"Remove the last filter: {page.filters.last}").click()
    assert page.query.filters == Filters()


def button(page: ResultsPage, text: str) -> QPushButton:
    shown = {made.text().replace("&&", "&"): made for made in page.states.findChildren(QPushButton)}
    assert text in shown, shown.keys()
    return shown[text]


def test_filters_are_told_in_words(words: FilterWords) -> None:
    filters = Filters(
        search='ахметов "эк 22"',
        statuses=frozenset({"finished"}),
        groups=frozenset(GROUPS[:3]),
        excluded=frozenset({("decisions", "accepted")}),
        honesty_to=75,
        violations=Span(3, None),
        minutes=Span(30, 90),
        attempts=Span(2, 2),
        pkn=True,
        live=False,
        archived=True,
    )
    assert [line for _, line in words.describe(filters)] == [
        "Archive",
        "Status: Finished",
        "Decision: except: Accepted",
        "Group: 3",
        "Honesty: 0–75 %",
        "Number of violations: ≥ 3",
        "Attempts: 2",
        "Duration, min: 30–90",
        "PKN",
        "Running now: no",
        'Search: ахметов "эк 22"',
    ]
    assert words.describe(Filters()) == []


def test_dates_of_another_year_say_so(words: FilterWords, language: Language) -> None:
    formats = Formats(language, META.time_zone)
    told = FilterWords(META.vocabulary, Words(META.vocabulary, formats), formats, lambda: NOW_MS)
    day, year = 86_400_000, 366 * 86_400_000
    start = NOW_MS - NOW_MS % day - 5 * 3_600_000  # midnight in Almaty
    assert told.value(Filters(from_ms=start), "dates") == f"from {formats.short_date(start)}"
    assert told.value(Filters(to_ms=start + day - 1), "dates") == f"until {formats.short_date(start)}"
    assert told.value(Filters(from_ms=start + 60_000), "dates").endswith(" 00:01")
    assert told.value(Filters(from_ms=start - year), "dates") == f"from {formats.date(start - year)}"

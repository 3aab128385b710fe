"""The filters of the bar by mouse and keyboard: counts, exclusions, switches turned round, hostile names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from support.filtering import counts, ids, judged, press, those
from support.results import GROUPS, exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters, Span
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.filter_words import FilterWords
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.widgets.popup import Popup

Key = Qt.Key


@pytest.fixture
def rows() -> list[ExamRow]:
    return [judged(number) for number in range(1, 201)]


@pytest.fixture
def words(page: ResultsPage) -> FilterWords:
    return page.filters.words


@pytest.fixture(autouse=True)
def closed(page: ResultsPage) -> object:
    """The page is the active window; no popup outlives a test."""
    page.activateWindow()
    yield
    for popup in page.findChildren(Popup):
        popup.close_panel()


def test_every_list_says_how_many_exams_each_choice_leaves(page: ResultsPage, rows: list[ExamRow]) -> None:
    page._filter(Filters(statuses=frozenset({"finished"}), groups=frozenset({GROUPS[0]})))
    for name, field in (("groups", "group"), ("statuses", "status"), ("decisions", "decision")):
        page.filters.lists[name].click()
        shown = counts(page.filters.lists[name].popup.list)
        for code, count in shown.items():
            others = [
                row
                for row in rows
                if (name == "statuses" or row.status == "finished")
                and (name == "groups" or row.group == GROUPS[0])
            ]
            assert count == len(those(others, lambda row, f=field, c=code: getattr(row, f) == c)), (
                name,
                code,
            )
        page.filters.lists[name].popup.close_panel()


def test_dates_say_how_many_exams_a_term_leaves(page: ResultsPage, rows: list[ExamRow]) -> None:
    assert page.filters.periods == (), "nobody looks at them"
    page._filter(Filters(groups=frozenset({GROUPS[0]})))
    page.filters.dates.click()
    found = page.filters._facets.periods
    assert tuple(found) == page.filters.periods and any(found.values())
    for (first, last), count in found.items():
        inside = [row for row in rows if row.started_ms and first <= row.started_ms <= last]
        assert count == len(those(inside, lambda row: row.group == GROUPS[0]))


def test_a_decision_is_excluded_by_keyboard(page: ResultsPage, rows: list[ExamRow]) -> None:
    made = page.filters.lists["decisions"]
    made.setFocus()
    press(Key.Key_Down, Key.Key_Down, "-")
    assert ids(page) == those(rows, lambda row: row.decision != "accepted")
    assert made.value == "except: Accepted"
    assert made.accessibleName() == "Decision: except: Accepted"
    assert counts(made.popup.list)["accepted"] is None, "nobody was counted who has it"
    press(Key.Key_Down, "-")
    assert made.value == "except: 2"
    press(Key.Key_Up, Key.Key_Up, Key.Key_Space)
    assert made.value == "Not set, except: 2"
    assert page.query.filters == Filters(
        decisions=frozenset({"undecided"}),
        excluded=frozenset({("decisions", "accepted"), ("decisions", "disputed")}),
    )
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is made


def test_counts_follow_what_is_chosen_in_the_open_list(page: ResultsPage, rows: list[ExamRow]) -> None:
    made = page.filters.lists["systems"]
    made.click()
    page._filter(Filters(groups=frozenset({GROUPS[1]})))
    expected = len(those(rows, lambda row: row.group == GROUPS[1] and row.system == "moodle"))
    assert counts(made.popup.list)["moodle"] == expected


def test_switches_say_how_many_exams_they_would_leave(page: ResultsPage, rows: list[ExamRow]) -> None:
    stopped = len(those(rows, lambda row: row.pkn))
    page.filters.pkn.setFocus()
    assert page.filters.pkn.toolTip().endswith(f"{stopped} exams")
    assert page.filters.pkn.accessibleDescription() == page.filters.pkn.toolTip()
    assert page.filters.archived.toolTip().endswith("\n0 exams")
    page._filter(Filters(search="а"))
    assert "0 exams" not in page.filters.archived.toolTip(), "what was counted before is not shown"


def test_pkn_turned_round_is_shown_and_clicked_away(page: ResultsPage, rows: list[ExamRow]) -> None:
    page._filter(Filters(pkn=False))
    assert ids(page) == those(rows, lambda row: not row.pkn)
    assert page.filters.pkn.accessibleName() == "PKN: no"
    assert page.filters.pkn.isChecked()
    page.filters.pkn.click()
    assert page.query.filters == Filters()
    page.filters.pkn.click()
    assert page.query.filters == Filters(pkn=True)
    assert page.filters.pkn.accessibleName() == "PKN"


def test_hostile_names_stay_on_their_buttons(page: ResultsPage, words: FilterWords) -> None:
    for name in ("я" * 10_000, "\u202eКайрат", "nul\x00l\n", "lone \ud800", "", "<b>x</b>", "עברית"):
        filters = Filters(
            groups=frozenset({name}),
            reviewers=frozenset({name}),
            kinds=frozenset({name}),
            excluded=frozenset({("systems", name)}),
            search=name,
        )
        page._filter(filters)
        for made in (*page.filters.lists.values(), page.filters.more):
            made.click()
            assert made.popup.is_open and made.width() < 420
            assert not made.grab().isNull() and not made.popup.grab().isNull()
            made.popup.close_panel()
        for _, line in words.describe(filters):
            assert len(line) < 200 and line.isprintable()
        assert "<b>" not in page.filters.more.toolTip()
    QToolTip.hideText()


def test_three_thousand_groups_are_laid_out_when_they_are_looked_at(
    page: ResultsPage, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    many = [exam_row(number, group=f"Г-{number:04}", archived=False) for number in range(3000)]
    other = open_page(open_desk(many))
    lines = other.filters.lists["groups"].popup.list
    assert not lines.model.choices, "nothing is laid out for a popup that is closed"
    other.filters.lists["groups"].click()
    assert len(lines.model.choices) == 3000 + len(GROUPS)
    lines.search.setText("г-012")
    QTest.keyClick(lines.search, Key.Key_Down)
    QTest.keyClick(lines.view, Key.Key_Space)
    assert ids(other) == {"exam-120"}
    other.filters.lists["groups"].popup.close_panel()


def test_a_long_question_widens_no_window(page: ResultsPage) -> None:
    page._filter(
        Filters(
            statuses=frozenset({"finished"}),
            groups=frozenset(GROUPS),
            excluded=frozenset({("decisions", "accepted"), ("decisions", "rejected")}),
            honesty_to=75,
            minutes=Span(30, 90),
            pkn=False,
        )
    )
    page.resize(1280, 720)
    QApplication.sendPostedEvents()
    assert page.minimumSizeHint().width() <= 1280
    assert page.width() == 1280

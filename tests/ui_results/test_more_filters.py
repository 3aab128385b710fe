"""The panel of further filters: by keyboard alone, its counts, whatever was set elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from support.filtering import counts, ids, judged, press, those
from support.results import GROUPS

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters, Span
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.widgets.popup import Popup

Key = Qt.Key


@pytest.fixture
def rows() -> list[ExamRow]:
    return [judged(number) for number in range(1, 201)]


def open_more(page: ResultsPage) -> Popup:
    page.filters.more.setFocus()
    press(Key.Key_Down)
    popup = page.filters.more.popup
    assert popup is not None and popup.is_open
    return popup


@pytest.fixture(autouse=True)
def closed(page: ResultsPage) -> object:
    """The page is the active window; no popup outlives a test."""
    page.activateWindow()
    yield
    for popup in page.findChildren(Popup):
        popup.close_panel()


def test_more_filters_by_keyboard_alone(page: ResultsPage, rows: list[ExamRow]) -> None:
    popup = open_more(page)
    kinds = popup.lists["kinds"]
    assert QApplication.focusWidget() is kinds.view
    kinds.view.go(kinds.model.place("phone_seen"))
    press(Key.Key_Space)
    assert ids(page) == those(rows, lambda row: "phone_seen" in row.kinds)
    press("-")
    assert ids(page) == those(rows, lambda row: "phone_seen" not in row.kinds)
    press(Key.Key_Space, Key.Key_Tab)
    reviewers = popup.lists["reviewers"]
    assert QApplication.focusWidget() is reviewers.view
    assert [choice.code for choice in reviewers.model.choices] == ["А. Сериков", "Б. Омарова"]
    press(Key.Key_Space)
    assert ids(page) == those(rows, lambda row: row.decided_by == "А. Сериков")
    press(Key.Key_Tab, Key.Key_Up, Key.Key_Up)
    assert page.query.filters.violations == Span(2, None)
    press(Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is popup.spans["minutes"].low
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert QApplication.focusWidget() is popup.switches["downloaded"].button(None)
    press(Key.Key_Right)
    assert page.query.filters.downloaded is True
    assert ids(page) == set()
    press(Key.Key_Right)
    assert page.query.filters.downloaded is False
    assert page.filters.more.accessibleName() == "More filters: 3"
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is page.filters.more
    assert ids(page) == those(rows, lambda row: row.decided_by == "А. Сериков" and row.violations >= 2)


def test_every_part_of_the_panel_filters(page: ResultsPage, rows: list[ExamRow]) -> None:
    popup = open_more(page)
    minute = 60_000
    popup.spans["minutes"].low.setValue(60)
    popup.spans["minutes"].high.setValue(75)
    expected = those(rows, lambda row: row.duration_ms is not None and 60 <= row.duration_ms // minute <= 75)
    assert expected and ids(page) == expected
    page.reset()
    assert popup.spans["minutes"].span == Span()
    popup.spans["attempts"].low.setValue(2)
    assert ids(page) == those(rows, lambda row: row.attempts >= 2)
    page.reset()
    popup.switches["live"].button(True).click()
    assert ids(page) == those(rows, lambda row: row.status == "in_progress")
    popup.switches["live"].button(None).click()
    assert page.query.filters == Filters()
    popup.switches["reviewed"].button(True).click()
    assert page.query.filters == Filters(reviewed=True)


def test_the_panel_counts_before_anything_is_chosen(page: ResultsPage, rows: list[ExamRow]) -> None:
    popup = open_more(page)
    assert counts(popup.lists["kinds"])["phone_seen"] == len(
        those(rows, lambda row: "phone_seen" in row.kinds)
    )
    assert counts(popup.lists["reviewers"])["Б. Омарова"] == len(
        those(rows, lambda row: row.decided_by == "Б. Омарова")
    )
    running = len(those(rows, lambda row: row.status == "in_progress"))
    live = popup.switches["live"]
    assert live.button(True).accessibleName() == f"Running now: yes {running}"
    assert live.button(False).accessibleName() == f"Running now: no {len(rows) - running}"
    assert popup.switches["downloaded"].button(True).property("empty") is True
    assert popup.switches["downloaded"].button(False).property("empty") is False


def test_clear_all_leaves_the_filters_of_the_bar(page: ResultsPage) -> None:
    bar = Filters(groups=frozenset({GROUPS[0]}), pkn=True, excluded=frozenset({("statuses", "finished")}))
    page._filter(
        replace(
            bar,
            kinds=frozenset({"focus_lost"}),
            violations=Span(1, 5),
            live=False,
            excluded=bar.excluded | {("kinds", "phone_seen")},
        )
    )
    popup = open_more(page)
    clear = next(made for made in popup.findChildren(QPushButton) if made.text() == "Clear all")
    clear.click()
    assert page.query.filters == bar
    assert not clear.isEnabled()
    assert page.filters.more.value == ""
    assert page.filters.more.property("set") is False


def test_the_panel_shows_whatever_a_view_or_a_query_set(page: ResultsPage) -> None:
    page._filter(
        Filters(
            kinds=frozenset({"kind_nobody_knows"}),
            reviewers=frozenset({"Gone"}),
            excluded=frozenset({("reviewers", "А. Сериков")}),
            violations=Span(7, 2),
            minutes=Span(None, 10**9),
            reviewed=False,
        )
    )
    popup = open_more(page)
    assert popup.lists["kinds"].chosen == {"kind_nobody_knows"}
    assert popup.lists["kinds"].model.place("kind_nobody_knows") >= 0
    assert (popup.lists["reviewers"].chosen, popup.lists["reviewers"].excluded) == ({"Gone"}, {"А. Сериков"})
    assert (popup.spans["violations"].low.value(), popup.spans["violations"].high.value()) == (7, 2)
    assert page.filters.more.value == "5"
    tip = page.filters.more.toolTip()
    assert "Number of violations: 7–2" in tip and "Reviewer: Gone, except: А. Сериков" in tip
    assert "Reviewed: no" in tip


def test_the_panel_fits_a_small_window_and_scrolls_to_the_focus(
    page: ResultsPage, rows: list[ExamRow]
) -> None:
    page.resize(1280, 460)
    popup = open_more(page)
    assert popup.height() <= page.height()
    assert popup.geometry().bottom() <= page.height()
    last = popup.switches["live"].button(None)
    for _ in range(40):
        if QApplication.focusWidget() is last:
            break
        press(Key.Key_Tab)
    assert QApplication.focusWidget() is last
    area = popup.findChild(QWidget, "qt_scrollarea_viewport")
    top = last.mapTo(area, QPoint()).y()
    assert 0 <= top <= area.height() - last.height()
    assert not popup.grab().isNull()

"""Filters by keyboard: range, list and dates; focus comes and goes back; names for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from oes_desktop.domain.query import ANY, Span
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.date_range import DateRangePopup
from oes_desktop.ui.widgets.filter_button import FilterButton
from oes_desktop.ui.widgets.honesty import honesty_tone
from oes_desktop.ui.widgets.popup import Popup
from oes_desktop.ui.widgets.range_popup import RangePopup
from oes_desktop.ui.widgets.range_slider import RangeSlider, Scale

NOW = 1_794_542_851_000  # 13 November 2026, 09:07 in Almaty
DAY = 86_400_000

Opener = Callable[[Popup], FilterButton]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, language: Language) -> Iterator[Opener]:
    """Puts a popup behind a filter button in a window of its own and opens it by keyboard."""
    windows: list[QMainWindow] = []

    def build(popup: Popup) -> FilterButton:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        body = QWidget()
        window.setCentralWidget(body)
        button = FilterButton("Honesty", lambda: popup)
        button.setParent(body)
        window.resize(900, 700)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: popup.isVisible(), timeout=10_000)
        return button

    yield build
    for window in windows:
        for popup in window.findChildren(Popup):
            popup.close_panel()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def honesty() -> RangePopup:
    return RangePopup("Honesty", Scale(tuple(range(0, 100, 25)), 100), honesty_tone, " %")


def test_a_range_is_set_by_keyboard_alone(qtbot: QtBot, opened: Opener) -> None:
    popup = honesty()
    told: list[Span] = []
    popup.changed.connect(told.append)
    button = opened(popup)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Honesty: from", timeout=10_000)
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert told[-1] == Span(1, None)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Honesty: to"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert popup.span == told[-1] == Span(1, 99)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert popup.span == told[-1] == ANY
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not popup.is_open
    qtbot.waitUntil(button.hasFocus, timeout=10_000)


def test_the_ends_of_a_range_never_cross(opened: Opener) -> None:
    popup = honesty()
    opened(popup)
    popup.show_span(Span(40, 60))
    popup.fields.low.setValue(80)
    assert popup.span == Span(80, 80)
    popup.fields.high.setValue(10)
    assert popup.span == Span(10, 10)


def test_the_mouse_drags_the_nearer_handle(qtbot: QtBot, opened: Opener) -> None:
    popup = honesty()
    popup.show_histogram([1, 0, 5, 9])
    opened(popup)
    slider = popup.findChild(RangeSlider)
    assert slider is not None
    slider.grab()
    height = slider.height() - 12
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() * 3 // 4, height))
    assert popup.span.low is None
    assert popup.span.high is not None and 70 <= popup.span.high <= 80
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 4, height))
    assert popup.span.low is not None and 20 <= popup.span.low <= 30


def test_a_click_beside_closes_the_panel(qtbot: QtBot, opened: Opener) -> None:
    popup = honesty()
    button = opened(popup)
    QTest.mouseClick(button.window().centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(880, 680))
    assert not popup.is_open


def test_the_button_says_title_and_value(opened: Opener) -> None:
    button = opened(honesty())
    assert button.accessibleName() == "Honesty"
    width = button.sizeHint().width()
    button.show_value("0–75 %")
    assert button.accessibleName() == "Honesty: 0–75 %"
    assert button.sizeHint().width() > width
    assert not button.grab().isNull()


@pytest.fixture
def dates(language: Language) -> DateRangePopup:
    return DateRangePopup("Date", Formats(language, "Asia/Almaty"), lambda: NOW)


def test_seven_days_by_keyboard_end_today(dates: DateRangePopup, opened: Opener) -> None:
    told: list[tuple[int | None, int | None]] = []
    dates.changed.connect(lambda start, end: told.append((start, end)))
    opened(dates)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    start, end = told[-1]
    assert start is not None and end is not None
    assert end - start == 7 * DAY - 1
    formats = dates._formats
    assert formats.date_time(start) == "07/11/2026 00:00"
    assert formats.date_time(end, seconds=True) == "13/11/2026 23:59:59"
    assert [made.text() for made in dates.findChildren(QPushButton) if made.property("set")] == ["7 days"]


def test_a_term_says_its_dates(dates: DateRangePopup, opened: Opener) -> None:
    told: list[tuple[int | None, int | None]] = []
    dates.changed.connect(lambda start, end: told.append((start, end)))
    opened(dates)
    term = next(made for made in dates.findChildren(QPushButton) if made.text() == "This term")
    assert term.toolTip() == "01/09/2026 – 31/01/2027"
    assert term.accessibleName() == "This term, 01/09/2026 – 31/01/2027"
    term.click()
    assert [dates._formats.date_time(ms) for ms in told[-1]] == ["01/09/2026 00:00", "31/01/2027 23:59"]


def test_ready_made_spans_say_how_many_exams_they_leave(dates: DateRangePopup, opened: Opener) -> None:
    opened(dates)
    names = ("Today", "Yesterday", "7 days", "This term")
    spans = {made.text(): made for made in dates.findChildren(QPushButton) if made.text() in names}
    dates.show_counts(dict(zip(dates.periods, (0, 0, 12, 12_345), strict=True)))
    assert [spans[name].isEnabled() for name in names] == [False, False, True, True]
    assert focused() is spans["7 days"], "the one that had the keyboard cannot be chosen any more"
    assert spans["This term"].accessibleName() == "This term, 01/09/2026 – 31/01/2027, 12,345"
    shown = [made.text() for made in dates.findChildren(QLabel) if made.isVisible()]
    assert [text for text in shown if text in ("0", "12", "12,345")] == ["0", "0", "12", "12,345"]
    dates.show_range(*dates.periods[1])
    assert spans["Yesterday"].isEnabled(), "what is set can be seen and set anew"
    dates.show_counts({})
    assert all(spans[name].isEnabled() for name in names), "not known is not none"


def test_the_keyboard_begins_at_a_span_that_can_be_chosen(dates: DateRangePopup, opened: Opener) -> None:
    for counts, name in (((0, 0, 3, 9), "7 days"), ((0, 0, 0, 0), "From")):
        dates.show_counts(dict(zip(dates.periods, counts, strict=True)))
        opened(dates)
        assert focused().accessibleName().startswith(name)
        dates.close_panel()


def test_today_is_the_day_of_the_opening(language: Language, opened: Opener) -> None:
    """The program stays open over midnight."""
    now = [NOW]
    dates = DateRangePopup("Date", Formats(language, "Asia/Almaty"), lambda: now[0])
    told: list[tuple[int | None, int | None]] = []
    dates.changed.connect(lambda start, end: told.append((start, end)))
    now[0] += DAY
    opened(dates)
    assert focused().accessibleName() == "Today, 14/11/2026"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert [dates._formats.date_time(ms) for ms in told[-1]] == ["14/11/2026 00:00", "14/11/2026 23:59"]


def test_one_end_may_stay_open(dates: DateRangePopup, opened: Opener) -> None:
    opened(dates)
    dates.show_range(NOW, None)
    start, end = dates.range_ms
    assert end is None
    assert start == NOW // 60_000 * 60_000


def test_the_calendar_sets_first_the_start_then_the_end(dates: DateRangePopup, opened: Opener) -> None:
    opened(dates)
    calendar = dates.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 11, 3))
    calendar.clicked.emit(QDate(2026, 11, 5))
    start, end = dates.range_ms
    assert start is not None and end is not None
    assert dates._formats.date_time(start) == "03/11/2026 00:00"
    assert dates._formats.date_time(end) == "05/11/2026 23:59"
    clear = next(made for made in dates.findChildren(QPushButton) if made.text() == "Clear")
    clear.click()
    assert dates.range_ms == (None, None)


def test_an_end_that_is_typed_is_on(dates: DateRangePopup, opened: Opener) -> None:
    opened(dates)
    told: list[tuple[int | None, int | None]] = []
    dates.changed.connect(lambda start, end: told.append((start, end)))
    for _ in range(20):
        if focused() is dates._from:
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is dates._from
    assert told == [], "passing by sets nothing"
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    start, end = told[-1]
    assert start is not None and end is None
    assert dates._from_on.isChecked() and not dates._to_on.isChecked()

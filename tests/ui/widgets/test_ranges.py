"""Ranges whose upper end is open, over bins of unequal width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from oes_desktop.domain.query import ANY, Span
from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.range_fields import RangeFields
from oes_desktop.ui.widgets.range_slider import RangeSlider, Scale

OPEN = Scale((0, 1, 2, 3, 5, 10, 20))
CLOSED = Scale(tuple(range(0, 100, 5)), 100)


def accent(_value: int) -> str:
    return "accent"


@pytest.fixture
def fields(qtbot: QtBot, theme: Theme, language: Language) -> RangeFields:
    made = RangeFields(OPEN, accent, titled=True)
    made.show_name("Attempts")
    qtbot.addWidget(made)
    made.resize(360, 120)
    made.show()
    return made


def type_into(field: QSpinBox, text: str) -> None:
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("low", [None, 1, 2, 5, 10, 20])
@pytest.mark.parametrize("high", [None, 2, 4, 9, 19])
def test_what_the_handles_show_is_what_they_select(low: int | None, high: int | None) -> None:
    if low is None or high is None or low <= high:
        assert OPEN.span(*OPEN.places(Span(low, high))) == Span(low, high)


@pytest.mark.parametrize("span", [ANY, Span(5, None), Span(None, 75), Span(1, 99), Span(50, 50)])
def test_a_closed_scale_does_as_well(span: Span) -> None:
    assert CLOSED.span(*CLOSED.places(span)) == span


def test_values_beyond_the_scale_stay_on_it() -> None:
    assert OPEN.places(Span(-5, 10**9)) == (0.0, 6.5)
    assert OPEN.places(Span(10**9, None)) == (6.5, 7.0)
    assert OPEN.places(Span(10, 2)) == (5.0, 5.0)


def test_the_open_end_is_reached_and_left_by_keyboard(fields: RangeFields) -> None:
    told: list[Span] = []
    fields.changed.connect(told.append)
    assert fields.high.text() == "∞"
    QTest.keyClick(fields.high, Qt.Key.Key_Down)
    assert told[-1] == Span(None, 20)
    QTest.keyClick(fields.high, Qt.Key.Key_Up)
    assert told[-1] == Span(None, 21)
    type_into(fields.high, "")
    assert told[-1] == fields.span == ANY


def test_numbers_beyond_the_histogram_can_be_typed(fields: RangeFields) -> None:
    type_into(fields.low, "250")
    assert fields.span == Span(250, None)
    type_into(fields.high, "x-900")
    assert fields.span == Span(250, 900), "the first figure alone, 9, has not pushed the lower end"


def test_dragging_to_the_right_end_opens_it(fields: RangeFields) -> None:
    fields.show_histogram([1, 4, 0, 2, 9, 3, 1])
    fields.show_span(Span(1, 2))
    slider = fields.findChild(RangeSlider)
    assert slider is not None
    slider.grab()
    line = slider.height() - 12
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 8, line))
    assert fields.span == Span(1, None)


def test_both_ends_have_names(fields: RangeFields) -> None:
    assert fields.low.accessibleName() == "Attempts: from"
    assert fields.high.accessibleName() == "Attempts: to"

"""What is offered below the search field, and its sheet of help: by keyboard alone, by mouse alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from support.search_box import begun, lines, retype
from support.typing_text import type_text

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Filters
from oes_desktop.domain.typed_query import KEYS, TroubleCode
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.search_box import SearchBox
from oes_desktop.ui.results.search_help import sentence

NO_KEYS, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def box(qtbot: QtBot, page: ResultsPage) -> SearchBox:
    return begun(qtbot, page)


def test_the_cursor_in_a_mark_says_what_is_wrong(qtbot: QtBot, box: SearchBox) -> None:
    type_text(box, "чистота:5 ")
    assert not box.offers.is_open
    box.setCursorPosition(3)
    assert box.offers.is_open and box.offers.lines == 0
    assert box.offers._hint.text() == sentence(TroubleCode.UNKNOWN_KEY)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.offers.is_open and box.text() == "чистота:5 "


def test_completion_by_keyboard_only(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "г")
    assert not box.offers.is_open, "one letter is a name rather than a key"
    type_text(box, "р")
    assert lines(box) == ["группа:"] and box.offers.chosen is None
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "группа:" and "ЭК-22-1" in lines(box)
    type_text(box, "эк")
    assert lines(box) == ["ЭК-22-1", "ЭК-22-2"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "группа:ЭК-22-2" and not box.offers.lines
    assert page.query.filters == Filters(groups=frozenset({"ЭК-22-2"})) and box.hasFocus()
    type_text(box, ",и")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "группа:ЭК-22-2,и" and not box.offers.is_open, "Esc closes the list first"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.table.hasFocus()


def test_the_rows_come_before_the_list_and_tab_means_what_stands_there(
    qtbot: QtBot, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> None:
    """With work on lanes: the list opens when the answer is on the screen, or when a key asks for it."""
    tasks = Tasks()
    page = open_page(open_desk(rows), tasks)
    qtbot.waitUntil(lambda: page.model.answer is not None, timeout=10_000)
    box = begun(qtbot, page)
    type_text(box, "гр")
    assert not box.offers.is_open
    qtbot.waitUntil(lambda: lines(box) == ["группа:"], timeout=10_000)
    assert page.model.answer is not None and page.model.answer.query.filters == Filters("гр")
    retype(box, "сис")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "система:"
    tasks.close()


def test_enter_and_down_leave_for_the_table_when_nothing_was_chosen(
    qtbot: QtBot, page: ResultsPage, box: SearchBox
) -> None:
    type_text(box, "гр")
    assert box.offers.lines
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.table.hasFocus() and not box.offers.is_open and page.query.filters == Filters("гр")
    page.focus_search()
    type_text(box, "волкова")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert page.table.hasFocus()


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Space, CONTROL), (Qt.Key.Key_Down, ALT)])
def test_everything_that_can_be_typed_is_offered_when_asked_for(
    qtbot: QtBot, box: SearchBox, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(box, key, modifier)
    assert len(lines(box)) == len(KEYS) and "honesty:" in lines(box)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.offers.chosen is not None and box.offers.chosen.text == lines(box)[-1]


def test_completion_by_mouse_only(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "status:")
    items = box.offers._list
    place = items.visualItemRect(items.item(2)).center()
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, place)
    assert box.text() == "status:Finished" and page.query.filters.statuses == {"finished"}
    assert box.hasFocus()


def test_a_click_elsewhere_closes_the_list(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "status:")
    assert box.offers.is_open
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(300, 300))
    assert not box.offers.is_open


def test_help_shows_what_can_be_typed(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    qtbot.keyClick(box, Qt.Key.Key_F1, SHIFT)
    assert box.help.is_open
    examples = [example for example, _ in box.help._lines()]
    assert "honesty<=59" in examples and "group:ИС-21-1,ИС-21-2" in examples
    qtbot.keyClick(box.help, Qt.Key.Key_Escape)
    assert not box.help.is_open and box.hasFocus()
    for example in examples:
        retype(box, example)
        assert box.parsed.troubles == (), example

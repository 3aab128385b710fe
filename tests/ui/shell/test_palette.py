"""The command list: what a page can find and what can be done, by keys alone and by the mouse alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.ui.shell.finding import Entry
from oes_desktop.ui.shell.palette import CommandPalette
from oes_desktop.ui.shell.palette_rows import DETAIL, HEADING
from oes_desktop.ui.widgets.key_hint import key_text

Found = Callable[[str, Sequence[Entry]], object]


class Page:
    """Two views, and searches that are answered when the test says so."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.asked: list[tuple[str, Found]] = []

    def entry(self, section: str, text: str, detail: str = "") -> Entry:
        return Entry(section, "user", text, detail, partial(self.done.append, text))

    def at_once(self) -> list[Entry]:
        return [self.entry("Views", "To review"), self.entry("Views", "Ёлки")]

    def search(self, text: str, found: Found) -> None:
        self.asked.append((text, found))

    def answer(self, place: int, *texts: str) -> None:
        text, found = self.asked[place]
        found(text, [self.entry("Students", name, "2 exams") for name in texts])


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def action(qapp: object) -> QAction:
    made = QAction("&Refresh && more")
    made.setShortcut("Ctrl+R")
    return made


@pytest.fixture
def palette(qtbot: QtBot, page: Page, action: QAction) -> Iterator[CommandPalette]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = CommandPalette(window)
    made.open_with([action], page)
    yield made
    made.close()


def lines(palette: CommandPalette) -> list[str]:
    return [palette._list.item(row).text() for row in palette._rows()]


def headings(palette: CommandPalette) -> list[str]:
    items = [palette._list.item(row) for row in range(palette._list.count())]
    return [item.text() for item in items if item.data(HEADING)]


def chosen(palette: CommandPalette) -> str:
    item = palette._list.currentItem()
    return "" if item is None else item.text()


def test_at_first_there_are_views_and_actions_under_headings(palette: CommandPalette, page: Page) -> None:
    assert lines(palette) == ["To review", "Ёлки", "Refresh & more"]
    assert headings(palette) == ["Views", "Actions"]
    assert chosen(palette) == "To review"
    assert page.asked == []
    palette.grab()


def test_keys_stand_apart_from_the_words(palette: CommandPalette) -> None:
    item = palette._list.item(palette._rows()[-1])
    assert item.data(DETAIL) == key_text("Ctrl+R")
    assert item.text() == "Refresh & more"
    assert key_text("Ctrl+R") in item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_found_comes_between_views_and_actions(palette: CommandPalette, page: Page) -> None:
    QTest.keyClicks(palette.field, "re")
    page.answer(-1, "Renat", "Regina")
    assert lines(palette) == ["To review", "Renat", "Regina", "Refresh & more"]
    assert headings(palette) == ["Views", "Students", "Actions"]
    assert chosen(palette) == "To review"


def test_an_answer_to_letters_typed_before_is_not_shown(palette: CommandPalette, page: Page) -> None:
    QTest.keyClicks(palette.field, "ren")
    page.answer(0, "of r")
    page.answer(1, "of re")
    assert "of r" not in lines(palette)
    page.answer(2, "Renat")
    assert lines(palette) == ["Renat"]
    page.answer(1, "late")
    assert lines(palette) == ["Renat"]
    QTest.keyClick(palette.field, Qt.Key.Key_Backspace)
    assert "Renat" not in lines(palette)  # until it is found again


def test_the_line_that_was_chosen_stays_when_more_is_found(palette: CommandPalette, page: Page) -> None:
    QTest.keyClicks(palette.field, "re")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert chosen(palette) == "Refresh & more"
    page.answer(-1, "Renat", "Regina")
    assert chosen(palette) == "Refresh & more"


def test_arrows_pass_headings_by_and_go_round(palette: CommandPalette) -> None:
    seen = []
    for _ in range(4):
        seen.append(chosen(palette))
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert seen == ["To review", "Ёлки", "Refresh & more", "To review"]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == "Refresh & more"


def test_enter_does_it_and_closes(palette: CommandPalette, page: Page, action: QAction) -> None:
    triggered: list[bool] = []
    action.triggered.connect(triggered.append)
    QTest.keyClicks(palette.field, "ren")
    page.answer(-1, "Renat")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert (page.done, triggered, palette.isVisible()) == (["Renat"], [], False)
    page.answer(-1, "too late")  # and what comes then goes nowhere
    assert "too late" not in lines(palette)


def test_the_mouse_does_it_and_a_heading_does_nothing(palette: CommandPalette, page: Page) -> None:
    palette._list.itemClicked.emit(palette._list.item(0))
    assert (page.done, palette.isVisible()) == ([], True)
    place = palette._list.visualItemRect(palette._list.item(2)).center()
    QTest.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (page.done, palette.isVisible()) == (["Ёлки"], False)


@pytest.mark.parametrize("typed", ["елки", "ЁЛК", "ёл ки"])
def test_letters_that_are_taken_for_one_another_are_the_same(palette: CommandPalette, typed: str) -> None:
    palette.field.setText(typed)
    assert lines(palette) == ["Ёлки"]


def test_nothing_fits(palette: CommandPalette, page: Page) -> None:
    palette.field.setText("\0\N{RIGHT-TO-LEFT OVERRIDE}zz" + "я" * 5_000)
    page.answer(-1)
    assert lines(palette) == []
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_names_of_any_kind_are_one_harmless_line(palette: CommandPalette, page: Page) -> None:
    palette.field.setText("zz")
    page.answer(-1, "<b>x</b>\n\N{RIGHT-TO-LEFT OVERRIDE}\0" + "ы" * 10_000)
    (line,) = lines(palette)
    assert len(line) <= 200
    assert "\n" not in line
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in line
    palette.grab()


def test_without_a_page_it_holds_actions_alone(palette: CommandPalette, action: QAction) -> None:
    palette.open_with([action])
    assert lines(palette) == ["Refresh & more"]
    assert headings(palette) == []
    palette.field.setText("re")
    assert lines(palette) == ["Refresh & more"]

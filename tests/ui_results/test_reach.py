"""Everything on the page is reached without a mouse, and what has the focus can be told from what has not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.ui.results.page import ResultsPage

_MOST_STEPS = 80


def controls(page: ResultsPage) -> Iterator[QWidget]:
    """What can be worked with now: buttons, fields, tabs, tables."""
    for kind in (QAbstractButton, QLineEdit, QTabBar, QTableView):
        for widget in page.findChildren(kind):
            inside = widget.parent()
            part = isinstance(inside, QLineEdit | QTabBar | QTableView)  # a part of something that is reached
            if widget.isVisible() and widget.isEnabled() and not part:
                yield widget


def walked(page: ResultsPage) -> list[QWidget]:
    """What Tab goes to, from the search field on until it comes round."""
    page.filters.search.setFocus()
    found: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            return found
        found.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not come round")


def reaches(reached: list[QWidget], widget: QWidget) -> bool:
    """Of buttons of which one is pressed Tab goes to that one, the arrows to the others."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    mates = group.buttons() if group is not None and group.exclusive() else [widget]
    return any(one is mate or one.isAncestorOf(mate) for one in reached for mate in mates)


def shown(page: ResultsPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def test_tab_reaches_every_control(qtbot: QtBot, page: ResultsPage) -> None:
    shown(page, qtbot)
    reached = walked(page)
    missed = [
        f"{type(widget).__name__} {widget.accessibleName()!r}"
        for widget in controls(page)
        if not reaches(reached, widget)
    ]
    assert missed == []


def test_tab_reaches_the_preview_and_the_bar_of_a_selection(qtbot: QtBot, page: ResultsPage) -> None:
    shown(page, qtbot)
    page.previewing.turn(True)
    flags = QItemSelectionModel.SelectionFlag
    several = QItemSelection(page.model.index(1, 0), page.model.index(3, 0))
    page.table.selectionModel().select(several, flags.ClearAndSelect | flags.Rows)
    qtbot.waitUntil(page.batch.bar.isVisible)
    reached = walked(page)
    for widget in controls(page):
        assert reaches(reached, widget), widget.accessibleName()


def test_what_has_the_focus_looks_different(qtbot: QtBot, page: ResultsPage) -> None:
    shown(page, qtbot)
    same = []
    for widget in walked(page):
        room = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size()).adjusted(-3, -3, 3, 3)
        widget.setFocus()
        with_focus = page.grab(room).toImage()
        widget.clearFocus()
        if with_focus == page.grab(room).toImage():
            same.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
    assert same == []


def test_every_control_has_a_name_for_a_screen_reader(page: ResultsPage) -> None:
    nameless = [
        type(widget).__name__
        for widget in controls(page)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []

"""Selecting rows of the results page by mouse and keys, and what the page then says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from oes_desktop.domain.models import ExamRow
from oes_desktop.ui.notices import Notice
from oes_desktop.ui.results.page import ResultsPage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def click(page: ResultsPage, row: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place = page.table.visualRect(page.model.index(row, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def press(page: ResultsPage, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(page.table, QKeyEvent(kind, key, modifiers, text))


def exam(page: ResultsPage, row: int) -> ExamRow:
    line = page.model.line(row)
    assert line is not None
    return line.row


def decisions(page: ResultsPage, *rows: int) -> list[str]:
    return [exam(page, row).decision for row in rows]


def notices(page: ResultsPage) -> list[str]:
    return [notice.accessibleName() for notice in page._notices.shown]


def newest(page: ResultsPage) -> Notice:
    return page._notices.shown[-1]


def pressable(notice: Notice, text: str) -> QPushButton:
    return next(made for made in notice.findChildren(QPushButton) if made.text().startswith(text))


def bar_text(page: ResultsPage) -> str:
    return page.batch.bar._text.text()

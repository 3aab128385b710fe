"""Everything that somebody who looks at the screen could read, or a screen reader say, from all windows."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def windows() -> list[QWidget]:
    """What is on the screen now."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def texts(*, hidden: bool = False) -> Iterator[str]:
    """Of every visible window and what is seen in it: titles, tips, what screen readers say. `hidden`: also
    of what is in it and not seen."""
    yield from (window.title() for window in QGuiApplication.topLevelWindows() if window.isVisible())
    for window in windows():
        for widget in (window, *window.findChildren(QWidget)):
            if hidden or widget.isVisible():
                yield from _of(widget)


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(min(200, model.rowCount(QModelIndex()))):
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
            for column in range(columns):
                yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


def pictures() -> Iterator[QImage]:
    """Every visible window as it is painted."""
    for window in windows():
        yield window.grab().toImage()


def shows_color(color: QColor) -> bool:
    """Whether this colour, or one next to it, is on the screen; a planted photo has one of its own."""
    for picture in pictures():
        for y in range(0, picture.height(), 2):
            for x in range(0, picture.width(), 2):
                seen = picture.pixelColor(x, y)
                far = abs(seen.red() - color.red()) + abs(seen.green() - color.green())
                if far + abs(seen.blue() - color.blue()) < 40:
                    return True
    return False

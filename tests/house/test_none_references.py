"""PySide6 6.12.0 on Python 3.11 lost a reference to `None` or `True` with every call into Qt, until the
interpreter died. This version must not."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2_000
SLACK = CALLS // 4


class _Speaker(QObject):
    said = Signal()


def test_calls_into_qt_keep_the_references_of_none_and_true(qtbot: QtBot) -> None:
    widget, speaker = QWidget(), _Speaker()
    qtbot.addWidget(widget)
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    speaker.said.connect(hear)
    source, target = QImage(8, 8, QImage.Format.Format_RGB32), QImage(8, 8, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS):
        widget.update()
        speaker.said.emit()
        painter = QPainter(target)
        painter.drawImage(QRect(0, 0, 8, 8), source)
        painter.end()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert heard == CALLS
    assert before[0] - after[0] < SLACK, "references to None are lost"
    assert before[1] - after[1] < SLACK, "references to True are lost"

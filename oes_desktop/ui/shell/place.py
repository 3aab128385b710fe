"""Where a window stood, kept over restarts and brought back onto a screen that is there; also when the screen
goes while the program runs (unplugged, another scale, a session taken over from elsewhere)."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

_SMALLEST = QSize(640, 480)
_VISIBLE = 80  # px of a title bar that must be within reach


def place_of(window: QWidget) -> bytes:
    """Bytes for `preferences.keep_window`."""
    return bytes(window.saveGeometry().data())


def put_back(window: QWidget, place: bytes | None, size: QSize) -> None:
    """Put `window` where `place` says, else in the middle of the first screen with `size`."""
    if place is None or not window.restoreGeometry(QByteArray(place)):
        screen = window.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        window.resize(size.boundedTo(room.size()))
        window.move(room.center() - window.rect().center())
    clamp(window)


def clamp(window: QWidget) -> None:
    """Move and shrink `window` so that it can be reached and seen."""
    if window.isMaximized() or window.isFullScreen():
        return
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    head = QRect(window.x(), window.y(), window.width(), _VISIBLE // 2)
    reached = [room for room in rooms if _overlap(room, head) >= _VISIBLE]
    room = reached[0] if reached else rooms[0]
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room.size()).expandedTo(_SMALLEST))
    if not reached or window.y() < room.top():
        window.move(room.center() - window.rect().center())


def _overlap(room: QRect, head: QRect) -> int:
    common = room.intersected(head)
    return common.width() if common.isValid() and common.height() > 4 else 0


class InSight(QObject):
    """Brings the windows of the program back within reach when the screens have changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)  # Qt has moved what it moves by itself
        self._soon.timeout.connect(self._bring_back)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._soon.start)
        app.primaryScreenChanged.connect(self._soon.start)
        app.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def _watch(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._soon.start)

    def _bring_back(self) -> None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.parentWidget() is None:
                clamp(window)

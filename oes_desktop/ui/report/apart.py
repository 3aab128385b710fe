"""The pictures in a window of their own, to be moved to another monitor; closing it brings them back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from oes_desktop.ui.shell.place import clamp, place_of, put_back
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label

PLACE = "video"
_SIZE = QSize(1280, 560)


class Apart(QObject):
    """`changed(on)` by the person; `placed(bytes)`: where the window stood, to be kept; `made(window)`: a new
    one, for the keys. `place`: where the last one stood."""

    changed = Signal(bool)
    placed = Signal(bytes)
    made = Signal(QWidget)

    def __init__(self, player: QWidget, column: QVBoxLayout, pictures: QWidget) -> None:
        super().__init__(player)
        self._player, self._column, self._pictures = player, column, pictures
        self._window: _PicturesWindow | None = None
        self.place: bytes | None = None
        self._stand_in = QFrame()
        self._stand_in.setProperty("surface", True)
        self._words = label("", "muted", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = button("", "picture-in-picture-2")
        self._back.clicked.connect(self.bring_back)
        rows = QVBoxLayout(self._stand_in)
        rows.addStretch(1)
        rows.addWidget(self._words)
        rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self._stand_in.hide()
        column.addWidget(self._stand_in, 1)
        player.installEventFilter(self)
        self._retranslate()

    @property
    def on(self) -> bool:
        return self._window is not None

    @property
    def window(self) -> QWidget | None:
        return self._window

    def toggle(self) -> None:
        if self.on:
            self.bring_back()
        else:
            self.take_out()
            self.changed.emit(True)

    def bring_back(self) -> None:
        """Into the report, by the person's wish."""
        if self.on:
            self.close()
            self.changed.emit(False)

    def take_out(self) -> None:
        """Into a window of their own: where the last one stood, else on another monitor where there is
        one."""
        if self._window is not None:
            return
        self._window = window = _PicturesWindow(self._player)
        window.closing.connect(self.bring_back)
        self._column.removeWidget(self._pictures)
        window.take(self._pictures)
        self._stand_in.show()
        put_back(window, self.place, _SIZE)
        if self.place is None:
            self._move_to_another_screen(window)
        self._retranslate()
        self.made.emit(window)
        window.show()

    def close(self) -> None:
        """Into the report, without the person's wish: what was chosen stays chosen."""
        window, self._window = self._window, None
        if window is None:
            return
        self.place = place_of(window)
        self.placed.emit(self.place)
        self._stand_in.hide()
        self._column.insertWidget(0, self._pictures, 1)
        self._pictures.show()
        window.closing.disconnect()
        window.close()
        window.deleteLater()

    def toggle_full_screen(self) -> None:
        window = self._window
        if window is not None and window.isFullScreen():
            window.showNormal()
        elif window is not None:
            window.showFullScreen()

    def escape(self) -> None:
        """Esc in that window: out of full screen, else back into the report."""
        if self._window is not None and self._window.isFullScreen():
            self._window.showNormal()
        else:
            self.bring_back()

    def _move_to_another_screen(self, window: QWidget) -> None:
        here = self._player.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        if other is not None:
            window.move(other.availableGeometry().topLeft())
            window.resize(window.size().boundedTo(other.availableGeometry().size()))
        clamp(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        self._words.setText(self.tr("The pictures are in a window of their own."))
        self._back.setText(self.tr("Bring them back"))
        if self._window is not None:
            self._window.setWindowTitle(self._player.window().windowTitle() or self.tr("Recording"))


class _PicturesWindow(QWidget):
    closing = Signal()

    def __init__(self, player: QWidget) -> None:
        super().__init__(player, Qt.WindowType.Window)
        self.setProperty("ground", True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.setMinimumSize(360, 240)

    def take(self, pictures: QWidget) -> None:
        self._rows.addWidget(pictures)
        pictures.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

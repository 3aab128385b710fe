"""Full screen of the video: the pictures alone; the controls come when the pointer moves, and fade again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QVBoxLayout, QWidget

from oes_desktop.ui.widgets.buttons import mark

_STAY_MS = 2_500
_FADE_MS = 160
_MARGIN = 16
_PADDING = 12


class Cinema(QObject):
    """`player` is what stays of its window; `column` its layout, `controls` what floats over the pictures
    meanwhile. `busy()`: something of the controls is open, so they stay."""

    def __init__(
        self,
        player: QWidget,
        column: QVBoxLayout,
        panes: Sequence[QWidget],
        controls: QWidget,
        busy: Callable[[], bool],
    ) -> None:
        super().__init__(player)
        self._player, self._column, self._panes = player, column, panes
        self._controls, self._busy = controls, busy
        self.on = False
        self._hidden: list[QWidget] = []
        self._was_maximized = False
        self._margins = column.contentsMargins()
        player.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rest = QTimer(self, singleShot=True, interval=_STAY_MS)
        self._rest.timeout.connect(self._fade_away)
        self._fade: QPropertyAnimation | None = None
        self._going = False

    def toggle(self) -> None:
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Everything else of the window is hidden, and comes back as it was."""
        if self.on or not self._player.isVisible():
            return
        self.on = True
        window = self._player.window()
        self._was_maximized = window.isMaximized()
        self._hide_the_rest(window)
        self._column.removeWidget(self._controls)
        self._column.setContentsMargins(0, 0, 0, 0)
        mark(self._controls, "floating", True)
        mark(self._player, "dark", True)
        self._controls.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self._controls.raise_()
        for watched in (self._player, self._controls, window, *self._panes):
            watched.installEventFilter(self)
        window.showFullScreen()
        self._panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.wake()

    def leave(self) -> None:
        if not self.on:
            return
        self.on = False
        window = self._player.window()
        for watched in (self._player, self._controls, window, *self._panes):
            watched.removeEventFilter(self)
        self._rest.stop()
        self._stop_fading()
        self._player.unsetCursor()
        mark(self._controls, "floating", False)
        mark(self._player, "dark", False)
        self._controls.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(self._margins)
        self._column.addWidget(self._controls)
        self._controls.show()
        for widget in self._hidden:
            widget.show()
        self._hidden.clear()
        if window.isFullScreen():
            if self._was_maximized:
                window.showMaximized()
            else:
                window.showNormal()
        self._player.setFocus()

    def _hide_the_rest(self, window: QWidget) -> None:
        inside: QWidget = self._player
        while inside is not window:
            around = inside.parentWidget()
            if around is None:
                return
            for other in around.children():
                if isinstance(other, QWidget) and other is not inside and _lies_here(other):
                    self._hidden.append(other)
            inside = around
        for widget in self._hidden:
            widget.hide()

    # The controls

    def wake(self) -> None:
        """Show the controls for a while."""
        if not self.on:
            return
        self._player.unsetCursor()
        self._rest.start()
        if self._controls.isHidden() or self._going:
            self._run_fade(shown=True)
        self._place()

    def _fade_away(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self._controls.isAncestorOf(focused)
        if self._controls.underMouse() or inside or self._busy() or QApplication.activePopupWidget():
            self._rest.start()
        else:
            self._run_fade(shown=False)
            self._player.setCursor(Qt.CursorShape.BlankCursor)

    def _run_fade(self, *, shown: bool) -> None:
        self._stop_fading()
        self._going = not shown
        self._controls.show()
        effect = QGraphicsOpacityEffect(self._controls)
        self._controls.setGraphicsEffect(effect)
        self._fade = QPropertyAnimation(effect, b"opacity", self)
        self._fade.setDuration(_FADE_MS)
        self._fade.setStartValue(0.0 if shown else 1.0)
        self._fade.setEndValue(1.0 if shown else 0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(self._faded)
        self._fade.start()

    def _faded(self) -> None:
        hide = self._going
        self._stop_fading()
        if hide and self.on:
            self._controls.hide()

    def _stop_fading(self) -> None:
        fade, self._fade = self._fade, None
        self._going = False
        if fade is not None:
            if fade.state() == QAbstractAnimation.State.Running:
                fade.stop()
            fade.deleteLater()
            self._controls.setGraphicsEffect(None)  # type: ignore[arg-type]

    def _place(self) -> None:
        room = self._player.rect()
        height = self._controls.sizeHint().height()
        width = min(room.width() - 2 * _MARGIN, 1400)
        left = (room.width() - width) // 2
        self._controls.setGeometry(left, room.height() - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseMove, QEvent.Type.HoverMove, QEvent.Type.FocusIn):
            self.wake()
        elif kind == QEvent.Type.Resize and watched is self._player:
            self._place()
        elif kind == QEvent.Type.WindowStateChange and not self._player.window().isFullScreen():
            QTimer.singleShot(0, self, self.leave)  # left by the window system
        return False


def _lies_here(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow() and not widget.property("afloat")

"""A panel that opens under a button: inside the window, so that it looks the same everywhere.

It is a child of the window laid over everything else, with a shadow of its own. Esc, a click beside it, or
moving the focus out of it closes it, and the focus goes back to the button.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.theme import RADIUS, colors_of

_SHADOW = 14
_SHADOW_LIGHT, _SHADOW_DARK = 5, 13


class Popup(QWidget):
    """Fill `body`, then `open_under(button)`. `opening`: it is about to be seen, and may still be filled;
    `first_field()` says what gets the focus."""

    opening = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._anchor: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("popup", True)
        own_keys(self, "Esc Enter")  # they close the panel, not the window that it lies in
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW + 14, 6 + 12, _SHADOW + 14, _SHADOW + 14)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer.addLayout(self.body)

    def first_field(self) -> QWidget | None:
        """The widget that gets the focus when the panel opens."""
        return None

    def prepare(self) -> None:
        """Called when everything is filled in, before the panel takes its size."""

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def toggle_under(self, anchor: QWidget) -> None:
        if self.is_open:
            self.close_panel()
        else:
            self.open_under(anchor)

    def part_of(self, anchor: QWidget) -> QRect:
        """Below which part of its button the panel opens."""
        return anchor.rect()

    def open_under(self, anchor: QWidget) -> None:
        """Open below `anchor`, or above it where there is more room, moved to stay inside its window."""
        window = anchor.window()
        if anchor is not self._anchor:
            anchor.destroyed.connect(self.deleteLater)  # a child of the window, it would outlive its button
        self._anchor = anchor
        self.setParent(window)
        self.opening.emit()
        self.prepare()
        self.refit()
        self.raise_()
        self.show()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        field = self.first_field()
        (field or self).setFocus(Qt.FocusReason.PopupFocusReason)
        self.opened.emit()

    def refit(self) -> None:
        """Take the size that the content needs now."""
        anchor = self._anchor
        if anchor is None:
            return
        settle(self)
        self.adjustSize()
        window = anchor.window()
        under = self.part_of(anchor)
        place = anchor.mapTo(window, QPoint(under.left() - _SHADOW, under.top() + under.height() - 2))
        right = max(0, window.width() - self.width() + _SHADOW - 4)
        below = max(0, window.height() - self.height())
        over = anchor.mapTo(window, QPoint(0, under.top() + _SHADOW - self.height() - 2)).y()
        top = over if place.y() > below and over >= 0 else min(place.y(), below)
        self.move(min(max(place.x(), -_SHADOW + 4), right), top)

    def close_panel(self) -> None:
        """Close and give the focus back to the button."""
        if not self.is_open:
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        inside = QApplication.focusWidget()
        had_focus = inside is not None and (inside is self or self.isAncestorOf(inside))
        self.hide()
        if had_focus and self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QWidget) and not self._is_ours(watched, event.globalPosition()):
                self.close_panel()
        elif event.type() == QEvent.Type.Resize and watched is self.parent():
            self.close_panel()
        return False

    def _is_ours(self, watched: QWidget, point: QPointF) -> bool:
        """A click inside, on the button (which toggles by itself), or in another window such as a list."""
        if watched.window() is not self.window():
            return True
        if watched is self._anchor:
            return True
        return self.rect().contains(self.mapFromGlobal(point.toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            self.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the panel."""
        stops = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
            and child.focusProxy() is None
            and child.objectName() != "qt_spinbox_lineedit"
        ]
        if not stops:
            return False
        now = QApplication.focusWidget()
        at = next(
            (place for place, stop in enumerate(stops) if stop is now or (now and stop.isAncestorOf(now))), -1
        )
        step = at + (1 if forward else -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[step % len(stops)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel = QRectF(self.rect()).adjusted(_SHADOW, 6, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(colors.shadow)
        shade.setAlpha(_SHADOW_DARK if colors.dark else _SHADOW_LIGHT)
        painter.setBrush(shade)
        for spread in range(_SHADOW, 0, -2):
            painter.drawRoundedRect(
                panel.adjusted(-spread, 4 - spread, spread, spread), RADIUS + spread, RADIUS + spread
            )
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS + 2, RADIUS + 2)


def settle(widget: QWidget) -> None:
    """Bring the size hints of `widget` up to date at once, shown or not, whatever has just changed in it."""
    parts = [*reversed(widget.findChildren(QWidget)), widget]  # from the innermost outwards
    for part in parts:
        part.ensurePolished()
    for part in parts:
        layout = part.layout()
        if layout is not None:
            layout.activate()

"""The button of a filter: its title, and, when the filter is set, its value in accent."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from oes_desktop.ui.icons import ICON_PX, paint_icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import BODY_PX, colors_of, sized
from oes_desktop.ui.widgets.buttons import mark
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.popup import Popup

_PAD, _GAP, _CHEVRON = 11, 6, 14
_LONGEST = 180


class FilterButton(QPushButton):
    """Click, Space or Down opens `popup` under the button (without one, the button is a plain switch). The
    panel is made by the callable given for it, when it is first needed: a start has no use for a dozen.

    `show_value("")` means: not set. A screen reader hears title and value, and the tool tip as description.
    `show_compact(True)`: its icon stands for its title, which the tool tip then says.
    `looked_at` when the mouse or the focus comes to it: what the tip says may be counted then.
    """

    looked_at = Signal()

    def __init__(
        self,
        title: str = "",
        popup: Callable[[], Popup] | None = None,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._value, self._icon_name = title, "", icon_name
        self._tip, self._compact = "", False
        self._widths: dict[bool, int] = {}  # px, by `compact`: they are asked at every letter of a search
        self._make_popup = popup
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if popup is None:
            self.setCheckable(True)
        else:
            self.clicked.connect(self._toggle)
        self._renamed()

    @cached_property
    def popup(self) -> Popup | None:
        if self._make_popup is None:
            return None
        made = self._make_popup()
        made.setParent(self)  # goes with the button as long as it was never opened
        return made

    @property
    def value(self) -> str:
        return self._value

    def show_title(self, title: str) -> None:
        if title != self._title:
            self._title = title
            self._renamed()

    def show_value(self, value: str) -> None:
        value = one_line(value, 120)
        if value == self._value:
            return  # a new layout of the whole bar for nothing
        self._value = value
        if self._make_popup is not None:
            mark(self, "set", bool(value))
        self._renamed()

    def show_tip(self, tip: str) -> None:
        if tip != self._tip:
            self._tip = tip
            self.setAccessibleDescription(tip)
            self.setToolTip(self._spoken_tip())

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._renamed()

    def width_for(self, *, compact: bool) -> int:
        """Pixels that it takes one way or the other."""
        if compact not in self._widths:
            self._widths[compact] = self._measured(compact=compact)
        return self._widths[compact]

    def _measured(self, *, compact: bool) -> int:
        from_icon = ICON_PX + _GAP if self._icon_name else 0
        width = 2 * _PAD + from_icon
        if not compact:
            width += _width(self._title_font(), self._title)
        if self._value:
            width += (0 if compact else _GAP) + min(_LONGEST, _width(self._value_font(), self._value))
        elif compact:
            width -= _GAP
        return width if self._make_popup is None else width + _GAP + _CHEVRON - 2

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
        super().changeEvent(event)

    def _renamed(self) -> None:
        self._widths.clear()
        self.setAccessibleName(f"{self._title}: {self._value}" if self._value else self._title)
        self.setToolTip(self._spoken_tip())
        self.updateGeometry()
        self.update()

    def _spoken_tip(self) -> str:
        return plain_tip(f"{self._title}\n{self._tip}".strip() if self._compact else self._tip)

    def _toggle(self) -> None:
        if self.popup is not None:
            self.popup.toggle_under(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.popup.open_under(self)
        else:
            super().keyPressEvent(event)

    def _title_font(self) -> QFont:
        return sized(self.font(), BODY_PX, QFont.Weight.Medium)

    def _value_font(self) -> QFont:
        return sized(self.font(), BODY_PX, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(compact=self._compact), 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        active = bool(self._value) or self.isChecked()
        plain = colors.text if self._make_popup is None else colors.muted
        tone = colors.accent if active else plain if self.isEnabled() else colors.disabled
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        if self._icon_name:
            square = QRect(room.left(), room.center().y() - ICON_PX // 2 + 1, ICON_PX, ICON_PX)
            paint_icon(painter, square, self._icon_name, tone)
            room.setLeft(room.left() + ICON_PX + _GAP)
        if self._make_popup is not None:
            square = QRect(
                room.right() - _CHEVRON + 3, room.center().y() - _CHEVRON // 2 + 1, _CHEVRON, _CHEVRON
            )
            paint_icon(painter, square, "chevron-down", tone)
            room.setRight(room.right() - _CHEVRON - _GAP + 3)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(self._title_font())
        painter.setPen(tone)
        if not self._compact:
            painter.drawText(room, flags, self._title)
        if self._value:
            if not self._compact:
                room.setLeft(room.left() + _width(self._title_font(), self._title) + _GAP)
            painter.setFont(self._value_font())
            shown = painter.fontMetrics().elidedText(
                self._value, Qt.TextElideMode.ElideRight, room.width() + 1
            )
            painter.drawText(room, flags, shown)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 1

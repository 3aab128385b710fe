"""Notices: lines in a window that say something and never stop the work.

What stays until somebody takes it away stands in the `bar`, which the window lays out. What goes by itself
is `afloat` over the window's foot and moves nothing: a picture that is looked at stays where it is.
`show(error)` tells an error by `messages.py`, `tell(text, …)` anything else, with an action and the seconds
that it can still be taken (undo).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.icons import icon_pixmap
from oes_desktop.ui.messages import Message, action_text, message_for
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import label

_MOST = 4  # older ones make room
_STANDING, _AFLOAT = (12, 6, 8, 6), (12, 0, 8, 0)  # px around the words
_ICONS = {"bad": "circle-alert", "doubtful": "triangle-alert", "good": "circle-check", "accent": "info"}
_TONES = {"Unreachable": "doubtful", "SignInNeeded": "doubtful", "Conflict": "doubtful"}


class Notice(QFrame):
    """One line. `close_notice` takes it away; with `seconds` it goes by itself, counting on its button, or if
    it is to stay (`lasting`) only that button goes. `more` is a second button, which leaves the notice."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        tone: str,
        *,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        seconds: float | None = None,
        details: str = "",
        more_text: str = "",
        more: Callable[[], object] | None = None,
        lasting: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("notice", True)
        self.setProperty("tone", tone)
        self._action_text, self._details = action_text, details
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._lasting = lasting
        self._action, self._more = button(kind="plain"), button(more_text, kind="quiet") if more else None
        self._action.clicked.connect(lambda: self._act(action))
        self._copy = tool_button("copy") if details else None
        self._close = tool_button("x")
        self._close.clicked.connect(self.close_notice)
        self._lay_out(title, text, tone)
        self._action.setVisible(bool(action_text))
        if self._more is not None and more is not None:
            self._more.clicked.connect(lambda: more())
        if self._copy is not None:
            self._copy.clicked.connect(lambda: to_clipboard(self._details))
        self._ticking = QTimer(self)
        self._ticking.timeout.connect(self._tick)
        if seconds is not None:
            self._ticking.start(250)
        self._retranslate()
        self._tick()

    @property
    def passes(self) -> bool:
        """Whether it goes by itself."""
        return self._ends is not None and not self._lasting

    def _lay_out(self, title: str, text: str, tone: str) -> None:
        sign = label()
        sign.setPixmap(
            icon_pixmap(_ICONS.get(tone, "info"), colors_of().tone(tone), 16, self.devicePixelRatioF())
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(*(_AFLOAT if self.passes else _STANDING))
        row.setSpacing(10)
        row.addWidget(sign)
        if title:
            row.addWidget(label(title, "heading"))
        words = label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        for part in (self._more, self._action, self._copy, self._close):
            if part is not None:
                row.addWidget(part)
        self.setAccessibleName(f"{title}. {text}" if title else text)

    def close_notice(self) -> None:
        self._ticking.stop()
        self.closed.emit()

    def press_action(self) -> None:
        """As if its button was pressed: Ctrl+Z for an undo."""
        if not self._action.isHidden():
            self._action.click()

    def press_more(self) -> None:
        """As if its second button was pressed."""
        if self._more is not None:
            self._more.click()

    def _act(self, action: Callable[[], object] | None) -> None:
        self.close_notice()
        if action is not None:
            action()

    def _tick(self) -> None:
        left = None if self._ends is None else math.ceil(self._ends - time.monotonic())
        if left is not None and left <= 0:
            self._run_out()
            return
        text = self._action_text
        self._action.setText(text if left is None or not text else f"{text} · {left}")

    def _run_out(self) -> None:
        if not self._lasting:
            self.close_notice()
            return
        self._ticking.stop()
        self._ends, self._action_text = None, ""
        self._action.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._copy is not None:
            name_button(self._copy, self.tr("Copy details"))
        name_button(self._close, self.tr("Close this notice"))


class NoticeColumn(QWidget):
    """Notices below each other. Not there without any, whoever shows it: full screen brings back what it
    hid."""

    def __init__(self, parent: QWidget | None, *margins: int) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(*margins)
        self._rows.setSpacing(6)
        self.hide()

    def add(self, notice: Notice) -> None:
        self._rows.addWidget(notice)
        self.show()

    def take(self, notice: Notice) -> None:
        self._rows.removeWidget(notice)
        self.setVisible(self._rows.count() > 0)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible and self._rows.count() > 0)


class Afloat(NoticeColumn):
    """Lies over the `foot` of its window, or over its top while no foot is to be seen, and moves nothing."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window, 12, 2, 12, 2)
        self.setProperty("afloat", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foot: QWidget | None = None
        if window is not None:
            window.installEventFilter(self)

    def add(self, notice: Notice) -> None:
        super().add(notice)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None or self.isHidden():
            return
        width = window.width()
        height = max(self._rows.heightForWidth(width), self._rows.minimumSize().height())
        top = 0
        if self.foot is not None and self.foot.isVisible():
            top = self.foot.mapTo(window, QPoint(0, self.foot.height())).y() - height
        self.setGeometry(0, top, width, height)
        self.raise_()


class Notices(QObject):
    """The notices of one window, which lays out `bar` and tells `afloat` its foot. `action_requested(code)`:
    the button of an error was pressed."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = NoticeColumn(parent, 12, 8, 12, 4)
        self.afloat = Afloat(parent)
        self._shown: list[Notice] = []

    @property
    def shown(self) -> tuple[Notice, ...]:
        """Those that can be seen, oldest first."""
        return tuple(self._shown)

    def show(self, error: Exception) -> Notice | None:
        """Tell an error. The same message twice is shown once; a cancelled piece of work is not told."""
        if isinstance(error, OesError) and error.reason == "cancelled":
            return None
        message: Message = message_for(error)
        for notice in self._shown:
            if notice.property("message") == message.title:
                return notice
        request = None if not message.action else lambda: self.action_requested.emit(message.action)
        notice = self._add(
            Notice(
                message.title,
                message.sentence,
                _TONES.get(type(error).__name__, "bad"),
                action_text=action_text(message.action),
                action=request,
                details=message.details,
            )
        )
        notice.setProperty("message", message.title)
        return notice

    def tell(
        self,
        text: str,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
        seconds: float | None = None,
        tone: str = "accent",
        more_text: str = "",
        more: Callable[[], object] | None = None,
        lasting: bool = False,
    ) -> Notice:
        """Say `text`; a button with `action_text` calls `action`, one with `more_text` calls `more`; after
        `seconds` the notice goes, or only its action if it is `lasting`."""
        return self._add(
            Notice(
                "",
                text,
                tone,
                action_text=action_text or "",
                action=action,
                seconds=seconds,
                more_text=more_text,
                more=more,
                lasting=lasting,
            )
        )

    def clear(self) -> None:
        for notice in tuple(self._shown):
            notice.close_notice()

    def undo_last(self) -> bool:
        """Press the action of the newest notice that counts down. False when there is none."""
        for notice in reversed(self._shown):
            if notice._ends is not None and notice._action_text:
                notice.press_action()
                return True
        return False

    def _add(self, notice: Notice) -> Notice:
        while len(self._shown) >= _MOST:
            self._shown[0].close_notice()
        self._shown.append(notice)
        column = self.afloat if notice.passes else self.bar
        column.add(notice)
        notice.closed.connect(lambda: self._remove(notice, column))
        return notice

    def _remove(self, notice: Notice, column: NoticeColumn) -> None:
        if notice in self._shown:
            self._shown.remove(notice)
            column.take(notice)
            notice.hide()
            notice.deleteLater()

"""Notices: lines at the top of a window that say something and never stop the work.

`Notices(window)` makes the `bar` that the window lays out. `show(error)` tells an error by `messages.py`,
`tell(text, …)` anything else, with an action and the seconds that it can still be taken (undo).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.icons import icon_pixmap
from oes_desktop.ui.messages import Message, action_text, message_for
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import label

_MOST = 4  # older ones make room
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
        self._action, self._more = button(kind="plain"), button(more_text, kind="quiet")
        self._copy = tool_button("copy")
        self._close = tool_button("x")
        self._lay_out(title, text, tone)
        self._action.setVisible(bool(action_text))
        self._action.clicked.connect(lambda: self._act(action))
        self._more.setVisible(bool(more_text))
        if more is not None:
            self._more.clicked.connect(lambda: more())
        self._copy.setVisible(bool(details))
        self._copy.clicked.connect(lambda: to_clipboard(self._details))
        self._close.clicked.connect(self.close_notice)
        self._ticking = QTimer(self)
        self._ticking.timeout.connect(self._tick)
        if seconds is not None:
            self._ticking.start(250)
        self._retranslate()
        self._tick()

    def _lay_out(self, title: str, text: str, tone: str) -> None:
        sign = label()
        sign.setPixmap(
            icon_pixmap(_ICONS.get(tone, "info"), colors_of().tone(tone), 16, self.devicePixelRatioF())
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(sign)
        if title:
            row.addWidget(label(title, "heading"))
        words = label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        for part in (self._more, self._action, self._copy, self._close):
            row.addWidget(part)
        self.setAccessibleName(f"{title}. {text}" if title else text)

    def close_notice(self) -> None:
        self._ticking.stop()
        self.closed.emit()

    def press_action(self) -> None:
        """As if its button was pressed: Ctrl+Z for an undo."""
        if not self._action.isHidden():
            self._action.click()

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
        name_button(self._copy, self.tr("Copy details"))
        name_button(self._close, self.tr("Close this notice"))


class Notices(QObject):
    """The notices of one window. `action_requested(code)`: the button of an error was pressed."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QWidget(parent)
        self._column = QVBoxLayout(self.bar)
        self._column.setContentsMargins(12, 8, 12, 4)
        self._column.setSpacing(6)
        self._shown: list[Notice] = []
        self.bar.hide()

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
        self._column.addWidget(notice)
        notice.closed.connect(lambda: self._remove(notice))
        self.bar.show()
        return notice

    def _remove(self, notice: Notice) -> None:
        if notice in self._shown:
            self._shown.remove(notice)
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.bar.setVisible(bool(self._shown))

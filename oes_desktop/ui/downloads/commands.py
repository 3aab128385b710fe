"""What can be done on the downloads page, declared once: the window's menus, the command list, the context
menu of a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from oes_desktop.domain.downloading import Entry, Stage
from oes_desktop.ui.icons import icon

_GOES = (Stage.QUEUED, Stage.LOADING, Stage.RETRYING)
# Code, icon, keys that the list itself listens to (shown, not bound a second time).
_OF_LINES = (
    ("open", "eye", "Enter"),
    ("pause", "pause", ""),
    ("resume", "play", ""),
    ("retry", "rotate-ccw", ""),
    ("up", "arrow-up", "Alt+Up"),
    ("down", "arrow-down", "Alt+Down"),
    ("first", "chevrons-up", ""),
    ("cancel", "x", "Del"),
    ("erase", "trash-2", "Del"),
)


class Commands(QObject):
    """`of_lines`: for the chosen lines, by their codes. `next`, `rules`, `hold`, `settings`: of the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.of_lines = {code: QAction(icon(sign, "muted"), "", self) for code, sign, _ in _OF_LINES}
        self.next = QAction(icon("download", "muted"), "", self)
        self.rules = QAction(icon("repeat", "muted"), "", self)
        self.hold = QAction(icon("pause", "muted"), "", self)
        self.settings = QAction(icon("settings", "muted"), "", self)
        self.back = QAction(icon("chevron-left", "muted"), "", self)
        self._held = False
        self.retranslate()

    @property
    def of_page(self) -> list[QAction]:
        return [self.next, self.hold, self.rules, self.settings]

    def follow(self, entries: Sequence[Entry], places: Sequence[int], waiting: int, *, held: bool) -> None:
        """What the chosen lines allow. `places`: their rows; `waiting`: lines that have an order."""
        stages = {entry.stage for entry in entries}
        movable = [place for place in places if place < waiting]
        possible = {
            "open": len(entries) == 1 and entries[0].exam is not None,
            "pause": bool(stages.intersection(_GOES)),
            "resume": Stage.PAUSED in stages,
            "retry": bool(stages.intersection((Stage.FAILED, Stage.RETRYING))),
            "up": bool(movable) and min(movable) > 0,
            "down": bool(movable) and max(movable) < waiting - 1,
            "first": bool(movable) and movable != list(range(len(movable))),
            "cancel": bool(stages - {Stage.HERE}),
            "erase": Stage.HERE in stages,
        }
        for code, action in self.of_lines.items():
            action.setEnabled(possible[code])
        if held != self._held:
            self._held = held
            self.retranslate()

    def open_menu(self, place: QPoint) -> None:
        """The context menu of the chosen lines."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(place)

    def fill(self, menu: QMenu) -> None:
        """Only what is possible; keys are written beside the words."""
        keys = {code: key for code, _, key in _OF_LINES}
        groups = (("open",), ("pause", "resume", "retry"), ("up", "down", "first"), ("cancel", "erase"))
        for group in groups:
            for code in group:
                action = self.of_lines[code]
                if action.isEnabled():
                    native = QKeySequence(keys[code]).toString(QKeySequence.SequenceFormat.NativeText)
                    made = menu.addAction(
                        action.icon(), f"{action.text()}\t{native}" if native else action.text()
                    )
                    made.triggered.connect(action.trigger)
            menu.addSeparator()

    def retranslate(self) -> None:
        words = {
            "open": self.tr("&View report"),
            "pause": self.tr("&Pause"),
            "resume": self.tr("&Go on"),
            "retry": self.tr("&Try again"),
            "up": self.tr("&Earlier"),
            "down": self.tr("&Later"),
            "first": self.tr("To the &beginning of the queue"),
            "cancel": self.tr("Take &out of the queue"),
            "erase": self.tr("E&rase from this computer"),
        }
        for code, action in self.of_lines.items():
            action.setText(words[code])
        self.next.setText(self.tr("Download the &next 50 to review"))
        self.rules.setText(self.tr("R&ules of downloads…"))
        self.hold.setText(self.tr("All downloads &go on") if self._held else self.tr("Pause &all downloads"))
        self.hold.setIcon(icon("play" if self._held else "pause", "muted"))
        self.settings.setText(self.tr("&Limits of downloads…"))
        self.back.setText(self.tr("&Back to the results"))

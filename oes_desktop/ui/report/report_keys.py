"""The keys of a report: letters and digits by their place on the keyboard, under any layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED
from oes_desktop.ui.keys import PhysicalKeys
from oes_desktop.ui.report.header import ReportHeader
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.report.violations import ViolationPanel

STEP_MS, SMALL_STEP_MS = 5_000, 1_000


class Keyed(Protocol):
    """What the keys act on besides the parts of the window."""

    def escape(self) -> None: ...

    def toggle_full_screen(self) -> None: ...

    def step(self, direction: int) -> None: ...

    def undo(self) -> None: ...

    def close(self) -> bool: ...


def bind_keys(
    frame: QWidget, window: Keyed, player: PlayerArea, violations: ViolationPanel, header: ReportHeader
) -> None:
    """They keep quiet while a text field in `frame` has the focus; those with Ctrl work always."""
    decision = header.decision
    acts: dict[str, Callable[[], object]] = {
        "Space": player.toggle,
        "Esc": window.escape,
        "Left": partial(player.nudge, -STEP_MS),
        "Right": partial(player.nudge, STEP_MS),
        "Shift+Left": partial(player.nudge, -SMALL_STEP_MS),
        "Shift+Right": partial(player.nudge, SMALL_STEP_MS),
        "J": player.slower,
        "K": player.pause,
        "L": player.faster,
        "N": player.next_violation,
        "P": player.previous_violation,
        ",": partial(player.step, -1),
        ".": partial(player.step, 1),
        "V": lambda: player.set_violations_only(not player.violations_only),
        "Y": violations.confirm,
        "X": violations.dismiss,
        "Shift+Y": partial(violations.judge_moment, CONFIRMED),
        "Shift+X": partial(violations.judge_moment, DISMISSED),
        "T": violations.open_note,
        "M": violations.editor.begin,
        "C": decision.open_comment,
        "F": window.toggle_full_screen,
    }
    keys = PhysicalKeys(frame)
    for name, act in acts.items():
        keys.bind(name, act)
    for number in range(1, 10):
        keys.bind(str(number), partial(decision.choose_number, number))
    for sequence, slot in (
        (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Right), lambda: window.step(1)),
        (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Left), lambda: window.step(-1)),
        (
            QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Right),
            header.review_requested.emit,
        ),
        (QKeySequence(QKeySequence.StandardKey.Undo), window.undo),
        (QKeySequence(QKeySequence.StandardKey.Close), window.close),
    ):
        QShortcut(sequence, frame, slot)

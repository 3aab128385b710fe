"""The keys of a report: letters and digits by their place on the keyboard, under any layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from oes_desktop.ui.keys import PhysicalKeys

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow

STEP_MS, SMALL_STEP_MS = 5_000, 1_000


def bind_keys(window: ReportWindow) -> None:
    """They keep quiet while a text field has the focus; those with Ctrl work always."""
    player, violations, decision = window.player, window.violations, window.header.decision
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
        "C": decision.open_comment,
        "F": window.toggle_full_screen,
    }
    keys = PhysicalKeys(window)
    for name, act in acts.items():
        keys.bind(name, act)
    for number in range(1, 10):
        keys.bind(str(number), partial(decision.choose_number, number))
    for sequence, slot in (
        (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Right), lambda: window.step(1)),
        (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Left), lambda: window.step(-1)),
        (QKeySequence(QKeySequence.StandardKey.Undo), window.undo),
        (QKeySequence(QKeySequence.StandardKey.Close), window.close),
    ):
        QShortcut(sequence, window, slot)

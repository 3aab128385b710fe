"""The keys of a report: letters and digits by their place on the keyboard, under any layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED
from oes_desktop.ui.keys import PhysicalKeys
from oes_desktop.ui.report.header import DETAILED, ReportHeader
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.report.violations import ViolationPanel
from oes_desktop.ui.shell.keys_sheet import KeysSheet

STEP_MS, SMALL_STEP_MS = 5_000, 1_000
PUSH_PX = 60  # a zoomed picture, a key


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
    """They keep quiet while a text field in `frame` has the focus; those with Ctrl work always. The window of
    the pictures, when they have one of their own, takes the same keys."""
    keys = partial(_bind, window=window, player=player, violations=violations, header=header)
    keys(frame, Leaving(window.escape, window.toggle_full_screen, window.close))
    QShortcut(QKeySequence("F1"), frame, lambda: KeysSheet(frame).open())
    apart = player.apart
    leaving = Leaving(apart.escape, apart.toggle_full_screen, apart.bring_back)
    apart.made.connect(lambda other: keys(other, leaving))


@dataclass(frozen=True, slots=True)
class Leaving:
    """What differs between the report and the window of its pictures."""

    escape: Callable[[], object]
    full_screen: Callable[[], object]
    close: Callable[[], object]


def _bind(
    frame: QWidget,
    leaving: Leaving,
    window: Keyed,
    player: PlayerArea,
    violations: ViolationPanel,
    header: ReportHeader,
) -> None:
    decision = header.decision
    keys = PhysicalKeys(frame)
    for name, act in _going(player).items():
        keys.bind(name, partial(_in_view, header, player, act))
    once: dict[str, Callable[[], object]] = {
        name: partial(_in_view, header, player, act)
        for name, act in {**_playing(player), **_showing(player), **_judging(violations)}.items()
    }
    once |= {"Esc": leaving.escape, "F": leaving.full_screen, "C": decision.open_comment}
    once |= {str(number): partial(decision.choose_number, number) for number in range(1, 10)}
    for name, act in once.items():
        keys.bind(name, act, repeats=False)
    for sequence, slot in _with_control(window, player, header).items():
        QShortcut(QKeySequence(sequence), frame, slot)
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), frame, window.undo)
    QShortcut(QKeySequence(QKeySequence.StandardKey.Close), frame, leaving.close)


def _in_view(header: ReportHeader, player: PlayerArea, act: Callable[[], object]) -> None:
    """What cannot be seen is neither played nor judged: on another page the key brings the pictures and the
    list back first, and only the next one acts."""
    if header.tabs.current == DETAILED or player.apart.on:
        act()
    else:
        header.tabs.choose(DETAILED)


def _judging(violations: ViolationPanel) -> dict[str, Callable[[], object]]:
    return {
        "Y": violations.confirm,
        "X": violations.dismiss,
        "Shift+Y": partial(violations.judge_moment, CONFIRMED),
        "Shift+X": partial(violations.judge_moment, DISMISSED),
        "T": violations.open_note,
        "M": lambda: violations.editor.begin(),
    }


def _playing(player: PlayerArea) -> dict[str, Callable[[], object]]:
    shuttle, loop = player.shuttle, player.loop
    return {
        "Space": player.toggle,
        "J": shuttle.back,
        "K": shuttle.stop,
        "L": shuttle.forward,
        "[": partial(shuttle.step, -1),
        "]": partial(shuttle.step, 1),
        "Backspace": partial(shuttle.choose, 1.0),
        "V": lambda: player.set_violations_only(not player.violations_only),
        "I": loop.mark_start,
        "O": loop.mark_end,
        "Shift+I": loop.go_to_start,
        "Shift+O": loop.go_to_end,
        "U": loop.clear,
    }


def _going(player: PlayerArea) -> dict[str, Callable[[], object]]:
    """These repeat while they are held down."""
    jumps = player.jumps
    return {
        "Left": partial(player.nudge, -STEP_MS),
        "Right": partial(player.nudge, STEP_MS),
        "Shift+Left": partial(player.nudge, -SMALL_STEP_MS),
        "Shift+Right": partial(player.nudge, SMALL_STEP_MS),
        ",": partial(player.step, -1),
        ".": partial(player.step, 1),
        "K+J": partial(player.step, -1),
        "K+L": partial(player.step, 1),
        "N": partial(player.go_violation, 1),
        "P": partial(player.go_violation, -1),
        "Shift+N": partial(jumps.moment, 1),
        "Shift+P": partial(jumps.moment, -1),
        "S": partial(jumps.snapshot, 1),
        "Shift+S": partial(jumps.snapshot, -1),
        "A": partial(jumps.attempt, 1),
        "Shift+A": partial(jumps.attempt, -1),
        "Home": partial(jumps.edge, -1),
        "End": partial(jumps.edge, 1),
        "Shift+=": lambda: player.pictures.pane_meant().zoom_by(1),
        "=": lambda: player.pictures.pane_meant().zoom_by(1),
        "-": lambda: player.pictures.pane_meant().zoom_by(-1),
    }


def _showing(player: PlayerArea) -> dict[str, Callable[[], object]]:
    return {
        "0": lambda: player.pictures.pane_meant().reset_zoom(),
        "W": player.pictures.cycle,
        "Shift+W": player.pictures.swap,
        "D": player.apart.toggle,
        "B": player.menus.ask_picture,
    }


def _with_control(window: Keyed, player: PlayerArea, header: ReportHeader) -> dict[str, Callable[[], object]]:
    def push(right: int, down: int) -> None:
        player.pictures.pane_meant().push(right * PUSH_PX, down * PUSH_PX)

    return {
        "Ctrl+Right": lambda: window.step(1),
        "Ctrl+Left": lambda: window.step(-1),
        "Ctrl+Shift+Right": header.review_requested.emit,
        "Ctrl+G": player.menus.ask_time,
        "Ctrl+S": player.menus.save_picture,
        "Alt+Left": partial(push, 1, 0),
        "Alt+Right": partial(push, -1, 0),
        "Alt+Up": partial(push, 0, 1),
        "Alt+Down": partial(push, 0, -1),
    }

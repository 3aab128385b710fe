"""What was being typed, and what was copied, when the desk closes: its lease over, signed out, locked."""

from __future__ import annotations

from collections.abc import Callable

from journeys.test_locking import (
    NAME,
    STUDENT_ID,
    Moved,
    is_form,
    lock,
    open_report,
    sign_in,
    start,
    unlock,
    usable,
    world,
)
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from support.clear_text import Needles
from support.world import World

from oes_desktop.app import Program
from oes_desktop.paths import folders
from oes_desktop.services.access.lease import DAY_MS
from oes_desktop.services.access.unlocking import LEFT

__all__ = ["start", "world"]
WORDS = "видно второго челов"


def type_comment(program: Program, qtbot: QtBot, exam_id: str = "e1") -> None:
    window = open_report(qtbot, program, exam_id)
    window.header.decision.open_comment()
    window.header.decision.panel.comment.setPlainText(WORDS)


def came_back(program: Program, exam_id: str = "e1") -> bool:
    window = program.reports.get(exam_id)
    return window is not None and window.header.decision.panel.comment.toPlainText() == WORDS


def test_a_draft_survives_the_end_of_the_lease(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """D15: sealed in the store meanwhile, and there again after signing in."""
    clock = Moved()
    program = start(clock)
    sign_in(qtbot, program, guarded=False)
    type_comment(program, qtbot)
    clock.ahead_s += 30 * DAY_MS / 1000 + 60
    program.locking.look_at_lease()
    qtbot.waitUntil(lambda: program.desk is None and is_form(program), timeout=15_000)
    assert not program.reports
    assert Needles.of(WORDS).search(folders().profiles) == []
    sign_in(qtbot, program, guarded=False)
    qtbot.waitUntil(lambda: came_back(program), timeout=15_000)
    assert program.desk is not None and program.desk.decisions.outbox() == []  # typed is not decided


def test_a_draft_survives_signing_out_with_acts_that_wait(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """Of the windows only those come back in which something was being typed, and only once."""
    program = start()
    sign_in(qtbot, program, guarded=False)
    assert program.desk is not None
    program.bus.publish(program.desk.decisions.decide("e2", "accepted"))
    type_comment(program, qtbot)
    open_report(qtbot, program, "e3")
    world.running.stop()
    program._leaving.agreed.emit(False, False)
    qtbot.waitUntil(lambda: program.desk is None and is_form(program), timeout=15_000)
    assert program.session.profiles()[0].unsent == 1
    program.sign_in.form._offline.click()
    qtbot.waitUntil(lambda: usable(program) and came_back(program), timeout=15_000)
    assert set(program.reports) == {"e1"}
    assert program.desk is not None and len(program.desk.decisions.outbox()) == 1
    program.reports["e1"].close()
    program._leaving.agreed.emit(False, False)
    qtbot.waitUntil(lambda: program.desk is None and is_form(program), timeout=15_000)
    program.sign_in.form._offline.click()
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)
    assert not program.desk.views.load(LEFT) and not program.reports


def test_a_draft_survives_leaving_the_program(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    program = start()
    sign_in(qtbot, program, guarded=False)
    type_comment(program, qtbot)
    program.window.close_now()
    qtbot.waitUntil(lambda: program.desk is None and not program.reports, timeout=15_000)
    assert Needles.of(WORDS).search(folders().profiles) == []
    after = start()
    qtbot.waitUntil(lambda: usable(after) and came_back(after), timeout=15_000)


def test_what_she_copied_is_taken_from_the_clipboard_by_locking(
    qtbot: QtBot, world: World, start: Callable[..., Program]
) -> None:
    """T1b: a name, by a command of the program; what another program put there stays."""
    program = start()
    sign_in(qtbot, program)
    assert program.results is not None
    clipboard = QGuiApplication.clipboard()
    program.results.table.setFocus()
    program.results.table.selectRow(0)
    qtbot.waitUntil(lambda: program.results.table.selected_spans() == [(0, 0)])
    program.results.taking.copy_rows(head=False)
    qtbot.waitUntil(lambda: NAME in clipboard.text() or STUDENT_ID in clipboard.text(), timeout=10_000)
    program.locking.lock()
    assert clipboard.text() == ""
    qtbot.waitUntil(lambda: not program.locking.page.card.is_busy, timeout=10_000)
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: usable(program), timeout=15_000)
    clipboard.setText("of another program")
    lock(qtbot, program)
    assert clipboard.text() == "of another program"

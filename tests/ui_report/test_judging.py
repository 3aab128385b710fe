"""Verdicts and marks by the buttons of a report, on a real desk: what is kept, told, taken back and sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.fake_engine import FakeEngine
from support.world import START_MS, Computer, institution

from oes_desktop.domain.models import Attempt, Report, Violation
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.lines import key_of
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme

AT = (0, 2, 4, 30, 50)  # seconds: the first three are one moment
MANY = tuple(
    Violation(f"v{n}", "focus_lost" if n % 2 else "page_left", START_MS + at * 1000, 500, 2)
    for n, at in enumerate(AT)
)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    with institution(tmp_path, {"aliya": "Алия"}) as world:
        attempts = (Attempt(1, START_MS, START_MS + 40_000), Attempt(2, START_MS + 45_000, START_MS + 60_000))
        world.put("e1", violations=MANY, attempts=attempts)
        made = Computer.at(tmp_path / "one")
        desk = made.sign_in(world.url)
        desk.sync.run_once()
        desk.reports.open("e1")
        yield made
        made.close()


@pytest.fixture
def desk(computer: Computer) -> Desk:
    return computer.desks[0]


@pytest.fixture
def window(
    qtbot: QtBot, computer: Computer, desk: Desk, tasks: Tasks, theme: Theme, language: Language
) -> Iterator[ReportWindow]:
    made = ReportWindow(
        "e1",
        desk,
        tasks,
        Bus(),
        theme,
        language,
        computer.preferences,
        make_engine=lambda: FakeEngine(computer.clock),
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def deliver(computer: Computer, desk: Desk) -> Callable[[], Report]:
    def run() -> Report:
        computer.clock.advance(60)
        desk.sync.run_once()
        assert desk.decisions.outbox() == []
        return desk.reports.refresh("e1")

    return run


def verdicts(report: Report | None) -> list[str]:
    assert report is not None
    return [each.verdict for each in report.violations]


def test_keys_judge_one_after_the_other_and_a_whole_moment(
    window: ReportWindow, deliver: Callable[[], Report]
) -> None:
    window.violations.select("v3")
    window.player.setFocus()
    QTest.keyClick(window.player, Qt.Key.Key_Y)
    QTest.keyClick(window.player, Qt.Key.Key_X)
    assert verdicts(window.report) == ["none", "none", "none", "confirmed", "dismissed"]
    assert window.violations.current is not None
    assert window.violations.current.id == "v0"
    QTest.keyClick(window.player, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert verdicts(window.report) == ["dismissed"] * 3 + ["confirmed", "dismissed"]
    assert verdicts(deliver()) == verdicts(window.report)


def test_undo_goes_back_step_by_step_whatever_it_was(
    window: ReportWindow, desk: Desk, deliver: Callable[[], Report]
) -> None:
    panel = window.violations
    panel.select("v0")
    panel.confirm()
    window.header.decision.decided.emit("accepted", "", "")
    panel.judge_kind("focus_lost", "dismissed")
    assert verdicts(window.report) == ["confirmed", "dismissed", "none", "dismissed", "none"]
    window.undo()
    assert verdicts(window.report) == ["confirmed", "none", "none", "none", "none"]
    window.undo()
    assert desk.reports.cached("e1").decision.value == "undecided"  # type: ignore[union-attr]
    window.undo()
    assert verdicts(window.report) == ["none"] * 5
    assert desk.decisions.outbox() == []
    assert deliver().history == ()


def test_many_at_once_are_told_with_an_undo(window: ReportWindow) -> None:
    window.violations.judge_kind("page_left", "dismissed")
    assert verdicts(window.report) == ["dismissed", "none", "dismissed", "none", "dismissed"]
    assert window.notices.undo_last()
    assert verdicts(window.report) == ["none"] * 5


def test_a_mark_is_made_by_key_shown_changed_removed_and_brought_back(
    window: ReportWindow, desk: Desk, deliver: Callable[[], Report]
) -> None:
    panel, editor = window.violations, window.violations.editor
    window.player.seek(START_MS + 31_000)
    window.player.setFocus()
    QTest.keyClick(window.player, Qt.Key.Key_M)
    editor.kind.setCurrentIndex(editor.kind.findData("phone_seen"))
    editor.text.setText("под столом")
    QTest.keyClick(editor.text, Qt.Key.Key_Return)
    (mark,) = window.report.marks  # type: ignore[union-attr]
    assert (mark.at_ms, mark.kind, mark.text, mark.pending) == (
        START_MS + 31_000,
        "phone_seen",
        "под столом",
        True,
    )
    (kept,) = deliver().marks
    assert (kept.by, kept.by_id) == ("Алия", desk.account.user_id)
    assert panel.may_change(kept)
    window.opening.reload()
    editor.edit(kept)
    editor.text.setText("на столе")
    editor.keep()
    assert [each.text for each in window.report.marks] == ["на столе"]  # type: ignore[union-attr]
    editor.removed.emit(kept.id)
    assert window.report.marks == ()  # type: ignore[union-attr]
    window.undo()
    assert [each.text for each in deliver().marks] == ["на столе"]


def test_esc_leaves_what_is_open_before_the_report(window: ReportWindow) -> None:
    window.player.setFocus()
    QTest.keyClick(window.player, Qt.Key.Key_M)
    QTest.keyClick(window.violations.editor.kind, Qt.Key.Key_Escape)
    assert not window.violations.editor.is_open
    window.violations.list.clicked.emit(window.violations.model.index(window.violations.model.rowCount() - 2))
    assert window.judgement.evidence.isVisible()
    QTest.keyClick(window.judgement.evidence, Qt.Key.Key_Escape)
    assert window.judgement.evidence.isHidden()
    window.header.explained.click()
    panel = window.header.explained.panel
    assert panel.is_open
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.is_open
    assert window.isVisible()
    window.judgement.show_break_at(START_MS + 42_000)
    assert window.judgement.evidence.isVisible()
    assert not window.player.playing


def test_a_chosen_violation_plays_and_the_playhead_chooses(window: ReportWindow) -> None:
    panel = window.violations
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of("v2")))
    assert window.player.position_ms == MANY[2].at_ms - 1_000
    assert panel.current is not None and panel.current.id == "v2"  # though v1 is under the playhead
    window.player.seek(MANY[3].at_ms)
    assert panel.current.id == "v3"
    window.player.seek(MANY[1].at_ms)
    assert panel.current.id == "v1"


def test_what_is_chosen_on_the_timeline_is_chosen_in_the_list(window: ReportWindow) -> None:
    panel, player, editor = window.violations, window.player, window.violations.editor
    player.seek(START_MS + 30_100)  # within v3
    editor.begin()
    editor.text.setText("посмотреть ещё раз")
    editor.keep()
    (mark,) = window.report.marks  # type: ignore[union-attr]
    timeline = player.timeline
    for chosen, at_ms in (
        ("v4", START_MS + 50_000),
        ("v2", START_MS + 4_000),
        (key_of(mark), mark.at_ms),
        ("v1", START_MS + 2_000),
    ):
        layout = timeline.layout_now
        lane = next(lane for lane in layout.lanes for one in lane.marks if one.first.id == chosen)
        spot = QPoint(round(layout.x(at_ms)) + 1, round(lane.top + lane.height / 2))
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)
        item = panel.current_item
        assert item is not None and key_of(item) == chosen
        assert player.position_ms == at_ms
        assert timeline._selected is not None and timeline._selected.id == chosen
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of(key_of(mark))))
    assert timeline._selected.id == key_of(mark)


def test_a_click_on_a_break_shows_its_pictures_over_the_player(window: ReportWindow) -> None:
    timeline = window.player.timeline
    layout = timeline.layout_now
    window.player.play_at(START_MS + 1_000)
    spot = QPoint(round(layout.x(START_MS + 42_500)), layout.top + 4)
    QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=spot)
    assert window.judgement.evidence.isVisible() and not window.player.playing

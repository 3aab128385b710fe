"""The report window: what is shown when, what a key does, what happens when the exam changes or goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.fake_engine import FakeEngine
from support.reports import META, full_report, photo
from support.sources import MemorySource

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import Decision, OpenExam, Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.presence import Presence
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.header import BRIEF, DETAILED
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme


class Shelf:
    """Reports, decisions and photos of a desk, kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Report] = {}
        self.fetched: dict[str, Report] = {}
        self.trouble: OesError | None = None
        self.decided: list[tuple[str, str, str, str]] = []
        self.verdicts: list[tuple[str, str, str]] = []
        self.undone: list[str] = []

    def cached(self, exam_id: str) -> Report | None:
        return self.kept.get(exam_id)

    def open(self, exam_id: str) -> Report:
        if self.trouble is not None:
            raise self.trouble
        self.kept[exam_id] = self.fetched.get(exam_id) or self.kept[exam_id]
        return self.kept[exam_id]

    refresh = open

    def decide(self, exam_id: str, value: str, *, reason: str = "", comment: str = "") -> Changes:
        self.decided.append((exam_id, value, reason, comment))
        kept = self.kept[exam_id]
        self.kept[exam_id] = replace(
            kept, decision=Decision(value, reason, comment, "А. Сериков", 5, 3, True)
        )
        return Changes(exams=frozenset({exam_id}), reports=frozenset({exam_id}), outbox=True)

    def undo(self, exam_id: str) -> Changes:
        self.undone.append(exam_id)
        self.kept[exam_id] = replace(self.kept[exam_id], decision=Decision(version=3))
        return Changes(exams=frozenset({exam_id}), reports=frozenset({exam_id}), outbox=True)

    def verdict(self, exam_id: str, violation_id: str, value: str) -> Changes:
        self.verdicts.append((exam_id, violation_id, value))
        return Changes(reports=frozenset({exam_id}), outbox=True)


class Line(QObject):
    """A queue of three exams."""

    moved = Signal()
    order = ("exam-0", "exam-1", "exam-2")
    total = 3

    def position(self, exam_id: str) -> int | None:
        return self.order.index(exam_id) if exam_id in self.order else None

    def next(self, exam_id: str) -> str | None:
        at = self.order.index(exam_id) + 1
        return self.order[at] if at < 3 else None

    def previous(self, exam_id: str) -> str | None:
        at = self.order.index(exam_id) - 1
        return self.order[at] if at >= 0 else None

    def forget(self, exam_id: str) -> None:
        pass

    def find_to_review(self, exam_id: str | None, found: Callable[[str | None], object]) -> None:
        found("exam-2" if exam_id == "exam-0" else None)


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.kept["exam-1"] = full_report()
    return made


class Colleagues:
    """A server's calls about who is there: what is said, and who else has which exam open."""

    def __init__(self) -> None:
        self.said: list[tuple[str, bool]] = []
        self.there: list[OpenExam] = []

    def say_open(self, exam_id: str, *, still: bool) -> None:
        self.said.append((exam_id, still))

    def open_exams(self) -> list[OpenExam]:
        return self.there


@pytest.fixture
def colleagues() -> Colleagues:
    return Colleagues()


@pytest.fixture
def presence(colleagues: Colleagues) -> Presence:
    return Presence(colleagues, ManualClock(), lambda: True, lambda: True)  # type: ignore[arg-type]


@pytest.fixture
def bus(qapp: object) -> Bus:
    return Bus()


@pytest.fixture
def open_window(
    qtbot: QtBot,
    shelf: Shelf,
    presence: Presence,
    bus: Bus,
    tasks: Tasks,
    theme: Theme,
    language: Language,
    tmp_path: Path,
) -> Iterator[Callable[..., ReportWindow]]:
    recordings = SimpleNamespace(
        source=lambda _exam, _recording: MemorySource(b"\x1a\x45\xdf\xa3" + bytes(4096)),
        photo=lambda _exam, _snapshot: photo(),
    )
    desk: Any = SimpleNamespace(
        reports=shelf,
        decisions=shelf,
        recordings=recordings,
        meta=META,
        pictures=None,
        presence=presence,
    )
    clock = ManualClock()
    made: list[ReportWindow] = []

    def make(exam_id: str = "exam-1", queue: Line | None = None) -> ReportWindow:
        window = ReportWindow(
            exam_id,
            desk,
            tasks,
            bus,
            theme,
            language,
            Preferences(tmp_path / "config"),
            make_engine=lambda: FakeEngine(clock),
            queue=queue,
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()


def test_what_was_kept_is_shown_and_brought_up_to_date(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    newer = replace(full_report(), exam=replace(full_report().exam, honesty=61, version=4))
    shelf.fetched["exam-1"] = newer
    window = open_window()
    assert "Ахметов Данияр Қайратұлы" in window.windowTitle()
    assert window.violations.model.rowCount() == 19
    assert window.header._honesty.text() == "61%"


def test_without_network_and_copy_it_says_so_and_retries(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    shelf.kept.clear()
    shelf.trouble = Rejected("not_offline")
    window = open_window()
    assert window.pages.currentWidget() is window.pages.blank
    shelf.trouble, shelf.fetched["exam-1"] = None, full_report()
    window.pages.blank.action_requested.emit()
    assert window.pages.currentWidget() is window.pages.detailed


def test_a_number_key_decides_and_undo_takes_it_back(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.player.setFocus()
    QTest.keyClick(window.player, Qt.Key.Key_1)
    assert shelf.decided == [("exam-1", "accepted", "", "")]
    assert window.header.decision.shown.value == "accepted"
    assert window.notices.undo_last()
    assert shelf.undone == ["exam-1"]
    assert window.header.decision.shown.value == "undecided"


def test_deciding_unseen_is_gently_said_and_still_done(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.header.decision.decided.emit("accepted", "", "")
    unseen = window.notices.shown[-1].accessibleName()
    window.header.tabs.choose(BRIEF)
    window.header.decision.decided.emit("disputed", "", "")
    seen = window.notices.shown[-1].accessibleName()
    assert [value for _, value, _, _ in shelf.decided] == ["accepted", "disputed"]
    assert len(unseen) > len(seen)


def test_a_held_key_and_two_clicks_make_one_decision_each(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    button = window.header.decision
    button.click()
    button.panel.choices["accepted"].click()
    assert not button.panel.is_open
    assert len(shelf.decided) == 1


def test_letters_typed_into_the_comment_are_no_commands(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.header.decision.open_comment()
    QTest.keyClicks(window.header.decision.panel.comment, "yx1 2")
    assert window.header.decision.panel.comment.toPlainText() == "yx1 2"
    assert shelf.decided == []
    assert shelf.verdicts == []


def test_confirm_and_dismiss_by_key(
    qtbot: QtBot, shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.activateWindow()
    window.violations.select("v2")
    window.violations.list.setFocus()
    qtbot.waitUntil(window.violations.list.hasFocus)
    QTest.keyClick(window.violations.list, Qt.Key.Key_Y)
    QTest.keyClick(window.violations.list, Qt.Key.Key_X)
    assert shelf.verdicts == [("exam-1", "v2", "confirmed"), ("exam-1", "v2", "dismissed")]


def test_a_photo_opens_its_moment_in_the_video(open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    window.header.tabs.choose(BRIEF)
    at_ms = full_report().snapshots[5].at_ms
    window.pages.brief.moment_chosen.emit(at_ms)
    assert window.header.tabs.current == DETAILED
    assert window.player.position_ms is not None
    assert abs(window.player.position_ms - at_ms) < 1_000


def test_an_exam_that_was_withdrawn_stops_playing_and_says_why(
    bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    bus.publish(Changes(removed=frozenset({"exam-1"})))
    assert window.pages.currentWidget() is window.pages.blank
    assert not window.player.playing


def test_a_change_of_the_server_is_shown_and_the_typed_comment_stays(
    shelf: Shelf, bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.header.decision.open_comment()
    QTest.keyClicks(window.header.decision.panel.comment, "mine")
    changed = replace(full_report(), decision=Decision("accepted", by="Б. Омарова", at_ms=9, version=5))
    shelf.kept["exam-1"] = changed
    bus.publish(Changes(reports=frozenset({"exam-1"})))
    assert window.header.decision.shown.value == "accepted"
    assert window.header.decision.panel.comment.toPlainText() == "mine"


def test_next_and_previous_walk_through_the_view(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    for name in ("exam-0", "exam-2"):
        shelf.kept[name] = replace(full_report(), exam=replace(full_report().exam, id=name))
    window = open_window(queue=Line())
    moves: list[tuple[str, str]] = []
    window.moved.connect(lambda old, new: moves.append((old, new)))
    window.step(1)
    window.step(1)  # the last one: nowhere to go
    window.step(-1)
    assert moves == [("exam-1", "exam-2"), ("exam-2", "exam-1")]
    assert window.exam_id == "exam-1"


def test_close_closes_and_tells(qtbot: QtBot, open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    with qtbot.waitSignal(window.closed) as caught:
        QTest.keyClick(window.player, Qt.Key.Key_Escape)
    assert caught.args == ["exam-1"]


def test_while_another_report_opens_nobody_is_named_and_nothing_can_be_decided(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    assert window.header.decision.isEnabled()
    window.open_exam("exam-2")
    assert not window.header.decision.isEnabled()
    assert not window.header._name.text()
    window.header.decision.choose_number(1)
    assert shelf.decided == []


def test_others_are_told_which_report_is_open_and_when_it_is_not_any_more(
    open_window: Callable[..., ReportWindow], colleagues: Colleagues
) -> None:
    window = open_window("exam-0", Line())
    assert colleagues.said == [("exam-0", True)]
    window.step(1)
    assert colleagues.said[1:] == [("exam-0", False), ("exam-1", True)]
    window.close()
    assert colleagues.said[3:] == [("exam-1", False)]


def test_who_else_has_the_report_open_is_a_quiet_word_in_the_head(
    open_window: Callable[..., ReportWindow], bus: Bus, presence: Presence, colleagues: Colleagues
) -> None:
    window = open_window()
    assert not window.header._elsewhere.isVisible()
    colleagues.there = [OpenExam("exam-1", "<b>Айгерім</b>\nС." + "ы" * 10_000, 5)]
    bus.publish(presence.refresh())
    assert window.header._elsewhere.isVisible()
    assert "<b>Айгерім</b>↵С." in window.header._elsewhere.text()
    assert window.header._elsewhere.textFormat() == Qt.TextFormat.PlainText
    assert window.header._elsewhere.width() < window.width() / 2
    colleagues.there = []
    bus.publish(presence.refresh())
    assert not window.header._elsewhere.isVisible()


def test_next_to_review_opens_it_or_says_that_there_is_none(
    open_window: Callable[..., ReportWindow],
) -> None:
    window = open_window("exam-0", Line())
    window.header._review.click()
    assert window.exam_id == "exam-2"
    assert window.notices.shown == ()
    keys = {shortcut.key().toString(): shortcut for shortcut in window.findChildren(QShortcut)}
    keys["Ctrl+Shift+Right"].activated.emit()
    assert window.exam_id == "exam-2"
    assert len(window.notices.shown) == 1


def test_a_report_from_nowhere_has_no_next_to_review(open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    assert not window.header._review.isVisible()
    window.header.review_requested.emit()
    assert window.exam_id == "exam-1"


def test_it_opens_at_a_moment_also_when_its_report_comes_later(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    moment = full_report().violations[3].at_ms
    window = open_window()
    window.header.tabs.choose(BRIEF)
    window.play_moment(moment)
    assert window.player.position_ms == moment
    assert window.header.tabs.current == DETAILED
    shelf.trouble = Rejected("not_offline")
    late = open_window("exam-2")
    late.play_moment(moment)
    shelf.trouble = None
    shelf.kept["exam-2"] = replace(full_report(), exam=replace(full_report().exam, id="exam-2"))
    late.opening.reload()
    assert late.player.position_ms == moment

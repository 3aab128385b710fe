"""The report window: what is shown when, what a key does, what happens when the exam changes or goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.report_room import Colleagues, Line, Shelf
from support.reports import full_report

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.domain.models import Decision, OpenExam
from oes_desktop.runtime.bus import Bus
from oes_desktop.services.presence import Presence
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.header import BRIEF, DETAILED, HISTORY
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.shell.keys_sheet import KeysSheet


def test_what_was_kept_is_shown_and_brought_up_to_date(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    newer = replace(full_report(), exam=replace(full_report().exam, honesty=61, version=4))
    shelf.fetched["exam-1"] = newer
    window = open_window()
    assert "Ахметов Данияр Қайратұлы" in window.windowTitle()
    assert window.violations.model.rowCount() == 20
    assert window.header.explained.figure.text() == "61%"


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


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("full", "The disk is full: the report is shown,"),
        ("read_only", "The disk cannot be written: the report"),
    ],
)
def test_a_report_that_the_disk_has_no_room_for_is_shown_and_that_is_said_once(
    shelf: Shelf,
    bus: Bus,
    open_window: Callable[..., ReportWindow],
    language: Language,
    reason: str,
    said: str,
) -> None:
    """B5."""
    language.use("en")
    shelf.full_disk = DiskTrouble(reason)
    window = open_window()
    assert window.pages.currentWidget() is window.pages.detailed
    newer = replace(full_report(), exam=replace(full_report().exam, honesty=61, version=4))
    shelf.fetched["exam-1"] = newer
    bus.publish(Changes(reports=frozenset({"exam-1"})))
    texts = [text for notice in window.notices.shown if (text := notice.accessibleName()).startswith(said)]
    assert len(texts) == 1 and texts[0].endswith("not kept on this computer.")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("full", "The disk is full: the recording plays,"),
        ("file_limit", "The recording is longer than a file may be on this disk"),
        ("io", "The disk cannot be written: the recording plays,"),
    ],
)
def test_a_recording_that_cannot_be_kept_plays_and_that_is_said_once(
    shelf: Shelf, open_window: Callable[..., ReportWindow], language: Language, reason: str, said: str
) -> None:
    """B5, B12: while she watches."""
    language.use("en")
    window = open_window()

    def told() -> list[str]:
        return [text for notice in window.notices.shown if (text := notice.accessibleName()).startswith(said)]

    window.player.seek(window.player.position_ms + 1_000)
    assert told() == []
    shelf.unkept_watching = DiskTrouble(reason)
    for _ in range(3):
        window.player.seek(window.player.position_ms + 1_000)
    assert len(told()) == 1 and told()[0].endswith("not kept on this computer.")


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
    assert len(window.notices.shown) == 1  # the newer decision replaces what was said of the older


def test_the_arrows_walk_along_the_tabs_only_when_these_have_the_focus(
    qtbot: QtBot, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    tabs = window.header.tabs
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.current == BRIEF
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert tabs.current == DETAILED
    tabs.clearFocus()
    tabs.choose(HISTORY)
    tabs.choose(DETAILED)
    qtbot.waitUntil(window.player.timeline.hasFocus, timeout=10_000)


def test_a_held_key_and_two_clicks_make_one_decision_each(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    """E12."""
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
    assert shelf.verdicts == [("exam-1", "v2", "confirmed"), ("exam-1", "v3", "dismissed")]


def test_a_photo_opens_its_moment_in_the_video(open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    window.header.tabs.choose(BRIEF)
    at_ms = full_report().snapshots[5].at_ms
    window.pages.brief.moment_chosen.emit(at_ms)
    assert window.header.tabs.current == DETAILED
    assert window.player.position_ms is not None
    assert abs(window.player.position_ms - at_ms) < 1_000


def test_keys_neither_play_nor_judge_what_is_not_in_view(
    shelf: Shelf, open_window: Callable[..., ReportWindow]
) -> None:
    window = open_window()
    window.violations.list.setCurrentIndex(window.violations.model.index(0))
    window.player.pause()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Y):
        window.header.tabs.choose(HISTORY)
        QTest.keyClick(window, key)
        assert window.header.tabs.current == DETAILED
        assert not window.player.playing
        assert not shelf.verdicts
    QTest.keyClick(window, Qt.Key.Key_Y)
    assert len(shelf.verdicts) == 1


def test_f1_shows_the_keys(open_window: Callable[..., ReportWindow]) -> None:
    window = open_window()
    keys = {shortcut.key().toString(): shortcut for shortcut in window.findChildren(QShortcut)}
    keys["F1"].activated.emit()
    (sheet,) = window.findChildren(KeysSheet)
    assert sheet.isVisible()
    sheet.close()


def test_an_exam_that_was_withdrawn_stops_playing_and_says_why(
    bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    """C16."""
    window = open_window()
    bus.publish(Changes(removed=frozenset({"exam-1"})))
    assert window.pages.currentWidget() is window.pages.blank
    said = [label.text() for label in window.pages.blank.findChildren(QLabel)]
    assert any("не доступен" in text for text in said)
    assert not window.player.playing


def test_a_change_of_the_server_is_shown_and_the_typed_comment_stays(
    shelf: Shelf, bus: Bus, open_window: Callable[..., ReportWindow]
) -> None:
    """C17."""
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

"""What is asked of the downloads, what is asked first, what can be taken back, and what is said."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from support.fake_downloads import GB, MB, FakeDownloads, entry
from ui_downloads.conftest import Room

from oes_desktop.domain.downloading import Room as DiskRoom
from oes_desktop.domain.downloading import Stage, What
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.downloads.acting import Acting
from oes_desktop.ui.downloads.asking import AskDialog
from oes_desktop.ui.downloads.erasing import EraseDialog


def asked(room: Room) -> AskDialog:
    (dialog,) = [made for made in room.window.findChildren(AskDialog) if made.isVisible()]
    return dialog


def added(downloads: FakeDownloads) -> list[tuple[object, ...]]:
    return [what for what in downloads.asked if what[0] == "add"]


def test_a_few_are_added_without_a_question_and_it_is_said(room: Room) -> None:
    shown: list[bool] = []
    room.acting.shown_wanted.connect(lambda: shown.append(True))
    room.acting.want(["exam-1", "exam-2", "exam-1"])
    assert added(room.downloads) == [("add", ["exam-1", "exam-2"], What.WHOLE)]
    assert room.told() == ["2 exam(s) put into the queue of downloads."]
    assert not room.notices.undo_last() and shown == []
    room.notices.shown[-1].press_more()
    assert shown == [True] and room.ids() == ["exam-1", "exam-2"]


def test_what_is_taken_is_as_the_settings_say_or_as_she_says(room: Room) -> None:
    room.preferences.change(download_moments=True)
    room.acting.want(["exam-1"])
    room.acting.want(["exam-2"], What.WHOLE)
    assert [what for _, _, what in added(room.downloads)] == [What.MOMENTS, What.WHOLE]


def test_those_that_are_here_already_are_only_told(room: Room) -> None:
    room.show(entry(1, Stage.HERE))
    room.acting.want(["exam-1"])
    assert added(room.downloads) == []
    assert room.told() == ["These exams are on this computer already, or on their way."]


def test_a_view_is_asked_first_with_both_figures(qtbot: QtBot, room: Room) -> None:
    room.acting.want([f"exam-{n}" for n in range(1, 11)], ask=True, meant=312)
    dialog = asked(room)
    words = " ".join(made.text() for made in dialog.findChildren(type(dialog.note)))
    assert "4 GB" in words and "400 MB" in words and "188 GB" in words and "33.9 GB of 60 GB" in words
    assert "first 10 of 312" in words
    assert added(room.downloads) == []
    dialog.choices[What.MOMENTS].click()
    dialog.go.click()
    assert [(len(ids), what) for _, ids, what in added(room.downloads)] == [(10, What.MOMENTS)]  # type: ignore[arg-type]


def test_saying_no_adds_nothing(room: Room) -> None:
    room.acting.want(["exam-1"], ask=True)
    asked(room).reject()
    assert room.downloads.entries == []


def test_very_much_is_asked_even_for_a_row(room: Room) -> None:
    room.downloads.size = 11 * GB
    room.acting.want(["exam-1"])
    assert asked(room).go.isEnabled()


def test_more_than_the_disk_takes_cannot_be_agreed_to(room: Room) -> None:
    room.downloads.room = DiskRoom(0, 0, 500 * MB)
    room.acting.want(["exam-1", "exam-2"])
    dialog = asked(room)
    assert dialog.what is What.MOMENTS  # these would fit
    dialog.choices[What.WHOLE].click()
    assert not dialog.go.isEnabled() and "300 MB more" in dialog.note.text()
    dialog.choices[What.MOMENTS].click()
    assert dialog.go.isEnabled()
    dialog.go.click()
    assert len(room.downloads.entries) == 2


def test_more_than_her_limit_waits_and_the_limit_can_be_changed(room: Room) -> None:
    limits: list[bool] = []
    room.acting.limit_wanted.connect(lambda: limits.append(True))
    room.downloads.room = DiskRoom(59_800 * MB, 60 * GB, 188 * GB)
    room.acting.want(["exam-1"])
    dialog = asked(room)
    assert dialog.go.isEnabled() and dialog.limit.isVisible() and "waits in the queue" in dialog.note.text()
    dialog.limit.click()
    assert limits == [True] and room.downloads.entries == []


def test_a_disk_that_fills_up_meanwhile_is_told_with_both_figures(room: Room) -> None:
    room.downloads.refuse = DiskTrouble("full", path="vault", needed_bytes=5 * GB, free_bytes=1 * GB)
    room.acting.add(["exam-1"], What.WHOLE)
    assert room.told() == ["There is no room: 5 GB are needed, 1 GB are free. Nothing was added."]
    room.acting.want_next()
    assert len(room.told()) == 2


@pytest.mark.parametrize("error", [DiskTrouble("read_only"), DiskTrouble("full")])
def test_other_trouble_is_told_in_its_own_words(room: Room, error: OesError) -> None:
    room.downloads.refuse = error
    room.acting.act("pause", ["exam-1"])
    assert len(room.told()) == 1


def test_a_bug_is_nobodys_notice(room: Room) -> None:
    told: list[Exception] = []
    room.tasks.unhandled.connect(told.append)
    room.downloads.entries = [entry(1)]
    room.acting.move(["exam-404"], None)
    assert len(told) == 1 and not isinstance(told[0], OesError)
    assert room.told() == []


def test_the_next_ones_to_review(room: Room) -> None:
    room.acting.want_next(What.MOMENTS)
    assert room.downloads.asked == [("add_next", 50, What.MOMENTS)]
    assert room.told() == ["50 exam(s) to review put into the queue of downloads."]


def test_taking_out_of_the_queue_is_taken_back(room: Room) -> None:
    room.show(entry(1, what=What.MOMENTS), entry(2), entry(3))
    room.acting.take_away(room.downloads.entries[:2])
    assert room.ids() == ["exam-3"]
    assert room.notices.undo_last()
    assert sorted(room.ids()) == ["exam-1", "exam-2", "exam-3"]
    assert {e.wanted.exam_id: e.wanted.what for e in room.downloads.entries}["exam-1"] is What.MOMENTS


def test_one_is_erased_at_once_and_can_be_fetched_again(room: Room) -> None:
    room.show(entry(1, Stage.HERE))
    room.acting.take_away(room.downloads.entries)
    assert room.ids() == [] and room.told() == ["1 exam(s) erased from this computer."]
    room.notices.shown[-1].press_action()
    assert room.ids() == ["exam-1"]


@pytest.mark.parametrize(("count", "online"), [(1, False), (3, True)])
def test_it_is_asked_before_what_would_hurt_is_erased(room: Room, count: int, online: bool) -> None:
    room.online = online
    room.show(*(entry(n, Stage.HERE) for n in range(count)))
    room.acting.take_away(room.downloads.entries)
    (dialog,) = room.window.findChildren(EraseDialog)
    dialog.reject()
    assert len(room.ids()) == count
    room.acting.take_away(room.downloads.entries)
    dialog = room.window.findChildren(EraseDialog)[-1]
    dialog.go.click()
    assert room.ids() == [] and room.downloads.asked[-1][0] == "erase"


def test_acts_are_carried_out_in_the_order_in_which_they_were_asked_for(qtbot: QtBot, room: Room) -> None:
    tasks = Tasks()
    acting = Acting(
        room.downloads,  # type: ignore[arg-type]
        tasks,
        room.bus,
        room.notices,
        room.formats,
        room.preferences,
        lambda: True,
        room.window,
        room.window,
    )
    room.show(entry(1))
    orders = [partial(acting.hold, on) for on in (True, False)] * 20
    for order in orders:
        order()
    qtbot.waitUntil(lambda: len(room.downloads.asked) == 40)
    assert room.downloads.asked == [("hold", True), ("hold", False)] * 20
    tasks.close()


def test_a_mixed_selection_is_taken_out_and_erased(room: Room) -> None:
    room.show(entry(1), entry(2, Stage.HERE))
    room.acting.take_away(room.downloads.entries)
    assert [what[0] for what in room.downloads.asked] == ["cancel", "erase"]

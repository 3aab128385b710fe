"""Where one can go: a typed time, snapshots, attempts, the loop; and a picture as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.sittings import BEGIN, report

from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.domain.models import CAMERA, Snapshot

from .conftest import Room


def typed(room: Room, text: str) -> str:
    """Type a time, press Enter; what is told then."""
    panel = room.area.menus.time
    panel.field.setText(text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    return panel.told.text()


def test_a_typed_time_is_gone_to_and_nonsense_is_told_in_place(room: Room, qtbot: QtBot) -> None:
    panel = room.area.menus.time
    qtbot.mouseClick(room.area.transport.clock, Qt.MouseButton.LeftButton)
    assert panel.is_open
    at = room.at
    assert "no time" in typed(room, "soon")
    assert panel.told.property("role") == "error" and panel.is_open and room.at == at
    assert "01:22" in typed(room, "12:00:00")
    assert panel.is_open and room.at == at
    panel.field.setText("09:07:20")
    assert "00:00:20 into the exam" in panel.told.text()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.is_open and room.at == 20_000
    room.area.menus.ask_time()
    typed(room, "+1:05")
    assert room.at == 65_000


def test_snapshots_are_stepped_to(room: Room) -> None:
    taken = tuple(Snapshot(f"p{s}", BEGIN + s * 1000, CAMERA, "image/jpeg", 1, "") for s in (8, 30, 30, 64))
    room.show(replace(report(), snapshots=taken))
    for expected in (8_000, 30_000, 64_000, 64_000):
        room.area.jumps.snapshot(1)
        assert room.at == expected
    for expected in (30_000, 8_000, 8_000):
        room.area.jumps.snapshot(-1)
        assert room.at == expected


def test_beginning_and_end_are_of_what_was_recorded(room: Room) -> None:
    room.area.jumps.edge(1)
    assert room.at == 79_999
    room.area.jumps.edge(-1)
    assert room.at == 1_000


def test_a_loop_is_played_over_and_over_until_it_is_cleared(room: Room) -> None:
    loop = room.area.loop
    room.area.seek(BEGIN + 10_000)
    loop.mark_start()
    assert loop.span is None
    room.area.seek(BEGIN + 12_000)
    loop.mark_end()
    assert room.at == 10_000 and "09:07:10" in room.area.transport.loop.accessibleName()
    room.area.play()
    room.run(9.0)
    assert 10_000 <= room.at <= 12_100
    loop.clear()
    room.run(5.0)
    assert room.at > 12_500
    assert room.area.transport.loop.accessibleName() == "Loop"


def test_a_loop_holds_also_with_violations_only(room: Room) -> None:
    room.area.set_violations_only(True)
    for place, set_mark in ((30_000, room.area.loop.mark_start), (33_000, room.area.loop.mark_end)):
        room.area.seek(BEGIN + place)
        set_mark()
    room.area.play()
    room.run(15.0)
    assert 30_000 <= room.at <= 33_100


def test_marks_in_the_wrong_order_take_the_other_away(room: Room) -> None:
    loop = room.area.loop
    for place, set_mark in ((15_000, loop.mark_start), (10_000, loop.mark_end)):
        room.area.seek(BEGIN + place)
        set_mark()
    assert (loop.start_ms, loop.end_ms) == (None, BEGIN + 10_000)
    room.area.seek(BEGIN + 12_000)
    loop.mark_start()
    assert (loop.start_ms, loop.end_ms) == (BEGIN + 12_000, None)


def test_another_report_has_no_loop(room: Room) -> None:
    for place, set_mark in ((5_000, room.area.loop.mark_start), (9_000, room.area.loop.mark_end)):
        room.area.seek(BEGIN + place)
        set_mark()
    room.show(report(exam_id="e2"))
    assert room.area.loop.span is None


def test_the_menus_name_every_order_and_its_key(room: Room) -> None:
    transport = room.area.transport
    for button in (transport.jump, transport.loop, transport.view):
        actions = [action for action in button.menu().actions() if not action.isSeparator()]
        assert len(actions) >= 5
        assert all(action.text().strip() for action in actions)
    keys = [action.text().split("\t")[-1] for action in transport.jump.menu().actions() if action.text()]
    assert len(set(keys)) == len(keys)
    transport.jump.menu().actions()[2].trigger()
    assert room.at == 5_000


def test_a_picture_is_saved_as_it_was_recorded_with_a_plain_warning(room: Room, tmp_path: Path) -> None:
    saving, told = room.area.saving, []
    saving.told.connect(lambda text, tone: told.append((text, tone)))
    room.area.seek(BEGIN + 10_000)
    room.tick()
    assert saving.file_name(CAMERA, BEGIN + 10_000) == "Camera 2025-11-13 09-07-10.png"
    frame = room.area.panes[CAMERA].frame
    assert frame is not None
    saving.write(frame, tmp_path / "one.png")
    image = QImage(str(tmp_path / "one.png"))
    assert (image.width(), image.height()) == (32, 24) and image.pixelColor(20, 20).red() == 90
    assert "outside the encryption" in told[0][0] and told[0][1] == "doubtful"


def test_a_picture_that_cannot_be_written_is_told(room: Room, tmp_path: Path) -> None:
    failed: list[OesError] = []
    room.area.saving.failed.connect(failed.append)
    room.area.seek(BEGIN + 10_000)
    room.tick()
    frame = room.area.panes[CAMERA].frame
    assert frame is not None
    room.area.saving.write(frame, tmp_path / "nowhere" / "one.png")
    assert isinstance(failed[0], DiskTrouble)


def test_without_a_picture_there_is_nothing_to_save(room: Room) -> None:
    told: list[str] = []
    room.area.saving.told.connect(lambda text, _tone: told.append(text))
    room.area.close_player()
    room.area.menus.save_picture()
    assert told == ["There is no picture to save."]

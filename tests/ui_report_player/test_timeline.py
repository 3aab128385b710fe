"""The timeline: geometry by properties, pointer and keys by events."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from support.sittings import BEGIN, CAMERA_1, VIOLATIONS, report

from oes_desktop.domain.models import Attempt, Violation
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.report.review_points import ReviewPoints
from oes_desktop.ui.widgets.timeline_layout import TimelineLayout

from .conftest import Room

EXAM = ExamClock.of(report())


@given(st.integers(200, 4000), st.integers(0, 150), st.floats(0, 1))
def test_places_and_times_are_inverse(width: int, names: int, share: float) -> None:
    layout = TimelineLayout(EXAM, VIOLATIONS, ("focus_lost",), width, names)
    wall = EXAM.start_ms + round(share * EXAM.length_ms)
    pixel = EXAM.length_ms / (layout.right - layout.left)
    assert abs(layout.wall(layout.x(wall)) - wall) <= 1
    assert layout.left <= layout.x(wall) <= layout.right + 1e-6
    assert layout.wall(-100) == EXAM.start_ms and layout.wall(10**6) == EXAM.end_ms
    assert abs(layout.wall(layout.x(wall) + 1) - wall) <= pixel + 1


def test_attempts_and_breaks_are_to_scale() -> None:
    layout = TimelineLayout(EXAM, VIOLATIONS, ("focus_lost", "voice_detected"), 920, 82)
    first, second = layout.attempts
    (gap,) = layout.breaks
    assert first.right == gap.left and gap.right == second.left
    ratio = (gap.right - gap.left) / (first.right - first.left)
    assert abs(ratio - 15 / 44) < 0.001


def test_five_thousand_violations_at_one_second_are_one_mark() -> None:
    """C14."""
    many = [Violation(f"v{i}", "focus_lost", BEGIN + 5_000, 0, 1 + (i == 77)) for i in range(5_000)]
    layout = TimelineLayout(EXAM, many, ("focus_lost",), 900, 80)
    (lane,) = layout.lanes
    assert lane.count == 5_000
    (mark,) = lane.marks
    assert mark.severity == 2 and mark.right - mark.left >= 3


def test_fifty_attempts_are_gone_through(room: Room) -> None:
    """C14: each has its place on the timeline, and its recording."""
    length, step = 40_000, 60_000
    starts = [BEGIN + number * step for number in range(50)]
    attempts = tuple(Attempt(at, start, start + length) for at, start in enumerate(starts, 1))
    recordings = tuple(
        dataclasses.replace(
            CAMERA_1,
            id=f"camera-{at}",
            attempt=at,
            started_ms=start,
            ended_ms=start + length,
            duration_ms=length,
        )
        for at, start in enumerate(starts, 1)
    )
    exam = dataclasses.replace(report().exam, ended_ms=starts[-1] + length)
    room.show(dataclasses.replace(report(), exam=exam, attempts=attempts, recordings=recordings))
    layout = room.area.timeline.layout_now
    assert (len(layout.attempts), len(layout.breaks)) == (50, 49)
    for number in (49, 0, 25):
        room.area.seek(starts[number] + 10_000)
        room.tick()
        assert room.at == number * step + 10_000
        assert room.camera.position_ms() == 10_000
    assert not room.area.grab().isNull()


@given(st.integers(30, 90), st.integers(1, 40 * 3600), st.integers(-12 * 3600, 12 * 3600))
def test_axis_labels_never_touch(label: int, seconds: int, zone: int) -> None:
    exam = ExamClock((), (), (BEGIN, BEGIN + seconds * 1000))
    layout = TimelineLayout(exam, (), (), 900, 80)
    ticks = layout.ticks(label, zone * 1000)
    assert all(b.x - a.x >= label for a, b in pairwise(ticks))
    assert all(exam.start_ms <= tick.wall_ms <= exam.end_ms for tick in ticks)


def test_a_click_seeks_and_a_click_on_a_mark_goes_to_its_beginning(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    layout = timeline.layout_now
    x = round(layout.x(BEGIN + 20_000))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(x, layout.top + 4))
    assert abs(room.at - 20_000) < 200
    lane = next(lane for lane in layout.lanes if lane.kind == "voice_detected")
    middle = QPoint(round((lane.marks[0].left + lane.marks[0].right) / 2), round(lane.top + 8))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=middle)
    assert room.at == 11_000


def test_a_drag_follows_the_pointer(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    layout = timeline.layout_now
    y = layout.top + 4
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(layout.left), y))
    for seconds in (10, 20, 65):
        qtbot.mouseMove(timeline, QPoint(round(layout.x(BEGIN + seconds * 1000)), y))
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(layout.x(BEGIN + 65_000)), y))
    assert abs(room.at - 65_000) < 200


def test_keys_move_the_playhead(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    room.area.seek(BEGIN + 10_000)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    assert room.at == 15_000
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert room.at == 5_000
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert room.at == 0
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert room.at == 82_000


def test_it_paints_at_every_width_in_every_theme(room: Room) -> None:
    odd = dataclasses.replace(
        report(), violations=(*VIOLATIONS, Violation("u", "unheard_of", BEGIN, 1, 3, "", "\u202eLabel<b>"))
    )
    for width in (340, 700, 1600):
        for wish in ("light", "dark"):
            room.theme.use(wish)
            room.show(odd)
            room.area.timeline.resize(width, 200)
            assert not room.area.timeline.grab().isNull()
    assert [lane.count for lane in room.area.timeline.layout_now.lanes] == [2, 1, 1]


def test_an_exam_of_nothing_paints(room: Room) -> None:
    bare = report(recordings=())
    room.show(dataclasses.replace(bare, attempts=(), violations=()))
    assert not room.area.grab().isNull()
    room.area.go_violation(1)
    room.area.jumps.attempt(1)
    room.area.play()
    assert not room.area.playing


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 60_000)), max_size=30), st.integers(0, 10**6))
def test_violations_are_found_around_any_moment(some: list[tuple[int, int]], at: int) -> None:
    violations = [Violation(f"v{i}", "k", start, length) for i, (start, length) in enumerate(some)]
    points = ReviewPoints(violations)
    now = points.at(at)
    if now is not None:
        assert now.at_ms <= at < max(now.end_ms, now.at_ms + 1000)
    after = points.after(at)
    assert after is None or after.at_ms == min(v.at_ms for v in violations if v.at_ms > at)
    before = points.before(at)
    assert before is None or before.at_ms < at
    watch = points.watch_from(at)
    assert watch is None or watch >= at
    if now is not None:
        assert watch == at

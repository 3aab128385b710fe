"""The lanes of the film, hover and zoom, on the real timeline."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sittings import BEGIN, CAMERA_1, report

from oes_desktop.domain.film import Film, Still
from oes_desktop.domain.models import Recording, Violation
from oes_desktop.domain.observed import BLACK, BREAK, Flaw
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.film_lanes import STRIP_HEIGHT, Cell, cells_of, composed
from oes_desktop.ui.report.frame_popup import FramePopup
from oes_desktop.ui.report.hovering import Hovering
from oes_desktop.ui.widgets.timeline_layout import TimelineLayout
from oes_desktop.ui.widgets.timeline_view import SHORTEST_MS, View

from .conftest import Room

WHOLE = View(0, 3_600_000)


def still(time_ms: int, colour: str) -> Still:
    out = io.BytesIO()
    Image.new("RGB", (160, 120), colour).save(out, "JPEG")
    return Still(time_ms, 160, 120, out.getvalue())


def film(*flaws: Flaw) -> Film:
    return Film((still(0, "#ff0000"), still(10_000, "#0000ff")), b"\xc8" * 100, flaws, 20_000, True)


@given(st.lists(st.tuples(st.floats(0.05, 20), st.integers(0, 3_600_000)), max_size=12))
def test_zoom_stays_within_the_exam_and_keeps_the_place_under_the_pointer(
    steps: list[tuple[float, int]],
) -> None:
    view = WHOLE
    for factor, around in steps:
        view = view.zoomed(factor, around, WHOLE).moved(around / 3, WHOLE).showing(around, WHOLE)
        assert WHOLE.start_ms <= view.start_ms < view.end_ms <= WHOLE.end_ms
        assert view.length_ms >= SHORTEST_MS
        assert view.start_ms <= around <= view.end_ms


def test_a_hundred_thousand_violations_are_as_many_marks_as_there_is_room_for() -> None:
    many = [Violation(f"v{n}", "k", n * 36, 10, 1 + n % 3) for n in range(100_000)]
    exam = ExamClock((), (), (0, 3_600_000))
    whole = TimelineLayout(exam, many, ("k",), 1000, 80)
    assert whole.lanes[0].count == 100_000 and len(whole.lanes[0].marks) <= 1000 / 3
    near = TimelineLayout(exam, (), ("k",), 1000, 80, view=View(0, 5_000), index=whole.index)
    assert near.lanes[0].count == 100_000 and 100 < len(near.lanes[0].marks) < 200
    found = near.mark_of(many[20])
    assert found is not None and found[1].left <= near.x(many[20].at_ms) <= found[1].right
    assert near.mark_of(many[-1]) is None


def test_keys_wheel_and_buttons_zoom_and_the_playhead_stays_in_view(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    whole = timeline.zoom.view
    qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.zoom.view.length_ms < whole.length_ms
    qtbot.keyClick(timeline, Qt.Key.Key_0)
    assert timeline.zoom.view == whole
    place = QPointF(timeline.layout_now.x(BEGIN + 40_000), 60)
    nothing, turn = QPoint(), QPoint(0, 240)
    wheel = QWheelEvent(
        place, timeline.mapToGlobal(place), nothing, turn, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline, wheel)
    assert timeline.zoom.view.length_ms < whole.length_ms / 2
    assert abs(timeline.layout_now.x(BEGIN + 40_000) - place.x()) <= 1
    room.area.seek(BEGIN + 41_000)
    room.area.seek(BEGIN + 80_000)
    assert timeline.zoom.view.start_ms <= BEGIN + 80_000 <= timeline.zoom.view.end_ms
    qtbot.keyClick(timeline, Qt.Key.Key_Minus)
    assert not timeline.grab().isNull()


def test_what_was_not_observed_is_told_where_the_playhead_is(room: Room) -> None:
    timeline = room.area.timeline
    timeline.show_films({"camera-1": film(Flaw(4_000, 9_000, BLACK))})
    reasons = {span.reason for span in timeline.unobserved}
    assert {BLACK, BREAK} <= reasons
    room.area.seek(BEGIN + 6_000)
    assert "black picture" in timeline.accessibleDescription()
    room.area.seek(BEGIN + 12_000)
    assert "black picture" not in timeline.accessibleDescription()


def test_a_click_on_a_mark_chooses_it_and_what_is_selected_is_ringed(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    chosen: list[str] = []
    timeline.violation_chosen.connect(chosen.append)
    lane = next(lane for lane in timeline.layout_now.lanes if lane.kind == "voice_detected")
    middle = QPoint(round((lane.marks[0].left + lane.marks[0].right) / 2), round(lane.top + 8))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen == ["v2"]
    before = timeline.grab().toImage()
    timeline.select("v2")
    assert timeline.grab().toImage() != before
    timeline.select("unknown")
    assert timeline.grab().toImage() == before


@pytest.mark.parametrize("shift", [0, 8_000])
def test_the_strip_shows_the_picture_of_its_time(shift: int) -> None:
    """`shift`: set by hand."""
    exam = ExamClock.of(report(), {"camera-1": shift})
    layout = TimelineLayout(exam, (), (), 1200, 0)
    films = {"camera-1": film()}
    cells = cells_of(exam, films, layout)
    strip = composed(cells, layout.view, layout.right - layout.left, 1.0)
    middle = STRIP_HEIGHT // 2
    early, late = (layout.x(CAMERA_1.started_ms + shift + at) - layout.left for at in (4_000, 17_000))
    assert strip.image.pixelColor(round(early), middle).red() > 200
    assert strip.image.pixelColor(round(late), middle).blue() > 200
    bad = composed([Cell(0, 48, b"no picture")], layout.view, 100, 1.0)
    assert bad.image.pixelColor(10, 10).alpha() == 0


def test_hover_shows_the_near_picture_with_its_time_and_then_the_exact_one(room: Room, qtbot: QtBot) -> None:
    timeline = room.area.timeline
    wished: list[tuple[str, int]] = []

    def exact(recording: Recording, offset_ms: int, width: int) -> tuple[int, QImage]:
        picture = QImage(width, width, QImage.Format.Format_RGB888)
        picture.fill(Qt.GlobalColor.green)
        return offset_ms, picture

    popup = FramePopup(room.theme, room.area)
    hovering = Hovering(
        timeline, popup, room.tasks, Formats(room.language), exact, lambda *place: wished.append(place)
    )
    hovering.show_films({"camera-1": film()})
    timeline.hovered.emit(CAMERA_1.started_ms + 7_000, 200)
    assert popup.isVisible()
    (near, *_) = popup.pictures
    assert not near.exact and near.image.pixelColor(9, 9).red() > 200
    assert near.caption == f"Camera · {Formats(room.language).time(CAMERA_1.started_ms, seconds=True)}"
    assert ("camera-1", 7_000) in wished
    qtbot.waitUntil(lambda: popup.pictures[0].exact)
    assert popup.pictures[0].image.pixelColor(9, 9).green() > 200
    assert not popup.grab().isNull()
    timeline.hovered.emit(BEGIN + 50_000, 400)  # in the break
    assert popup.isVisible() and not popup.pictures and "connection lost" in popup.lines[0]
    timeline.hovered.emit(None, 0)
    assert not popup.isVisible()

"""How the pictures lie: layouts, sizes, full screen, a window of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.sittings import BEGIN

from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.settings import (
    CAMERA_LARGE,
    CAMERA_ONLY,
    LARGEST_INSET,
    LAYOUTS,
    SCREEN_LARGE,
    SCREEN_ONLY,
    SIDE,
    SMALLEST_SHARE,
)
from oes_desktop.ui.report.picture_places import Arrangement, inset_at, places, share_at
from oes_desktop.ui.report.tuning import Tuning

from .conftest import Room

LEFT = Qt.MouseButton.LeftButton
ROOM = QRect(0, 0, 1012, 600)


@pytest.fixture
def shown(room: Room) -> Room:
    room.area.seek(BEGIN + 10_000)
    room.tick()
    QApplication.processEvents()
    return room


def test_every_layout_lies_inside_its_room() -> None:
    for layout in LAYOUTS:
        for inset in (15, 50):
            lying = places(Arrangement(layout, 50, inset), ROOM)
            assert all(ROOM.contains(place) and not place.isEmpty() for place in lying.values())
    side = places(Arrangement(SIDE, 50), ROOM)
    assert side[CAMERA].width() == side[SCREEN].width() == 500
    assert not side[CAMERA].intersects(side[SCREEN])
    assert set(places(Arrangement(CAMERA_ONLY), ROOM)) == {CAMERA}
    assert set(places(Arrangement(SCREEN_ONLY), ROOM)) == {SCREEN}


def test_the_handle_keeps_both_pictures_large_enough() -> None:
    assert share_at(-50, ROOM) == SMALLEST_SHARE
    assert share_at(5_000, ROOM) == 100 - SMALLEST_SHARE
    assert inset_at(-50, ROOM) == LARGEST_INSET
    for share in (20, 35, 80):
        line = places(Arrangement(SIDE, share), ROOM)[CAMERA].right() + 7
        assert abs(share_at(line, ROOM) - share) <= 1
    for inset in (15, 30, 50):
        left = places(Arrangement(CAMERA_LARGE, 50, inset), ROOM)[SCREEN].left()
        assert abs(inset_at(left, ROOM) - inset) <= 1


def test_a_click_on_the_small_picture_swaps_the_two(shown: Room, qtbot: QtBot) -> None:
    pictures = shown.area.pictures
    pictures.choose(CAMERA_LARGE)
    assert pictures.panes[SCREEN].width() < pictures.panes[CAMERA].width() // 2
    qtbot.mouseClick(pictures.panes[SCREEN], LEFT)
    assert pictures.arrangement.layout == SCREEN_LARGE
    qtbot.mouseClick(pictures.panes[SCREEN], LEFT)  # the large one: nothing
    assert pictures.arrangement.layout == SCREEN_LARGE
    pictures.swap()
    assert pictures.arrangement.layout == CAMERA_LARGE


def test_the_keys_go_through_all_layouts(shown: Room) -> None:
    pictures = shown.area.pictures
    seen = set()
    for _ in LAYOUTS:
        pictures.cycle()
        seen.add(pictures.arrangement.layout)
        assert not shown.area.grab().isNull()
    assert seen == set(LAYOUTS) and pictures.arrangement.layout == SIDE


def test_what_is_told_stands_on_the_larger_picture(shown: Room) -> None:
    shown.area.seek(BEGIN + 12_000)
    assert "Voice" in shown.area.panes[CAMERA]._remark
    shown.area.pictures.choose(SCREEN_LARGE)
    assert "Voice" in shown.area.panes[SCREEN]._remark and shown.area.panes[CAMERA]._remark == ""


def test_the_sizes_follow_the_pointer_and_the_keys(shown: Room, qtbot: QtBot) -> None:
    pictures, told = shown.area.pictures, []
    pictures.arranged.connect(told.append)
    handle = pictures._handle
    qtbot.mousePress(handle, LEFT)
    qtbot.mouseMove(handle, QPoint(-100, 40))
    handle.moved.emit(QPoint(pictures.width() // 4, 40))
    share = pictures.arrangement.share
    assert share < 40 and told[-1] == pictures.arrangement
    QTest.keyClick(handle, Qt.Key.Key_Up)
    assert pictures.arrangement.share == share + 2
    pictures.choose(SCREEN_LARGE)
    QTest.keyClick(handle, Qt.Key.Key_Down)
    assert pictures.arrangement.inset == 28


def test_zoom_keeps_the_point_under_the_pointer_and_a_double_click_shows_all(
    shown: Room, qtbot: QtBot
) -> None:
    pane = shown.area.panes[CAMERA]
    room = QPointF(pane.rect().center())
    place = pane._zoom.place(pane._image.size(), pane.rect().toRectF())  # type: ignore[union-attr]
    point = QPointF(place.left() + place.width() * 0.25, place.top() + place.height() * 0.25)
    wheel = QWheelEvent(
        point,
        pane.mapToGlobal(point),
        QPoint(),
        QPoint(0, 360),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane, wheel)
    assert pane.zoom == pytest.approx(1.25**3)
    grown = pane._zoom.place(pane._image.size(), pane.rect().toRectF())  # type: ignore[union-attr]
    assert (point.x() - grown.left()) / grown.width() == pytest.approx(0.25, abs=0.01)
    pane.push(10_000, 10_000)  # no further than the edge
    assert pane._zoom.place(pane._image.size(), pane.rect().toRectF()).left() == 0  # type: ignore[union-attr]
    pane.zoom_by(100)
    assert pane.zoom == 8.0
    qtbot.mouseDClick(pane, LEFT, pos=room.toPoint())
    assert pane.zoom == 1.0


def test_a_drag_pushes_a_zoomed_picture_and_is_no_click(shown: Room, qtbot: QtBot) -> None:
    pane = shown.area.panes[CAMERA]
    clicks: list[int] = []
    pane.clicked.connect(lambda: clicks.append(1))
    pane.zoom_by(4)
    before = pane._zoom.place(pane._image.size(), pane.rect().toRectF())  # type: ignore[union-attr]
    qtbot.mousePress(pane, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(pane, QPoint(160, 100))
    QTest.mouseMove(pane, QPoint(190, 100))
    qtbot.mouseRelease(pane, LEFT, pos=QPoint(190, 100))
    assert clicks == []
    pane.push(40, 0)
    after = pane._zoom.place(pane._image.size(), pane.rect().toRectF())  # type: ignore[union-attr]
    assert after.left() > before.left()


def test_brightness_changes_what_is_seen_and_not_the_frame(shown: Room) -> None:
    pane = shown.area.panes[CAMERA]
    middle = pane.rect().center()
    assert pane.grab().toImage().pixelColor(middle).red() == 90
    frame = pane.frame
    pane.tune(Tuning(brightness=60))
    assert pane.grab().toImage().pixelColor(middle).red() > 130
    pane.tune(Tuning(contrast=60))
    assert pane.grab().toImage().pixelColor(middle).red() < 80
    assert pane.frame is frame and frame.data[400] == 90  # type: ignore[union-attr]
    pane.tune(Tuning())
    assert pane.grab().toImage().pixelColor(middle).red() == 90


def test_the_panel_of_the_pictures_acts_at_once_and_resets(shown: Room) -> None:
    shown.area.menus.ask_picture()
    panel, pane = shown.area.menus.picture, shown.area.panes[SCREEN]
    panel.sliders[SCREEN, "contrast"].setValue(40)
    assert pane.tuning == Tuning(0, 40) and shown.area.panes[CAMERA].tuning.plain
    pane.zoom_by(2)
    panel.reset()
    assert pane.tuning.plain and pane.zoom == 1.0
    assert panel.sliders[SCREEN, "contrast"].value() == 0


def test_full_screen_shows_the_pictures_alone_and_esc_brings_the_rest_back(shown: Room, qtbot: QtBot) -> None:
    area = shown.area
    area.cinema.enter()
    assert area.window().isFullScreen() and area.cinema.on
    qtbot.waitUntil(lambda: area.pictures.size() == area.size(), timeout=5_000)
    assert area._controls.isVisible()
    area.setFocus()
    area.panes[CAMERA].setFocus()
    area.cinema._rest.timeout.emit()
    qtbot.waitUntil(lambda: not area._controls.isVisible(), timeout=5_000)
    QTest.mouseMove(area.panes[CAMERA], QPoint(50, 50))
    area.cinema.wake()
    assert area._controls.isVisible()
    area.cinema.leave()
    assert not area.window().isFullScreen() and area._controls.isVisible()
    qtbot.waitUntil(lambda: area.pictures.height() < area.height() - area.timeline.height(), timeout=5_000)
    area.cinema.leave()


def test_full_screen_left_by_the_window_system_is_left_here_too(shown: Room, qtbot: QtBot) -> None:
    shown.area.cinema.enter()
    shown.area.window().showNormal()
    qtbot.waitUntil(lambda: not shown.area.cinema.on, timeout=5_000)
    assert shown.area.transport.isVisible()


def test_the_pictures_go_into_a_window_of_their_own_and_back(shown: Room, qtbot: QtBot) -> None:
    apart, told, places_kept = shown.area.apart, [], []
    apart.changed.connect(told.append)
    apart.placed.connect(places_kept.append)
    apart.toggle()
    window = apart.window
    assert window is not None and window.isVisible() and shown.area.pictures.window() is window
    assert not shown.area.window().grab().isNull()
    apart.toggle_full_screen()
    assert window.isFullScreen()
    apart.escape()
    assert not window.isFullScreen() and apart.on
    window.close()
    assert not apart.on and shown.area.pictures.window() is shown.area.window()
    assert shown.area.pictures.isVisible()
    assert told == [True, False] and len(places_kept) == 1


def test_a_closed_player_takes_its_window_along(make_room: Callable[..., Room]) -> None:
    room = make_room()
    room.show()
    told: list[bool] = []
    room.area.apart.changed.connect(told.append)
    room.area.apart.take_out()
    room.area.close_player()
    assert not room.area.apart.on and told == []

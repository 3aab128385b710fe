"""Snapshots one at a time: large, beside the identity check, by keys and by itself."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.reports import MINUTE, START_MS, VOCABULARY, full_report, photo

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Snapshot
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import PhysicalKeys
from oes_desktop.ui.report.brief import BriefReport, IdentityCard
from oes_desktop.ui.report.slides import Slides
from oes_desktop.ui.widgets.photos import Photos
from oes_desktop.ui.widgets.snapshots import SnapshotGrid
from oes_desktop.ui.widgets.zoom_view import CLOSEST, ZoomView


@pytest.fixture
def brief(qtbot: QtBot, formats: Formats, tasks: Tasks) -> BriefReport:
    made = BriefReport(formats, Photos(tasks, lambda *_: photo()))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_report(full_report(), VOCABULARY)
    return made


def grid_of(brief: BriefReport) -> SnapshotGrid:
    return next(grid for grid in brief.findChildren(SnapshotGrid) if not grid.isHidden())


def press(widget: object, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)  # type: ignore[call-overload]


def opened(brief: BriefReport) -> Slides:
    grid = grid_of(brief)
    grid.setCurrentIndex(grid.cards.index(2))
    press(grid, Qt.Key.Key_Space)
    assert brief.slides.isVisible()
    return brief.slides


def test_space_on_a_photo_shows_it_large(qtbot: QtBot, brief: BriefReport) -> None:
    slides = opened(brief)
    assert slides.place == 2
    qtbot.waitUntil(lambda: slides.view._picture is not None)
    assert slides.geometry() == brief.rect()
    brief.resize(1300, 720)
    assert slides.geometry() == brief.rect()


def test_a_click_on_the_lens_enlarges_and_elsewhere_opens_the_video(qtbot: QtBot, brief: BriefReport) -> None:
    grid = grid_of(brief)
    cell = grid.visualRect(grid.cards.index(1))
    delegate = grid.itemDelegate()
    with qtbot.waitSignal(grid.enlarged) as caught:
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=delegate.lens(cell).center())  # type: ignore[attr-defined]
    assert caught.args == [grid.cards.index(1).data(Qt.ItemDataRole.UserRole + 1).snapshot.id]
    assert brief.slides.place == 1
    press(brief.slides, Qt.Key.Key_Escape)
    with qtbot.waitSignal(brief.moment_chosen):
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())


def test_arrows_go_from_photo_to_photo_and_stop_at_the_ends(brief: BriefReport) -> None:
    slides = opened(brief)
    press(slides, Qt.Key.Key_Left)
    assert slides.place == 1
    press(slides, Qt.Key.Key_Home)
    press(slides, Qt.Key.Key_Left)
    assert slides.place == 0
    press(slides, Qt.Key.Key_End)
    press(slides, Qt.Key.Key_Right)
    assert slides.place == 18


def test_enter_opens_the_moment_in_the_video(qtbot: QtBot, brief: BriefReport) -> None:
    slides = opened(brief)
    with qtbot.waitSignal(brief.moment_chosen) as caught:
        press(slides, Qt.Key.Key_Return)
    assert caught.args == [START_MS + 8 * MINUTE + 16_000]
    assert slides.isHidden()


def test_esc_goes_back_to_the_photo_that_was_shown_last(brief: BriefReport) -> None:
    slides = opened(brief)
    press(slides, Qt.Key.Key_Right)
    press(slides, Qt.Key.Key_Escape)
    assert slides.isHidden()
    assert grid_of(brief).currentIndex().row() == 3
    assert QApplication.focusWidget() in (grid_of(brief), None)


def test_the_keys_of_the_window_stay_away_from_the_photos(qtbot: QtBot, brief: BriefReport) -> None:
    pressed: list[str] = []
    keys = PhysicalKeys(brief)
    for name in ("Left", "Space", "Esc", "Y"):
        keys.bind(name, lambda name=name: pressed.append(name))
    brief.activateWindow()
    slides = opened(brief)
    qtbot.waitUntil(slides.hasFocus)
    press(slides, Qt.Key.Key_Left)
    press(slides, Qt.Key.Key_Y)
    assert pressed == ["Y"]
    assert slides.place == 1


def test_a_show_goes_on_by_itself_and_ends(qtbot: QtBot, brief: BriefReport) -> None:
    slides = brief.slides
    slides._show.setInterval(1)
    brief.start_show()
    assert slides.isVisible()
    qtbot.waitUntil(lambda: slides.place == 18, timeout=20_000)
    qtbot.waitUntil(lambda: not slides._show.isActive())


def test_a_show_waits_for_a_photo_that_is_on_its_way(qtbot: QtBot, formats: Formats) -> None:
    gate, tasks = threading.Event(), Tasks()

    def fetch(_exam: str, _snapshot: Snapshot) -> bytes:
        gate.wait(10)
        return photo()

    brief = BriefReport(formats, Photos(tasks, fetch))
    qtbot.addWidget(brief)
    brief.show_report(full_report(), VOCABULARY)
    brief.show()
    brief.slides._show.setInterval(1)
    brief.start_show()
    with qtbot.waitSignal(brief.slides._show.timeout):
        pass
    with qtbot.waitSignal(brief.slides._show.timeout):
        pass
    assert brief.slides.place == 0
    gate.set()
    qtbot.waitUntil(lambda: brief.slides.place > 0)
    tasks.close()


def test_a_photo_that_cannot_be_had_holds_no_show_up(qtbot: QtBot, formats: Formats, tasks: Tasks) -> None:
    def fail(_exam: str, _snapshot: Snapshot) -> bytes:
        raise Rejected("not_offline")

    brief = BriefReport(formats, Photos(tasks, fail))
    qtbot.addWidget(brief)
    brief.show_report(full_report(), VOCABULARY)
    brief.show()
    brief.slides._show.setInterval(1)
    brief.start_show()
    qtbot.waitUntil(lambda: brief.slides.place > 2)
    assert brief.slides.view.accessibleDescription()


def test_a_click_on_an_identity_photo_looks_closer(brief: BriefReport) -> None:
    card = brief.findChildren(IdentityCard)[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert brief.slides.isVisible()
    press(brief.slides, Qt.Key.Key_Escape)
    press(card, Qt.Key.Key_Space)
    assert brief.slides.isVisible()


def test_the_wheel_zooms_around_the_pointer_and_dragging_stays_inside(qtbot: QtBot) -> None:
    view = ZoomView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.show_picture(QPixmap(800, 600))
    place = QPointF(300, 100)
    turn = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turn)
    assert view.times == pytest.approx(1.25**2)
    clicks: list[None] = []
    view.clicked.connect(lambda: clicks.append(None))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(view, QPoint(2_000, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(390, 150))
    assert view._shift.x() <= (400 * view.times - 400) / 2 + 1
    assert clicks == []
    for _ in range(40):
        view.zoom_in()
    assert view.times == CLOSEST
    view.fit()
    assert view.times == 1.0
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert len(clicks) == 1

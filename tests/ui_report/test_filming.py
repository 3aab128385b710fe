"""Films made while a real report is open: a real vault, the real pass, the real timeline."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.fake_engine import FakeEngine
from support.filmed import Filmed, filmed

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.film import Film
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.filming import Filming
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 30_000


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Filmed]:
    """Its recordings are in the vault, and the server is gone."""
    with filmed(tmp_path) as made:
        download = Download(made.exam_id, made.desk.reports, made.desk.recordings)
        while not download.step(Cancel()).finished:
            pass
        made.go_offline()
        yield made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    bugs: list[Exception] = []
    made.unhandled.connect(bugs.append)
    yield made
    qtbot.waitUntil(lambda: made.busy == 0, timeout=DEADLINE_MS)
    made.close()
    assert bugs == []


@pytest.fixture
def opened(
    qtbot: QtBot, room: Filmed, theme: Theme, language: Language, tasks: Tasks
) -> Iterator[Callable[[], ReportWindow]]:
    windows: list[ReportWindow] = []

    def make() -> ReportWindow:
        window = ReportWindow(
            room.exam_id,
            room.desk,
            tasks,
            Bus(),
            theme,
            language,
            room.computer.preferences,
            make_engine=lambda: FakeEngine(ManualClock()),
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        qtbot.waitUntil(lambda: window.report is not None, timeout=DEADLINE_MS)
        return window

    yield make
    for window in windows:
        window.close()


def filming(window: ReportWindow) -> Filming:
    found = window.findChild(Filming)
    assert isinstance(found, Filming)
    return found


def films(window: ReportWindow) -> dict[str, Film]:
    """By kind, as the timeline has them."""
    report = window.report
    assert report is not None
    known = window.player.timeline._films
    return {each.kind: known[each.id] for each in report.recordings if each.id in known}


def whole(window: ReportWindow) -> bool:
    made = films(window)
    return len(made) == 2 and all(each.complete for each in made.values())


def test_pictures_and_loudness_come_and_are_there_at_the_next_opening(
    qtbot: QtBot, opened: Callable[[], ReportWindow], tasks: Tasks
) -> None:
    window = opened()
    timeline, meter = window.player.timeline, window.player.transport.meter
    bare = timeline.grab().toImage()
    qtbot.waitUntil(lambda: whole(window) and timeline._strip is not None, timeout=DEADLINE_MS)
    made = films(window)
    assert len(made[CAMERA].stills) >= 3 and made[SCREEN].stills
    assert max(made[CAMERA].levels) > 0 and made[CAMERA].examined_ms == 20_000
    assert timeline.grab().toImage() != bare
    assert meter.lit == 0  # known, and paused
    window.close()
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)

    again = opened()
    qtbot.waitUntil(lambda: bool(films(again)), timeout=DEADLINE_MS)
    assert films(again) == made  # the first that is told is all there is
    qtbot.waitUntil(lambda: again.player.timeline._strip is not None, timeout=DEADLINE_MS)
    qtbot.waitUntil(lambda: not filming(again)._next.isActive() and tasks.busy == 0, timeout=DEADLINE_MS)
    film = filming(again)._film
    assert film is not None and film._reader is None and film.step() is None


def test_a_window_that_closes_while_the_pass_runs_leaves_nothing(
    qtbot: QtBot, room: Filmed, opened: Callable[[], ReportWindow], tasks: Tasks
) -> None:
    window = opened()
    qtbot.waitUntil(lambda: bool(films(window)), timeout=DEADLINE_MS)
    qtbot.waitUntil(lambda: filming(window)._stepping or whole(window), timeout=DEADLINE_MS)
    assert not whole(window)
    film = filming(window)._film
    assert film is not None
    window.close()
    assert film.cancel.is_set
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    assert film._reader is None and all(each.source is None for each in film._making)
    assert not filming(window)._next.isActive() and not filming(window)._strip.isActive()
    room.desk.pictures.close()  # the player's, which stay for the next report
    assert multiprocessing.active_children() == []

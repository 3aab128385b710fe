"""Exams that were asked for come onto this computer, and the page says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from services.conftest import computers, world
from support.world import PHOTO, VIDEO, World

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.downloading import Downloading

OTHER = VIDEO[::-1]  # content that only the second exam has
__all__ = ["computers", "world"]


@pytest.fixture
def desk(world: World, computers: Callable[..., object]) -> Desk:
    world.put("e1", video=VIDEO, photo=PHOTO)
    world.put("e2", video=OTHER)
    world.put("e3", video=VIDEO)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    return desk


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def notices(qtbot: QtBot, language: Language) -> Iterator[Notices]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Notices(window)


@pytest.fixture
def downloading(
    desk: Desk, tasks: Tasks, bus: Bus, notices: Notices, language: Language
) -> Iterator[Downloading]:
    made = Downloading(desk.downloads, tasks, bus, notices, Formats(language), notices)
    yield made
    made.stop()
    made.bar.deleteLater()


def told(notices: Notices) -> list[str]:
    return [notice.accessibleName() for notice in notices._shown]


def test_all_come_one_after_the_other(
    qtbot: QtBot, desk: Desk, downloading: Downloading, notices: Notices, bus: Bus
) -> None:
    heard: list[Changes] = []
    bus.changed.connect(heard.append)
    downloading.add(["e1", "e2"])
    qtbot.waitUntil(lambda: bool(told(notices)), timeout=20_000)
    [text] = told(notices)
    assert text.startswith("2 exam")
    assert desk.recordings.downloaded("e1") and desk.recordings.downloaded("e2")
    assert [change.media for change in heard if change.media] == [{"e1"}, {"e2"}]
    assert not downloading.busy and not downloading.bar.isVisible()
    downloading.add(["e1"])
    qtbot.waitUntil(lambda: len(told(notices)) == 2)
    assert told(notices)[-1] == "These exams are on this computer already."


def test_one_that_cannot_come_does_not_keep_the_others(
    qtbot: QtBot, desk: Desk, downloading: Downloading, notices: Notices, world: World
) -> None:
    world.media_path(OTHER).unlink()
    downloading.add(["e1", "e2", "e3"])
    qtbot.waitUntil(lambda: any("downloaded" in text for text in told(notices)), timeout=20_000)
    assert told(notices)[-1] == "2 downloaded, 1 not"
    assert desk.recordings.downloaded("e3") and not desk.recordings.downloaded("e2")


def test_without_a_network_none_is_tried_after_the_first(
    qtbot: QtBot, desk: Desk, downloading: Downloading, notices: Notices, world: World
) -> None:
    world.running.stop()
    downloading.add(["e1", "e2", "e3"])
    qtbot.waitUntil(lambda: any("downloaded" in text for text in told(notices)), timeout=20_000)
    assert told(notices)[-1] == "0 downloaded, 3 not"


def test_stopped_it_leaves_the_rest(
    qtbot: QtBot, desk: Desk, downloading: Downloading, notices: Notices
) -> None:
    downloading.add(["e1", "e2", "e3"])
    qtbot.waitUntil(lambda: downloading.busy, timeout=20_000)
    downloading.stop()
    assert not downloading.busy and "left out" in told(notices)[-1]
    assert not desk.recordings.downloaded("e3")

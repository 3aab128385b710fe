"""A pane whose recording could not be fetched comes back by itself when the server is heard again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from support.sittings import BEGIN, CAMERA_1
from ui_report_player.conftest import Room

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Rejected, Unreachable
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.runtime.bus import Bus
from oes_desktop.ui.report.back_again import BackAgain

HEARD = Changes(connection=True)


class Window(QObject):
    """As much of a report's window as it takes. Whether the server answers is the test's."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.player, self.online, self.bus = room.area, False, Bus()
        BackAgain(self, lambda: self.online, self.bus)  # type: ignore[arg-type]


def state(room: Room) -> tuple[str, bool, int]:
    return room.message(CAMERA), room.area.in_trouble(CAMERA), room.at


@pytest.mark.parametrize(
    "error", [Rejected("not_offline"), Unreachable("timeout"), Unreachable("busy"), DiskTrouble("full")]
)
def test_a_paused_pane_comes_back(room: Room, error: OesError) -> None:
    """A1: she stands at the 15th second; the network goes while it is fetched, and comes back."""
    window = Window(room)
    room.area.seek(BEGIN + 15_000)
    room.run(1)
    before = state(room)
    room.camera.fail(error)
    room.run(1)
    troubled = state(room)
    assert troubled[0] and troubled[1:] == (True, 15_000)
    window.bus.publish(HEARD)  # a look at the server that did not answer
    window.online = True
    window.bus.publish(Changes(outbox=True))
    room.run(1)
    assert state(room) == troubled
    window.bus.publish(HEARD)
    room.run(1)
    assert state(room) == before == ("", False, 15_000)
    assert not room.area.playing and room.message(SCREEN) == ""
    assert abs(room.camera.position_ms() - 14_000) < 40  # it began a second later


def test_one_that_could_not_even_be_opened(make_room: Callable[..., Room]) -> None:
    room = make_room()
    window = Window(room)
    window.online = True
    room.missing[CAMERA_1.id] = Unreachable("offline")
    room.show()
    room.run(1)
    assert room.area.in_trouble(CAMERA)
    window.bus.publish(HEARD)
    room.run(1)
    assert room.area.in_trouble(CAMERA)  # still not
    del room.missing[CAMERA_1.id]
    window.bus.publish(HEARD)
    room.run(1)
    assert not room.area.in_trouble(CAMERA)


def test_what_no_network_mends_is_left_alone(room: Room) -> None:
    """A damaged place is not tried at every contact; and the side that plays is not disturbed."""
    window = Window(room)
    window.online = True
    room.camera.fail(Damaged("recording"))
    room.run(1)
    loads = len(room.camera.loads), len(room.screen.loads)
    window.bus.publish(HEARD)
    room.run(1)
    assert room.area.in_trouble(CAMERA)
    assert (len(room.camera.loads), len(room.screen.loads)) == loads

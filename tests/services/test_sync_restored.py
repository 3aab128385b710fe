"""A server that was put back to an earlier state, and one that is another: what is offered, what is
stopped."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.world import GROUP, PASSWORD, Computer, World

from oes_desktop.domain.acts import ActState
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.services.desk import Desk


class Server:
    """One institution's server on one port, that is stopped, put back and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._backup = folder / "server", folder / "backup.sqlite"
        self.running = Running(ServerConfig(data=self._folder))
        self.running.__enter__()
        seed = folder / "seed"
        seed.mkdir()
        self.world = World(self.running, seed)

    def back_up(self) -> None:
        path = ServerConfig(data=self._folder).database
        source, target = sqlite3.connect(path), sqlite3.connect(self._backup)
        with source, target:
            source.backup(target)
        source.close()
        target.close()

    def put_back(self) -> None:
        port = self.running.port
        self.running.stop()
        path = ServerConfig(data=self._folder).database
        for part in path.parent.glob(f"{path.name}*"):
            part.unlink()
        shutil.copy(self._backup, path)
        self.running = Running(ServerConfig(data=self._folder, port=port))
        self.running.institution.catalogue.database.new_epoch()
        self.running.__enter__()
        self.world.running = self.running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    for login in ("aliya", "berik"):
        made.world.institution.accounts.add_user(login, PASSWORD, name=login.title(), groups=[GROUP])
    yield made
    made.running.stop()


def signed_in(server: Server, computer: Computer, login: str) -> Desk:
    desk = computer.sign_in(server.world.url, login)
    desk.sync.run_once()
    return desk


def later(desk: Desk) -> None:
    desk.sync._clock.advance(60)  # type: ignore[attr-defined]
    desk.sync.run_once()


def history(desk: Desk, exam_id: str) -> list[tuple[str, str, str]]:
    """The server's history: act, who, what; in order."""
    entries = sorted(desk.reports.refresh(exam_id).history, key=lambda entry: entry.at_ms)
    return [(entry.act, entry.by, entry.value) for entry in entries if not entry.pending]


def test_restored_server_is_offered_the_lost_hour_again(
    server: Server, computers: Callable[..., Computer]
) -> None:
    """F24, A29: each act of the lost hour stands once again or is in front of the proctor; nothing that had
    survived is doubled; what she decides meanwhile comes after."""
    for number in range(1, 6):
        server.world.put(f"e{number}")
    hers, his = signed_in(server, computers("a"), "aliya"), signed_in(server, computers("b"), "berik")
    hers.decisions.decide("e1", "accepted", comment="до копии")
    later(hers)
    later(his)
    server.back_up()
    for exam_id in ("e2", "e3"):  # the lost hour
        hers.reports.open(exam_id)
        hers.decisions.give_verdicts(exam_id, ["v1"], "confirmed")
        hers.decisions.decide(exam_id, "rejected", comment="в потерянный час")
        hers.decisions.set_reviewed(exam_id, True)
    later(hers)
    hers.decisions.decide("e2", "disputed", comment="передумала")
    later(hers)
    assert hers.decisions.outbox() == []
    server.put_back()
    his.decisions.decide("e3", "accepted")  # while her computer does not look
    his.decisions.decide("e4", "accepted")
    later(his)
    later(his)
    hers.decisions.decide("e5", "accepted")
    hers.decisions.decide("e4", "rejected")
    for _ in range(4):
        later(hers)
    assert hers.sync.status.trouble is None
    assert hers.sync.status.restores == 1
    assert hers.sync.status.offered == 7
    assert history(hers, "e1") == [("decision", "Aliya", "accepted")]
    assert history(hers, "e2") == [
        ("verdict", "Aliya", "confirmed"),
        ("decision", "Aliya", "rejected"),
        ("reviewed", "Aliya", "true"),
        ("decision", "Aliya", "disputed"),
    ]
    assert history(hers, "e3") == [("decision", "Berik", "accepted"), ("verdict", "Aliya", "confirmed")]
    assert history(hers, "e5") == [("decision", "Aliya", "accepted")]
    left = {(row.act.exam_id, row.state) for row in hers.decisions.outbox() if row.state is ActState.CONFLICT}
    assert left == {("e3", ActState.CONFLICT), ("e4", ActState.CONFLICT)}
    # the conflict on e3 holds back the review behind it, which goes once it is settled
    for row in hers.decisions.outbox():
        if row.state is ActState.CONFLICT:
            hers.decisions.send_mine_again(row.act.id)
    for _ in range(3):
        later(hers)
    assert hers.decisions.outbox() == []
    assert history(hers, "e3")[1:] == [
        ("verdict", "Aliya", "confirmed"),
        ("decision", "Aliya", "rejected"),
        ("reviewed", "Aliya", "true"),
    ]


def test_restored_server_that_lost_nothing_of_hers_is_asked_nothing_again(
    server: Server, computers: Callable[..., Computer]
) -> None:
    """F24."""
    server.world.put("e1")
    hers = signed_in(server, computers("a"), "aliya")
    hers.reports.open("e1")
    hers.decisions.give_verdicts("e1", ["v1"], "confirmed")
    hers.decisions.decide("e1", "accepted")
    later(hers)
    server.back_up()
    server.put_back()
    for _ in range(3):
        later(hers)
    assert (hers.sync.status.restores, hers.sync.status.offered, hers.decisions.outbox()) == (1, 0, [])


def test_restored_server_asked_once_too_often_gives_its_old_answer(
    server: Server, computers: Callable[..., Computer]
) -> None:
    """F24: nothing shows whether a verdict survived; the server knows its key."""
    server.world.put("e1")
    hers = signed_in(server, computers("a"), "aliya")
    hers.reports.open("e1")
    hers.decisions.give_verdicts("e1", ["v1"], "confirmed")
    later(hers)
    server.back_up()
    server.put_back()
    for _ in range(3):
        later(hers)
    assert (hers.sync.status.offered, hers.decisions.outbox()) == (1, [])
    assert history(hers, "e1") == [("verdict", "Aliya", "confirmed")]


def test_server_changed_to_another_institution_gets_nothing(
    tmp_path: Path, server: Server, computers: Callable[..., Computer]
) -> None:
    """A29: same address, another server: nothing is sent or taken, the outbox is kept."""
    server.world.put("e1")
    hers = signed_in(server, computers("a"), "aliya")
    hers.decisions.decide("e1", "accepted")
    port = server.running.port
    server.running.stop()
    with Running(ServerConfig(data=tmp_path / "another", port=port)) as another:
        later(hers)
        later(hers)
        assert hers.sync.status.trouble is not None
        assert hers.sync.status.trouble.reason == "server_changed"
        assert another.institution.catalogue.exam_id("Platonus", "e1") is None
    assert [row.act.exam_id for row in hers.decisions.outbox()] == ["e1"]
    assert hers.opened.store.exams.row("e1") is not None

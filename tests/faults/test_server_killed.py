"""The server's process is killed by SIGKILL in the middle of a push and started again at the same address."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.fault_proxy import Asked, Fate, FaultProxy, Script
from support.waiting import eventually
from support.world import GROUP, PASSWORD, Computer, World

from oes_desktop.cli.server_child import ServerChild
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.services.desk import Desk

EXAMS = [f"e{number}" for number in range(40)]
Row = tuple[str, str, int]  # exam, what was said of it, the version that it stood upon


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A server's folder with forty exams and one proctor."""
    (tmp_path / "seed").mkdir()
    with Running(ServerConfig(data=tmp_path / "server")) as running:
        world = World(running, tmp_path / "seed")
        world.institution.accounts.add_user("aliya", PASSWORD, name="Aliya", groups=[GROUP])
        for exam in EXAMS:
            world.put(exam)
    return tmp_path / "server"


@pytest.fixture
def server(data: Path) -> Iterator[ServerChild]:
    with ServerChild(data) as made:
        yield made


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.at(tmp_path / "computer")
    yield made
    made.close()


def kill(server: ServerChild) -> None:
    process = server._process
    assert process is not None
    process.kill()
    process.wait(10)


def log(data: Path) -> list[Row]:
    """What the server has taken, as its file says."""
    with closing(sqlite3.connect(f"file:{data / 'catalogue.sqlite'}?mode=ro", uri=True)) as catalogue:
        sql = "SELECT exam_id, value, base_version FROM acts WHERE status = 200 ORDER BY number"
        return [(str(exam), str(value), int(base)) for exam, value, base in catalogue.execute(sql)]


def speak(desk: Desk, kind: str) -> list[tuple[str, str]]:
    """About every exam; gives what she was shown as saved."""
    values = ("accepted", "rejected", "disputed") if kind == "decision" else ("confirmed", "dismissed")
    said = [(exam, values[number % len(values)]) for number, exam in enumerate(EXAMS)]
    for exam, value in said:
        if kind == "decision":
            desk.decisions.decide(exam, value)
        else:
            desk.decisions.verdict(exam, "v1", value)
    return said


def signed_in(computer: Computer, url: str) -> Desk:
    desk = computer.sign_in(url)
    desk.sync.run_once()
    return desk


def finish(desk: Desk, computer: Computer) -> None:
    """The time of backing off passes, and what waits goes."""
    for _ in range(3):
        computer.clock.advance(400)
        desk.sync.run_once()
    assert desk.decisions.outbox() == []
    assert desk.sync.status.trouble is None


@pytest.mark.parametrize("kind", ["decision", "verdict"])
@pytest.mark.parametrize("taken", [1, 7])
def test_killed_in_the_middle_of_a_push(
    data: Path, server: ServerChild, computer: Computer, kind: str, taken: int
) -> None:
    """F6, F23: decisions go in one call, verdicts one by one; the server dies when it has taken a few of
    them."""
    desk = signed_in(computer, server.address)
    said = speak(desk, kind)
    computer.clock.advance(60)
    sending = threading.Thread(target=desk.sync.run_once)
    sending.start()
    eventually(lambda: len(log(data)) >= taken)
    kill(server)
    sending.join(30)
    assert not sending.is_alive()
    before, address = log(data), server.address
    assert len(before) < len(EXAMS), "it was not in the middle"
    assert {(row.act.exam_id, row.act.body["value"]) for row in desk.decisions.outbox()} >= set(said) - {
        row[:2] for row in before
    }
    server.stop()
    server.start()
    assert server.address == address
    finish(desk, computer)
    assert sorted(row[:2] for row in log(data)) == sorted(said)
    assert {row[2] for row in log(data)} == {1}
    assert log(data)[: len(before)] == before


@pytest.mark.parametrize("fate", [Fate.HANG, Fate.HANG_AFTER], ids=["before it has it", "before it answers"])
@pytest.mark.parametrize("kind", ["decision", "verdict"])
def test_killed_while_she_waits_for_its_answer(
    data: Path, server: ServerChild, computer: Computer, kind: str, fate: Fate
) -> None:
    """F6: the effect is there or not, and she cannot know: the same key asks again."""
    with FaultProxy(server.address) as proxy:
        desk = signed_in(computer, proxy.url)
        said = speak(desk, kind)
        computer.clock.advance(60)
        proxy.choose = Script(fate, concerns=_writes)
        sending = threading.Thread(target=desk.sync.run_once)
        sending.start()
        assert proxy.hanging.acquire(timeout=20)
        kill(server)
        proxy.let_go()
        sending.join(30)
        assert not sending.is_alive()
        count = len(EXAMS) if kind == "decision" else 1
        assert len(log(data)) == (count if fate is Fate.HANG_AFTER else 0)
        assert len(desk.decisions.outbox()) == len(EXAMS)
        server.stop()
        server.start()
        finish(desk, computer)
        assert sorted(row[:2] for row in log(data)) == sorted(said)
        desk.close()


def _writes(asked: Asked) -> bool:
    return asked.method == "PUT" or (asked.method == "POST" and "/auth/" not in asked.path)

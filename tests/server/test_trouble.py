"""Trouble made on purpose, a busy catalogue, and slow clients (F6, F10, F15, F23)."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, suppress

import httpx
import pytest
from support.institution import MEDIA, World, code_of, decide
from support.waiting import eventually

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.server.config import Faults, ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.wire import routes


def test_failing_calls_can_be_repeated_until_each_act_is_written_once(
    make_world: Callable[..., World],
) -> None:
    """Half of the failures lose the answer after the work: the same key makes that harmless (F6)."""
    world = make_world(faults=Faults(fail_rate=0.5))
    world.put("e1")
    token = ""
    world.add_user("aigerim")
    while not token:
        answer = world.sign_in("aigerim")
        token = answer.json().get("access", "")
    client = world.anybody
    client.headers["Authorization"] = f"Bearer {token}"
    failed = 0
    for version in range(1, 9):
        while True:
            answer = decide(client, "e1", version=version, key=f"key-{version:06}")
            if answer.status_code == 200:
                break
            failed += 1
            assert (code_of(answer), answer.headers["retry-after"]) == ("busy", "1")
    assert failed > 0
    report = client.get(routes.report("e1"))
    while report.status_code != 200:
        report = client.get(routes.report("e1"))
    assert len(report.json()["history"]) == 8


def test_a_recording_breaks_off_and_the_rest_can_be_had(make_world: Callable[..., World]) -> None:
    world = make_world(faults=Faults(drop_after_bytes=1_000))
    world.put("e1")
    client = world.client("aigerim")
    path = routes.media(client.get(routes.report("e1")).json()["recordings"][0]["id"])
    got = b""
    while len(got) < len(MEDIA):
        with client.stream("GET", path, headers={"Range": f"bytes={len(got)}-"}) as answer:
            before = len(got)
            try:
                for piece in answer.iter_raw():
                    got += piece
            except httpx.RemoteProtocolError:
                pass
            assert 0 < len(got) - before <= 1_000
    assert got == MEDIA


def test_tokens_end_when_they_are_told_to(make_world: Callable[..., World]) -> None:
    world = make_world(faults=Faults(expire_tokens_s=3))
    world.put("e1")
    client = world.client("aigerim")
    assert client.get(routes.CHANGES).status_code == 200
    world.clock.advance(4)
    assert code_of(client.get(routes.CHANGES)) == "expired"


def test_slow_is_slow_and_right(make_world: Callable[..., World]) -> None:
    world = make_world(faults=Faults(slow_s=0.05))
    assert world.anybody.get(routes.META).status_code == 200


def test_a_busy_catalogue_is_503_and_nothing_half(make_world: Callable[..., World]) -> None:
    """F10."""
    world = make_world(lock_wait_s=0.2)
    world.put("e1")
    client = world.client("aigerim")
    other = sqlite3.connect(world.running.config.database, isolation_level=None)
    other.execute("begin immediate")
    refused = decide(client, "e1", key="key-000001")
    assert (refused.status_code, code_of(refused), refused.headers["retry-after"]) == (503, "busy", "1")
    batch = {"key": "key-000002", "exam": "e1", "version": 1, "decision": {"value": "accepted"}}
    answer = client.post(routes.BATCH, json={"items": [batch]}).json()["items"][0]
    assert (answer["status"], answer["problem"]["type"]) == (503, "urn:oes:busy")
    assert client.get(routes.report("e1")).json()["exam"]["version"] == 1
    other.execute("rollback")
    other.close()
    assert decide(client, "e1", key="key-000001").status_code == 200


def test_a_pool_that_is_exhausted_is_503_and_recovers(make_world: Callable[..., World]) -> None:
    """F10: every connection to the catalogue is in use."""
    world = make_world(lock_wait_s=0.1)
    world.put("e1")
    client = world.client("aigerim")
    with ExitStack() as held:
        with suppress(DiskTrouble):
            for _ in range(1_000):
                held.enter_context(world.catalogue.database.read())
        refused = client.get(routes.CHANGES)
        assert (refused.status_code, code_of(refused), refused.headers["retry-after"]) == (503, "busy", "1")
        refused = decide(client, "e1", key="key-000001")
        assert (refused.status_code, code_of(refused)) == (503, "busy")
    assert client.get(routes.report("e1")).json()["exam"]["version"] == 1
    assert decide(client, "e1", key="key-000001").status_code == 200


def test_a_fault_of_the_server_says_nothing_of_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.put("e1")
    client = world.client("aigerim")
    with sqlite3.connect(world.running.config.database) as raw:
        raw.execute("update exams set kinds = 'no json'")
    raw.close()
    answer = client.get(routes.CHANGES)
    assert (answer.status_code, code_of(answer)) == (500, "broken")
    assert set(answer.json()) == {"type", "title", "status"}
    assert "A call failed" in caplog.text


@pytest.mark.parametrize("slow", ["never reads", "never sends"])
def test_who_is_too_slow_is_cut_off(
    make_world: Callable[..., World], slow: str, caplog: pytest.LogCaptureFixture
) -> None:
    """F15."""
    world = make_world(send_limit_s=0.3)
    world.put("e1", content=bytes(64 * 2**20))
    client = world.client("aigerim")
    path = routes.media(client.get(routes.report("e1")).json()["recordings"][0]["id"])
    token = client.headers["Authorization"]
    with socket.create_connection(("127.0.0.1", world.running.port)) as raw:
        raw.settimeout(10)
        if slow == "never reads":
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n".encode())
            assert raw.recv(12).startswith(b"HTTP/1.1 200")
            eventually(lambda: "ASGI application" in caplog.text)
            got = 0
            while piece := _read(raw):
                got += len(piece)
            assert got < 64 * 2**20
        else:
            start = f"POST {routes.LOGIN} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{{"
            raw.sendall(start.encode())
            assert b" 200 " not in _read(raw)
    assert client.get(routes.CHANGES).status_code == 200


def _read(raw: socket.socket) -> bytes:
    try:
        return raw.recv(1_000_000)
    except ConnectionError:
        return b""


def test_a_server_comes_back_with_everything(make_world: Callable[..., World]) -> None:
    """F23: what was answered before a restart is there after it, tokens too."""
    world = make_world()
    world.put("e1")
    client = world.client("aigerim")
    first = decide(client, "e1", key="key-000001")
    world.running.stop()
    with pytest.raises(httpx.HTTPError):
        httpx.get(world.running.url + routes.META)
    with Running(ServerConfig(world.running.config.data), world.clock) as again:
        headers = {"Authorization": client.headers["Authorization"]}
        with httpx.Client(base_url=again.url, headers=headers) as later:
            repeated = decide(later, "e1", key="key-000001")
            assert (repeated.status_code, repeated.content) == (200, first.content)
            assert len(later.get(routes.report("e1")).json()["history"]) == 1


def test_an_answer_waits_for_nobody_to_acknowledge_its_head(world: World) -> None:
    """A connection sends what it has at once: else each answer took 40 ms longer than its work."""
    with socket.create_connection(("127.0.0.1", world.running.port)):
        taken = eventually(lambda: _connections(world.running))
        for connection in taken:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def _connections(running: Running) -> list[socket.socket]:
    """The server's ends of its connections."""
    protocols = running._server.server_state.connections
    return [protocol.transport.get_extra_info("socket") for protocol in protocols]


def test_a_client_that_dies_in_the_middle_of_a_call_is_no_fault_of_the_server(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """A killed program, a lost network: nothing for the log of errors."""
    with socket.create_connection(("127.0.0.1", world.running.port)) as line:
        head = f"POST {routes.LOGIN} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        line.sendall(f'{head}Content-Length: 100\r\n\r\n{{"login": "ali'.encode())
        eventually(lambda: any(protocol.cycle for protocol in world.running._server.server_state.connections))
    eventually(lambda: not world.running._server.server_state.connections)
    eventually(lambda: not world.running._server.server_state.tasks)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []

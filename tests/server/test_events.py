"""The event stream: a nudge when something moved, a heartbeat when nothing does; cheap for many (F15)."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator

import httpx
from support.institution import World, code_of, packaged

from oes_desktop.server.catalogue import Catalogue
from oes_desktop.wire import routes


def _events(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(("data:", ":")):
            yield line


def test_a_change_is_told_at_once_and_silence_has_heartbeats(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=0.2)
    world.put("e1")
    client = world.client("aigerim")
    with client.stream("GET", routes.EVENTS) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        events = _events(answer.iter_lines())
        first = next(events)
        assert first.startswith("data:")
        assert next(event for event in events if event.startswith(":")) == ": heartbeat"
        world.put("e2")
        told = next(event for event in events if event.startswith("data:"))
        assert told != first


def test_what_another_process_wrote_is_told_too(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=60)
    client = world.client("aigerim")
    with client.stream("GET", routes.EVENTS) as answer:
        events = _events(answer.iter_lines())
        next(events)
        other = Catalogue(world.running.config.database)
        other.put_exam(packaged("e1"), [], [])
        other.close()
        assert next(events).startswith("data:")


def test_a_storm_of_changes_is_few_nudges(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=60)
    client = world.client("aigerim")
    with client.stream("GET", routes.EVENTS) as answer:
        events = _events(answer.iter_lines())
        next(events)
        for number in range(100):
            world.put("e1", honesty=number)
        last, count = world.catalogue.position(), 1
        while last not in next(events):
            count += 1
        assert count <= 30


def test_a_stream_ends_with_the_life_of_a_token(make_world: Callable[..., World]) -> None:
    world = make_world(access_minutes=0.005, heartbeat_s=60)
    with world.client("aigerim").stream("GET", routes.EVENTS) as answer:
        assert any(line.startswith("data:") for line in answer.iter_lines())


def test_hundreds_of_streams_do_not_slow_others_down_and_have_a_limit(
    make_world: Callable[..., World],
) -> None:
    """F15."""
    world = make_world(heartbeat_s=60, event_streams=200)
    world.put("e1")
    tokens = [world.client(f"user{number}").headers["Authorization"] for number in range(10)]
    with contextlib.ExitStack() as stack:
        streams = []
        for number in range(200):
            raw = stack.enter_context(socket.create_connection(("127.0.0.1", world.running.port)))
            raw.settimeout(10)
            line = f"GET {routes.EVENTS} HTTP/1.1\r\nHost: x\r\nAuthorization: {tokens[number % 10]}\r\n\r\n"
            raw.sendall(line.encode())
            streams.append(raw)
        for raw in streams:
            assert raw.recv(65_536).startswith(b"HTTP/1.1 200")
        client = world.client("user0")
        for _ in range(20):
            assert client.get(routes.CHANGES).status_code == 200
        refused = client.get(routes.EVENTS)
        assert (refused.status_code, code_of(refused)) == (503, "busy")
    world.put("e2")


def test_one_user_has_a_limit_of_her_own(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=60)
    client = world.client("aigerim")
    with contextlib.ExitStack() as stack:
        for _ in range(20):
            stack.enter_context(client.stream("GET", routes.EVENTS))
        assert client.get(routes.EVENTS).status_code == 503
        assert world.client("bolat").get(routes.CHANGES).status_code == 200


def test_the_server_stops_while_streams_are_open(make_world: Callable[..., World]) -> None:
    world = make_world(heartbeat_s=60)
    with world.client("aigerim").stream("GET", routes.EVENTS) as answer:
        lines = answer.iter_lines()
        next(lines)
        world.running.stop()
        assert list(lines) is not None
    with contextlib.suppress(httpx.HTTPError):
        assert world.anybody.get(routes.META).status_code >= 500

"""Who else has a report open: two computers at one real server; what failed or is old says nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from support.waiting import eventually
from support.world import Computer, World

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError, Rejected, SignInNeeded, Unreachable
from oes_desktop.domain.models import ExamRow, OpenExam
from oes_desktop.domain.query import Query
from oes_desktop.services.desk import Desk
from oes_desktop.services.presence import REPEAT_S, Presence

Computers = Callable[..., Computer]


class Server:
    """What a server was told, and whom it knows of; it can be in trouble."""

    def __init__(self) -> None:
        self.said: list[tuple[str, bool]] = []
        self.there: list[OpenExam] = []
        self.asked = 0
        self.trouble: OesError | None = None
        self.capable = self.online = True

    def say_open(self, exam_id: str, *, still: bool) -> None:
        self.said.append((exam_id, still))
        if self.trouble is not None:
            raise self.trouble

    def open_exams(self) -> list[OpenExam]:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        return self.there


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def presence(server: Server, clock: ManualClock) -> Presence:
    return Presence(server, clock, lambda: server.capable, lambda: server.online)  # type: ignore[arg-type]


def test_a_colleague_sees_who_has_a_report_open_and_that_she_closed_it(
    world: World, computers: Computers
) -> None:
    exam_id = world.put("e1")
    aliya = computers("a").sign_in(world.url, "aliya")
    berik = computers("b").sign_in(world.url, "berik")
    for desk in (aliya, berik):
        desk.sync.run_once()
    berik.presence.opened(exam_id)
    berik.presence.tell()
    assert shown(aliya) == [""]
    assert aliya.presence.refresh() == Changes(presence=frozenset({exam_id}))
    assert shown(aliya) == ["Berik"]
    assert aliya.presence.refresh() == Changes()
    assert berik.presence.refresh() == Changes()  # she does not hear of herself
    berik.presence.closed(exam_id)
    berik.presence.tell()
    assert aliya.presence.refresh() == Changes(presence=frozenset({exam_id}))
    assert shown(aliya) == [""]


def test_the_event_stream_says_that_somebody_came(world: World, computers: Computers) -> None:
    exam_id = world.put("e1")
    aliya = computers("a").sign_in(world.url, "aliya")
    berik = computers("b").sign_in(world.url, "berik")
    opened, moved, cancel = threading.Event(), threading.Event(), Cancel()
    listening = threading.Thread(target=aliya.sync.listen, args=(cancel, opened.set, moved.set))
    listening.start()
    try:
        eventually(opened.is_set)
        berik.sync.run_once()
        berik.presence.opened(exam_id)
        berik.presence.tell()
        eventually(moved.is_set)
    finally:
        cancel.set()
        listening.join(10)


def shown(desk: Desk) -> list[str]:
    answer = desk.results.answer(Query())
    return [line.row.open_by for line in desk.results.rows(answer, 0, 10) if line is not None]


def test_what_is_open_is_said_again_in_time_and_no_sooner(
    presence: Presence, server: Server, clock: ManualClock
) -> None:
    presence.opened("e1")
    presence.refresh()
    clock.advance(REPEAT_S - 1)
    presence.refresh()
    assert server.said == [("e1", True)]
    clock.advance(1)
    presence.refresh()
    assert server.said == [("e1", True), ("e1", True)]


def test_two_windows_of_one_exam_are_one_until_both_are_closed(presence: Presence, server: Server) -> None:
    presence.opened("e1")
    presence.opened("e1")
    presence.tell()
    presence.closed("e1")
    presence.tell()
    assert server.said == [("e1", True)]
    presence.closed("e1")
    presence.tell()
    assert server.said == [("e1", True), ("e1", False)]


def test_closed_before_it_was_said_is_not_said_at_all(presence: Presence, server: Server) -> None:
    presence.opened("e1")
    presence.closed("e1")
    presence.closed("never-opened")
    presence.tell()
    assert server.said == []


@pytest.mark.parametrize(
    "trouble",
    [Unreachable("timeout"), Rejected("not_found"), Rejected("bad_answer"), SignInNeeded("expired")],
)
def test_trouble_troubles_nobody_and_what_was_heard_is_believed_for_a_while(
    presence: Presence, server: Server, clock: ManualClock, trouble: OesError
) -> None:
    server.there = [OpenExam("e1", "Болат", 5)]
    presence.refresh()
    presence.opened("e2")
    server.trouble = trouble
    assert presence.refresh() == Changes()
    assert presence.others() == {"e1"}
    clock.advance(90)
    assert presence.refresh() == Changes(presence=frozenset({"e1"}))
    assert presence.others() == frozenset()


def test_offline_nothing_is_asked_and_the_old_is_forgotten(
    presence: Presence, server: Server, clock: ManualClock
) -> None:
    server.there = [OpenExam("e1", "Болат", 5)]
    presence.refresh()
    server.online = False
    presence.opened("e2")
    clock.advance(90)
    assert presence.refresh() == Changes(presence=frozenset({"e1"}))
    assert (server.asked, server.said) == (1, [])
    server.online = True
    presence.refresh()
    assert server.said == [("e2", True)]


def test_a_server_without_the_capability_is_never_asked_and_its_rows_stay(
    presence: Presence, server: Server
) -> None:
    server.capable = False
    presence.opened("e1")
    presence.closed("e1")
    presence.opened("e2")
    assert presence.refresh() == Changes()
    assert (server.asked, server.said) == (0, [])
    row = ExamRow("e1", 1, "s", "S", "G", "E", "sys", "finished", open_by="Болат")
    assert presence.over(row) is row


def test_what_the_feed_said_long_ago_gives_way_to_what_is_known_now(presence: Presence) -> None:
    row = ExamRow("e1", 1, "s", "S", "G", "E", "sys", "finished", open_by="Болат")
    assert presence.over(row).open_by == ""


def test_an_exam_named_twice_counts_once(presence: Presence, server: Server) -> None:
    server.there = [OpenExam("e1", "А", 5), OpenExam("e1", "Б", 6)]
    assert presence.refresh() == Changes(presence=frozenset({"e1"}))
    other = presence.other("e1")
    assert other is not None
    assert other.by in ("А", "Б")

"""Reads, seeks, downloads, broken connections, refusals, cancels and restarts in any order: the bytes that
are read are the bytes of the server, and none is sent twice but what was under way when something broke."""

from __future__ import annotations

import random
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from services.test_recordings import Watched
from support.world import Computer, World, institution

from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.server.config import Faults
from oes_desktop.services.downloads.fetching import Download

SIZE = BLOCK_BYTES + 600_001
_TRIES = 200
_numbers = count()

place = st.integers(0, SIZE - 1)
operation = st.one_of(
    st.tuples(st.just("read"), place, st.integers(1, 6 * SEGMENT)),
    st.tuples(st.just("step"), st.booleans()),
    st.tuples(st.just("broken step"), st.integers(1, 40)),
    st.tuples(st.just("restart")),
)


@pytest.fixture(scope="module")
def troubled(tmp_path_factory):
    """A server that refuses one call in ten and breaks off after 1.5 MB of a recording."""
    faults = Faults(fail_rate=0.1, drop_after_bytes=1_500_000, seed=4)
    with institution(tmp_path_factory.mktemp("troubled"), faults=faults) as world:
        yield world


def patiently(call):
    """What a proctor's program does with a busy server."""
    for _ in range(_TRIES):
        try:
            return call()
        except OesError as error:
            if error.reason not in ("busy", "cut", "timeout", "slow_down"):
                raise
    raise AssertionError("no luck at all")


class Machine:
    """One recording at the troubled server, and a computer that does as it is told."""

    def __init__(self, world: World, folder) -> None:
        number = next(_numbers)
        self.video = random.Random(number).randbytes(SIZE)
        self.exam_id = world.put(f"e{number}", video=self.video)
        self.computer = Computer.at(folder / f"home{number}", Watched)
        self.world = world
        self.desk = patiently(lambda: self.computer.sign_in(world.url))
        self.came = self.torn = 0  # bytes; requests that ended early, each of which may cost a segment
        self.report = patiently(lambda: self.desk.reports.refresh(self.exam_id))
        (self.recording,) = self.report.recordings
        self.begin()

    def begin(self) -> None:
        self.download = Download(self.exam_id, self.desk.reports, self.desk.recordings)

    def do(self, name: str, *what) -> None:
        getattr(self, name.replace(" ", "_"))(*what)

    def read(self, position: int, length: int) -> None:
        source = self.desk.recordings.source(self.exam_id, self.recording)
        try:
            at = position
            while at < min(position + length, SIZE):
                data = patiently(lambda: source.pread(at, position + length - at))  # noqa: B023
                assert data and data == self.video[at : at + len(data)]
                at += len(data)
        finally:
            source.close()

    def step(self, to_the_end: bool) -> None:
        patiently(lambda: self.download.step(Cancel()))
        while to_the_end and self.download.ready:
            patiently(lambda: self.download.step(Cancel()))

    def broken_step(self, after: int) -> None:
        """Stopped after so many pieces."""
        cancel, left = Cancel(), [after]

        def each(_piece: bytes) -> None:
            left[0] -= 1
            if left[0] <= 0:
                cancel.set()

        self.desk.client.each = each
        try:
            patiently(lambda: self.download.step(cancel))
        except Unreachable as error:
            assert error.reason == "cancelled"
        finally:
            self.desk.client.each = lambda piece: None

    def restart(self) -> None:
        self.count()
        self.desk.close()
        self.desk = patiently(lambda: self.computer.sign_in(self.world.url))
        self.begin()

    def count(self) -> None:
        self.came += sum(self.desk.client.came)
        self.torn += self.desk.client.torn

    def check(self) -> None:
        self.step(to_the_end=True)
        self.read(0, SIZE)
        assert self.desk.recordings.downloaded(self.exam_id)
        self.count()
        assert SIZE <= self.came <= SIZE + self.torn * SEGMENT
        asked = len(self.desk.client.slices)
        self.read(0, SIZE)
        assert len(self.desk.client.slices) == asked
        self.desk.close()


@given(st.lists(operation, max_size=6))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens(troubled, tmp_path, operations) -> None:
    machine = Machine(troubled, tmp_path)
    try:
        for each in operations:
            machine.do(*each)
        machine.check()
    finally:
        machine.computer.close()

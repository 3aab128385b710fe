"""Read-through, healing and cancelling, on real files."""

from __future__ import annotations

import threading

import pytest

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, Unreachable
from oes_desktop.vault.container import PAGE, SEGMENT, SLOT
from oes_desktop.vault.reader import Reader


class Server:
    """Gives the segments of a sample, and notes what was asked."""

    def __init__(self, sample, file) -> None:
        self.sample, self.file = sample, file
        self.present: set[int] = set()
        self.fetched: list[int] = []
        self.damaged: list[int] = []
        self.offline = False

    def fetch(self, index: int) -> None:
        self.fetched.append(index)
        if self.offline:
            raise Unreachable("offline")
        self.file.write(index, [self.sample.segment(index)])
        self.present.add(index)

    def reader(self, **more) -> Reader:
        return Reader(self.file, self.present.__contains__, self.fetch, self.damaged.append, **more)


def whole(reader: Reader) -> bytes:
    parts, position = [], 0
    while part := reader.pread(position, 100_000):
        parts.append(part)
        position += len(part)
    return b"".join(parts)


@pytest.fixture
def server(sample):
    file = sample.open()
    yield Server(sample, file)
    file.close()


def test_missing_segments_are_fetched_once(server) -> None:
    reader = server.reader()
    assert reader.size == len(server.sample.plain)
    assert whole(reader) == whole(reader) == server.sample.plain
    assert server.fetched == [0, 1, 2]
    assert server.damaged == []


def test_pread_keeps_to_its_contract(server) -> None:
    reader, plain = server.reader(), server.sample.plain
    assert reader.pread(SEGMENT - 3, 10) == plain[SEGMENT - 3 : SEGMENT]  # to the end of a segment
    assert reader.pread(SEGMENT, 10) == plain[SEGMENT : SEGMENT + 10]
    assert reader.pread(len(plain) - 1, 10) == plain[-1:]
    assert reader.pread(len(plain), 10) == reader.pread(len(plain) + 1, 10) == b""
    assert reader.pread(0, 0) == b""
    for position, length in ((-1, 5), (0, -1)):
        with pytest.raises(ValueError):
            reader.pread(position, length)


def test_an_empty_recording_ends_at_once(make_sample) -> None:
    sample = make_sample(0)
    file = sample.open()
    assert Server(sample, file).reader().pread(0, 100) == b""
    file.close()


def test_a_damaged_segment_heals(server) -> None:
    server.present.update(range(3))
    data = bytearray(server.sample.path.read_bytes())
    data[PAGE + SLOT + 77] ^= 1
    server.sample.path.write_bytes(data)
    assert whole(server.reader()) == server.sample.plain
    assert (server.damaged, server.fetched) == ([1], [1])


def test_offline_a_damaged_place_is_named_and_the_rest_plays(server) -> None:
    server.present.update(range(3))
    data = bytearray(server.sample.path.read_bytes())
    data[PAGE + 5] ^= 1
    server.sample.path.write_bytes(data)
    server.offline = True
    reader = server.reader()
    with pytest.raises(Unreachable) as caught:
        reader.pread(0, 10)
    assert caught.value.reason == "offline"
    assert reader.pread(SEGMENT, 10) == server.sample.plain[SEGMENT : SEGMENT + 10]


def test_a_place_that_stays_damaged_is_damaged(server) -> None:
    server.present.update(range(3))
    data = bytearray(server.sample.path.read_bytes())
    data[PAGE + 5] ^= 1
    server.sample.path.write_bytes(data)
    reader = Reader(server.file, lambda _: True, server.fetched.append, server.damaged.append)
    with pytest.raises(Damaged) as caught:
        reader.pread(0, 10)
    assert (caught.value.reason, caught.value.facts["segment"]) == ("vault", 0)
    assert (server.damaged, server.fetched) == ([0], [0])


def test_memory_holds_sixty_four_segments(make_sample) -> None:
    sample = make_sample(70 * SEGMENT)
    file = sample.open()
    server = Server(sample, file)
    server.present.update(range(70))
    reader = server.reader()
    assert whole(reader) == sample.plain
    sample.path.write_bytes(b"\0" * sample.path.stat().st_size)  # only memory can answer now
    assert reader.pread(69 * SEGMENT, 5) == sample.plain[69 * SEGMENT : 69 * SEGMENT + 5]
    assert reader.pread(6 * SEGMENT, 5) == sample.plain[6 * SEGMENT : 6 * SEGMENT + 5]
    server.offline = True
    with pytest.raises(Unreachable):
        reader.pread(0, 5)
    file.close()


def test_cancel_frees_a_waiting_read_and_every_later_one(server) -> None:
    cancel, waiting, failures = Cancel(), threading.Event(), []

    def fetch(_index: int) -> None:
        waiting.set()
        assert cancel.wait(10)
        cancel.raise_if_set()

    reader = Reader(server.file, lambda _: False, fetch, server.damaged.append, cancel=cancel)

    def read() -> None:
        try:
            reader.pread(0, 10)
        except Unreachable as error:
            failures.append(error.reason)

    thread = threading.Thread(target=read)
    thread.start()
    assert waiting.wait(10)
    reader.cancel()
    thread.join(10)
    assert not thread.is_alive()
    assert failures == ["cancelled"]
    with pytest.raises(Unreachable):
        reader.pread(0, 10)
    assert server.damaged == []


def test_close_cancels_and_lets_go_once(server) -> None:
    closed: list[int] = []
    server.present.update(range(3))
    reader = server.reader(closed=lambda: closed.append(1))
    reader.pread(0, 10)
    reader.close()
    reader.close()
    assert closed == [1]
    with pytest.raises(Unreachable):
        reader.pread(0, 10)

"""Raw recordings of a server that repairs nothing: as they are until they are here whole, then seekable."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from support.packages import raw_webm
from support.sittings import recording as sitting
from support.sources import MemorySource

from oes_desktop.domain.errors import Damaged
from oes_desktop.domain.models import CAMERA
from oes_desktop.media.files import BytesSource, SourceFile
from oes_desktop.media.virtual import VirtualWebm, is_raw
from oes_desktop.media.webm_index import scan
from oes_desktop.services.recordings.indexes import Indexes, part_starts


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return raw_webm(tmp_path_factory.mktemp("raw") / "raw.webm", 6).read_bytes()


def test_it_is_seekable_once_it_is_here_whole(world, computers, raw: bytes) -> None:
    world.put("e1", video=raw)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    (only,) = desk.reports.open("e1").recordings
    before = desk.recordings.playable("e1", only)
    assert before.size == len(raw)  # as it is
    while position := len(raw):  # read through: now it is here
        for at in range(0, position, 60_000):
            before.pread(at, 60_000)
        break
    before.close()
    world.running.stop()
    source = desk.recordings.playable("e1", only)
    assert isinstance(source, VirtualWebm)
    with av.open(SourceFile(source), format="matroska") as file:
        assert abs(file.duration / 1000 - 6_000) <= 100
    source.close()
    plain = desk.recordings.source("e1", only)  # for hashes and copies
    assert plain.size == len(raw)
    plain.close()


def test_what_has_an_index_or_is_no_webm_is_handed_on(raw: bytes) -> None:
    one, indexes = sitting("r", CAMERA, 0, 6), Indexes()
    indexed = VirtualWebm(BytesSource(raw), scan(BytesSource(raw)))
    assert is_raw(raw[:4096]) and not is_raw(indexed.pread(0, 4096))
    for data in (indexed.pread(0, indexed.size), b"", b"\x00\x00\x00\x18ftypisom", b"\x1aE\xdf\xa3 broken"):
        source = BytesSource(data)
        assert indexes.seekable(one, source) is source


def test_the_index_is_found_once(raw: bytes) -> None:
    one, indexes = sitting("r", CAMERA, 0, 6), Indexes()
    first = indexes.seekable(one, BytesSource(raw))
    half = MemorySource(raw, damaged_from=len(raw) // 2)
    second = indexes.seekable(one, half)  # the second half is not read again
    assert isinstance(first, VirtualWebm) and isinstance(second, VirtualWebm)
    assert second.size == first.size
    other = sitting("other", CAMERA, 0, 6)
    with pytest.raises(Damaged):
        indexes.seekable(other, half)


def test_a_break_between_two_parts_is_where_the_clock_says(raw: bytes, tmp_path: Path) -> None:
    second = raw_webm(tmp_path / "2.webm", 3).read_bytes()
    index = scan(BytesSource(raw + second))
    starts = part_starts(index, 20_000)
    assert starts is not None and starts[0] == 0 and abs(starts[1] - 17_000) <= 70
    assert part_starts(index, 9_000) is None  # no break
    assert part_starts(scan(BytesSource(raw)), 60_000) is None
    assert part_starts(scan(BytesSource(raw + second + second)), 60_000) is None
    with_break = Indexes().seekable(sitting("r", CAMERA, 0, 20), BytesSource(raw + second))
    assert isinstance(with_break, VirtualWebm) and abs(with_break.duration_ms - 20_000) <= 70


def test_parts_that_do_not_fit_stay_as_they_are(raw: bytes, tmp_path: Path) -> None:
    small = raw_webm(tmp_path / "small.webm", 1, size=(160, 120)).read_bytes()
    source = BytesSource(raw + small)
    assert Indexes().seekable(sitting("r", CAMERA, 0, 7), source) is source

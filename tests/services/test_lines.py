"""The strip of a group's row."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from support.results import NOW_MS, exam_row, make_desk

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.query import Grouping, Query
from oes_desktop.services.lines import BINS, STRIPS, merged


@given(st.lists(st.lists(st.integers(0, 3), max_size=200).map(bytes), max_size=6))
def test_the_worst_of_all_strips_is_seen_where_it_is(strips: list[bytes]) -> None:
    laid = merged(strips)
    filled = [strip for strip in strips if strip]
    assert len(laid) == (BINS if filled else 0)
    assert max(laid, default=0) == max((max(strip) for strip in filled), default=0)
    for strip in filled:
        for place, severity in enumerate(strip):
            first, last = place * BINS // len(strip), ((place + 1) * BINS - 1) // len(strip)
            assert max(laid[first : last + 1]) >= severity


def test_strips_of_one_length_are_laid_over_each_other() -> None:
    assert merged([bytes([0, 3, 0, 1]), bytes([1, 0, 0, 2])]) == bytes(
        [1] * 16 + [3] * 16 + [0] * 16 + [2] * 16
    )
    assert merged([]) == merged([b"", b""]) == b""
    assert merged([bytes(BINS)]) == bytes(BINS)


def test_of_very_many_exams_the_latest_are_read(tmp_path: Path) -> None:
    old = [
        exam_row(number, exam="one", archived=False, started_ms=NOW_MS - number, strip=b"\x03")
        for number in range(STRIPS + 1, STRIPS + 20)
    ]
    new = [
        exam_row(number, exam="one", archived=False, started_ms=NOW_MS - number, strip=b"\x01")
        for number in range(1, STRIPS + 1)
    ]
    unknown = [exam_row(999, exam="one", archived=False, started_ms=None, strip=b"\x02")]
    desk = make_desk(tmp_path, ManualClock(NOW_MS), [*old, *new, *unknown])
    (line,) = desk.results.rows(desk.results.answer(Query(grouping=Grouping.EXAM)), 0, 64)
    assert line is not None and line.group is not None
    assert line.group.exams == len(old) + len(new) + 1
    assert line.group.strip == b"\x01" * BINS
    desk.close()

"""Fetching what the next report will show first: its report, and of every recording the bytes that its first
pictures lie in. So that it is on screen the moment it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from oes_desktop.domain.bytesource import SEGMENT, ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, OesError, Rejected, Unreachable
from oes_desktop.domain.models import Recording, Report
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.services.reports import Reports

# The recordings that a report begins with, each with the place (media ms).
First = Callable[[Report], Iterable[tuple[Recording, int]]]

_HEAD, _TAIL = 8 * SEGMENT, 4 * SEGMENT  # the form, the index at either end
_BEFORE_MS, _AFTER_MS = 9_000, 8_000  # a key frame before the moment, and some playing after it
_MARGIN = 6 * SEGMENT  # bytes are not spread evenly over the time
_MOST = 64 * SEGMENT  # of one recording: 4 MiB


class Ahead:
    """Any thread; blocks."""

    def __init__(self, reports: Reports, recordings: Recordings) -> None:
        self._reports, self._recordings = reports, recordings

    def fetch(self, exam_id: str, first: First, cancel: Cancel) -> Report:
        """The report, with the bytes of where it will begin. Raises what `Reports.open` raises, and
        `Unreachable("cancelled")`; recordings that cannot be had are none of its business."""
        report = self._reports.open(exam_id)
        for recording, offset_ms in first(report):
            cancel.raise_if_set()
            self._fetch(exam_id, recording, offset_ms, cancel)
        return report

    def _fetch(self, exam_id: str, recording: Recording, offset_ms: int, cancel: Cancel) -> None:
        try:
            source = self._recordings.playable(exam_id, recording)
        except OesError:
            return
        try:
            for start, stop in parts(recording, offset_ms):
                _read(source, start, stop, cancel)
        except (Rejected, Damaged):
            pass  # the player will say so
        except Unreachable as error:
            if error.reason == "cancelled":
                raise
        finally:
            source.close()


def parts(recording: Recording, offset_ms: int) -> Iterator[tuple[int, int]]:
    """Which bytes: the beginning, the end, and about where the moment lies, by its share of the time."""
    size, length = recording.size, max(1, recording.duration_ms)
    yield 0, min(size, _HEAD)
    yield max(0, size - _TAIL), size
    start = size * max(0, offset_ms - _BEFORE_MS) // length - _MARGIN
    stop = size * min(length, offset_ms + _AFTER_MS) // length + _MARGIN
    yield max(0, start), min(size, stop, max(0, start) + _MOST)


def _read(source: ByteSource, start: int, stop: int, cancel: Cancel) -> None:
    at = start
    while at < stop:
        cancel.raise_if_set()
        piece = source.pread(at, stop - at)
        if not piece:
            return
        at += len(piece)

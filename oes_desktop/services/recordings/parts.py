"""What of an exam's recordings is here, as times: what can be watched without a network.

Nothing is ever fetched for it. Where a recording has no index, what is here of it is read through, at some
200 MB/s, and what was found is kept until noticeably more is here.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing

from oes_desktop.domain.bytesource import SEGMENT, ByteSource, segment_count
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.observed import Interval, joined
from oes_desktop.media.partial import Known, known
from oes_desktop.vault.reader import Reader

_KEPT = 16  # recordings: some KB each
_LITTLE = 1.1  # times what was here before: not worth another reading


class Parts:
    """Any thread but the window's. `local`: as `Recordings.local`."""

    def __init__(self, local: Callable[[Recording], Reader | None]) -> None:
        self._local = local
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, str, int], tuple[int, Known | None]] = OrderedDict()

    def of(self, report: Report) -> dict[str, tuple[Interval, ...]]:
        """By recording id: the times (ms of the recording) that are here, as far as that can be known. A
        recording of which nothing can be shown has none."""
        return {each.id: self._times(each) for each in report.recordings}

    def over(self, recording: Recording, source: ByteSource) -> ByteSource:
        """What a player can seek in, of a recording that is here in part: `source` itself where nothing
        better is known. What would stay shut in its holes is taken only while they cannot be fetched.
        Raises what reading the vault raises."""
        local = self._local(recording)
        if local is None:
            return source
        with closing(local):
            found, runs = self._look(recording, local, fresh=False), runs_here(local)
            if found is None or not runs or (found.closed and _comes(source, runs[0][1])):
                return source
        return found.over(source)

    def _times(self, recording: Recording) -> tuple[Interval, ...]:
        try:
            local = self._local(recording)
            if local is None:
                return ()
            with closing(local):
                if local.here(0, local.size):
                    return ((0, recording.duration_ms),)
                found = self._look(recording, local, fresh=True)
                return found.parts if found is not None else ()
        except OesError:
            return ()  # whoever plays it is told

    def _look(self, recording: Recording, local: Reader, fresh: bool) -> Known | None:
        name = recording.id, recording.sha256, recording.size
        runs = runs_here(local)
        here = sum(stop - start for start, stop in runs)
        with self._lock:
            before = self._found.get(name)
        if before is not None and before[0] <= here < before[0] * (1 if fresh else _LITTLE) + 1:
            return before[1]
        found = known(local, runs, recording.duration_ms)
        with self._lock:
            self._found[name] = here, found
            self._found.move_to_end(name)
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return found


def _comes(source: ByteSource, place: int) -> bool:
    """Whether a place that is not here can be fetched."""
    try:
        source.pread(place, 1)
    except OesError:
        return False
    return True


def runs_here(local: Reader) -> tuple[Interval, ...]:
    """The bytes that are here."""
    size = local.size
    return joined(
        (start, min(start + SEGMENT, size))
        for start in range(0, segment_count(size) * SEGMENT, SEGMENT)
        if local.here(start, start + 1)
    )

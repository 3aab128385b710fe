"""By how much the proctor shifted a recording by hand, so that camera and screen show the same moment.

What recorders say of their start is now and then wrong by a second. The shift is hers: it is kept with the
recording in her encrypted store, and never sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from oes_desktop.domain.models import Recording
from oes_desktop.store.kept import Views

MOST_MS = 60_000  # more is no shift but another recording
_NAME = "offset:"


class Offsets:
    """Any thread but the window's: both calls read or write the store."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def load(self, recordings: Iterable[Recording]) -> dict[str, int]:
        """Ms by recording id; what is not shifted is left out. A kept value that makes no sense is none."""
        found = {}
        for recording in recordings:
            shift = _sane((self._views.load(_NAME + recording.id) or {}).get("ms"))
            if shift:
                found[recording.id] = shift
        return found

    def save(self, recording_id: str, shift_ms: int) -> None:
        """`shift_ms`: so much later than the recording says; 0 is as it says."""
        self._views.save(_NAME + recording_id, {"ms": _sane(shift_ms)})


def _sane(value: Any) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return min(max(-MOST_MS, value), MOST_MS) if whole else 0

"""One loop speaks to the server about data. Skeleton of the public surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`last_ok_ms`: wall time (ms UTC) of the last complete run; `waiting`: acts not yet accepted;
    `trouble`: why the last run did not end well; `loading`: rows of a full list (had, expected or 0)."""

    online: bool = False
    last_ok_ms: int | None = None
    waiting: int = 0
    trouble: OesError | None = None
    loading: tuple[int, int] | None = None


class Sync:
    def run_once(self, cancel: Cancel | None = None) -> Changes:
        raise NotImplementedError

    @property
    def status(self) -> SyncStatus:
        raise NotImplementedError

    def next_run_s(self) -> float:
        """Seconds until the next run is worth its while: an act is due, a pause ends, or a minute passed."""
        raise NotImplementedError

    def listen(self, cancel: Cancel, nudge: Callable[[], None]) -> None:
        raise NotImplementedError

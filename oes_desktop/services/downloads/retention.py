"""How long recordings and photos stay on this computer, and their end.

The server says for how many days (`Limits.keep_days`). They are counted from the decision, when the exam was
decided after something of it came here, else from the day when it came; a decision that claims to be of
tomorrow counts from now. It does not matter how they came: wanted, or watched. What time it is says
`known_time`, so one jump of the clock removes nothing early and keeps nothing longer, with a network or
without. What has come to its end is erased key first, whether a report of it is open or not: a player that
has the file open plays on until it is closed. Acts are kept. An exam that the server took away went with the
feed; what a download that was under way brought of it afterwards goes here.
"""

from __future__ import annotations

from collections.abc import Callable

from oes_desktop.services.access.known_time import KnownTime
from oes_desktop.store.downloads import Stay
from oes_desktop.store.store import Store

DAY_MS = 86_400_000


class Retention:
    """`keep_days` as the server last said. Any thread."""

    def __init__(self, store: Store, time: KnownTime, keep_days: Callable[[], int]) -> None:
        self._store, self._time, self._keep_days = store, time, keep_days

    def dates(self) -> dict[str, int]:
        """When each exam that lies here is erased, ms UTC."""
        now = self._time.now_ms()
        return {stay.exam_id: self._until(stay, now) for stay in self._store.downloads.stays(now)}

    def erase_expired(self) -> list[str]:
        """The exams whose date has come: nothing of them can be read any more."""
        now = self._time.now_ms()
        ended = [stay.exam_id for stay in self._store.downloads.stays(now) if now >= self._until(stay, now)]
        if ended:
            self._store.downloads.erase(ended)
        return ended

    def erase_strays(self) -> list[str]:
        """What came of exams that are gone from the results; which exams."""
        strays = self._store.downloads.strays()
        if strays:
            self._store.downloads.erase(strays)
            for exam_id in strays:
                self._store.reports.forget(exam_id)
        return strays

    def _until(self, stay: Stay, now_ms: int) -> int:
        decided = stay.decided_ms or 0
        if stay.pending:
            decided = self._time.of_local(decided)
        decided = min(decided, now_ms)
        return max(stay.since, decided) + self._keep_days() * DAY_MS

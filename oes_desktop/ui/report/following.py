"""Keeps list and playhead of one mind: a violation or a mark that was asked for stays chosen while the player
runs up to it, though others may be passed on the way. Pure.
"""

from __future__ import annotations

from oes_desktop.domain.models import Mark, Violation

_RUN_UP_MS = 3_500  # players begin a little before what is asked for
_SHORTEST_MS = 1_000


class Following:
    def __init__(self) -> None:
        self._asked: Violation | Mark | None = None
        self._passed = ""
        self._arrived = False

    def ask(self, item: Violation | Mark) -> None:
        self._asked, self._passed, self._arrived = item, "", False

    def forget(self) -> None:
        self._asked, self._passed = None, ""

    def reached(self, violation: Violation) -> bool:
        """Whether what the playhead reached may be chosen."""
        asked = self._asked
        if asked is None or asked.id == violation.id or violation.at_ms > asked.at_ms:
            self.forget()
            return True
        self._passed = violation.id
        return False

    def at(self, wall_ms: int) -> str:
        """The playhead is here. When that is not on the way to what was asked for, it is forgotten; gives the
        id of the violation that was passed by until then ('' for none)."""
        asked = self._asked
        if asked is None:
            return ""
        if asked.at_ms - _RUN_UP_MS <= wall_ms < max(asked.end_ms, asked.at_ms + _SHORTEST_MS):
            self._arrived = True
            return ""
        if not self._arrived:  # the player has not got there yet
            return ""
        passed = self._passed
        self.forget()
        return passed

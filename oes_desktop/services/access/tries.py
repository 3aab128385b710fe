"""Guessing a passphrase is slow: after a few wrong ones in a row each further try has to wait, longer and
longer, up to a minute, also over a restart. Whoever knows it is never shut out for good.

It slows down somebody who sits at this computer. Against somebody who took the disk away the passphrase is
protected by what one try costs (Argon2id), not by this.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import KeyTrouble
from oes_desktop.store.outside import Outside

FREE, LONGEST_S = 3, 60.0
_MARGIN_S = 0.05  # so that whoever counts the seconds is not a moment too early


def pause_s(wrong: int) -> float:
    """How long to wait after so many wrong passphrases in a row."""
    return 0.0 if wrong < FREE else min(LONGEST_S, 2.0 ** min(wrong - FREE, 10))


class Tries:
    """For one profile; kept as long as the program runs, so that a clock set forward is no way round it."""

    def __init__(self, outside: Outside, clock: Clock) -> None:
        self._outside, self._clock = outside, clock
        self._last_s: float | None = None

    def wait_s(self) -> float:
        """Until the next try."""
        wrong, at_ms = self._outside.wrong
        if not wrong:
            return 0.0
        now_ms = self._clock.now_ms()
        if now_ms < at_ms:  # the clock was set back: counted from now
            self._outside.note_wrong(wrong, now_ms)
            at_ms = now_ms
        passed_s = (now_ms - at_ms) / 1000
        if self._last_s is not None:
            passed_s = min(passed_s, self._clock.monotonic() - self._last_s)
        return max(0.0, pause_s(wrong) - passed_s)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around a try. Raises `KeyTrouble("slow_down")` with `retry_after_s` when it is too early. It counts
        as wrong before it is made, so that killing the program saves nothing."""
        wait_s = self.wait_s()
        if wait_s > 0:
            raise KeyTrouble("slow_down", retry_after_s=math.ceil(wait_s + _MARGIN_S))
        before = wrong, _ = self._outside.wrong
        self._outside.note_wrong(wrong + 1, self._clock.now_ms())
        after = before  # what else may go wrong says nothing of the passphrase
        try:
            yield
            after = 0, 0
        except KeyTrouble as error:
            if error.reason == "wrong_passphrase":
                self._last_s = self._clock.monotonic()
                after = wrong + 1, self._clock.now_ms()
            raise
        finally:
            self._outside.note_wrong(*after)

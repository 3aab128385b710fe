"""How fast a report plays: the speed that was chosen, J K L, and the run between two moments.

L plays, and again goes through 1, 2, 4, 8 and 16 times; J goes back the same way. libVLC cannot play
backwards, so back is a row of jumps, four a second, each as far as the speed asks for. K stops, and the next
L begins at the chosen speed again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from oes_desktop.domain.clock import Clock

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 8.0, 16.0)
SHUTTLE = (1.0, 2.0, 4.0, 8.0, 16.0)
_JUMP_S = 0.25
_PATIENCE_S = 1.0  # a jump back does not wait longer for the picture of the one before


class Played(Protocol):
    """What the shuttle moves."""

    @property
    def playing(self) -> bool: ...

    @property
    def settled(self) -> bool: ...

    def play(self) -> None: ...

    def pause(self) -> None: ...

    def go_back(self, length_ms: int) -> bool:
        """That much back, over what was not recorded; False at the beginning."""


class Shuttle:
    """`apply(rate, muted)` sets the speed; `changed()` is called when anything here is different."""

    def __init__(
        self,
        played: Played,
        clock: Clock,
        apply: Callable[[float, bool], None],
        changed: Callable[[], None],
    ) -> None:
        self._played, self._clock, self._apply, self._changed = played, clock, apply, changed
        self.chosen = 1.0
        self._pushed: float | None = None  # by L
        self._rushing = False
        self.back_rate = 0.0  # while it goes back
        self._jumped_at = 0.0

    @property
    def rate(self) -> float:
        """Of what is watched; between two moments it may run faster."""
        return self.chosen if self._pushed is None else self._pushed

    @property
    def rushing(self) -> bool:
        return self._rushing

    @property
    def going_back(self) -> bool:
        return self.back_rate > 0

    def choose(self, rate: float) -> None:
        """The nearest of `RATES`."""
        self.chosen, self._pushed = min(RATES, key=lambda known: abs(known - rate)), None
        self.renew()

    def step(self, steps: int) -> None:
        """The next faster (+1) or slower (-1) speed."""
        if steps > 0:
            self.choose(next((rate for rate in RATES if rate > self.rate), RATES[-1]))
        else:
            self.choose(next((rate for rate in reversed(RATES) if rate < self.rate), RATES[0]))

    def forward(self) -> None:
        """L."""
        if self.going_back:
            self.end_back()
            self._played.play()
        elif not self._played.playing:
            self._played.play()
        else:
            self._pushed = next((rate for rate in SHUTTLE if rate > self.rate), SHUTTLE[-1])
            self.renew()

    def back(self) -> None:
        """J."""
        if not self.going_back:
            self._played.pause()
            self._pushed, self.back_rate = None, SHUTTLE[0]
            self._jumped_at = self._clock.monotonic()
        else:
            self.back_rate = next((rate for rate in SHUTTLE if rate > self.back_rate), SHUTTLE[-1])
        self.renew()

    def stop(self) -> None:
        """K."""
        self._pushed, self.back_rate = None, 0.0
        self._played.pause()
        self.renew()

    def end_back(self) -> None:
        """Something else was ordered."""
        if self.going_back:
            self.back_rate = 0.0
            self.renew()

    def rush(self, on: bool) -> None:
        """Run at the highest speed, without sound, to the next moment."""
        if on != self._rushing:
            self._rushing = on
            self.renew()

    def tick(self) -> None:
        """Jump when it is time to."""
        if not self.going_back:
            return
        now = self._clock.monotonic()
        passed = now - self._jumped_at
        if passed < _JUMP_S or (not self._played.settled and passed < _PATIENCE_S):
            return
        self._jumped_at = now
        if not self._played.go_back(round(min(passed, _PATIENCE_S) * 1000 * self.back_rate)):
            self.end_back()

    def renew(self) -> None:
        """Set the speed again, as on engines that are new."""
        self._apply(RATES[-1] if self._rushing else self.rate, self._rushing)
        self._changed()

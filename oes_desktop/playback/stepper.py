"""Frame by frame: asks for the next picture until a new one has come. Pure: time comes in as seconds.

libVLC answers the first "next frame" after a seek now and then with the picture that is already up, and two
requests at once count as one. So one is under way at a time, and is repeated when it brought nothing new.
"""

from __future__ import annotations

SILENT_S = 0.25
_TRIES = 3


class Stepper:
    """Not thread-safe: the engine holds its own lock around every call."""

    def __init__(self) -> None:
        self._waiting = 0
        self._since: float | None = None
        self._tries = 0
        self._again = False

    @property
    def idle(self) -> bool:
        return self._waiting == 0 and self._since is None

    def ask(self) -> None:
        self._waiting += 1

    def clear(self) -> None:
        self._waiting, self._since, self._again = 0, None, False

    def due(self, now: float) -> bool:
        """Whether to ask the player for its next frame now."""
        if self._since is None:
            if self._waiting == 0:
                return False
            self._waiting -= 1
            self._tries = 0
        elif not (self._again or now - self._since >= SILENT_S):
            return False
        if self._tries == _TRIES:
            self._since = None  # a still picture, or the end
            return False
        self._tries += 1
        self._since, self._again = now, False
        return True

    def shown(self, *, repeated: bool, soon: bool) -> None:
        """A picture is up. `repeated`: it equals the one before; `soon`: it comes as an answer, not because
        a paused player shows its picture again and again."""
        if self._since is not None:
            if not repeated:
                self._since = None
            elif soon:
                self._again = True

"""Frame by frame: asks for the next picture until a new one has come. Pure: time comes in as seconds.

libVLC answers the first "next frame" after a seek now and then with the picture that is already up, and two
requests at once count as one. So one is under way at a time, and is repeated when it brought nothing new.
"""

from __future__ import annotations

SILENT_S = 0.6
_ANSWER_S = 0.025
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

    def shown(self, *, repeated: bool, after_s: float) -> None:
        """A picture is up, `after_s` after the last. `repeated`: it equals the one before. One that comes
        within `_ANSWER_S` is an answer; later ones come because a paused player refreshes its picture."""
        if self._since is not None:
            if not repeated:
                self._since = None
            elif after_s < _ANSWER_S:
                self._again = True

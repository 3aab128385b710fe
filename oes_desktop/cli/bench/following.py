"""Steps of a measured window: a generator yields the condition that it waits for, and is gone on with when
that has come true. What blocks runs on the program's lanes meanwhile.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QTimer

POLL_MS = 5
Condition = Callable[[], object]


def follow(steps: Iterator[Condition], deadline_s: float, ended: Callable[[int], object]) -> QTimer:
    """Go from step to step as the conditions come true; `ended(exit code)`."""
    timer = QTimer()
    state: dict[str, Any] = {"condition": lambda: True, "since": time.monotonic()}

    def look() -> None:
        if not state["condition"]():
            if time.monotonic() - state["since"] > deadline_s:
                print(f"bench: this did not happen: {state['condition']}", file=sys.stderr)
                timer.stop()
                ended(1)
            return
        state["since"] = time.monotonic()
        try:
            state["condition"] = next(steps)
        except StopIteration:
            timer.stop()
            ended(0)
        except Exception:
            timer.stop()
            ended(1)
            raise

    timer.timeout.connect(look)
    timer.start(POLL_MS)
    return timer

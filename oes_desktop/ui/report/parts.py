"""A window in parts: what is seen at once is there when it is shown, the rest is made in an event of its own
each, so that nothing else waits long for the window's thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject

from oes_desktop.runtime.tasks import Tasks

Step = Callable[[], object]


class Parts(QObject):
    """Takes steps in their order, each when what was made before is painted. Parent = the window, with which
    it ends; `stop` ends it earlier. Where tasks run inline, `begin` takes them all. `done`: all is made;
    `going`: something is still to be."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._steps: deque[Step] = deque()
        self.done = self._stopped = False

    @property
    def going(self) -> bool:
        return not (self.done or self._stopped)

    def begin(self, steps: Iterable[Step], last: Step) -> None:
        """`last` comes right after the last step, when all is done."""
        self._steps.extend(steps)
        self._last = last
        # Behind what waits now, too: the end of a window that was closed for this one may be long.
        self._tasks.after_painting(self, partial(self._tasks.after_painting, self, self._go_on))

    def add(self, step: Step) -> None:
        """One more, now if all is made."""
        if self.done:
            step()
        elif self.going:
            self._steps.append(step)

    def finish(self) -> None:
        """Make at once what is still to be made."""
        while self.going:
            self._take()

    def stop(self) -> None:
        """Make nothing more."""
        self._stopped = True
        self._steps.clear()

    def _go_on(self) -> None:
        if self.going:
            self._take()
            self._tasks.after_painting(self, self._go_on)

    def _take(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if not self._steps:
            self.done = True
            self._last()

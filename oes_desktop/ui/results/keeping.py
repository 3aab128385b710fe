"""How the page is left, written into the user's store a moment after it changed, and how it opens again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from oes_desktop.domain.query import Query
from oes_desktop.domain.stored_query import query_from
from oes_desktop.domain.views import ALL, View, set_from
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.results.asking import Opening

if TYPE_CHECKING:
    from oes_desktop.services.results import Results

STATE, VIEWS = "results", "results-views"  # names of what is kept
FIRST_PAGE = 200  # lines painted before there is an index
_AFTER_MS = 200


class Kept(Protocol):
    """JSON values of the user by name: `desk.views`."""

    def load(self, name: str) -> dict[str, Any] | None: ...


def opening(results: Results, kept: Kept, built_in: Sequence[View]) -> Opening:
    """How the page opens: with the view that she made the default, else as it was left. Blocks."""
    state = kept.load(STATE) or {}
    views = set_from(kept.load(VIEWS), built_in, state.get("columns"))
    default = views.get(views.default)
    if default is not None:
        view, query, columns = default.code, default.query, default.columns
    else:
        left = views.get(state.get("view"))
        view, columns = left.code if left else ALL, state.get("columns")
        query = query_from(state["query"]) if state.get("query") else Query()
    return Opening(state, views, view, query, columns, results.first_page(query, FIRST_PAGE))


class Keeping(QObject):
    """`state()` gives the JSON value that `save` writes (on a lane). Nothing is written before `begin`."""

    def __init__(
        self,
        state: Callable[[], dict[str, Any]],
        save: Callable[[dict[str, Any]], None],
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._state, self._save, self._tasks = state, save, tasks
        self._begun = self._writing = False
        self._kept: dict[str, Any] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_MS)
        self._pause.timeout.connect(self.keep)

    def begin(self) -> None:
        """What is shown now is what was kept."""
        self._begun, self._kept = True, self._state()

    def remember(self) -> None:
        """The page changed."""
        if self._begun:
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Write the state, if it is different from what was written last."""
        state = self._state()
        if not self._begun or self._writing or state == self._kept:
            return
        self._pause.stop()
        self._writing, self._kept = True, state
        self._tasks.run(self, partial(self._save, state), lambda _: self._written())

    def _written(self) -> None:
        self._writing = False
        if self._state() != self._kept:
            self.remember()

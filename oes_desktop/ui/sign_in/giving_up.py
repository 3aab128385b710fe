"""Carries out what `AnewPage` agrees on: a copy is set aside, or erased."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.sign_in.anew import AnewPage
from oes_desktop.ui.widgets.card import sentence_of

if TYPE_CHECKING:
    from oes_desktop.services.session import Session


class GivingUp(QObject):
    """`done()` is called when it is done."""

    def __init__(self, card: AnewPage, session: Session, tasks: Tasks, done: Callable[[], object]) -> None:
        super().__init__(card)
        self._card, self._session, self._tasks, self._done = card, session, tasks, done
        card.agreed.connect(self._give_up)

    def _give_up(self, folder: Path, erase: bool) -> None:
        self._card.show_busy(self.tr("Erasing…") if erase else self.tr("Working…"))
        if erase:
            work = partial(self._session.erase, folder, discard_unsent=True)
        else:
            work = partial(self._session.set_aside, folder)
        self._tasks.run(self, work, lambda _none: self._done(), self._failed)

    def _failed(self, error: Exception) -> None:
        self._card.show_busy("")
        self._card.show_trouble(sentence_of(error))

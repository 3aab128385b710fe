"""The queue that report windows go through: the exams of the page's answer, in its order.

Windows ask on the UI thread, so nothing is read here: around every exam that was asked for, ids are fetched
ahead. An exam that leaves the answer (it was decided, and only undecided ones are shown) keeps its place:
next is then the one that moved up into it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.pace import Pace
from oes_desktop.runtime.tasks import Tasks

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results

REACH = 24  # ids known on either side
_NEAR = 8  # when so few are left, more are fetched


@dataclass(slots=True)
class _Spot:
    """Where an exam stands: `place` in the queue; `here` is False when it left the answer."""

    place: int
    here: bool = True
    ids: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    place: int
    here: bool
    ids: dict[int, str]


class ReportQueue(QObject):
    """Places count from 0. `moved` when places known before may be different now. `elsewhere`: whether
    somebody else has the report of an exam open."""

    moved = Signal()

    def __init__(
        self,
        results: Results,
        tasks: Tasks,
        elsewhere: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._results, self._tasks, self._elsewhere = results, tasks, elsewhere
        self._answer: Answer | None = None
        self._spots: dict[str, _Spot] = {}
        self.pace = Pace()

    @property
    def total(self) -> int:
        return 0 if self._answer is None else self._answer.matches

    @property
    def undecided(self) -> int:
        """How many of them wait for a decision."""
        return 0 if self._answer is None else self._answer.undecided

    def is_elsewhere(self, exam_id: str) -> bool:
        """Whether somebody else has its report open, as far as is known now."""
        return self._elsewhere(exam_id)

    def show_answer(self, answer: Answer) -> None:
        self._answer = answer
        for exam_id in list(self._spots):
            self._look(exam_id)

    def follow(self, exam_id: str) -> None:
        """A report is being opened: know its neighbours from now on."""
        if exam_id not in self._spots:
            self._look(exam_id)

    def forget(self, exam_id: str) -> None:
        """Its report was closed."""
        self._spots.pop(exam_id, None)

    def position(self, exam_id: str) -> int | None:
        self.follow(exam_id)
        spot = self._spots.get(exam_id)
        return spot.place if spot is not None and spot.here else None

    def next(self, exam_id: str) -> str | None:
        spot = self._spots.get(exam_id)
        return None if spot is None else self._step(spot, spot.place + spot.here)

    def previous(self, exam_id: str) -> str | None:
        spot = self._spots.get(exam_id)
        return None if spot is None else self._step(spot, spot.place - 1)

    def find_to_review(self, exam_id: str | None, found: Callable[[str | None], object]) -> None:
        """Look ahead, from this exam or from the beginning, for the next that waits for a decision and that
        nobody else has open; `found` gets its id, None when there is none, and the exam is followed."""
        answer, spot = self._answer, self._spots.get(exam_id or "")
        if answer is None:
            found(None)
            return

        def take(ahead: tuple[int, str] | None) -> None:
            if ahead is not None:
                self.follow(ahead[1])
            found(None if ahead is None else ahead[1])

        before = spot.place - (not spot.here) if spot is not None else None
        work = partial(_ahead, self._results, answer, exam_id, before, self._elsewhere)
        self._tasks.run(self, work, take)

    def _step(self, spot: _Spot, place: int) -> str | None:
        found = spot.ids.get(place)
        if found is not None and found not in self._spots:
            near = {at: known for at, known in spot.ids.items() if abs(at - place) <= REACH}
            self._spots[found] = _Spot(place, ids=near)
            if any(0 <= at < self.total and at not in near for at in (place - _NEAR, place + _NEAR)):
                self._look(found)
        return found

    def _look(self, exam_id: str) -> None:
        answer = self._answer
        if answer is None:
            return
        spot = self._spots.get(exam_id)
        work = partial(_find, self._results, answer, exam_id, spot.place if spot else None)
        self._tasks.run(self, work, partial(self._take, answer, exam_id))

    def _take(self, answer: Answer, exam_id: str, found: _Found | None) -> None:
        if answer is self._answer and found is not None:
            self._spots[exam_id] = _Spot(found.place, found.here, found.ids)
            self.moved.emit()


def _ahead(
    results: Results,
    answer: Answer,
    exam_id: str | None,
    before: int | None,
    elsewhere: Callable[[str], bool],
) -> tuple[int, str] | None:
    """`before`: where it stood when it has left the answer."""
    place = results.position(answer, exam_id) if exam_id is not None else None
    if place is None:
        place = -1 if before is None else before
    return results.next_to_review(answer, place, lambda other: other == exam_id or elsewhere(other))


def _find(results: Results, answer: Answer, exam_id: str, before: int | None) -> _Found | None:
    place = results.position(answer, exam_id)
    if place is None and before is None:
        return None
    centre = min(before or 0, answer.matches) if place is None else place
    return _Found(centre, place is not None, results.around(answer, centre, REACH))

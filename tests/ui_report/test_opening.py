"""How a report comes while many changes of it do: none is missed, none asks twice at the same time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from support.reports import full_report

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.ui.report.opening import Opening

CHANGED = Changes(reports=frozenset({"exam-1"}))


class Slow:
    """Runs work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], object]]] = []

    def run(
        self, _owner: QObject, work: Callable[[], Any], done: Callable[[Any], object], *_: Any, **__: Any
    ) -> None:
        self.waiting.append((work, done))

    def finish(self) -> None:
        """The oldest that waits."""
        work, done = self.waiting.pop(0)
        done(work())


class Shelf:
    def __init__(self) -> None:
        self.version = 1
        self.opened = 0

    def cached(self, exam_id: str) -> Report:
        report = full_report()
        return replace(report, exam=replace(report.exam, id=exam_id, version=self.version))

    def unkept(self, exam_id: str) -> None:
        return None

    def open(self, exam_id: str) -> Report:
        self.opened += 1
        return self.cached(exam_id)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_many_changes_are_read_once_more_and_the_last_state_is_shown(
    qapp: object, slow: Slow, shelf: Shelf
) -> None:
    bus, parent = Bus(), QObject()
    opening = Opening("exam-1", shelf, slow, bus, parent)  # type: ignore[arg-type]
    for _ in range(10):
        bus.publish(CHANGED)
    assert len(slow.waiting) == 1
    slow.finish()
    shelf.version = 2  # changed while it was read
    while slow.waiting:
        slow.finish()
    assert opening.report is not None
    assert opening.report.exam.version == 2
    assert shelf.opened <= 3


def test_another_exam_does_not_wait_for_the_answer_about_the_one_before(
    qapp: object, slow: Slow, shelf: Shelf
) -> None:
    bus, parent = Bus(), QObject()
    opening = Opening("exam-1", shelf, slow, bus, parent)  # type: ignore[arg-type]
    opening.reload()
    opening.open("exam-2")
    slow.waiting.reverse()
    slow.finish()  # what is kept of it
    assert opening.report is not None and opening.report.exam.id == "exam-2"
    assert len(slow.waiting) == 2  # both questions are under way
    slow.finish()
    slow.finish()
    assert slow.waiting == []
    assert opening.report.exam.id == "exam-2"

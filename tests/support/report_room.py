"""What a report window works with, kept in memory: reports, decisions, a queue of three, colleagues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.acts import ActKind, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.coverage import NOTHING_SEEN, Coverage
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.domain.models import Decision, OpenExam, Report
from oes_desktop.domain.pace import Pace
from oes_desktop.services.decisions import Said


class Shelf:
    """Reports, decisions and photos of a desk, kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Report] = {}
        self.fetched: dict[str, Report] = {}
        self.trouble: OesError | None = None
        self.full_disk: DiskTrouble | None = None
        self.unkept_watching: DiskTrouble | None = None  # of recordings
        self.decided: list[tuple[str, str, str, str]] = []
        self.verdicts: list[tuple[str, str, str]] = []
        self.undone: list[str] = []
        self.coverage = NOTHING_SEEN
        self.undelivered: dict[str, list[OutboxRow]] = {}

    def stuck(self, exam_id: str) -> list[OutboxRow]:
        return self.undelivered.get(exam_id, [])

    def cached(self, exam_id: str) -> Report | None:
        return self.kept.get(exam_id)

    def open(self, exam_id: str) -> Report:
        if self.trouble is not None:
            raise self.trouble
        self.kept[exam_id] = self.fetched.get(exam_id) or self.kept[exam_id]
        return self.kept[exam_id]

    refresh = open

    def unkept(self, exam_id: str) -> DiskTrouble | None:
        return self.full_disk

    def decide(
        self,
        exam_id: str,
        value: str,
        *,
        reason: str = "",
        comment: str = "",
        coverage: Coverage = NOTHING_SEEN,
    ) -> Changes:
        self.decided.append((exam_id, value, reason, comment))
        self.coverage = coverage
        kept = self.kept[exam_id]
        self.kept[exam_id] = replace(
            kept, decision=Decision(value, reason, comment, "А. Сериков", 5, 3, True)
        )
        return Changes(exams=frozenset({exam_id}), reports=frozenset({exam_id}), outbox=True)

    def undo(self, exam_id: str) -> Changes:
        self.undone.append(exam_id)
        self.kept[exam_id] = replace(self.kept[exam_id], decision=Decision(version=3))
        return Changes(exams=frozenset({exam_id}), reports=frozenset({exam_id}), outbox=True)

    def give_verdicts(self, exam_id: str, violations: Sequence[str], value: str, note: str) -> Said:
        self.verdicts += [(exam_id, each, value) for each in violations]
        return Said(exam_id, ActKind.VERDICT, {"value": value, "note": note}, (), Changes())


class Kept:
    """What was watched, kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Coverage] = {}

    def load(self, exam_id: str) -> Coverage:
        return self.kept.get(exam_id, NOTHING_SEEN)

    def add(self, exam_id: str, coverage: Coverage) -> Coverage:
        self.kept[exam_id] = self.load(exam_id).merged(coverage)
        return self.kept[exam_id]


class Drawer:
    """Small values under a name, as `store.kept.Views`, kept in memory."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, object]] = {}

    def load(self, name: str) -> dict[str, object] | None:
        return self.values.get(name)

    def save(self, name: str, value: dict[str, object]) -> None:
        self.values[name] = value


class Line(QObject):
    """A queue of three exams."""

    moved = Signal()
    order = ("exam-0", "exam-1", "exam-2")
    total = 3
    undecided = 2

    def __init__(self) -> None:
        super().__init__()
        self.pace = Pace()
        self.taken: set[str] = set()

    def is_elsewhere(self, exam_id: str) -> bool:
        return exam_id in self.taken

    def position(self, exam_id: str) -> int | None:
        return self.order.index(exam_id) if exam_id in self.order else None

    def next(self, exam_id: str) -> str | None:
        at = self.order.index(exam_id) + 1
        return self.order[at] if at < 3 else None

    def previous(self, exam_id: str) -> str | None:
        at = self.order.index(exam_id) - 1
        return self.order[at] if at >= 0 else None

    def forget(self, exam_id: str) -> None:
        pass

    def find_to_review(self, exam_id: str | None, found: Callable[[str | None], object]) -> None:
        found("exam-2" if exam_id == "exam-0" else None)


class Colleagues:
    """A server's calls about who is there: what is said, and who else has which exam open."""

    def __init__(self) -> None:
        self.said: list[tuple[str, bool]] = []
        self.there: list[OpenExam] = []

    def say_open(self, exam_id: str, *, still: bool) -> None:
        self.said.append((exam_id, still))

    def open_exams(self) -> list[OpenExam]:
        return self.there

"""What a proctor does to an exam. Skeleton of the public surface."""

from __future__ import annotations

from collections.abc import Sequence

from oes_desktop.domain.acts import OutboxRow
from oes_desktop.domain.changes import Changes

Coverage = Sequence[tuple[str, Sequence[tuple[float, float]]]]


class Decisions:
    def decide(
        self, exam_id: str, value: str, *, reason: str = "", comment: str = "", coverage: Coverage = ()
    ) -> Changes:
        raise NotImplementedError

    def undo(self, exam_id: str) -> Changes:
        raise NotImplementedError

    def undoable(self) -> list[tuple[OutboxRow, float]]:
        raise NotImplementedError

    def verdict(self, exam_id: str, violation_id: str, value: str, note: str = "") -> Changes:
        raise NotImplementedError

    def set_reviewed(self, exam_id: str, reviewed: bool) -> Changes:
        raise NotImplementedError

    def set_archived(self, exam_id: str, archived: bool) -> Changes:
        raise NotImplementedError

    def outbox(self) -> list[OutboxRow]:
        raise NotImplementedError

    def withdraw(self, act_id: str) -> Changes:
        raise NotImplementedError

    def keep_theirs(self, act_id: str) -> Changes:
        raise NotImplementedError

    def send_mine_again(self, act_id: str) -> Changes:
        raise NotImplementedError

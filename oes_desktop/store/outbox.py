"""Acts that the server has not yet accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oes_desktop.domain.acts import Act, OutboxRow
from oes_desktop.domain.models import ExamRow


class Outbox:
    def add(self, act: Act, hold_until_ms: int = 0) -> OutboxRow:
        raise NotImplementedError

    def withdraw(self, act_id: str) -> bool:
        raise NotImplementedError

    def discard(self, act_id: str) -> bool:
        """Give up an act that is in conflict or parked. False when it is neither (or gone)."""
        raise NotImplementedError

    def again(self, act_id: str, act: Act) -> OutboxRow:
        """Send a conflicting or parked act again as the new `act` (new id, new base)."""
        raise NotImplementedError

    def due(self, now_ms: int) -> list[OutboxRow]:
        raise NotImplementedError

    def mark_sending(self, act_id: str) -> OutboxRow | None:
        """Committed before the first byte. None: withdrawn meanwhile, do not send."""
        raise NotImplementedError

    def accepted(self, act_id: str, row: ExamRow) -> None:
        raise NotImplementedError

    def conflict(self, act_id: str, theirs: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def park(self, act_id: str, trouble: str) -> None:
        raise NotImplementedError

    def retry_later(self, act_id: str, next_try_ms: int, trouble: str) -> None:
        raise NotImplementedError

    def rows(self) -> list[OutboxRow]:
        raise NotImplementedError

    def pending(self, exam_id: str) -> list[OutboxRow]:
        raise NotImplementedError

"""The replica of the results: a star of integers with the texts in small tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Query


class ColumnsRow(NamedTuple):
    """What the index keeps of one exam. Keys point into `names(kind)`; times ms UTC, -1: unknown; honesty -1:
    unknown; flags 0 or 1. Waiting acts are laid over. `key` is never used for another exam."""

    key: int
    student: int
    group: int
    exam: int
    system: int
    started_ms: int
    ended_ms: int
    status: int
    honesty: int
    violations: int
    attempts: int
    pkn: int
    decision: int
    archived: int
    reviewed: int
    downloaded: int
    size: int
    version: int


class Exams:
    def apply(
        self, rows: Iterable[ExamRow], removed: Iterable[str], cursor: str, *, server_epoch: str
    ) -> set[int]:
        raise NotImplementedError

    def cursor(self) -> str:
        raise NotImplementedError

    def epoch(self) -> str:
        raise NotImplementedError

    def begin_full(self) -> None:
        raise NotImplementedError

    def finish_full(self, cursor: str) -> set[int]:
        raise NotImplementedError

    def rows(self, keys: Sequence[int]) -> list[ExamRow]:
        raise NotImplementedError

    def row(self, exam_id: str) -> ExamRow | None:
        raise NotImplementedError

    def key(self, exam_id: str) -> int | None:
        """Key of an exam, also of one that was removed in this session (so the index can drop it)."""
        raise NotImplementedError

    def first_page(self, query: Query, limit: int) -> list[tuple[int, ExamRow]] | None:
        """The first rows of `query` in order, straight from an index of the database (no numpy needed), or
        None when only the index can answer (search, grouping, any other leading sort than by start)."""
        raise NotImplementedError

    def columns(self, keys: Iterable[int] | None = None) -> Iterator[ColumnsRow]:
        """All exams in order of key (or those of `keys`; a removed one is left out)."""
        raise NotImplementedError

    def names(self, kind: str) -> dict[int, str]:
        """Key to text; kind: group, exam, system, status, decision."""
        raise NotImplementedError

    def students(self) -> dict[int, tuple[str, str]]:
        """Key to (id, name)."""
        raise NotImplementedError

    def changed_since(self, revision: int) -> list[int] | None:
        """Keys of exams changed or removed after `revision` (None: too old to tell, build anew): brings a
        snapshot up to date."""
        raise NotImplementedError

    def load_snapshot(self, kind: str) -> tuple[int, bytes] | None:
        raise NotImplementedError

    def save_snapshot(self, kind: str, revision: int, data: bytes) -> None:
        raise NotImplementedError

    def revision(self) -> int:
        """Grows with every change of what `columns` gives. Take it before reading the columns."""
        raise NotImplementedError

    def count(self) -> int:
        raise NotImplementedError

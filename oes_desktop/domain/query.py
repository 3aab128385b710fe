"""A question to the results page: filters, order, grouping. Plain values, compared and stored whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from oes_desktop.domain.models import UNDECIDED


class Column(StrEnum):
    """Columns of the results, in their first order. Every one can be sorted by."""

    STUDENT = "student"
    GROUP = "group"
    EXAM = "exam"
    SYSTEM = "system"
    START = "start"
    STATUS = "status"
    HONESTY = "honesty"
    VIOLATIONS = "violations"
    ATTEMPTS = "attempts"
    DECISION = "decision"
    DOWNLOADED = "downloaded"


class Grouping(StrEnum):
    NONE = "none"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class Filters:
    """Combined with AND; an empty set or None does not restrict. Dates are ms UTC, both ends included.

    `archived` off hides archived exams, on shows only them (manual 2.1.9).
    """

    search: str = ""
    from_ms: int | None = None
    to_ms: int | None = None
    groups: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    honesty_from: int = 0
    honesty_to: int = 100
    decisions: frozenset[str] = frozenset()
    systems: frozenset[str] = frozenset()
    pkn: bool = False
    archived: bool = False
    downloaded: bool = False

    @property
    def restricts_honesty(self) -> bool:
        return self.honesty_from > 0 or self.honesty_to < 100

    @property
    def restricts(self) -> bool:
        """True when «Сброс» would change anything."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class SortKey:
    column: Column
    descending: bool = False


DEFAULT_SORT = (SortKey(Column.START, descending=True),)


@dataclass(frozen=True, slots=True)
class Query:
    filters: Filters = Filters()
    sort: tuple[SortKey, ...] = field(default=DEFAULT_SORT)
    grouping: Grouping = Grouping.NONE

    def reset(self) -> Query:
        """«Сброс»: clears search and filters, never sorting or grouping."""
        return replace(self, filters=Filters())

    def sorted_by(self, column: Column, *, add: bool = False) -> Query:
        """A header was clicked: a new column sorts upwards, the same one turns round, `add` appends it."""
        current = next((key for key in self.sort if key.column == column), None)
        key = SortKey(column, not current.descending if current else False)
        if not add:
            return replace(self, sort=(key,))
        kept = tuple(key if old.column == column else old for old in self.sort)
        return replace(self, sort=kept if current else (*kept, key))


TO_REVIEW = Filters(statuses=frozenset({"finished"}), decisions=frozenset({UNDECIDED}))

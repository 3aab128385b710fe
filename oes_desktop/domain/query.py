"""A question to the results page: filters, order, grouping. Plain values, compared and stored whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from oes_desktop.domain.models import UNDECIDED


class Column(StrEnum):
    """Columns of the results, in their first order. Every one can be sorted by. `REVIEWER`: who decided, or
    else went through the violations; `REVIEWED`: when they were gone through."""

    STUDENT = "student"
    GROUP = "group"
    EXAM = "exam"
    SYSTEM = "system"
    START = "start"
    DURATION = "duration"
    STATUS = "status"
    HONESTY = "honesty"
    VIOLATIONS = "violations"
    ATTEMPTS = "attempts"
    DECISION = "decision"
    REVIEWER = "reviewer"
    REVIEWED = "reviewed"
    DOWNLOADED = "downloaded"


class Grouping(StrEnum):
    """`DAY` is the day of the start in the institution's time zone."""

    NONE = "none"
    STUDENT = "student"
    GROUP = "group"
    EXAM = "exam"
    SYSTEM = "system"
    DAY = "day"


CHOICES = ("groups", "statuses", "decisions", "systems", "kinds", "reviewers")
SWITCHES = ("pkn", "downloaded", "reviewed", "live")
SPANS = ("violations", "attempts", "minutes")


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from `low` to `high`, both included; None: no end on that side."""

    low: int | None = None
    high: int | None = None

    @property
    def restricts(self) -> bool:
        return self.low is not None or self.high is not None


ANY = Span()


@dataclass(frozen=True, slots=True)
class Filters:
    """Combined with AND; an empty set, None or `ANY` does not restrict. Dates are ms UTC, both ends included.

    `search`: words that must occur, "a phrase" in quotes, and -words that must not. `kinds`: an exam with a
    violation of any of them. `reviewers`: whoever decided, or else went through the violations. `minutes`:
    the exam's length. A switch is True (only such), False (only others) or None. `excluded`: (name of a
    choice, code) pairs that no exam may have. `archived` off hides archived exams, on shows only them (manual
    2.1.9).
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
    kinds: frozenset[str] = frozenset()
    reviewers: frozenset[str] = frozenset()
    excluded: frozenset[tuple[str, str]] = frozenset()
    violations: Span = ANY
    attempts: Span = ANY
    minutes: Span = ANY
    pkn: bool | None = None
    downloaded: bool | None = None
    reviewed: bool | None = None
    live: bool | None = None
    archived: bool = False

    @property
    def restricts_honesty(self) -> bool:
        return self.honesty_from > 0 or self.honesty_to < 100

    @property
    def restricts(self) -> bool:
        """True when «Сброс» would change anything."""
        return self != Filters()

    def excluded_from(self, choice: str) -> frozenset[str]:
        """Codes of one of `CHOICES` that no exam may have."""
        return frozenset(code for name, code in self.excluded if name == choice)


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


@dataclass(frozen=True, slots=True)
class Expanded:
    """Which groups of a grouping show their exams: those of `codes`, or (`others`) all but those."""

    codes: frozenset[str] = frozenset()
    others: bool = False

    def __contains__(self, code: object) -> bool:
        return (code in self.codes) != self.others

    def turned(self, code: str) -> Expanded:
        """With one group opened or closed."""
        return Expanded(self.codes ^ {code}, self.others)


CLOSED = Expanded()
ALL_OPEN = Expanded(others=True)

TO_REVIEW = Filters(statuses=frozenset({"finished"}), decisions=frozenset({UNDECIDED}))

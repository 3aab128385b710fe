"""The lines of the results page: an exam's row, or what a group of exams adds up to."""

from __future__ import annotations

from dataclasses import dataclass

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Grouping


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What a group's row adds up over the exams that match. `code`: a student's id, the name of a group or
    exam, a system's code, a day as 2026-11-13 ('': the start is not known). `worst`: lowest honesty, None:
    none known. `strip`: as `ExamRow.strip`, the worst of the latest exams at each part of their length."""

    grouping: Grouping
    code: str
    exams: int
    undecided: int
    running: int
    violations: int
    attempts: int
    downloaded: int
    worst: int | None
    mean: int | None
    last_ms: int | None
    expanded: bool
    strip: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. An exam's `row`; of a group's row (`group` is set) `row` is its last exam, that
    gives a student's name. `grouping`: what the page is grouped by; `place`: number of an exam among those of
    its group, from 1, 0 without grouping.
    """

    key: int
    row: ExamRow
    downloaded: bool = False
    group: GroupLine | None = None
    grouping: Grouping = Grouping.NONE
    place: int = 0

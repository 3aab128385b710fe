"""The answer to a question: which lines the page shows, in their order. Immutable, readable on any thread.

Without grouping a line is an exam. By student it is a student's row, followed by her exams when it is
expanded. `lines` is one flat array for both: an exam is its slot, a student `-1 - place` in `students`; so a
view of a million lines needs no tree.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oes_desktop.domain.models import UNDECIDED
from oes_desktop.domain.query import Grouping, Query
from oes_desktop.index.columns import ARCHIVED, NO_HONESTY
from oes_desktop.index.filtering import matching
from oes_desktop.index.mirror import Mirror
from oes_desktop.index.students import Students, students_of

Lines = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """`order`: slots of the matching exams as the queue of reports goes through them. `total` counts the
    exams on this side of the archive; `matches` those that the filters leave; `undecided` of these. `heads`:
    the lines that are rows of students."""

    query: Query
    mirror: Mirror
    order: NDArray[np.uint32]
    lines: Lines
    heads: Lines
    students: Students | None
    expanded: frozenset[str]
    total: int
    undecided: int
    mean_honesty: float | None

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def matches(self) -> int:
        return len(self.order)

    @property
    def student_count(self) -> int:
        """Rows of students; 0 without grouping."""
        return 0 if self.students is None else len(self.students)

    def student_at(self, line: int) -> int | None:
        """Place in `students` when the line is a student's row."""
        value = int(self.lines[line])
        return -1 - value if value < 0 else None

    def student_id_at(self, line: int) -> str:
        """Whose line it is, be it her row or one of her exams."""
        place = self.student_at(line)
        if place is not None and self.students is not None:
            number = int(self.students.number[place])
        else:
            number = int(self.mirror.columns.student[self.lines[line]])
        return self.mirror.dimensions["student"].codes[number]

    def place_in_student(self, line: int) -> int:
        """Number of an exam's line among those of its student, from 1."""
        head = int(np.searchsorted(self.heads, line, "right")) - 1
        return 0 if head < 0 else line - int(self.heads[head])

    def key_at(self, line: int) -> int | None:
        """Local key of the exam on the line, None for a student's row."""
        value = int(self.lines[line])
        return None if value < 0 else int(self.mirror.columns.key[value])

    def line_of(self, key: int) -> int | None:
        """Where the exam with the local key `key` is to be seen."""
        slot = self._slot(key)
        return None if slot is None else _first(self.lines == slot)

    def line_of_student(self, student_id: str) -> int | None:
        number = self.mirror.dimensions["student"].number(student_id)
        if self.students is None or number < 0:
            return None
        place = _first(self.students.number == number)
        return None if place is None else _first(self.lines == -1 - place)

    def lines_from(self, other: Answer, lines: Lines) -> Lines:
        """Where the `lines` of an earlier answer stand in this one, -1 for what is not here. Where grouping
        hides an exam its student's row takes its place, and the last exam that of a student's row."""
        values = other.lines[lines]
        heads = values < 0
        slots = values
        if other.students is not None:
            slots = np.where(heads, other.students.last[np.where(heads, -1 - values, 0)], values)
        found = self.lines_of_keys(other.mirror.columns.key[slots])
        if self.students is None:
            return found
        codes = other.mirror.dimensions["student"].codes
        for place in np.flatnonzero(heads | (found < 0)).tolist():
            number = int(other.mirror.columns.student[slots[place]])
            line = self.line_of_student(codes[number])
            found[place] = -1 if line is None else line
        return found

    def lines_of_keys(self, keys: NDArray[np.int64]) -> Lines:
        """Where the exams with these local keys stand, -1 for those that are not shown."""
        slots = self.mirror.columns.slots(keys)
        places = np.full(len(self.mirror.columns) + 1, -1)  # the last one is for exams that are gone
        exams = np.flatnonzero(self.lines >= 0)
        places[self.lines[exams]] = exams
        found: Lines = places[slots]
        return found

    def place_of(self, key: int) -> int | None:
        """Place in `order`, expanded or not."""
        slot = self._slot(key)
        return None if slot is None else _first(self.order == slot)

    def with_expanded(self, expanded: Set[str]) -> Answer:
        """The same answer with other students open."""
        if self.students is None:
            return replace(self, expanded=frozenset(expanded))
        lines, heads = _grouped_lines(self.mirror, self.students, expanded)
        return replace(self, lines=lines, heads=heads, expanded=frozenset(expanded))

    def _slot(self, key: int) -> int | None:
        slot = int(self.mirror.columns.slots(np.array([key], np.int64))[0])
        return None if slot < 0 else slot


def answer(mirror: Mirror, query: Query, expanded: Set[str] = frozenset()) -> Answer:
    """`expanded`: ids of the students whose exams are shown."""
    columns = mirror.columns
    mask = matching(mirror, query.filters)
    order = mirror.orders.by(query.sort)
    order = order[mask[order]]
    honesty = columns.honesty[order]
    known = honesty[honesty != NO_HONESTY]
    undecided = mirror.dimensions["decision"].number(UNDECIDED)
    students = None
    lines: Lines = order.astype(np.int64)
    heads: Lines = lines[:0]
    if query.grouping is Grouping.STUDENT:
        students = students_of(mirror, order, query.sort)
        lines, heads = _grouped_lines(mirror, students, expanded)
        order = students.slots
    return Answer(
        query=query,
        mirror=mirror,
        order=order,
        lines=lines,
        heads=heads,
        students=students,
        expanded=frozenset(expanded),
        total=int(np.count_nonzero(columns.flag(ARCHIVED) == query.filters.archived)),
        undecided=int(np.count_nonzero(columns.decision[order] == undecided)),
        mean_honesty=float(known.mean(dtype=np.float64)) if len(known) else None,
    )


def _grouped_lines(mirror: Mirror, students: Students, expanded: Set[str]) -> tuple[Lines, Lines]:
    """All lines, and which of them are the students' own."""
    opened = mirror.dimensions["student"].mask(expanded)[students.number]
    counts = students.counts
    shown = np.where(opened, counts, 0)
    heads = np.arange(len(students)) + np.append(0, np.cumsum(shown))[:-1]
    lines = np.empty(len(students) + int(shown.sum()), np.int64)
    is_exam = np.ones(len(lines), np.bool_)
    is_exam[heads] = False
    lines[heads] = -1 - np.arange(len(students))
    lines[is_exam] = students.slots[np.repeat(opened, counts)]
    return lines, heads


def _first(found: NDArray[np.bool_]) -> int | None:
    place = int(np.argmax(found)) if len(found) else 0
    return place if len(found) and found[place] else None

"""A proctor's day in a script that tells what she is shown; and what must be true wherever it broke off.

Told are lists of words: ("does", n, exam) before an act; ("shown", n, exam) after it, with the decision that
she is shown as saved (0: none of hers); ("reached", n, exam) once the server has it. Each decision has a
number of its own, which its comment carries, so that it can be found wherever it is.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from support.world import Computer

from oes_desktop.api.client import Client
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.bytesource import SEGMENT
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import ExamRow
from oes_desktop.services.desk import Desk

_LONGEST_PAUSE_S = 301.0  # of an act that failed
VALUES = ("accepted", "disputed", "rejected")
Tell = Callable[[str, int, str], None]


def comment_of(number: int) -> str:
    return f"comment no. {number};"


def number_in(comment: str) -> int:
    return int(comment.removeprefix("comment no. ").removesuffix(";"))


@dataclass
class Told:
    """What the proctor knows by what she was shown."""

    shown: dict[str, int] = field(default_factory=dict)  # by exam: number of her decision that stands, or 0
    begun: dict[str, set[int]] = field(default_factory=dict)  # by exam: all that were ever begun
    reached: dict[str, list[int]] = field(default_factory=dict)  # by exam: what the server has
    open: set[str] = field(default_factory=set)  # exams with an act of which the end was not told

    @classmethod
    def of(cls, lines: Iterable[Sequence[str]]) -> Told:
        told = cls()
        for what, number, exam in lines:
            if what == "reached":
                told.reached.setdefault(exam, []).append(int(number))
                continue
            told.begun.setdefault(exam, set()).add(int(number))
            told.open.add(exam)
            if what == "shown":
                told.shown[exam] = int(number)
                told.open.discard(exam)
        return told

    @property
    def next_number(self) -> int:
        return max((number for numbers in self.begun.values() for number in numbers), default=0) + 1

    def allowed(self, exam: str) -> set[int]:
        """Decisions of which one must stand on `exam`. Of an act whose end was not told every outcome is
        right: it happened or not."""
        return {self.shown.get(exam, 0)} | (self.begun[exam] | {0} if exam in self.open else set())


def waiting(desk: Desk) -> dict[str, list[int]]:
    """Numbers of the decisions in the outbox, by exam, oldest first."""
    found: dict[str, list[int]] = {}
    for row in desk.decisions.outbox():
        if row.act.kind is ActKind.DECISION:
            found.setdefault(row.act.exam_id, []).append(number_in(row.act.body["comment"]))
    return found


class TellingClient(Client):
    """The real client, which tells what has reached the server before anybody else knows."""

    tell: Tell

    def act(self, act: Act) -> ExamRow:
        row = super().act(act)
        if act.kind is ActKind.DECISION:
            self.tell("reached", number_in(act.body["comment"]), act.exam_id)
        return row

    def decide_many(self, acts: Sequence[Act]) -> Mapping[str, ExamRow | OesError]:
        answers = super().decide_many(acts)
        for act in acts:
            if isinstance(answers.get(act.id), ExamRow):
                self.tell("reached", number_in(act.body["comment"]), act.exam_id)
        return answers


def on_server(data: Path) -> dict[str, list[int]]:
    """Numbers of the decisions that the server has accepted, by exam, oldest first, as its log has them."""
    found: dict[str, list[int]] = {}
    with closing(sqlite3.connect(f"file:{data / 'catalogue.sqlite'}?mode=ro", uri=True)) as catalogue:
        sql = "SELECT exam_id, comment FROM acts WHERE act = 'decision' AND status = 200 ORDER BY number"
        for exam, comment in catalogue.execute(sql):
            found.setdefault(exam, []).append(number_in(comment))
    return found


@dataclass
class Verdict:
    """What was found wrong: numbers of decisions lost, doubled, and back from the dead."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.lost or self.doubled)


def judge(told: Told, waiting: dict[str, list[int]], on_server: dict[str, list[int]]) -> Verdict:
    """Whether every decision shown as saved is in the outbox or on the server, once."""
    verdict = Verdict()
    for exam in told.begun:
        mine, theirs = waiting.get(exam, []), on_server.get(exam, [])
        stands = (mine or theirs or [0])[-1]
        if stands not in told.allowed(exam):
            verdict.lost.append(f"{exam}: {stands} stands, not {sorted(told.allowed(exam))}")
        counted = Counter(theirs).most_common(1) + Counter(mine).most_common(1)
        verdict.doubled += [f"{exam}: {number} {times} times" for number, times in counted if times > 1]
    return verdict


@dataclass
class Day:
    """One sitting of the proctor. `number`: of her next decision; `sent`: by exam, the newest that the server
    has taken."""

    desk: Desk
    computer: Computer
    exams: Sequence[str]
    chance: random.Random
    tell: Tell
    number: int = 1
    sent: dict[str, int] = field(default_factory=dict)

    def work(self, count: int) -> None:
        """`count` things that a proctor does, in no order."""
        kinds = (self.decide, self.undo, self.send, self.verdict, self.review)
        for _ in range(count):
            self.chance.choices(kinds, (6, 2, 2, 1, 1))[0](self.chance.choice(self.exams))

    def decide(self, exam: str) -> None:
        self.tell("does", self.number, exam)
        value = self.chance.choice(VALUES)
        self.desk.decisions.decide(exam, value, comment=comment_of(self.number))
        self.tell("shown", self.number, exam)
        self.number += 1

    def undo(self, exam: str) -> None:
        if any(row.act.exam_id == exam for row, _ in self.desk.decisions.undoable()):
            self.tell("does", 0, exam)
            self.desk.decisions.undo(exam)
            mine = waiting(self.desk).get(exam, [])
            self.tell("shown", mine[-1] if mine else self.sent.get(exam, 0), exam)

    def send(self, _exam: str = "") -> None:
        """All that waits long enough goes to the server."""
        before = waiting(self.desk)
        self.computer.clock.advance(self.computer.preferences.settings.undo_seconds + _LONGEST_PAUSE_S)
        self.desk.sync.run_once()
        after = {number for numbers in waiting(self.desk).values() for number in numbers}
        for exam, numbers in before.items():
            for number in numbers:
                if number not in after:
                    self.sent[exam] = number

    def verdict(self, exam: str) -> None:
        self.desk.decisions.verdict(exam, "v1", self.chance.choice(("confirmed", "dismissed", "none")))

    def review(self, exam: str) -> None:
        self.desk.decisions.set_reviewed(exam, self.chance.random() < 0.5)

    def watch(self, exam: str, stop: float = 1.0) -> None:
        """The recordings up to this part of them, and the photos."""
        report = self.desk.reports.open(exam)
        for snapshot in report.snapshots:
            self.desk.recordings.photo(exam, snapshot)
        for recording in report.recordings:
            with closing(self.desk.recordings.source(exam, recording)) as source:
                at = 0
                while at < recording.size * stop:
                    at += len(source.pread(at, SEGMENT))

"""Plans the whole demo: students, recorded sittings, and every exam with its status, violations and decision.

Nothing is drawn, encoded or written here, so the plan of any size is made in a moment. It is the same for the
same seed, size and day; exams in progress follow the minute. Times of exams are ms UTC.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from oes_desktop.domain.models import FINISHED, IN_PROGRESS, NOT_STARTED, Attempt, Violation
from oes_desktop.server import vocabulary
from oes_desktop.server.demo.looks import LOOKS
from oes_desktop.server.demo.names import COMMENTS, SUBJECTS, SYSTEMS, Student, draw_students
from oes_desktop.server.demo.questions import PAPERS
from oes_desktop.server.demo.sitting import CONNECTION_LOST, Event, Sitting, plan_sittings
from oes_desktop.server.demo.size import DemoSize

ALMATY = timezone(timedelta(hours=5))  # the whole country, since 2024
DAYS = 21
PKN_KINDS = ("focus_lost", "page_left", "voice_detected", "copy_paste")
PROCTORS = ("proctor", "proctor2")
_DAY_MS, _MINUTE_MS = 86_400_000, 60_000
_REASONS = {
    vocabulary.ACCEPTED: ("clean", "slight", "technical"),
    vocabulary.DISPUTED: ("second_review", "poor_recording"),
    vocabulary.REJECTED: ("helper", "phone", "limit"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a proctor said, and when: an act of `domain.acts` (decision, reviewed, archived)."""

    act: str
    value: str
    login: str
    at_ms: int
    reason: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """One row of the results. `sitting`: whose recordings it has; `own`: they are of this very student;
    `finished_attempts`: how many attempts of the sitting it has in full."""

    id: str
    student: Student
    subject: str
    system: str
    status: str
    started_ms: int | None = None
    ended_ms: int | None = None
    sitting: Sitting | None = None
    own: bool = False
    finished_attempts: int = 0
    attempts: tuple[Attempt, ...] = ()
    violations: tuple[Violation, ...] = ()
    honesty: int | None = None
    pkn: bool = False
    seen_until_ms: int = 0  # of an exam in progress: what is known of it so far
    judgements: tuple[Judgement, ...] = ()

    @property
    def archived(self) -> bool:
        return any(item.act == "archived" for item in self.judgements)

    @property
    def decision(self) -> str:
        made = [item.value for item in self.judgements if item.act == "decision"]
        return made[-1] if made else vocabulary.UNDECIDED


@dataclass(frozen=True, slots=True)
class DemoPlan:
    size: DemoSize
    students: tuple[Student, ...]
    sittings: tuple[Sitting, ...]
    exams: tuple[ExamPlan, ...]


def day_of(now_ms: int) -> str:
    """The day in the institution's time zone, as 2026-11-23."""
    return datetime.fromtimestamp(now_ms / 1000, ALMATY).date().isoformat()


def plan_demo(seed: int, size: DemoSize, now_ms: int) -> DemoPlan:
    sittings = plan_sittings(seed, size)
    choose = random.Random(f"oes-demo/{seed}/exams")
    students = _with_sitters(draw_students(size.students, choose), sittings)
    writer = _Writer(now_ms, choose, sittings, size.pkn_limit)
    exams = [
        writer.own(student, sitting)
        for student, sitting in zip(_sitters(students, sittings), sittings, strict=True)
    ]
    kinds = _statuses(size.exams - len(exams), choose)
    for number, status in enumerate(kinds):
        exams.append(writer.exam(students[number % len(students)], status))
    return DemoPlan(size, students, sittings, tuple(exams))


def honesty_of(violations: tuple[Violation, ...]) -> int:
    """100 less the weight of every violation, never below 0: what a proctor can count after."""
    return max(0, round(100 - sum(vocabulary.kind(item.kind).weight for item in violations)))


def _statuses(count: int, choose: random.Random) -> list[str]:
    running, coming = max(3, count // 16), max(3, count // 11)
    kinds = [IN_PROGRESS] * running + [NOT_STARTED] * coming + [FINISHED] * (count - running - coming)
    choose.shuffle(kinds)
    return kinds


def _with_sitters(students: tuple[Student, ...], sittings: tuple[Sitting, ...]) -> tuple[Student, ...]:
    """Every look that is recorded belongs to somebody it fits, and nobody has a look that is not recorded."""
    recorded = sorted({sitting.look for sitting in sittings})
    changed = []
    for number, student in enumerate(students):
        alike = [look for look in recorded if LOOKS[look].female == student.female] or recorded
        changed.append(
            student if student.look in alike else replace(student, look=alike[number % len(alike)])
        )
    for look in recorded:
        if all(student.look != look for student in changed):
            fits = [n for n, student in enumerate(changed) if student.female == LOOKS[look].female]
            place = fits[look % len(fits)] if fits else look % len(changed)
            changed[place] = replace(changed[place], look=look)
    return tuple(changed)


def _sitters(students: tuple[Student, ...], sittings: tuple[Sitting, ...]) -> list[Student]:
    """One student for each sitting: somebody with that look, another one each time where there is."""
    found: list[Student] = []
    for sitting in sittings:
        same = [student for student in students if student.look == sitting.look]
        found.append(next((student for student in same if student not in found), same[0]))
    return found


class _Writer:
    """Makes exams one by one; keeps what must not happen twice (ids, two exams of a student at once)."""

    def __init__(
        self, now_ms: int, choose: random.Random, sittings: tuple[Sitting, ...], pkn_limit: int
    ) -> None:
        self._now_ms = now_ms
        midnight = datetime.fromtimestamp(now_ms / 1000, ALMATY).replace(
            hour=0, minute=0, second=0, microsecond=0
        )
        self._midnight_ms = round(midnight.timestamp() * 1000)
        self._choose = choose
        self._sittings = sittings
        self._pkn_limit = pkn_limit
        self._due = [vocabulary.REJECTED, vocabulary.DISPUTED, vocabulary.ACCEPTED]  # each at least once
        self._ids: set[str] = set()
        self._taken: set[tuple[str, int]] = set()

    def own(self, student: Student, sitting: Sitting) -> ExamPlan:
        """The exam that was really recorded: this student, this subject, all violations, in the last days."""
        started = self._slot(student, 1 + sitting.number % 6)
        paper = PAPERS[sitting.paper]
        exam = self._finished(
            student,
            paper.code,
            paper.subject,
            sitting.system,
            started,
            sitting,
            sitting.events,
            len(sitting.attempts),
        )
        exam = replace(exam, own=True)
        decided = sitting.number % 3 == 2
        return replace(exam, judgements=self._judge(exam, archived=False) if decided else ())

    def exam(self, student: Student, status: str) -> ExamPlan:
        choose = self._choose
        code, subject = choose.choice(SUBJECTS)
        system = choose.choice(SYSTEMS)
        if status == NOT_STARTED:
            return ExamPlan(
                self._id(self._midnight_ms + _DAY_MS, student, code), student, subject, system, status
            )
        sitting = self._sitting_of(student)
        if status == IN_PROGRESS:
            return self._running(student, code, subject, system, sitting)
        started = self._slot(student, choose.randint(1, DAYS))
        attempts = choose.randint(1, len(sitting.attempts))
        noticed = choose.choice((0.2, 0.4, 0.6, 0.85, 1.0))
        events = tuple(e for e in sitting.events if choose.random() < noticed or e.kind == CONNECTION_LOST)
        exam = self._finished(student, code, subject, system, started, sitting, events, attempts)
        archived = self._midnight_ms - started > 15 * _DAY_MS and choose.random() < 0.55
        if archived or self._due or choose.random() < 0.5:
            exam = replace(exam, judgements=self._judge(exam, archived=archived))
        return exam

    def _finished(
        self, student: Student, code: str, subject: str, system: str, started_ms: int, sitting: Sitting,
        events: tuple[Event, ...], attempts: int,
    ) -> ExamPlan:  # fmt: skip
        parts = sitting.attempts[:attempts]
        end = parts[-1].end_ms
        violations = self._violations(sitting, events, started_ms, end)
        close = sum(item.kind in PKN_KINDS for item in violations)
        return ExamPlan(
            self._id(started_ms, student, code),
            student,
            subject,
            system,
            FINISHED,
            started_ms,
            started_ms + end,
            sitting,
            finished_attempts=attempts,
            attempts=tuple(Attempt(p.number, started_ms + p.start_ms, started_ms + p.end_ms) for p in parts),
            violations=violations,
            honesty=honesty_of(violations),
            pkn=close >= self._pkn_limit,
        )

    def _running(self, student: Student, code: str, subject: str, system: str, sitting: Sitting) -> ExamPlan:
        """Sitting it now, begun within the last hour: in the second attempt where there was a break."""
        first = sitting.attempts[0]
        elapsed = self._choose.randrange(4, 50) * _MINUTE_MS
        attempts: tuple[Attempt, ...]
        if len(sitting.attempts) > 1 and sitting.attempts[1].start_ms < 50 * _MINUTE_MS:
            second = sitting.attempts[1].start_ms
            elapsed = max(elapsed, second + 2 * _MINUTE_MS)
            started = self._now_ms - elapsed
            attempts = (Attempt(1, started, started + first.end_ms), Attempt(2, started + second, None))
        else:
            started = self._now_ms - elapsed
            attempts = (Attempt(1, started, None),)
        seen = min(elapsed, sitting.end_ms)
        violations = self._violations(sitting, sitting.events, started, seen)
        return ExamPlan(
            self._id(started, student, code), student, subject, system, IN_PROGRESS, started, None, sitting,
            finished_attempts=len(attempts) - 1, attempts=attempts, violations=violations,
            honesty=honesty_of(violations), seen_until_ms=started + seen,
        )  # fmt: skip

    def _violations(
        self, sitting: Sitting, events: tuple[Event, ...], started_ms: int, until_ms: int
    ) -> tuple[Violation, ...]:
        """Numbered by their place in the sitting, so that the same event has the same id everywhere."""
        return tuple(
            Violation(
                f"v{number + 1:02d}",
                event.kind,
                started_ms + event.at_ms,
                event.duration_ms,
                vocabulary.kind(event.kind).severity,
                event.note,
            )
            for number, event in enumerate(sitting.events)
            if event in events and event.at_ms + event.duration_ms <= until_ms
        )

    def _judge(self, exam: ExamPlan, *, archived: bool) -> tuple[Judgement, ...]:
        """Decided by what the honesty says, sometimes changed later, reviewed, and archived at last."""
        choose = self._choose
        honesty = exam.honesty or 0
        likely = (
            vocabulary.REJECTED if honesty < 45 or (exam.pkn and honesty < 70)
            else vocabulary.DISPUTED if honesty < 75
            else vocabulary.ACCEPTED
        )  # fmt: skip
        value = choose.choices((likely, vocabulary.DISPUTED, vocabulary.ACCEPTED), weights=(8, 1, 1))[0]
        if self._due and not archived:
            value = self._due.pop()
        at = min(
            (exam.ended_ms or 0) + choose.randrange(20, 2400) * _MINUTE_MS, self._midnight_ms - 3 * _MINUTE_MS
        )
        login = choose.choice(PROCTORS)
        made = []
        if value != vocabulary.DISPUTED and choose.random() < 0.15:
            made.append(self._decision(vocabulary.DISPUTED, PROCTORS[0], at - 30 * _MINUTE_MS))
        made.append(self._decision(value, login, at))
        made.append(Judgement("reviewed", "", login, at + 5_000))
        if archived:
            made.append(Judgement("archived", "", "admin", max(at + 60_000, self._midnight_ms - 7 * _DAY_MS)))
        return tuple(made)

    def _decision(self, value: str, login: str, at_ms: int) -> Judgement:
        comment = self._choose.choice(COMMENTS[value])
        reason = self._choose.choice(_REASONS[value]) if self._choose.random() < 0.6 else ""
        return Judgement("decision", value, login, at_ms, reason, comment)

    def _sitting_of(self, student: Student) -> Sitting:
        """Recordings that can pass for this student's: of the same look."""
        return self._choose.choice([sitting for sitting in self._sittings if sitting.look == student.look])

    def _slot(self, student: Student, days_ago: int) -> int:
        """A start between 9 and 16 o'clock, on a day on which this student has no exam yet if possible."""
        days = [(days_ago - 1 + step) % DAYS + 1 for step in range(DAYS)]
        day = next((day for day in days if (student.id, day) not in self._taken), days_ago)
        self._taken.add((student.id, day))
        minute = self._choose.randrange(9 * 12, 16 * 12) * 5
        second = self._choose.randrange(0, 40)
        return self._midnight_ms - day * _DAY_MS + minute * _MINUTE_MS + second * 1000

    def _id(self, at_ms: int, student: Student, code: str) -> str:
        day = datetime.fromtimestamp(at_ms / 1000, UTC).date().isoformat()
        found, number = f"{day}-{student.id}-{code}", 1
        while found in self._ids:
            number += 1
            found = f"{day}-{student.id}-{code}-{number}"
        self._ids.add(found)
        return found

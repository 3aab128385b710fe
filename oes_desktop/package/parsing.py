"""From the bytes of `exam.json` to a `PackagedExam`. The format is that of the design, "Exam package".

Nothing by halves: every problem is named with its path, and one problem refuses the whole. Unknown keys are
ignored, unknown codes kept. Opens no file: what lies in the package comes as a set of names.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import NoReturn

from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import (
    CAMERA,
    DOCUMENT,
    FACE,
    FINISHED,
    IN_PROGRESS,
    SCREEN,
    Attempt,
    Violation,
)
from oes_desktop.package.fields import Fields, Problems
from oes_desktop.package.model import PackagedExam, PackagedRecording, PackagedSnapshot
from oes_desktop.package.names import checked_name, folded

SOURCES = (CAMERA, SCREEN, FACE, DOCUMENT)

_CODE, _ID, _SHORT, _TEXT = 64, 128, 300, 10_000  # letters
_ATTEMPTS, _RECORDINGS, _VIOLATIONS, _SNAPSHOTS = 10_000, 1_000, 200_000, 20_000
_SECONDS = 10_000_000


def parse_exam(text: bytes, files: Collection[PurePosixPath]) -> PackagedExam:
    """Parse and validate. `files`: every file of the package, relative to `exam.json`.

    Raises `Rejected("bad_package" or "unsafe_path", path="attempts[0].ended_at", what=code)`, the other
    problems in `detail`.
    """
    problems = Problems()
    fields = Fields(_json(text), "", problems)
    exam = _Parser(fields, files).exam()
    problems.raise_if_any()
    return exam


def _json(text: bytes) -> object:
    def refuse(_: str) -> NoReturn:
        raise ValueError("NaN and Infinity are not JSON")

    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise Rejected(
            "bad_package", path="exam.json", what="not_json", detail=type(error).__name__
        ) from error


class _Parser:
    """One file being read. Remembers what may be named only once."""

    def __init__(self, fields: Fields, files: Collection[PurePosixPath]) -> None:
        self._fields = fields
        self._files = files
        self._named: set[str] = set()

    def exam(self) -> PackagedExam:
        fields = self._fields
        student = fields.inner("student")
        status = fields.text("status", _CODE)
        attempts, recordings = self._attempts()
        ends = [attempt.ended_ms for attempt in attempts]
        known_ends = [end for end in ends if end is not None]
        running = status == IN_PROGRESS or (status != FINISHED and len(known_ends) < len(ends))
        return PackagedExam(
            id=fields.text("id", _ID),
            student_id=student.text("id", _SHORT),
            student_name=student.text("name", _TEXT),
            group=student.text("group", _SHORT, default=""),
            exam=fields.text("exam", _TEXT),
            system=fields.text("system", _CODE),
            status=status,
            honesty=fields.whole("honesty", 0, 100),
            pkn=fields.flag("pkn"),
            archived=fields.flag("archived"),
            started_ms=min((attempt.started_ms for attempt in attempts), default=None),
            ended_ms=None if running else max(known_ends, default=None),
            attempts=attempts,
            recordings=recordings,
            violations=self._violations(),
            snapshots=self._snapshots(),
        )

    def _attempts(self) -> tuple[tuple[Attempt, ...], tuple[PackagedRecording, ...]]:
        attempts: dict[int, Attempt] = {}
        recordings: list[PackagedRecording] = []
        for fields in self._fields.each("attempts", _ATTEMPTS):
            number = fields.whole("number", 1, _ATTEMPTS, required=True)
            if number is None:
                number = -len(attempts)  # a stand-in nobody else has
            elif number in attempts:
                fields.bad("number", "twice")
            started, ended = fields.moment("started_at"), fields.moment_or_none("ended_at")
            _check_order(fields, started, ended)
            attempts[number] = Attempt(number, started, ended)
            recordings += [self._recording(one, number) for one in fields.each("recordings", _RECORDINGS)]
        by_start = {number: attempt.started_ms for number, attempt in attempts.items()}
        recordings.sort(key=lambda one: (one.started_ms or by_start[one.attempt], one.kind, str(one.file)))
        return tuple(sorted(attempts.values(), key=lambda one: (one.started_ms, one.number))), tuple(
            recordings
        )

    def _recording(self, fields: Fields, attempt: int) -> PackagedRecording:
        started, ended = fields.moment_or_none("started_at"), fields.moment_or_none("ended_at")
        _check_order(fields, started, ended)
        return PackagedRecording(attempt, fields.text("kind", _CODE), self._file(fields), started, ended)

    def _violations(self) -> tuple[Violation, ...]:
        violations: dict[str, Violation] = {}
        for fields in self._fields.each("violations", _VIOLATIONS):
            identifier = fields.text("id", _ID)
            if identifier and identifier in violations:
                fields.bad("id", "twice")
            violations[identifier] = Violation(
                id=identifier,
                kind=fields.text("kind", _CODE),
                at_ms=fields.moment("at"),
                duration_ms=fields.milliseconds("duration_s", _SECONDS),
                severity=fields.whole("severity", 1, 3, default=1) or 1,
                note=fields.text("note", _TEXT, default=""),
                label=fields.text("label", _SHORT, default=""),
            )
        return tuple(sorted(violations.values(), key=lambda one: (one.at_ms, one.id)))

    def _snapshots(self) -> tuple[PackagedSnapshot, ...]:
        snapshots = []
        for fields in self._fields.each("snapshots", _SNAPSHOTS):
            source = fields.text("source", _CODE)
            if source and source not in SOURCES:
                fields.bad("source", "unknown")
            snapshots.append(PackagedSnapshot(self._file(fields), fields.moment("at"), source))
        return tuple(sorted(snapshots, key=lambda one: (one.at_ms, str(one.file))))

    def _file(self, fields: Fields) -> PurePosixPath:
        """A file of the package, named once."""
        text = fields.text("file", 2_000)
        if not text:
            return PurePosixPath()
        try:
            name = checked_name(text)
        except Rejected:
            fields.bad("file", "unsafe_path")
            return PurePosixPath()
        if name not in self._files:
            fields.bad("file", "missing_file")
        elif folded(name) in self._named:
            fields.bad("file", "twice")
        self._named.add(folded(name))
        return name


def _check_order(fields: Fields, started: int | None, ended: int | None) -> None:
    if started and ended and ended < started:
        fields.bad("ended_at", "before_start")

"""Rows of the catalogue as bodies of the wire, and the check that the wire will take them.

Pure: knows no transaction and no right.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.domain.errors import Rejected
from oes_desktop.domain.models import Violation
from oes_desktop.server import coverage
from oes_desktop.wire import structs

STRIP_BINS = 64

_WIRE_ID = re.compile(structs.ID)
_KINDS = msgspec.json.Decoder(dict[str, int])
_BLOCKS = msgspec.json.Decoder(list[str])
_Body = TypeVar("_Body", bound=msgspec.Struct)


def wire_id(text: str, *salt: object) -> str:
    """`text` if it can stand in an address of the API, else (or with `salt`) an opaque id made of it: the
    same for the same input."""
    if not salt and _WIRE_ID.fullmatch(text):
        return text
    joined = "\0".join((text, *map(str, salt)))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def exam_body(row: sa.Row[Any], open_by: str = "") -> structs.ExamBody:
    """`row`: of `tables.exams` with `tables.lost_ms`."""
    reviewed = None
    if row.reviewed_ms is not None:
        reviewed = structs.ReviewedStateBody(row.reviewed_by, datetime_from_ms(row.reviewed_ms))
    return structs.ExamBody(
        id=row.id,
        version=row.version,
        student=structs.StudentBody(row.student_id, row.student_name),
        group=row.group_name,
        exam=row.exam,
        system=row.system,
        status=row.status,
        start=_moment(row.started_ms),
        end=_moment(row.ended_ms),
        honesty=row.honesty,
        pkn=row.pkn,
        archived=row.archived,
        decision=structs.DecisionStateBody(
            row.decision, row.decided_by, _moment(row.decided_ms), row.reason, row.comment
        ),
        reviewed=reviewed,
        attempts=row.attempts,
        bytes=row.bytes,
        kinds=_KINDS.decode(row.kinds),
        strip=row.strip,
        open_by=open_by,
        lost_at=_moment(row.lost_ms),
    )


def attempt_body(row: sa.Row[Any]) -> structs.AttemptBody:
    return structs.AttemptBody(row.number, datetime_from_ms(row.started_ms), _moment(row.ended_ms))


def recording_body(row: sa.Row[Any]) -> structs.RecordingBody:
    """`row` joins a recording with its media."""
    return structs.RecordingBody(
        id=row.id,
        attempt=row.attempt,
        kind=row.kind,
        type=row.media_type,
        size=row.size,
        start=datetime_from_ms(row.started_ms),
        end=datetime_from_ms(row.ended_ms),
        duration=row.duration_ms / 1000,
        sha256=row.sha256,
        blocks=_BLOCKS.decode(row.blocks),
    )


def snapshot_body(row: sa.Row[Any]) -> structs.SnapshotBody:
    """`row` joins a snapshot with its media."""
    return structs.SnapshotBody(
        row.id, datetime_from_ms(row.at_ms), row.source, row.media_type, row.size, row.sha256
    )


def violation_body(row: sa.Row[Any]) -> structs.ViolationBody:
    return structs.ViolationBody(
        id=row.id,
        kind=row.kind,
        at=datetime_from_ms(row.at_ms),
        duration=row.duration_ms / 1000,
        severity=row.severity,
        note=row.note,
        label=row.label,
        verdict=row.verdict,
    )


def mark_body(row: sa.Row[Any]) -> structs.MarkStateBody:
    return structs.MarkStateBody(
        id=row.id,
        at=datetime_from_ms(row.at_ms),
        duration=row.duration_ms / 1000,
        kind=row.kind,
        text=row.text,
        by=row.by_name,
        by_id=row.by_id,
    )


def history_body(row: sa.Row[Any], *, with_coverage: bool = False) -> structs.HistoryBody:
    return structs.HistoryBody(
        act=row.act,
        value=row.value,
        by=row.by_name,
        at=datetime_from_ms(row.at_ms),
        target=row.target,
        reason=row.reason,
        comment=row.comment,
        coverage=coverage.told(row.coverage) if with_coverage else [],
    )


def checked(body: _Body, path: str = "") -> _Body:
    """`body`, if the wire takes it back. Raises `Rejected("bad_input", path=...)`: what a client would
    refuse never enters the catalogue."""
    try:
        return msgspec.convert(msgspec.to_builtins(body, builtin_types=(datetime,)), type(body))
    except (msgspec.ValidationError, ValueError) as error:
        what, where = split_path(str(error))
        raise Rejected("bad_input", path=path + where, what=what) from error


def split_path(text: str) -> tuple[str, str]:
    """msgspec's 'Expected `str` - at `$.value`' as (what, path): ('Expected `str`', 'value')."""
    what, _, where = text.partition(" - at ")
    return what, where.rpartition("`$")[2].rstrip("`").lstrip(".")


def kind_counts(violations: Iterable[Violation]) -> dict[str, int]:
    return dict(sorted(Counter(violation.kind for violation in violations).items()))


def strip_of(violations: Iterable[Violation], from_ms: int, to_ms: int) -> str:
    """Violations over the time of an exam: hex of 64 bins, the worst severity in each; '' without any."""
    found = list(violations)
    if not found:
        return ""
    length = max(to_ms - from_ms, 1)
    bins = bytearray(STRIP_BINS)
    for violation in found:
        first = _bin(violation.at_ms - from_ms, length)
        last = max(first, _bin(violation.end_ms - 1 - from_ms, length))
        for number in range(first, last + 1):
            bins[number] = max(bins[number], violation.severity)
    return bins.hex()


def kinds_json(kinds: Mapping[str, int]) -> str:
    return msgspec.json.encode(kinds).decode()


def _bin(offset_ms: int, length_ms: int) -> int:
    return min(max(offset_ms * STRIP_BINS // length_ms, 0), STRIP_BINS - 1)


def _moment(ms: int | None) -> datetime | None:
    return None if ms is None else datetime_from_ms(ms)

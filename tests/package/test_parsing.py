"""`exam.json`: everything that can be wrong is named with its path, and nothing is taken by halves."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packages import at, exam_json

from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import Attempt
from oes_desktop.package.model import PackagedExam
from oes_desktop.package.parsing import parse_exam

FILES = {
    PurePosixPath(name)
    for name in ("exam.json", "camera-1.webm", "camera-2.webm", "photos/0001.jpg", "photos/face.png")
}
START_MS = 1_794_542_820_000


def parse(exam: object) -> PackagedExam:
    return parse_exam(json.dumps(exam).encode(), FILES)


def problems(exam: object) -> dict[str, str]:
    """Path -> what, of every problem named."""
    with pytest.raises(Rejected) as caught:
        parse(exam)
    found = dict(line.split(": ", 1) for line in caught.value.detail.splitlines())
    assert caught.value.facts["path"] in found
    return found


def changed(path: str, value: object) -> dict[str, Any]:
    """The example with the value at `path` ('attempts.0.ended_at') replaced; `...` removes it."""
    exam = deepcopy(exam_json())
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = exam
    for part in way:
        place = place[part]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return exam


def test_a_good_exam_is_taken_whole() -> None:
    exam = parse(exam_json())
    assert (exam.id, exam.student_id, exam.group) == ("2026-11-13-0012345-matan", "0012345", "ИС-21-2")
    assert exam.student_name == "Әбдірахманова Әсем"
    assert (exam.status, exam.honesty, exam.pkn, exam.archived) == ("finished", 62, False, False)
    assert exam.attempts == (
        Attempt(1, START_MS, START_MS + 31_000),
        Attempt(2, START_MS + 46_000, START_MS + 61_000),
    )
    assert (exam.started_ms, exam.ended_ms) == (START_MS, START_MS + 61_000)
    first, second = exam.recordings
    assert (first.attempt, first.kind, first.started_ms) == (1, "camera", START_MS + 1_250)
    assert (second.file, second.started_ms, second.ended_ms) == (PurePosixPath("camera-2.webm"), None, None)
    assert [(one.id, one.duration_ms, one.severity) for one in exam.violations] == [
        ("v1", 4_000, 2),
        ("v2", 1_500, 1),
    ]
    assert [one.source for one in exam.snapshots] == ["face", "camera"]  # in order of time


def test_unknown_keys_are_ignored_and_unknown_codes_kept() -> None:
    exam = parse(exam_json(status="suspended", system="Moodle 9", colour="red", version=[1, {}]))
    assert (exam.status, exam.system) == ("suspended", "Moodle 9")


@pytest.mark.parametrize(
    ("path", "value", "where", "what"),
    [
        ("student", ..., "student", "missing"),
        ("student", "Әсем", "student", "not_an_object"),
        ("student.name", " ", "student.name", "empty"),
        ("student.name", 7, "student.name", "not_text"),
        ("student.name", "a\x00", "student.name", "not_text"),
        ("student.name", "\ud800", "student.name", "not_text"),
        ("student.id", "x" * 301, "student.id", "too_long"),
        ("id", "", "id", "empty"),
        ("id", ..., "id", "missing"),
        ("honesty", 101, "honesty", "out_of_range"),
        ("honesty", -1, "honesty", "out_of_range"),
        ("honesty", "62", "honesty", "not_a_whole_number"),
        ("honesty", True, "honesty", "not_a_whole_number"),
        ("honesty", 62.5, "honesty", "not_a_whole_number"),
        ("honesty", None, "honesty", "null"),
        ("pkn", "no", "pkn", "not_true_or_false"),
        ("attempts", {}, "attempts", "not_a_list"),
        ("attempts.0", 5, "attempts[0]", "not_an_object"),
        ("attempts.0.started_at", ..., "attempts[0].started_at", "missing"),
        ("attempts.0.started_at", "2026-11-13T04:07:00", "attempts[0].started_at", "no_zone"),
        ("attempts.0.started_at", "2026-11-13", "attempts[0].started_at", "not_a_time"),
        ("attempts.0.started_at", "2026-02-30T04:07:00Z", "attempts[0].started_at", "not_a_time"),
        ("attempts.0.started_at", 1_794_542_820, "attempts[0].started_at", "not_a_time"),
        ("attempts.0.started_at", "0001-01-01T00:00:00Z", "attempts[0].started_at", "out_of_range"),
        ("attempts.0.started_at", "0001-01-01T00:00:00+05:00", "attempts[0].started_at", "out_of_range"),
        ("attempts.0.ended_at", at(-1), "attempts[0].ended_at", "before_start"),
        ("attempts.1.number", 1, "attempts[1].number", "twice"),
        ("attempts.1.number", "2", "attempts[1].number", "not_a_whole_number"),
        ("attempts.1.number", ..., "attempts[1].number", "missing"),
        ("attempts.0.recordings.0.file", "gone.webm", "attempts[0].recordings[0].file", "missing_file"),
        ("attempts.0.recordings.0.kind", ..., "attempts[0].recordings[0].kind", "missing"),
        ("attempts.0.recordings.0.ended_at", at(0), "attempts[0].recordings[0].ended_at", "before_start"),
        ("attempts.1.recordings.0.file", "camera-1.webm", "attempts[1].recordings[0].file", "twice"),
        ("snapshots.0.file", "camera-1.webm", "snapshots[0].file", "twice"),
        ("snapshots.0.source", "moon", "snapshots[0].source", "unknown"),
        ("violations.1.id", "v1", "violations[1].id", "twice"),
        ("violations.0.duration_s", -1, "violations[0].duration_s", "out_of_range"),
        ("violations.0.duration_s", 1e300, "violations[0].duration_s", "out_of_range"),
        ("violations.0.duration_s", "4", "violations[0].duration_s", "not_a_number"),
        ("violations.0.severity", 4, "violations[0].severity", "out_of_range"),
    ],
)
def test_what_is_wrong_is_named(path: str, value: object, where: str, what: str) -> None:
    """C12: with its path."""
    found = problems(changed(path, value))
    assert found == {where: what}


def test_all_problems_are_named_at_once_and_at_most_twenty() -> None:
    """C12."""
    exam = exam_json(honesty=101, pkn=1)
    del exam["student"]
    assert set(problems(exam)) == {"student", "honesty", "pkn"}
    exam["violations"] = [{} for _ in range(50)]
    with pytest.raises(Rejected) as caught:
        parse(exam)
    lines = caught.value.detail.splitlines()
    assert len(lines) == 21
    assert lines[-1].endswith("more")


@pytest.mark.parametrize("name", ["../x.webm", "/x.webm", "C:\\x.webm", "CON", "a.webm:s", "a\nb"])
def test_a_file_outside_the_package_is_an_unsafe_path(name: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse(changed("attempts.0.recordings.0.file", name))
    assert caught.value.reason == "unsafe_path"
    assert caught.value.facts["path"] == "attempts[0].recordings[0].file"


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[",
        b"[]",
        b"null",
        b"\xff\xfe{}",
        b'{"honesty": NaN}',
        b'{"honesty": Infinity}',
        b'{"honesty": ' + b"9" * 5_000 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_is_no_json_object_is_refused(text: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        parse_exam(text, FILES)
    assert caught.value.reason == "bad_package"


def test_a_byte_order_mark_and_other_zones_are_understood() -> None:
    exam = changed("attempts.0.started_at", "2026-11-13T09:07:00.123456789+05:00")
    assert parse_exam(b"\xef\xbb\xbf" + json.dumps(exam).encode(), FILES).started_ms == START_MS + 123


def test_an_empty_exam_is_an_exam() -> None:
    exam = parse(exam_json(status="not_started", attempts=[], violations=[], snapshots=[]))
    assert (exam.started_ms, exam.ended_ms, exam.attempts) == (None, None, ())


def test_a_running_exam_has_no_end() -> None:
    exam = parse(changed("attempts.1.ended_at", None) | {"status": "in_progress"})
    assert exam.ended_ms is None
    assert exam.attempts[1].ended_ms is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PATHS = [
    "id", "student", "student.id", "honesty", "attempts", "attempts.0", "attempts.0.number",
    "attempts.0.started_at", "attempts.0.ended_at", "attempts.0.recordings", "attempts.0.recordings.0",
    "attempts.0.recordings.0.file", "violations", "violations.0", "violations.0.duration_s",
    "violations.0.at", "snapshots.0.file", "snapshots.0.at", "snapshots",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PATHS), json_values)
def test_any_value_anywhere_is_taken_or_refused(path: str, value: object) -> None:
    try:
        exam = parse(changed(path, value))
    except OesError:
        return
    assert exam.honesty is None or 0 <= exam.honesty <= 100
    assert all(one.file in FILES for one in exam.recordings)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(text: bytes) -> None:
    with pytest.raises(OesError):
        parse_exam(text, FILES)


times = st.text(alphabet="0123456789-:TZ+. ", max_size=30) | st.datetimes().map(str)


@settings(deadline=None)
@given(times)
def test_any_time_is_taken_or_refused(text: str) -> None:
    try:
        exam = parse(changed("attempts.1.started_at", text))
    except Rejected:
        return
    assert exam.started_ms is not None

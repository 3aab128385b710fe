"""Exams enter whole, once, and what proctors said stays when their content changes (F19)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.institution import START_MS, packaged

from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import Damaged, DiskTrouble, Rejected, TooNew
from oes_desktop.domain.models import Attempt, Decision, Violation
from oes_desktop.server.acts import Call
from oes_desktop.server.catalogue import Catalogue, StoredRecording, StoredSnapshot
from oes_desktop.server.media_store import StoredMedia
from oes_desktop.server.rights import Caller
from oes_desktop.wire import structs

ADMIN = Caller("id-1", "chief", "Chief", "admin")
VIDEO = StoredMedia("a" * 64, 1_000, ("b" * 64,), "video/webm")
PHOTO = StoredMedia("c" * 64, 10, ("c" * 64,), "image/jpeg")
CAMERA = StoredRecording(1, "camera", VIDEO, START_MS, START_MS + 600_000, 599_000, "d" * 64)
FACE = StoredSnapshot(START_MS + 1_000, "face", PHOTO)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", ManualClock(), lock_wait_s=0.2)
    yield catalogue
    catalogue.close()


def _row(catalogue: Catalogue, exam_id: str = "e1") -> structs.ExamBody:
    return catalogue.report(ADMIN, exam_id).exam


def _act(catalogue: Catalogue, kind: ActKind, body: Any, *, target: str = "", version: int = 1) -> int:
    call = Call(kind, "e1", target, f"key-{kind}-{version}", version, body)
    return catalogue.perform(ADMIN, call).status


def test_an_exam_comes_out_as_it_went_in(catalogue: Catalogue) -> None:
    decision = Decision("disputed", "poor_recording", "Нет звука", "Bolat", START_MS + 9)
    assert catalogue.put_exam(packaged("e1"), [CAMERA], [FACE], decision=decision, reviewed_by="Bolat")
    report = catalogue.report(ADMIN, "e1")
    row = report.exam
    assert (row.student.id, row.student.name, row.group) == ("0012345", "Әбдірахманова Әсем", "A")
    assert (row.honesty, row.attempts, row.bytes, row.kinds) == (62, 1, 1_010, {"focus_lost": 1})
    assert (row.decision.value, row.decision.comment, row.decision.by) == ("disputed", "Нет звука", "Bolat")
    assert row.reviewed is not None and row.reviewed.by == "Bolat"
    recording, photo = report.recordings[0], report.snapshots[0]
    assert (recording.kind, recording.duration, recording.sha256) == ("camera", 599.0, "a" * 64)
    assert recording.blocks == ["b" * 64]
    assert (photo.source, photo.type, photo.size) == ("face", "image/jpeg", 10)
    assert recording.id != photo.id and "a" * 64 not in recording.id


def test_the_strip_has_the_worst_severity_of_each_stretch(catalogue: Catalogue) -> None:
    violations = (
        Violation("v1", "focus_lost", START_MS, 0, 1),
        Violation("v2", "phone_seen", START_MS + 1, 30_000, 3),
        Violation("v3", "gaze_away", START_MS + 599_999, 60_000, 2),
        Violation("v4", "gaze_away", START_MS - 5_000, 1_000, 1),
    )
    catalogue.put_exam(packaged("e1", violations=violations), [], [])
    strip = bytes.fromhex(_row(catalogue).strip)
    assert len(strip) == 64
    assert set(strip[:4]) == {3} and strip[-1] == 2 and set(strip[4:-1]) == {0}


def test_putting_the_same_again_is_no_change(catalogue: Catalogue) -> None:
    """F19."""
    assert catalogue.put_exam(packaged("e1"), [CAMERA], [FACE])
    before = catalogue.position()
    assert not catalogue.put_exam(packaged("e1"), [CAMERA], [FACE])
    assert catalogue.position() == before and _row(catalogue).version == 1


def test_new_content_replaces_the_old_and_keeps_what_proctors_said(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1"), [CAMERA], [])
    media_id = catalogue.report(ADMIN, "e1").recordings[0].id
    assert _act(catalogue, ActKind.DECISION, structs.DecideBody("rejected")) == 200
    assert _act(catalogue, ActKind.VERDICT, structs.VerdictBody("confirmed"), target="v1", version=2) == 200
    assert _act(catalogue, ActKind.REVIEWED, structs.ReviewedBody(True), version=3) == 200
    changed = replace(VIDEO, sha256="e" * 64, size=2_000)
    more = (*packaged("e1").violations, Violation("v2", "page_left", START_MS + 5, 0, 2))
    assert catalogue.put_exam(packaged("e1", violations=more), [replace(CAMERA, media=changed)], [])
    report = catalogue.report(ADMIN, "e1")
    assert report.exam.version == 5
    assert report.exam.decision.value == "rejected" and report.exam.reviewed is not None
    assert {item.id: item.verdict for item in report.violations} == {"v1": "confirmed", "v2": "none"}
    assert (report.recordings[0].id, report.recordings[0].sha256) == (media_id, "e" * 64)
    assert [entry.act for entry in report.history] == ["decision", "verdict", "reviewed"]


def test_two_systems_may_use_the_same_exam_id(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1"), [], [])
    catalogue.put_exam(packaged("e1", system="Moodle"), [], [])
    first, second = catalogue.exam_id("Platonus", "e1"), catalogue.exam_id("Moodle", "e1")
    assert first == "e1" and second is not None and second != first
    assert _row(catalogue, second).system == "Moodle"
    assert catalogue.exam_id("Moodle", "nothing") is None


def test_an_id_that_cannot_stand_in_an_address_gets_one_that_can(catalogue: Catalogue) -> None:
    catalogue.put_exam(
        packaged("Экзамен № 1/../2", violations=(Violation("№1", "gaze_away", START_MS),)), [], []
    )
    exam_id = catalogue.exam_id("Platonus", "Экзамен № 1/../2")
    assert exam_id is not None and exam_id.isalnum() and exam_id.isascii()
    assert catalogue.report(ADMIN, exam_id).violations[0].id.isalnum()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"honesty": 101}, "honesty"),
        ({"system": ""}, "system"),
        ({"group": "x" * 301}, "group"),
        ({"student_name": "x" * 10_001}, "student.name"),
        ({"violations": (Violation("v1", "", START_MS),)}, "violations[0].kind"),
        ({"violations": (Violation("v1", "gaze_away", START_MS, 0, 7),)}, "violations[0].severity"),
    ],
)
def test_what_the_contract_could_not_carry_is_refused_with_its_place(
    catalogue: Catalogue, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(Rejected) as refused:
        catalogue.put_exam(packaged("e1", **changes), [], [])
    assert (refused.value.reason, refused.value.facts["path"]) == ("bad_input", path)
    assert catalogue.count() == 0


def test_text_that_is_not_unicode_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(Rejected):
        catalogue.put_exam(packaged("e1", exam="\ud800"), [], [])
    assert catalogue.count() == 0


def test_a_live_violation_changes_row_report_and_honesty_but_acts_stay_good(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1", status="in_progress", ended_ms=None), [], [])
    assert list(catalogue.running()) == ["e1"]
    assert catalogue.add_violation("e1", Violation("v2", "phone_seen", START_MS + 90_000, 2_000, 3))
    row = _row(catalogue)
    assert (row.version, row.kinds, row.honesty) == (2, {"focus_lost": 1, "phone_seen": 1}, 52)
    assert 3 in bytes.fromhex(row.strip)
    assert not catalogue.add_violation("e1", Violation("v2", "phone_seen", START_MS))
    assert not catalogue.add_violation("nothing", Violation("v9", "phone_seen", START_MS))
    assert _act(catalogue, ActKind.DECISION, structs.DecideBody("accepted"), version=1) == 200


def test_a_removed_exam_is_gone_with_its_parts(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1"), [CAMERA], [FACE])
    assert catalogue.remove_exam("e1")
    assert not catalogue.remove_exam("e1")
    assert catalogue.count() == 0
    with sqlite3.connect(catalogue.database._engine.url.database or "") as raw:
        for table in ("attempts", "recordings", "snapshots", "violations"):
            assert raw.execute(f"select count(*) from {table}").fetchone() == (0,)
    raw.close()


def test_an_exam_without_anything_and_one_with_everything(catalogue: Catalogue) -> None:
    bare = packaged("bare", attempts=(), violations=(), started_ms=None, ended_ms=None, honesty=None)
    catalogue.put_exam(replace(bare, status="not_started"), [], [])
    row = _row(catalogue, "bare")
    assert (row.strip, row.kinds, row.honesty, row.start) == ("", {}, None, None)
    many = tuple(Violation(f"v{number}", "gaze_away", START_MS) for number in range(5_000))
    attempts = tuple(Attempt(number, START_MS, None) for number in range(1, 51))
    catalogue.put_exam(packaged("full", violations=many, attempts=attempts), [], [])
    assert len(catalogue.report(ADMIN, "full").violations) == 5_000


def test_a_catalogue_from_the_future_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("update state set schema = 99")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(TooNew) as found:
        Catalogue(path)
    assert (found.value.reason, found.value.facts["found"]) == ("catalogue", 99)
    assert path.read_bytes() == before


def test_a_file_that_is_no_catalogue_is_named_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"not a database at all" * 500)
    with pytest.raises(Damaged):
        Catalogue(path)
    with sqlite3.connect(tmp_path / "other.sqlite") as raw:
        raw.execute("create table foreign_things (id integer)")
    raw.close()
    with pytest.raises(Damaged):
        Catalogue(tmp_path / "other.sqlite")
    with pytest.raises(DiskTrouble):
        Catalogue(tmp_path / "catalogue.sqlite" / "below")


def test_a_writer_that_holds_on_makes_others_busy_and_readers_go_on(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.put_exam(packaged("e1"), [], [])
    other = sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(DiskTrouble) as busy:
        catalogue.put_exam(packaged("e2"), [], [])
    assert busy.value.reason == "busy"
    assert _row(catalogue).id == "e1"
    other.execute("rollback")
    other.close()
    assert catalogue.put_exam(packaged("e2"), [], [])


def test_a_failure_in_the_middle_leaves_nothing(catalogue: Catalogue) -> None:
    twice = (Attempt(1, START_MS, None), Attempt(1, START_MS, None))
    with pytest.raises(Exception, match="UNIQUE"):
        catalogue.put_exam(packaged("e1", attempts=twice), [CAMERA], [])
    assert catalogue.count() == 0
    assert catalogue.put_exam(packaged("e1"), [CAMERA], [])

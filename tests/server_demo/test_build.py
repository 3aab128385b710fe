"""A small demo really made: what the catalogue says is what the recordings show."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from oes_desktop.domain.account import ADMIN
from oes_desktop.domain.clock import ms_from_datetime
from oes_desktop.domain.errors import Rejected
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.demo import SMALL, DemoSize, demo_ready, make_demo
from oes_desktop.server.demo.plan import DemoPlan, ExamPlan, plan_demo
from oes_desktop.server.media_store import MediaStore
from oes_desktop.server.rights import Caller
from oes_desktop.wire import structs

NOW_MS = 1_795_430_000_000
EVERYTHING = Caller("tester", "tester", "Tester", ADMIN)


@pytest.fixture(scope="module")
def plan() -> DemoPlan:
    return plan_demo(1, SMALL, NOW_MS)


@pytest.fixture
def catalogue(small_demo: Path):
    opened = Catalogue(ServerConfig(small_demo).database)
    yield opened
    opened.close()


def reports(catalogue: Catalogue, plan: DemoPlan) -> list[tuple[ExamPlan, structs.ReportBody]]:
    return [(exam, catalogue.report(EVERYTHING, exam.id)) for exam in plan.exams if exam.own]


def path_of(data: Path, sha256: str) -> Path:
    return MediaStore(ServerConfig(data).media).path(sha256)


def picture_at(path: Path, second: float) -> Image.Image:
    with av.open(str(path)) as media:
        media.seek(round(second * 1_000_000))
        found = None
        for frame in media.decode(video=0):
            if frame.time > second + 0.001:
                break
            found = frame
        assert found is not None
        assert found.time == pytest.approx(second, abs=0.26)
        return found.to_image()


def difference(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).mean())


def violation(report: structs.ReportBody, kind: str) -> structs.ViolationBody:
    return next(item for item in report.violations if item.kind == kind)


def recording_of(report: structs.ReportBody, kind: str, at: structs.Moment) -> structs.RecordingBody:
    return next(item for item in report.recordings if item.kind == kind and item.start <= at < item.end)


def loudness(path: Path, start: float, end: float) -> float:
    with av.open(str(path)) as media:
        found = [
            np.square(f.to_ndarray().astype(float)).mean()
            for f in media.decode(audio=0)
            if start <= f.time < end
        ]
    return float(np.sqrt(np.mean(found)))


def test_all_exams_people_and_groups_are_there(catalogue: Catalogue, plan: DemoPlan) -> None:
    page = catalogue.changes(EVERYTHING, "", 5_000)
    assert {row.id for row in page.exams} == {exam.id for exam in plan.exams}
    rows = {row.id: row for row in page.exams}
    for exam in plan.exams:
        row = rows[exam.id]
        assert (row.status, row.honesty, row.pkn, row.archived) == (
            exam.status,
            exam.honesty,
            exam.pkn,
            exam.archived,
        )
        assert row.decision.value == exam.decision
    users = {user.login: user for user in Accounts(catalogue).users()}
    assert set(users) == {"proctor", "proctor2", "admin"}
    assert users["proctor"].name == "А. Сериков"
    assert len(users["proctor"].groups) == 6


def test_history_tells_who_decided_what_and_when(catalogue: Catalogue, plan: DemoPlan) -> None:
    judged = [exam for exam in plan.exams if exam.judgements]
    assert judged
    for exam in judged:
        history = catalogue.report(EVERYTHING, exam.id).history
        assert [(item.act, ms_from_datetime(item.at)) for item in history] == [
            (item.act, item.at_ms) for item in exam.judgements
        ]
        decided = [item for item in history if item.act == "decision"]
        assert decided[-1].by in ("А. Сериков", "Г. Нұрланова")
        assert [item.comment for item in decided] == [
            i.comment for i in exam.judgements if i.act == "decision"
        ]


def test_durations_are_right_within_a_frame(small_demo: Path, catalogue: Catalogue, plan: DemoPlan) -> None:
    types = set()
    for _, report in reports(catalogue, plan):
        for item in report.recordings:
            types.add(item.type)
            with av.open(str(path_of(small_demo, item.sha256))) as media:
                frame = 1 / float(media.streams.video[0].average_rate)
                assert media.duration / 1e6 == pytest.approx(item.duration, abs=frame)
                assert (item.end - item.start).total_seconds() == pytest.approx(item.duration, abs=0.001)
                assert bool(media.streams.audio) == (item.kind == "camera")
    assert types == {"video/mp4", "video/webm"}


def test_camera_and_screen_start_at_different_times(catalogue: Catalogue, plan: DemoPlan) -> None:
    for exam, report in reports(catalogue, plan):
        for attempt in exam.attempts:
            camera, screen = (
                next(r for r in report.recordings if r.attempt == attempt.number and r.kind == kind)
                for kind in ("camera", "screen")
            )
            assert 0.5 <= (screen.start - camera.start).total_seconds() <= 8


def test_nobody_is_there_while_the_face_is_absent(
    small_demo: Path, catalogue: Catalogue, plan: DemoPlan
) -> None:
    for _, report in reports(catalogue, plan):
        absent = violation(report, "face_absent")
        camera = recording_of(report, "camera", absent.at)
        path, start = path_of(small_demo, camera.sha256), (absent.at - camera.start).total_seconds()
        before, during = picture_at(path, start - 2), picture_at(path, start + 0.1)
        last, after = (
            picture_at(path, start + absent.duration - 0.1),
            picture_at(path, start + absent.duration + 2),
        )
        assert difference(before, during) > 8
        assert difference(during, last) < 2
        assert difference(before, after) < 5


def test_a_second_person_and_a_phone_are_seen(small_demo: Path, catalogue: Catalogue, plan: DemoPlan) -> None:
    report = reports(catalogue, plan)[1][1]
    for kind in ("several_faces", "phone_seen"):
        found = violation(report, kind)
        camera = recording_of(report, "camera", found.at)
        path, start = path_of(small_demo, camera.sha256), (found.at - camera.start).total_seconds()
        right = (420, 150, 640, 480)
        before, during = picture_at(path, start - 2).crop(right), picture_at(path, start + 1).crop(right)
        assert difference(before, during) > 6


def test_the_screen_is_another_one_while_the_page_is_left(
    small_demo: Path, catalogue: Catalogue, plan: DemoPlan
) -> None:
    for _, report in reports(catalogue, plan):
        for kind in {item.kind for item in report.violations} & {"page_left", "focus_lost"}:
            found = violation(report, kind)
            screen = recording_of(report, "screen", found.at)
            path, start = path_of(small_demo, screen.sha256), (found.at - screen.start).total_seconds()
            assert difference(picture_at(path, start - 0.25), picture_at(path, start)) > 15
            end = start + found.duration
            assert difference(picture_at(path, end - 0.25), picture_at(path, end)) > 15


def test_a_voice_is_heard_when_one_is_detected(
    small_demo: Path, catalogue: Catalogue, plan: DemoPlan
) -> None:
    report = reports(catalogue, plan)[0][1]
    heard = violation(report, "voice_detected")
    camera = recording_of(report, "camera", heard.at)
    path, start = path_of(small_demo, camera.sha256), (heard.at - camera.start).total_seconds()
    assert loudness(path, start + 0.3, start + heard.duration - 0.3) > 4 * loudness(
        path, start - 3, start - 0.3
    )


def test_photos_are_what_the_recording_shows(small_demo: Path, catalogue: Catalogue, plan: DemoPlan) -> None:
    for _, report in reports(catalogue, plan):
        assert {"face", "document", "camera", "screen"} == {item.source for item in report.snapshots}
        for item in report.snapshots:
            photo = Image.open(path_of(small_demo, item.sha256))
            photo.load()
            assert photo.format == "JPEG"
            if item.source in ("camera", "screen"):
                shown = recording_of(report, item.source, item.at)
                second = (item.at - shown.start).total_seconds()
                assert difference(photo, picture_at(path_of(small_demo, shown.sha256), second)) < 5


def test_other_finished_exams_point_at_the_same_media(catalogue: Catalogue, plan: DemoPlan) -> None:
    own = {item.sha256 for _, report in reports(catalogue, plan) for item in report.recordings}
    for exam in plan.exams:
        if exam.status == "finished":
            report = catalogue.report(EVERYTHING, exam.id)
            assert len(report.recordings) == 2 * exam.finished_attempts
            assert {item.sha256 for item in report.recordings} <= own


def test_stored_bytes_are_their_digest(small_demo: Path, catalogue: Catalogue, plan: DemoPlan) -> None:
    for _, report in reports(catalogue, plan):
        for item in report.recordings:
            data = path_of(small_demo, item.sha256).read_bytes()
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (item.sha256, item.size)


def test_a_second_call_makes_nothing(small_demo: Path) -> None:
    mark = small_demo / "demo.json"
    before = mark.stat()
    told: list[tuple[int, int]] = []
    make_demo(small_demo, now_ms=NOW_MS, size=SMALL, progress=lambda done, total: told.append((done, total)))
    assert demo_ready(small_demo, now_ms=NOW_MS, size=SMALL)
    assert (mark.stat().st_ino, mark.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert told == [(1, 1)]
    assert [path.name for path in small_demo.parent.iterdir()] == [small_demo.name]


TINY = DemoSize("tiny", 6, 14, 1, 30, 31, webm=(), pkn_limit=3, questions=1)


def test_another_day_keeps_the_recordings_and_a_same_seed_makes_the_same(tmp_path: Path) -> None:
    data, again = tmp_path / "data", tmp_path / "again"
    make_demo(data, now_ms=NOW_MS, size=TINY)
    make_demo(again, now_ms=NOW_MS, size=TINY)
    assert content(data) == content(again)
    media = sorted((path.name, path.stat().st_ino) for path in (data / "media").rglob("*") if path.is_file())
    make_demo(data, now_ms=NOW_MS + 86_400_000, size=TINY)
    assert not demo_ready(data, now_ms=NOW_MS, size=TINY)
    assert demo_ready(data, now_ms=NOW_MS + 86_400_000, size=TINY)
    assert [name for name, _ in media] == sorted(p.name for p in (data / "media").rglob("*") if p.is_file())
    assert content(data).keys() != content(again).keys()


def content(data: Path) -> dict[str, tuple[object, ...]]:
    """Every exam with the digests of its media."""
    catalogue = Catalogue(ServerConfig(data).database)
    try:
        found = {}
        for row in catalogue.changes(EVERYTHING, "", 5_000).exams:
            report = catalogue.report(EVERYTHING, row.id)
            media = [item.sha256 for item in (*report.recordings, *report.snapshots)]
            found[row.id] = (
                row.student,
                row.honesty,
                row.decision.value,
                row.start,
                report.violations,
                media,
            )
        return found
    finally:
        catalogue.close()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "catalogue.sqlite").write_text("somebody's own")
    with pytest.raises(Rejected, match="in_use"):
        make_demo(tmp_path / "data", now_ms=NOW_MS, size=TINY)
    assert (tmp_path / "data" / "catalogue.sqlite").read_text() == "somebody's own"
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["data"]


@pytest.mark.skipif(os.name != "posix", reason="a kill that nothing survives")
def test_killed_half_way_it_leaves_no_demo_and_the_next_run_makes_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    code = (
        "import sys, pathlib\n"
        "from oes_desktop.server.demo import DemoSize, make_demo\n"
        "if __name__ == '__main__':\n"
        f"    make_demo(pathlib.Path(sys.argv[1]), now_ms={NOW_MS}, size={TINY!r},\n"
        "              progress=lambda done, total: print(done, total, flush=True))\n"
    )
    script = tmp_path / "make.py"
    script.write_text(code)
    running = subprocess.Popen([sys.executable, str(script), str(data)], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline().startswith("1 ")
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    running.stdout.close()
    assert not data.exists()
    assert not demo_ready(data, now_ms=NOW_MS, size=TINY)
    left = list(tmp_path.glob(".data.demo-*"))
    assert left
    make_demo(data, now_ms=NOW_MS, size=TINY)
    assert demo_ready(data, now_ms=NOW_MS, size=TINY)
    assert not list(tmp_path.glob(".data.demo-*"))

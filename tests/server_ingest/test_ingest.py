"""Ingest: what is taken in plays at the right place, and what is wrong leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.packages import SAMPLES, at, counter, exam_json, photo, raw_webm, write_package, zipped
from support.small_disks import MOUNTS, REASON, small_disk

from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Rejected
from oes_desktop.media.files import FileSource
from oes_desktop.media.frames import frame_at
from oes_desktop.media.probe import probe
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.ingest import ingest
from oes_desktop.server.media_store import MediaStore

Data = Any  # the fixture of conftest


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def one_recording(**recording: Any) -> dict[str, Any]:
    """An exam of one attempt of 10 s with one recording."""
    exam = exam_json(violations=[], snapshots=[])
    recordings = [{"kind": "camera", "file": "a.webm"} | recording]
    exam["attempts"] = [{"number": 1, "started_at": at(0), "ended_at": at(10), "recordings": recordings}]
    return exam


def test_a_frame_at_20_s_is_the_frame_of_20_s(data: Data, whole_package: Path) -> None:
    result = data.take(whole_package)
    assert result.changed
    report = data.report(result.exam_id)
    first = report.recordings[0]
    stored = data.media.path(first.sha256)
    facts = probe(stored)
    assert not facts.needs_remux
    assert abs(facts.duration_ms - 30_000) <= 70
    assert abs(first.duration - facts.duration_ms / 1000) < 0.001
    source = FileSource(stored)
    frame = frame_at(source, 20_000)
    source.close()
    assert counter(frame.data, frame.width) == 300


def test_all_that_the_package_says_is_in_the_report(data: Data, whole_package: Path) -> None:
    report = data.report(data.take(whole_package).exam_id)
    assert report.exam.student.name == "Әбдірахманова Әсем"
    assert [one.number for one in report.attempts] == [1, 2]
    assert (report.attempts[1].start - report.attempts[0].start).total_seconds() == 46
    first, second = report.recordings
    assert (first.start - report.attempts[0].start).total_seconds() == 1.25
    assert (second.start, second.end) == (report.attempts[1].start, report.attempts[1].end)
    assert abs(second.duration - 6) < 0.1  # the media's own length, whatever the wall clock says
    assert [one.kind for one in report.violations] == ["focus_lost", "voice_detected"]
    assert {one.type for one in report.snapshots} == {"image/jpeg", "image/png"}
    for part in (*report.recordings, *report.snapshots):
        stored = data.media.path(part.sha256)
        assert (stored.stat().st_size, sha256(stored)) == (part.size, part.sha256)


def test_the_original_is_kept_beside(data: Data, whole_package: Path) -> None:
    report = data.report(data.take(whole_package).exam_id)
    for name in ("camera-1.webm", "camera-2.webm"):
        original = whole_package / name
        assert data.media.path(sha256(original)).read_bytes() == original.read_bytes()
        assert sha256(original) not in [one.sha256 for one in report.recordings]
    assert data.folders_left() == []


def test_real_browser_recordings(data: Data, tmp_path: Path) -> None:
    names = ("camera-1.webm", "camera-2.webm")
    if not all((SAMPLES / name).exists() for name in names):
        pytest.skip("the shared samples are not here")
    package = write_package(tmp_path / "real", recordings={name: SAMPLES / name for name in names})
    report = data.report(data.take(package).exam_id)
    assert [round(one.duration) for one in report.recordings] == [30, 15]
    for recording in report.recordings:
        assert not probe(data.media.path(recording.sha256)).needs_remux


def test_the_same_package_again_changes_nothing(data: Data, whole_package: Path, tmp_path: Path) -> None:
    """F19."""
    first = data.take(whole_package)
    before = {path: path.stat().st_mtime_ns for path in data.media.folder.rglob("*") if path.is_file()}
    position = data.catalogue.position()
    for again in (whole_package, zipped(whole_package, tmp_path / "same.zip")):
        result = data.take(again)
        assert (result.exam_id, result.changed) == (first.exam_id, False)
    after = {path: path.stat().st_mtime_ns for path in data.media.folder.rglob("*") if path.is_file()}
    assert after == before
    assert data.catalogue.position() == position


def test_a_known_file_is_not_remuxed_again(data: Data, tmp_path: Path, short: Path) -> None:
    """Its bytes in the store stand, even where remuxing them now would give others."""
    first = write_package(tmp_path / "1", one_recording(), recordings={"a.webm": short})
    known = data.report(data.take(first).exam_id).recordings[0]
    told: list[tuple[int, int]] = []
    second = write_package(tmp_path / "2", one_recording() | {"id": "other"}, recordings={"a.webm": short})
    result = ingest(second, data.catalogue, data.media, lambda *step: told.append(step))
    assert result.changed
    assert data.report(result.exam_id).recordings[0].sha256 == known.sha256
    # Copied, then two steps at once: nothing was measured and nothing remuxed.
    size = short.stat().st_size
    assert [done for done, _ in told if size < done < 3 * size] == []


def test_a_lost_file_is_made_again(data: Data, tmp_path: Path, short: Path) -> None:
    package = write_package(tmp_path / "p", one_recording(), recordings={"a.webm": short})
    recording = data.report(data.take(package).exam_id).recordings[0]
    data.media.path(recording.sha256).unlink()
    assert not data.take(package).changed
    assert data.media.has(recording.sha256, recording.size)


def test_a_changed_package_updates_the_exam(data: Data, package: Path, tmp_path: Path) -> None:
    first = data.take(package)
    old = data.report(first.exam_id).recordings
    raw_webm(package / "camera-2.webm", 2, first=7_000)
    (package / "exam.json").write_text(json.dumps(exam_json(honesty=41)), encoding="utf-8")
    second = data.take(package)
    assert (second.exam_id, second.changed) == (first.exam_id, True)
    report = data.report(second.exam_id)
    assert report.exam.honesty == 41
    assert report.exam.version > 1
    assert report.recordings[0].sha256 == old[0].sha256
    assert report.recordings[1].sha256 != old[1].sha256
    assert data.media.has(old[1].sha256, old[1].size)  # until nobody plays it any more


def test_an_indexed_recording_is_stored_as_it_is(data: Data, tmp_path: Path, good_mp4: Path) -> None:
    package = write_package(tmp_path / "p", one_recording(file="a.mp4"), recordings={"a.mp4": good_mp4})
    recording = data.report(data.take(package).exam_id).recordings[0]
    assert (recording.sha256, recording.type) == (sha256(good_mp4), "video/mp4")


def test_times_that_are_missing_are_the_attempts_and_at_last_the_medias(
    data: Data, tmp_path: Path, short: Path
) -> None:
    exam = one_recording() | {"status": "in_progress"}
    del exam["attempts"][0]["ended_at"]
    package = write_package(tmp_path / "p", exam, recordings={"a.webm": short})
    recording = data.report(data.take(package).exam_id).recordings[0]
    assert (recording.end - recording.start).total_seconds() == pytest.approx(recording.duration)


def test_a_cut_off_recording_is_taken_with_its_real_length(data: Data, package: Path) -> None:
    whole = (package / "camera-1.webm").read_bytes()
    (package / "camera-1.webm").write_bytes(whole[: len(whole) // 2])
    recording = data.report(data.take(package).exam_id).recordings[0]
    assert 10 < recording.duration < 20
    assert (recording.end - recording.start).total_seconds() == 29.75


def test_an_exam_with_nothing_recorded(data: Data, tmp_path: Path) -> None:
    """C13."""
    exam = exam_json(status="not_started", attempts=[], violations=[], snapshots=[])
    result = data.take(write_package(tmp_path / "p", exam, recordings={}))
    assert data.report(result.exam_id).recordings == []


HOSTILE = {
    "playlist": ("a.webm", b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n", "not_media"),
    "html": ("a.webm", b"<!DOCTYPE html><script>", "not_media"),
    "program": ("a.webm", b"MZ" + bytes(1_000), "not_media"),
    "nothing": ("a.webm", b"", "not_media"),
    "garbage": ("a.webm", b"\x1a\x45\xdf\xa3" + bytes(1_000), "not_media"),
    "empty webm": (
        "a.webm",
        bytes.fromhex("1a45dfa3 87 4282 84") + b"webm" + bytes.fromhex("18538067 ff"),
        "unsupported_media",
    ),
    "empty mp4": ("a.webm", b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + bytes(100), "recording"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_are_not_what_they_claim_are_refused(data: Data, tmp_path: Path, name: str) -> None:
    file, content, reason = HOSTILE[name]
    package = write_package(tmp_path / "p", one_recording(), recordings={})
    (package / file).write_bytes(content)
    with pytest.raises((Rejected, Damaged)) as caught:
        data.take(package)
    assert (caught.value.reason, caught.value.facts["path"]) == (reason, file)
    nothing_is_left(data)


def nothing_is_left(data: Data) -> None:
    assert data.catalogue.count() == 0
    assert data.files() == set()
    assert data.folders_left() == []


@pytest.mark.parametrize(
    "content",
    [b"GIF89a" + bytes(40), b"<svg/>", b"", b"\xff\xd8\xff" + bytes(100)],
    ids=["gif", "svg", "empty", "jpeg"],
)
def test_a_bad_photo_refuses_the_package_whole(data: Data, package: Path, content: bytes) -> None:
    """C12: also the recordings, which are good, and come before it."""
    (package / "photos" / "face.png").write_bytes(content)
    with pytest.raises((Rejected, Damaged)) as caught:
        data.take(package)
    assert caught.value.facts["path"] == "photos/face.png"
    nothing_is_left(data)


def test_a_video_is_no_photo_and_a_photo_no_video(data: Data, tmp_path: Path, short: Path) -> None:
    package = write_package(tmp_path / "p", one_recording(), recordings={"a.webm": short})
    shutil.copy(photo(tmp_path / "x.png"), package / "a.webm")
    with pytest.raises(Rejected):
        data.take(package)
    nothing_is_left(data)


@pytest.mark.parametrize("name", ["bomb", "traversal", "description"])
def test_hostile_packages_touch_nothing(data: Data, package: Path, tmp_path: Path, name: str) -> None:
    """C10, C12: nothing is taken by halves."""
    import zipfile

    path = zipped(package, tmp_path / "bad.zip")
    if name == "description":
        (package / "exam.json").write_text("[]")
        path = package
    with zipfile.ZipFile(tmp_path / "bad.zip", "a", zipfile.ZIP_DEFLATED) as archive:
        if name == "bomb":
            archive.writestr("x", bytes(200 * 1024 * 1024))
        else:
            archive.writestr(zipfile.ZipInfo("../../escaped"), b"x")
    with pytest.raises(Rejected):
        data.take(path)
    nothing_is_left(data)
    assert not list(tmp_path.rglob("escaped"))


def test_progress_rises_to_the_end(data: Data, whole_package: Path) -> None:
    told: list[tuple[int, int]] = []
    ingest(whole_package, data.catalogue, data.media, lambda *step: told.append(step))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({total for _, total in told}) == 1
    assert told[-1][0] == told[-1][1]


KILLED = """
import os, signal, sys
from pathlib import Path
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.ingest import ingest
from oes_desktop.server.media_store import MediaStore

def die_half_way(done, total):
    if done > total / 2:
        os._exit(9)

if __name__ == "__main__":
    data, package = Path(sys.argv[1]), Path(sys.argv[2])
    ingest(package, Catalogue(data / "catalogue.sqlite"), MediaStore(data / "media"), die_half_way)
"""


def test_an_ingest_killed_half_way_leaves_nothing_to_be_seen(tmp_path: Path, short: Path) -> None:
    """F19."""
    package = write_package(tmp_path / "p", one_recording(), recordings={"a.webm": short})
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    root = Path(__file__).parents[2]
    died = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(package)],
        env={**os.environ, "PYTHONPATH": str(root)},
        timeout=120,
    )
    assert died.returncode == 9
    media = MediaStore(tmp_path / "media")
    left = list(media.folder.glob("ingest-*"))
    assert len(left) == 1
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    try:
        assert catalogue.count() == 0
        assert [
            path for path in media.folder.rglob("*") if path.is_file() and left[0] not in path.parents
        ] == []
        assert ingest(package, catalogue, media).changed
        assert not left[0].exists()
    finally:
        catalogue.close()


@pytest.mark.skipif(not MOUNTS, reason=REASON)
@pytest.mark.parametrize("leave", [0, 100_000, 700_000])
def test_a_full_disk_leaves_nothing_of_a_package(tmp_path: Path, whole_package: Path, leave: int) -> None:
    """F19: wherever in the middle the room ends; with room it is taken."""
    with small_disk(tmp_path / "disk", 16) as room:
        media, catalogue = MediaStore(room.path / "media"), Catalogue(tmp_path / "catalogue.sqlite")
        try:
            media.folder.mkdir()
            room.fill(leave)
            with pytest.raises(DiskTrouble) as caught:
                ingest(whole_package, catalogue, media)
            assert caught.value.reason == "full"
            assert catalogue.count() == 0
            assert not list(media.folder.glob("ingest-*")) and not list(media.folder.glob("part-*"))
            room.empty()
            assert ingest(whole_package, catalogue, media).changed
        finally:
            catalogue.close()


def test_a_store_that_cannot_be_written_is_disk_trouble(tmp_path: Path, whole_package: Path) -> None:
    """F19."""
    (tmp_path / "media").write_text("a file where the folder should be")
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    try:
        with pytest.raises(OesError) as caught:
            ingest(whole_package, catalogue, MediaStore(tmp_path / "media"))
        assert type(caught.value).__name__ == "DiskTrouble"
        assert catalogue.count() == 0
    finally:
        catalogue.close()

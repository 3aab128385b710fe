"""Appeal packages of a real server and real recordings: what is in them, whether they are signed, and that
nothing half-made stays."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from support.filmed import NAME, SCREEN_LATE_MS, VIOLATIONS, Filmed, filmed
from support.packages import counter, raw_webm
from support.world import START_MS

from oes_desktop.domain.appeal import AROUND_MS, Packed, Scene, Take
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import DiskTrouble, Rejected, Unreachable
from oes_desktop.domain.models import CONFIRMED, Report, Violation
from oes_desktop.media.files import BytesSource
from oes_desktop.media.frames import frame_at
from oes_desktop.package.appeals import examine
from oes_desktop.services.appeal import Order, can_sign, make


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filmed]:
    """One for all that change nothing of it."""
    with filmed(tmp_path_factory.mktemp("film")) as made:
        yield made


@pytest.fixture
def own_film(tmp_path: Path) -> Iterator[Filmed]:
    """For those that stop the server."""
    with filmed(tmp_path) as made:
        yield made


def scenes(report: Report) -> list[Scene]:
    camera, screen = report.recordings
    found = []
    for violation in report.violations:
        if violation.verdict != CONFIRMED:
            continue
        takes = []
        for recording, late in ((camera, 0), (screen, SCREEN_LATE_MS)):
            at = violation.at_ms - START_MS - late
            if at < recording.duration_ms:
                end = at + violation.duration_ms + AROUND_MS
                takes.append(Take(recording, at, at - AROUND_MS, min(end, recording.duration_ms - 1)))
        found.append(Scene(violation, tuple(takes)))
    return found


def pack(film: Filmed, path: Path, report: Report | None = None, cancel: Cancel | None = None) -> Packed:
    report = report or film.report()
    order = Order(report, scenes(report), lambda signed: b"%PDF signed" if signed else b"%PDF NOT SIGNED")
    return make(film.desk, order, path, SystemClock(), cancel or Cancel(), lambda done, total: None)


def download(film: Filmed) -> None:
    for recording in film.report().recordings:
        with closing(film.desk.recordings.source(film.exam_id, recording)) as source:
            at = 0
            while at < source.size:
                at += len(source.pread(at, 1_000_000))


def read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_signed_package_is_whole_and_says_what_it_shows(film: Filmed, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    download(film)
    packed = pack(film, path)
    assert packed == Packed(signed=True, scenes=2, missing=0, differing=0, unchecked=0)
    found = examine(path, film.desk.meta.signing_key)
    assert (found.flaws, found.signed, found.key_checked, found.by) == ((), True, True, "Әлия Серікқызы")
    content = read(path)
    assert sorted(content) == [
        "README.txt", "SHA256SUMS", "attestation.json", "attestation.sig",
        "clips/001-camera.mp4", "clips/001-screen.webm", "clips/002-screen.webm",
        "frames/001-camera.png", "frames/001-screen.png", "frames/002-screen.png",
        "manifest.json", "report.json", "report.pdf", "signing-key.pem",
    ]  # fmt: skip
    manifest = json.loads(content["manifest.json"])
    assert manifest["signed"] is True
    assert [item["check"] for item in manifest["recordings"]] == ["matches", "matches"]
    assert content["report.pdf"] == b"%PDF signed"
    document = json.loads(content["report.json"])
    assert document["format"] == "oes-report-1"
    assert document["student"]["name"] == NAME
    assert document["violations"][0]["at"] == "2026-11-06T21:20:08.000Z"
    assert document["violations"][0]["verdict"] == "confirmed"
    assert [item["sha256"] for item in document["recordings"]] == [
        one.sha256 for one in film.report().recordings
    ]
    assert {entry["act"] for entry in document["history"]} == {"verdict"}


def test_a_clip_shows_what_its_json_says(film: Filmed, tmp_path: Path) -> None:
    pack(film, tmp_path / "package.zip")
    content = read(tmp_path / "package.zip")
    (first, _second) = json.loads(content["report.json"])["evidence"]
    clip = next(
        p for p in first["pieces"] if p["what"] == "clip" and p["file"].startswith("clips/001-camera")
    )
    at = VIOLATIONS[0].at_ms - START_MS
    assert clip["wanted_ms"] == [at - 3_000, at + 2_000 + 3_000]
    begin, end = clip["shows_ms"]
    assert begin <= at - 3_000 and end >= at + 5_000 - 100
    frame = frame_at(BytesSource(content[clip["file"]]), at - begin)
    assert counter(frame.data, frame.width) == at * 15 // 1000


@pytest.mark.parametrize("downloaded", [True, False])
def test_a_raw_recording_of_two_parts_is_cut_by_its_index_and_named_by_its_own_bytes(
    world, computers, tmp_path: Path, downloaded: bool
) -> None:
    parts = [
        raw_webm(tmp_path / f"{first}.webm", seconds, first=first, key_frames=30).read_bytes()
        for first, seconds in ((0, 8), (1_000, 6))
    ]
    data = b"".join(parts)
    at = 58_000  # the recording is told to last 60 s: its second part begins at 54 s
    violation = Violation("v", "focus_lost", START_MS + at, 500, 2, verdict=CONFIRMED)
    world.put("raw", video=data)
    desk = computers().sign_in(world.url)
    desk.sync.run_once()
    report = desk.reports.open("raw")
    camera = report.recordings[0]
    if downloaded:
        with closing(desk.recordings.source("raw", camera)) as source:
            for begin in range(0, len(data), 60_000):
                source.pread(begin, 60_000)
    scene = Scene(violation, (Take(camera, at, at - 1_500, at + 1_500),))
    order = Order(report, [scene], lambda signed: b"%PDF", {camera.id: -250})
    path = tmp_path / "package.zip"
    packed = make(desk, order, path, SystemClock(), Cancel(), lambda done, total: None)
    assert packed == Packed(True, 1, missing=0, differing=0, unchecked=0 if downloaded else 1)
    content = read(path)
    document = json.loads(content["report.json"])
    frame, clip = document["evidence"][0]["pieces"]
    begin, end = clip["shows_ms"]
    assert 54_000 - 100 <= begin <= at - 1_500 and abs(end - (at + 1_500)) <= 100
    assert abs(frame["shows_ms"][0] - at) <= 100
    shown = frame_at(BytesSource(content[clip["file"]]), at - begin)
    assert abs(counter(shown.data, shown.width) - 1_060) <= 1
    picture = Image.open(io.BytesIO(content[frame["file"]])).convert("RGB")
    assert abs(counter(picture.tobytes(), picture.width) - 1_060) <= 1
    (named,) = document["recordings"]
    assert named["sha256"] == hashlib.sha256(data).hexdigest()
    assert named["shifted_ms"] == -250
    (listed,) = json.loads(content["manifest.json"])["recordings"]
    assert listed["sha256"] == named["sha256"]
    assert listed["check"] == ("matches" if downloaded else "not_here")


@pytest.mark.skipif(not (shutil.which("openssl") and shutil.which("sha256sum")), reason="no openssl here")
def test_the_commands_of_the_readme_verify_it(film: Filmed, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    pack(film, path)
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(path) as file:
        file.extractall(folder)
    words = (folder / "README.txt").read_text("utf-8")
    english = words[words.index("APPEAL PACKAGE") :]
    commands = [line.strip() for line in english.splitlines() if line.startswith("  ")]
    commands = [line for line in commands if line.split()[0] in ("openssl", "grep", "sha256sum")]
    assert len(commands) == 5

    def said(command: str) -> tuple[int, str]:
        run = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60)
        return run.returncode, run.stdout

    assert said(commands[0]) == (0, "Signature Verified Successfully\n")
    assert said(commands[1]) == (0, "1\n")
    assert said(commands[2]) == (0, "1\n")
    code, lines = said(commands[3])
    assert code == 0 and lines.count(": OK\n") == 9
    assert said(commands[4]) == (0, film.desk.meta.signing_key)
    # and they notice
    (folder / "report.pdf").write_bytes(b"%PDF forged")
    assert said(commands[3])[0] != 0
    (folder / "SHA256SUMS").write_text("")
    assert said(commands[2]) == (1, "0\n")
    (folder / "manifest.json").write_bytes(b"{}")
    assert said(commands[1]) == (1, "0\n")
    (folder / "attestation.json").write_bytes(b"{}")
    assert said(commands[0])[0] != 0


def test_without_the_server_it_says_in_three_places_that_it_is_not_signed(
    own_film: Filmed, tmp_path: Path
) -> None:
    report = own_film.report()
    download(own_film)
    assert can_sign(own_film.desk)
    own_film.go_offline()  # the desk does not know it yet: it finds out when it asks for the signature
    path = tmp_path / "package.zip"
    packed = pack(own_film, path, report)
    assert (packed.signed, packed.missing, packed.unchecked) == (False, 0, 0)
    content = read(path)
    assert content["report.pdf"] == b"%PDF NOT SIGNED"
    assert json.loads(content["manifest.json"])["signed"] is False
    for words in ("НЕ ПОДПИСАНО", "ҚОЛ ҚОЙЫЛМАҒАН", "NOT SIGNED"):
        assert words in content["README.txt"].decode()
    assert not {"attestation.json", "attestation.sig", "signing-key.pem"} & set(content)
    found = examine(path)
    assert found.flaws == () and not found.signed


def test_what_cannot_be_had_is_named_and_the_rest_is_packed(own_film: Filmed, tmp_path: Path) -> None:
    report = own_film.report()
    own_film.go_offline()  # and nothing was downloaded
    packed = pack(own_film, tmp_path / "package.zip", report)
    assert packed == Packed(signed=False, scenes=2, missing=6, differing=0, unchecked=2)
    document = json.loads(read(tmp_path / "package.zip")["report.json"])
    pieces = [piece for scene in document["evidence"] for piece in scene["pieces"]]
    assert {piece["missing"] for piece in pieces} == {"not_offline"}
    assert {piece["file"] for piece in pieces} == {""}


def test_recordings_that_the_server_does_not_know_stop_it(film: Filmed, tmp_path: Path) -> None:
    report = film.report()
    other = replace(report.recordings[0], sha256="ab" * 32)
    with pytest.raises(Rejected) as error:
        pack(film, tmp_path / "package.zip", replace(report, recordings=(other, report.recordings[1])))
    assert error.value.reason == "changed"
    assert not (tmp_path / "package.zip").exists()


def test_cancelled_it_leaves_nothing(film: Filmed, tmp_path: Path) -> None:
    report = film.report()
    folder = tmp_path / "out"
    folder.mkdir()
    order = Order(report, scenes(report), lambda signed: b"%PDF")
    for step in (0, 3, 6, 8, 9):
        cancel = Cancel()

        def stop(done: int, total: int, step: int = step, cancel: Cancel = cancel) -> None:
            if done >= step:
                cancel.set()

        with pytest.raises(Unreachable):
            make(film.desk, order, folder / "package.zip", SystemClock(), cancel, stop)
        assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(film: Filmed, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        pack(film, tmp_path / "nowhere" / "package.zip")
    assert not (tmp_path / "nowhere").exists()

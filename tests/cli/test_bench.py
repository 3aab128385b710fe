"""The benches run from end to end and hand over what they found. The figures are nobody's concern here."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.counter_media import make
from support.hostile import Hostile, Request, answer

from oes_desktop.cli.bench import faults_window
from oes_desktop.cli.bench.download import _by_python
from oes_desktop.cli.bench.seek import in_samples
from oes_desktop.domain.errors import EngineMissing
from oes_desktop.domain.query import CHOICES, SPANS, SWITCHES, Column
from oes_desktop.playback import vlc_library


def run_bench(name: str, file: Path, *more: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "oes_desktop", "bench", name, "--rows", "50", "--runs", "1", *more]
    ended = subprocess.run([*words, "--json", str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert f"bench {name}" in ended.stdout
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    assert found["bench"] == name
    assert {"cores", "system", "python", "program"} <= found["machine"].keys()
    for measure in found["measures"]:
        assert measure["unit"] in ("ms", "MiB", "MB/s")
        assert 0 < measure["p50"] <= measure["p95"]
        assert measure["runs"] >= 1
        assert ("reference" in measure) == ("reference_p50" in measure)
    return found


HALVES = ("0-49999", "50000-99999")


def ranged(request: Request, content: bytes) -> bytes:
    first, last = (int(edge) for edge in request.headers["range"].removeprefix("bytes=").split("-"))
    return answer(content[first : last + 1], "206 Partial Content", "video/webm")


def _need_libvlc() -> None:
    try:
        vlc_library.start(vlc_library.SILENT)
    except EngineMissing as error:
        pytest.skip(f"libVLC: {error}")


def test_startup_beside_an_empty_window(tmp_path: Path) -> None:
    found = run_bench("startup", tmp_path / "startup.json")
    assert found["size"] == 50
    timed = [measure for measure in found["measures"] if measure["unit"] == "ms"]
    assert len(timed) == 3
    assert all(measure["reference"] == "empty Qt window" for measure in timed)


def test_results_beside_a_bare_scan_and_a_proxy(tmp_path: Path) -> None:
    found = run_bench("results", tmp_path / "results.json")
    measures = {measure["name"]: measure for measure in found["measures"]}
    assert found["size"] == 50
    assert measures["search 3"]["reference"] == "bare numpy scan"
    assert measures["page search 3"]["reference"] == "QSortFilterProxyModel"
    named = {f"filter {name}" for name in (*CHOICES, *SPANS, *SWITCHES, "excluded", "dates", "honesty")}
    assert named | {f"sort {column}" for column in Column} <= measures.keys()
    assert {"sync of 1,000 changes", "scroll, jump", "own memory above an empty window"} <= measures.keys()


def test_report_beside_plain_libvlc(tmp_path: Path) -> None:
    _need_libvlc()
    found = run_bench("report", tmp_path / "report.json")
    assert found["size"] == 40
    opened, first, seek, memory = found["measures"]
    assert opened["unit"] == "ms" and opened["runs"] == 1
    assert first["reference"] == seek["reference"] == "libVLC on the plain file"
    assert seek["runs"] == 5, "a seek brought no picture"
    assert memory["unit"] == "MiB"


def test_seeks_beside_pyav_and_plain_libvlc(tmp_path: Path) -> None:
    _need_libvlc()
    folder = tmp_path / "samples"
    folder.mkdir()
    for part, first in ((1, 0), (2, 1_000)):
        make(folder / f"one_part{part}.webm", 3, first=first, options={"live": "1"})
    found = run_bench("seek", tmp_path / "seek.json", "--samples", str(folder))
    names = [measure["name"] for measure in found["measures"]]
    assert len(names) == 17 and sum(name.endswith(": exact") for name in names) == 9
    assert (
        "one_part1.webm + part 2: 2 of 2 right pictures, PyAV 2; told by the burnt-in counter."
        in (found["notes"])
    )
    assert {measure["reference"].split()[0] for measure in found["measures"]} == {"PyAV", "libVLC"}


def test_without_a_folder_of_samples_it_is_said(tmp_path: Path) -> None:
    for samples in (None, tmp_path / "nowhere"):
        measures, (note,) = in_samples(samples, tmp_path, 1)
        assert measures == [] and note.startswith("No folder of samples")


def test_a_sample_that_is_no_recording_is_named_and_the_rest_is_measured(tmp_path: Path) -> None:
    _need_libvlc()
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "bad.mp4").write_bytes(b"no recording")
    (folder / "bad.webm").write_bytes(b"\x1aE\xdf\xa3 nor this")
    (folder / "readme.txt").write_text("x")
    make(folder / "good.mp4", 2)
    (good,), notes = in_samples(folder, tmp_path, 1)
    assert good.name == "good.mp4: exact"
    assert [note.split(":")[0] for note in notes] == ["bad.mp4", "bad.webm", "good.mp4"]
    assert all("cannot be read" in note for note in notes[:2])


def test_a_reviewer_decides_two_reports_by_keys(tmp_path: Path) -> None:
    _need_libvlc()
    file = tmp_path / "review.json"
    words = [sys.executable, "-m", "oes_desktop", "bench", "review", "--reports", "2", "--json", str(file)]
    ended = subprocess.run(words, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    measures = {measure["name"]: measure for measure in json.loads(file.read_text("utf-8"))["measures"]}
    keys = measures["keys for a decision, verdicts apart"]
    assert keys["runs"] == 2 and keys["p95"] == 1
    for way in ("pictures", "coverage"):  # played at the speed and with the lead it has: nothing is missed
        assert measures[f"planted violations seen, by the {way}"]["p50"] >= 90
    assert 0 < measures["watched of what was recorded"]["p95"] < 15
    assert measures["key to the first picture of the next report"]["runs"] == 1


def test_a_download_beside_curl(tmp_path: Path) -> None:
    found = run_bench("download", tmp_path / "download.json", "--mib", "9")
    assert found["size"] == 9
    rates = [measure for measure in found["measures"] if measure["unit"] == "MB/s"]
    held, free = rates[:2], rates[2:]
    assert len(held) == len(free) == 2
    assert all(measure["reference"].endswith("in the clear") for measure in rates)
    assert all("held" in measure["name"] and measure["p50"] < 140 for measure in held)
    assert {"ms", "MiB"} < {measure["unit"] for measure in found["measures"]}


def test_the_reference_where_there_is_no_curl(tmp_path: Path) -> None:
    """The same bytes, by processes of Python."""
    content = random.Random(1).randbytes(100_000)
    with Hostile(lambda request: ranged(request, content)) as server:
        parts = [
            (server.url + "/x", "Authorization: Bearer t", span, str(tmp_path / span)) for span in HALVES
        ]
        _by_python(parts, 60)
    assert b"".join((tmp_path / span).read_bytes() for span in HALVES) == content
    assert all(request.headers["authorization"] == "Bearer t" for request in server.requests)


def test_the_decision_protocol_keeps_what_it_promises(tmp_path: Path) -> None:
    file = tmp_path / "faults.json"
    words = [sys.executable, "-m", "oes_desktop", "bench", "faults", "--rows", "32", "--runs", "1"]
    ended = subprocess.run([*words, "--journeys", "", "--json", str(file)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    kept, *counts = json.loads(file.read_text("utf-8"))["measures"]
    assert kept["unit"] == "ms" and kept["p50"] > 0
    assert len(counts) == 5
    assert all(count["p50"] == count["p95"] == float(count["goal"]) for count in counts)


def test_windows_in_trouble(tmp_path: Path) -> None:
    """Some of the journeys; the others are the same steps under another trouble."""
    _need_libvlc()
    measures, notes = faults_window.measure(("stop-hanging", "seeks"), 1)
    found = {measure.name: measure for measure in measures}
    assert len(notes) == 2
    assert found["many seeks: the last one to its picture"].runs == 2
    assert found["… another picture stayed"].p95 == 0
    assert 0 < found["… connections for recordings at once"].p95 <= 3
    assert found["server hangs: report closed, players stopped"].runs == 1
    assert found["server hangs: … process ended"].p50 > 0


@pytest.mark.long
def test_windows_in_every_trouble(tmp_path: Path) -> None:
    _need_libvlc()
    measures, _ = faults_window.measure(tuple(faults_window.JOURNEYS), 1)
    shown = [measure for measure in measures if measure.name.endswith("shown before it was kept")]
    assert len(shown) == 7 and not any(measure.p95 for measure in shown)
    assert all(measure.p50 > 0 for measure in measures if "longest stall" in measure.name)


def test_an_unknown_journey_is_refused() -> None:
    words = [sys.executable, "-m", "oes_desktop", "bench", "faults", "--journeys", "nowhere"]
    ended = subprocess.run(words, capture_output=True, text=True)
    assert ended.returncode == 1 and "nowhere" in ended.stderr


@pytest.mark.long
def test_a_minute_of_camera_and_screen(tmp_path: Path) -> None:
    _need_libvlc()
    found = run_bench("sync", tmp_path / "sync.json")
    assert [measure["goal"] for measure in found["measures"]] == ["< 40", "< 80"]


def test_an_unknown_bench_is_refused() -> None:
    words = [sys.executable, "-m", "oes_desktop", "bench", "nonsense"]
    assert subprocess.run(words, capture_output=True).returncode == 2

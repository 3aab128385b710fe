"""What a person notices of trouble, in the real program with real windows: how long a decision takes to be
shown as saved, how long the window is away, how soon players and the program stop, and many seeks at once.

Each journey is a process of its own (`faults_run.py`), with a server in another, which is stopped, killed,
slowed down in the middle of it. Recordings are streamed, at 100 Mbit/s where connections are counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from oes_desktop.cli.bench.counted import make_seconds
from oes_desktop.cli.bench.made_exams import GROUP, one_exam
from oes_desktop.cli.bench.measures import Measure, figure
from oes_desktop.cli.bench.relay import Relay
from oes_desktop.cli.bench.spawned import environment
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import CAMERA, SCREEN, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue, StoredRecording
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.media_store import MediaStore
from oes_desktop.services.preferences import Preferences

LOGIN, PASSWORD = "worried", "worried-bench-1"
MOST_RUNS, SEEKS, REPORTS, MBIT = 3, 200, 1_000, 100
_EXAMS = 8
_BEGIN, _HOUR_MS = 1_794_542_820_000, 3_600_000
_LIMIT_S, _REPORT_S = 150.0, 2.0  # a journey takes some 15 s, a report of many less than one
_SIZE = (640, 360)


@dataclass(frozen=True, slots=True)
class Journey:
    """`name` as a person would call the trouble; `kind`: what is done in it, as `faults_run` knows it.
    `before`: options of the server from the start; `befall(server)`: what comes over it in the middle."""

    name: str
    kind: str = "judge"
    before: tuple[str, ...] = ()
    befall: Callable[[ServerChild], None] = lambda _: None


def _hang(server: ServerChild) -> None:
    psutil.Process(server.pid).suspend()


def _die(server: ServerChild) -> None:
    psutil.Process(server.pid).kill()


def _again(*options: str) -> Callable[[ServerChild], None]:
    """It goes, and comes back with this trouble."""

    def befall(server: ServerChild) -> None:
        server.stop()
        server.options = options
        server.start()

    return befall


JOURNEYS = {
    "well": Journey("nothing wrong"),
    "hanging": Journey("server hangs", befall=_hang),
    "dead": Journey("server is killed", befall=_die),
    "slow": Journey("every answer takes 2 s", befall=_again("--slow", "2")),
    "dropping": Journey("connections drop after 100 kB", befall=_again("--drop-after-bytes", "100000")),
    "failing": Journey("3 of 10 calls fail", befall=_again("--fail-rate", "0.3")),
    "expiring": Journey("tokens live 1 s", before=("--expire-tokens", "1")),
    "full": Journey("disk is full", "full"),
    "keyring": Journey("key store hangs", "keyring"),
    "stop-hanging": Journey("server hangs", "stop", befall=_hang),
    "stop-dead": Journey("server is killed", "stop", befall=_die),
    "seeks": Journey("many seeks", "seeks"),
    "opened": Journey("many reports", "opened"),
}
_STALLED = tuple(name for name in JOURNEYS if "-" not in name and name not in ("seeks", "opened"))


def measure(names: Sequence[str], runs: int) -> tuple[list[Measure], list[str]]:
    """The journeys of these names, at most `MOST_RUNS` times each. Raises `subprocess.CalledProcessError`
    when the program does not get through one."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "server"
        make_exams(data, Path(folder), minutes=10 if runs >= MOST_RUNS else 3)
        for run in range(min(runs, MOST_RUNS)):
            for name in names if run == 0 else [name for name in names if name != "opened"]:
                home = Path(folder) / f"{name}-{run}"
                home.mkdir()
                found[name].append(_travel(JOURNEYS[name], data, home, runs))
    return _measures(found), _notes(found)


# ---- the exams


def make_exams(data: Path, scratch: Path, minutes: int) -> None:
    """Fill the new folder `data` with a server of some exams, which all show the same recording, and one
    proctor. Blocks for a second a minute of it."""
    config = ServerConfig(data)
    data.mkdir()
    media = MediaStore(config.media).add(
        make_seconds(scratch / "made.mp4", minutes * 60, size=_SIZE), "video/mp4"
    )
    catalogue = Catalogue(config.database, ManualClock(_BEGIN + _EXAMS * _HOUR_MS))
    try:
        Accounts(catalogue).add_user(LOGIN, PASSWORD, name="Р. Мазасыз", email="", groups=(GROUP,))
        for number in range(_EXAMS):
            begin = _BEGIN + number * _HOUR_MS
            end = begin + minutes * 60_000
            recordings = [
                StoredRecording(1, kind, media, begin, end, minutes * 60_000) for kind in (CAMERA, SCREEN)
            ]
            catalogue.put_exam(_exam(number, begin, end), recordings, [])
    finally:
        catalogue.close()


def _exam(number: int, begin: int, end: int) -> PackagedExam:
    violations = tuple(
        Violation(f"v{each}", "focus_lost", begin + each * 9_000, 3_000, 1 + each % 3) for each in range(12)
    )
    return one_exam(f"worried-{number}", number, f"Студент {number + 1}", begin, end, violations)


# ---- one journey


@contextmanager
def _served(data: Path, journey: Journey) -> Iterator[ServerChild]:
    server = ServerChild(data, *journey.before)
    server.start()
    try:
        yield server
    finally:
        with suppress(psutil.NoSuchProcess):
            psutil.Process(server.pid).resume()  # a process that is held takes no word
        server.stop()


def _travel(journey: Journey, data: Path, home: Path, runs: int) -> dict[str, Any]:
    with _served(data, journey) as server:
        if journey.kind != "seeks":
            return _program(journey, server.address, home, runs, lambda: journey.befall(server))
        with Relay(server.address, MBIT) as relay:
            found = _program(journey, relay.address, home, runs, lambda: None)
        return found | {"open": relay.most_open, "open_media": relay.most_media}


def _program(
    journey: Journey, address: str, home: Path, runs: int, befall: Callable[[], None]
) -> dict[str, Any]:
    Preferences(home / "config").change(
        servers=(address,), last_login=LOGIN, language="ru", theme="light", download_files=1
    )
    opened = min(REPORTS, 20 * runs) if journey.kind == "opened" else 0
    limit_s = _LIMIT_S + opened * _REPORT_S
    order = {
        "address": address,
        "login": LOGIN,
        "password": PASSWORD,
        "journey": journey.kind,
        "seeks": min(SEEKS, 20 * runs),
        "opened": opened,
        "runs": runs,
        "limit_s": limit_s,
    }
    words = [sys.executable, "-m", "oes_desktop.cli.bench.as_program", "faults_run"]
    with subprocess.Popen(
        words, env=environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            found = _talk(process, order, befall)
            code = process.wait(limit_s)
            ended = time.monotonic()
        finally:
            process.kill()
        if found is None or code:
            raise subprocess.CalledProcessError(code, [*words, journey.name])
    return found | {
        "gone_ms": (found["gone_at"] - found["closing_at"]) * 1000,
        "ended_ms": (ended - found["closing_at"]) * 1000,
    }


def _talk(
    process: subprocess.Popen[str], order: dict[str, Any], befall: Callable[[], None]
) -> dict[str, Any] | None:
    """Give the order, do what is asked meanwhile; what was found, or None when it ended without a word."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(json.dumps(order) + "\n")
    process.stdin.flush()
    for line in process.stdout:
        said: dict[str, Any] = json.loads(line)
        if said != {"now": "fault"}:
            return said
        befall()
        process.stdin.write("done\n")
        process.stdin.flush()
    return None


# ---- what was found


def _measures(found: dict[str, list[dict[str, Any]]]) -> list[Measure]:
    measures = []
    for name, runs in found.items():
        said = JOURNEYS[name].name
        saved = [ms for run in runs for ms in run["saved_ms"]]
        if saved:
            measures.append(figure(f"{said}: a decision shown as saved", "ms", saved, goal="< 50"))
            unkept = [float(run["unkept"]) for run in runs]
            measures.append(figure(f"{said}: … shown before it was kept", "decisions", unkept, goal="0"))
        if name in _STALLED:
            measures += _stalls(f"{said}: longest stall of the window", runs)
        stops = [ms for run in runs for ms in run["stop_ms"]]
        if stops:
            measures.append(figure(f"{said}: report closed, players stopped", "ms", stops, goal="< 300"))
        if name in ("stop-hanging", "stop-dead", "keyring", "full"):
            measures += _closing(said, runs)
        if name == "seeks":
            measures += _seeks(runs)
        if name == "opened":
            measures += _held(runs)
    return measures


def _stalls(name: str, runs: Sequence[dict[str, Any]]) -> list[Measure]:
    every, own = ([run[key] for run in runs] for key in ("stall_ms", "own_ms"))
    return [
        figure(name, "ms", every, goal="< 100"),
        figure("… less the wait for a free processor", "ms", own, goal="< 100"),
    ]


def _closing(said: str, runs: Sequence[dict[str, Any]]) -> list[Measure]:
    gone, ended = ([run[key] for run in runs] for key in ("gone_ms", "ended_ms"))
    return [
        figure(f"{said}: program closed, window gone", "ms", gone, goal="< 2000"),
        figure(f"{said}: … process ended", "ms", ended, goal="< 2000"),
    ]


def _seeks(runs: Sequence[dict[str, Any]]) -> list[Measure]:
    last = [ms for run in runs for ms in run["last_ms"]]
    wrong, media, every = ([float(run[key]) for run in runs] for key in ("wrong", "open_media", "open"))
    return [
        figure("many seeks: the last one to its picture", "ms", last, goal="< 500"),
        figure("… another picture stayed", "times", wrong, goal="0"),
        figure(
            "… connections for recordings at once",
            "",
            media,
            goal="<= 3",
        ),
        figure("… connections of all kinds at once", "connections", every),
        *_stalls("… longest stall of the window", runs),
    ]


def _held(runs: Sequence[dict[str, Any]]) -> list[Measure]:
    """What is still held after many reports were opened and closed, above what was before."""
    named = {
        "own_mib": ("MiB of its own", "MiB"),
        "in_use_mib": ("MiB in use", "MiB"),
        "files": ("files", "files"),
        "threads": ("threads", "threads"),
        "objects": ("objects", "objects"),
    }
    return [
        figure(f"many reports opened and closed: {words} more", unit, [run["more"][name] for run in runs])
        for name, (words, unit) in named.items()
    ]


def _notes(found: dict[str, list[dict[str, Any]]]) -> list[str]:
    notes = []
    for name, runs in found.items():
        if name == "opened":
            continue
        worst = max(runs, key=lambda run: float(run["stall_ms"]))
        notes.append(
            f"{JOURNEYS[name].name}: longest stall {worst['stall_ms']:.0f} ms, {worst['worked_ms']:.0f} ms of"
            f" it work and {worst['queued_ms']:.0f} ms no free processor, at: {worst['stall_in']}."
        )
    return notes

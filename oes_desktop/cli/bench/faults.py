"""What the decision protocol promises, counted and timed: on one real server in this process, with many who
speak to it at once. Then what a person notices of trouble in the program's windows (`faults_window.py`).

Counts are exact: any other number than the wish is a fault of the program, not of this computer. Threads come
from the program's own task pipe.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.cli.bench import faults_window
from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.domain.account import Tokens
from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.clock import ManualClock, SystemClock
from oes_desktop.domain.errors import Conflict
from oes_desktop.domain.models import FINISHED, Attempt
from oes_desktop.package.model import PackagedExam
from oes_desktop.paths import Folders
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.services.decisions import new_id
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper

CALLS, WRITERS, FEED_WRITERS, ACTS_OF_EACH = 20, 50, 8, 25
_DEVICES = 13  # of four connections each: all writers at once
_LOGIN, _PASSWORD, _GROUP = "aliya", "a bench's own password", "ИС-21-2"
_START_MS = 1_794_000_000_000
_TOKEN_S = 901.0  # longer than an access token lives
T = TypeVar("T")


def measure(*, rows: int, runs: int, journeys: Sequence[str] = tuple(faults_window.JOURNEYS)) -> Outcome:
    """`rows` exams in the store, at least as many as the writers of the feed need; `journeys` of
    `faults_window.JOURNEYS`. Raises `subprocess.CalledProcessError` when the program does not get through
    one."""
    if unknown := set(journeys) - set(faults_window.JOURNEYS):
        raise SystemExit(f"bench faults: no such journey: {', '.join(sorted(unknown))}")
    _application = QCoreApplication.instance() or QCoreApplication([])
    exams = max(rows, FEED_WRITERS * 4)
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        clock = ManualClock(_START_MS)
        with Running(ServerConfig(Path(folder) / "server"), clock) as running:
            _fill(running, exams)
            desk = _desk(running.url, Path(folder) / "home")
            try:
                desk.sync.run_once()
                found = [
                    _kept(desk, runs * 10),
                    _refreshes(running, clock, runs),
                    *_one_version(running, runs),
                    figure(
                        f"rows of the feed missed while {FEED_WRITERS} write",
                        "rows",
                        [_Feed(running).missed() for _ in range(runs)],
                        goal="0",
                    ),
                ]
            finally:
                desk.close()
    shown, notes = faults_window.measure(journeys, runs) if journeys else ([], [])
    counts = "Counts are exact: another one than the wish, in any run, is a fault."
    return Outcome("faults", exams, [*found, *shown], [counts, *notes])


def together(works: Sequence[Callable[[], T]]) -> list[T]:
    """Run all at once, each on a worker of its own; the first failure is raised."""
    pipes = [Tasks() for _ in range(-(-len(works) // Lane.IO.workers))]
    loop, answers, failures = QEventLoop(), list[T](), list[Exception]()

    def home(into: list[Any], value: Any) -> None:
        into.append(value)
        if len(answers) + len(failures) == len(works):
            loop.quit()

    for place, work in enumerate(works):
        pipe = pipes[place % len(pipes)]
        pipe.run(pipe, work, partial(home, answers), partial(home, failures), lane=Lane.IO)
    loop.exec()
    for pipe in pipes:
        pipe.close()
    if failures:
        raise failures[0]
    return answers


def _fill(running: Running, exams: int) -> None:
    running.institution.accounts.add_user(_LOGIN, _PASSWORD, name="Aliya", groups=[_GROUP])
    for number in range(exams):
        running.institution.catalogue.put_exam(_exam(f"e{number}"), [], [])


def _exam(exam_id: str) -> PackagedExam:
    return PackagedExam(
        id=exam_id,
        student_id=f"s-{exam_id}",
        student_name="Әбдірахманова Әсем",
        group=_GROUP,
        exam="Математика",
        system="Platonus",
        status=FINISHED,
        honesty=62,
        pkn=False,
        archived=False,
        started_ms=_START_MS,
        ended_ms=_START_MS + 60_000,
        attempts=(Attempt(1, _START_MS, _START_MS + 60_000),),
        recordings=(),
        violations=(),
        snapshots=(),
    )


def _desk(url: str, home: Path) -> Desk:
    folders = Folders(*(home / name for name in ("config", "profiles", "cache", "logs")))
    preferences, keeper = Preferences(folders.config), MemoryKeeper()
    session = Session(folders, preferences, SystemClock(), keeper_factory=lambda: keeper)
    return session.sign_in(url, _LOGIN, _PASSWORD, stay=True)


def _client(running: Running) -> Client:
    client = Client(running.url, None, SystemClock())
    client.sign_in(_LOGIN, _PASSWORD)
    return client


def _kept(desk: Desk, runs: int) -> Measure:
    """From the click's call to its return, when the act is on the medium twice: what "saved" waits for."""
    times = []
    for number in range(runs):
        began = time.perf_counter()
        desk.decisions.decide("e0", ("accepted", "disputed")[number % 2], comment=str(number))
        times.append((time.perf_counter() - began) * 1000)
    return figure("a decision on the disk, in outbox and journal", "ms", times, goal="< 50")


def _refreshes(running: Running, clock: ManualClock, runs: int) -> Measure:
    """Calls that meet an expired token at the same moment, and the refreshes that they make."""
    counts = []
    for _ in range(runs):
        client = _client(running)
        kept = _Counted(client.tokens())
        client.close()
        client = Client(running.url, kept, SystemClock())
        clock.advance(_TOKEN_S)
        together([partial(client.changes, "")] * CALLS)
        client.close()
        counts.append(float(kept.saved))
    return figure(f"refreshes of {CALLS} calls with an expired token", "refreshes", counts, goal="1")


class _Counted(MemoryTokens):
    """The tokens of every refresh are kept exactly once."""

    def __init__(self, tokens: Tokens | None) -> None:
        super().__init__(tokens)
        self.saved = 0

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        self.saved += 1
        super().save(access, refresh, expires_ms)


def _one_version(running: Running, runs: int) -> list[Measure]:
    """Many decide on one exam at the version that stands; one of them may."""
    clients = [_client(running) for _ in range(_DEVICES)]
    taken, refused, rows = list[float](), list[float](), list[float]()
    for _ in range(runs):
        report = clients[0].report("e0")
        acts = [
            partial(_decide, clients[number % _DEVICES], "e0", report.exam.version)
            for number in range(WRITERS)
        ]
        fates = Counter(together(acts))
        taken.append(fates["taken"])
        refused.append(fates["refused"])
        rows.append(len(clients[0].report("e0").history) - len(report.history))
    for client in clients:
        client.close()
    return [
        figure(f"{WRITERS} decide on one version: taken", "acts", taken, goal="1"),
        figure("… told of the winner's decision (412)", "acts", refused, goal=str(WRITERS - 1)),
        figure("… new rows of the history", "rows", rows, goal="1"),
    ]


def _decide(client: Client, exam_id: str, version: int) -> str:
    try:
        client.act(Act(new_id(), exam_id, ActKind.DECISION, "", version, {"value": "accepted"}))
    except Conflict:
        return "refused"
    return "taken"


class _Feed:
    """One reads the feed in small pages while others write."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._writers = [_client(running) for _ in range(FEED_WRITERS)]
        self._reader = _client(running)
        self._writing = FEED_WRITERS
        self._lock = threading.Lock()
        self._versions: dict[str, int] = {}

    def missed(self) -> float:
        """How many exams, in the end, the reader has not or not as they stand."""
        works: list[Callable[[], None]] = [partial(self._write, place) for place in range(FEED_WRITERS)]
        together([*works, self._read])
        lacking = self._running.institution.catalogue.count() - len(self._versions)
        for exam_id, version in self._versions.items():
            lacking += self._reader.report(exam_id).exam.version != version
        for client in (*self._writers, self._reader):
            client.close()
        return float(lacking)

    def _write(self, place: int) -> None:
        client = self._writers[place]
        for number in range(ACTS_OF_EACH):
            exam_id = f"e{place * 4 + number % 4}"
            _decide(client, exam_id, client.report(exam_id).exam.version)
        with self._lock:
            self._writing -= 1

    def _read(self) -> None:
        cursor, all_written = "", False
        while True:
            page = self._reader.changes(cursor, limit=3)
            self._versions |= {row.id: row.version for row in page.rows}
            cursor = page.cursor
            if page.more:
                continue
            if all_written:
                return
            all_written = self._writing == 0

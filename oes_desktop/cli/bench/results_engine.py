"""`bench results` without a window: from the question to the answer and its facets, beside a bare scan."""

from __future__ import annotations

from functools import partial
from typing import Any

from oes_desktop import paths
from oes_desktop.cli.bench import results_questions as questions
from oes_desktop.cli.bench.population import VOCABULARY
from oes_desktop.cli.bench.results_run import Stopwatch
from oes_desktop.cli.bench.results_scan import Scan
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.query import ALL_OPEN, CLOSED, Filters, Grouping, Query
from oes_desktop.services.desk import Opened
from oes_desktop.services.results import Results
from oes_desktop.store.exams import Exams
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper


class Known(MemoryKeeper):
    """Has the secret already."""

    def __init__(self, secret: bytes) -> None:
        super().__init__()
        self._secret = secret

    def fetch(self, profile_id: str, wrapped: object = None) -> bytes:
        return self._secret


def open_profile(secret: bytes) -> Opened:
    root = paths.folders().profiles
    (folder,) = [path for path in root.glob("*") if (path / "profile.json").exists()]
    return Opened.of(Profile.open(folder, Known(secret)))


def measure(secret: bytes, runs: int) -> dict[str, Any]:
    opened = open_profile(secret)
    watch = Stopwatch()
    try:
        results = _load(opened.store.exams, watch, runs)
        _ask(results, watch, runs)
    finally:
        opened.close()
    return {"figures": watch.found}


def _load(exams: Exams, watch: Stopwatch, runs: int) -> Results:
    results = Results(exams, VOCABULARY)
    watch.note("first build from the store", results.load)
    watch.note("write the snapshot", results.keep)
    for _ in range(min(runs, 3)):
        results = Results(exams, VOCABULARY)
        watch.note("load from the snapshot", results.load)
    return results


def _ask(results: Results, watch: Stopwatch, runs: int) -> None:
    everything = results.answer(Query())
    scan = Scan(everything)
    for letters in questions.WORDS:
        for run in range(runs):
            word = questions.words(letters, run)
            watch.note(f"scan {letters}", partial(scan.search, word))
            query = questions.searching(Query(), word)
            watch.note(f"search {letters}", partial(results.answer, query))
    for name, filters in questions.filters(SystemClock().now_ms()).items():
        for run in range(runs):
            watch.note(f"filter {name}", partial(results.answer, Query(filters(run))))
            results.answer(Query())
    for name, query in questions.sorts().items():
        watch.note("sort, first time", partial(results.answer, query))
        for _ in range(runs):
            results.answer(Query(Filters(live=True), query.sort))
            watch.note(f"sort {name}", partial(results.answer, query))
    for run in range(runs):
        watch.note("scan facets", scan.facets)
        watch.note("facets", partial(results.facets, Filters()))
        narrow = questions.everything(run)
        watch.note("facets of all filters together", partial(results.facets, narrow))
        views = [Filters(), Filters(pkn=True), narrow]
        watch.note("counts of views", partial(results.counts, views))
    _group(results, watch, runs)


def _group(results: Results, watch: Stopwatch, runs: int) -> None:
    query = Query(grouping=Grouping.STUDENT)
    for _ in range(runs):
        results.answer(Query())
        watch.note("group by student", partial(results.answer, query))
        shown = results.answer(query)
        code = shown.code_at(len(shown) // 2)
        watch.note("open one student", partial(results.answer, query, CLOSED.turned(code)))
        watch.note("open all students", partial(results.answer, query, ALL_OPEN))

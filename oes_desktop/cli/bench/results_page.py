"""`bench results` in the program's own window: from a key, a click or a change to the painted answer."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from oes_desktop.app import Program
from oes_desktop.cli import quick_start
from oes_desktop.cli.bench import results_questions as questions
from oes_desktop.cli.bench.profile import EPOCH
from oes_desktop.cli.bench.results_engine import Known
from oes_desktop.cli.bench.results_run import Stopwatch, own_mib, resident_mib
from oes_desktop.cli.bench.results_scan import PlainModel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import ALL_OPEN, CLOSED, Filters, Grouping, Query
from oes_desktop.ui.results.page import ResultsPage

PROXY_ROWS = 100_000  # above, Qt's proxy takes minutes
CHANGED = 1_000
_LONGEST_S = 60  # then something is wrong
_REST_S = 0.2  # nobody acts sooner after what was shown, and what is made at rest is there
_PULSE_MS = 2


class Bench(QObject):
    """Waits for paints of the table, that show what is wanted."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.watch = Stopwatch()
        self._wanted: Callable[[], bool] = lambda: False
        self._painted = False
        self._ended = 0.0  # when it was through
        self._done: Callable[[], bool] = lambda: True
        self._waiting = QEventLoop(self)
        pulse = QTimer(self)
        pulse.timeout.connect(self._look)
        pulse.start(_PULSE_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = self._wanted()
            QTimer.singleShot(0, self, self._after_paint)
        return False

    def _after_paint(self) -> None:
        self._ended = time.perf_counter()
        self._look()

    @property
    def page(self) -> ResultsPage:
        page = self.program.results
        assert page is not None
        return page

    def _look(self) -> None:
        if self._waiting.isRunning() and self._done():
            self._waiting.quit()

    def until(self, done: Callable[[], bool]) -> None:
        """The program goes on until `done`."""
        deadline = time.monotonic() + _LONGEST_S
        self._done = lambda: done() or time.monotonic() > deadline
        if not done():
            self._waiting.exec()
        if time.monotonic() > deadline:
            raise TimeoutError("the page did not show what it was asked for")

    def rest(self, seconds: float) -> None:
        """So that nothing of before is in a measure's way."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def painted(self, name: str, begin: Callable[[], object], wanted: Callable[[], bool]) -> None:
        """How long from `begin` to the end of a paint in which `wanted` was true."""
        self.rest(_REST_S)
        self._wanted = lambda: wanted() and self.filled()
        self._painted, self._ended = False, 0.0
        view, began = self.page.table.viewport(), time.perf_counter()
        begin()
        self.until(lambda: self._painted or self._wanted())
        if not self._painted:  # nothing on the screen was different
            view.update()
        self.until(lambda: self._ended > 0 or not view.isVisible())
        self.watch.add(name, (self._ended or time.perf_counter()) - began)

    def filled(self) -> bool:
        """Whether every line that is seen is there."""
        table, model = self.page.table, self.page.model
        first = table.verticalScrollBar().value()
        rows = range(first, min(first + table.seen[1] - 2, model.rowCount()))
        return all(model.line(row) is not None for row in rows)

    def shows(self, query: Query) -> bool:
        answer = self.page.model.answer
        return answer is not None and answer.query == query

    def asked(self, name: str, query: Query) -> None:
        if not self.shows(query):
            self.painted(name, partial(self.page.ask_for, query), partial(self.shows, query))


def measure(secret: bytes, rows: int, runs: int) -> dict[str, Any]:
    qt = QApplication([])
    keeper = Known(secret)
    program = Program(qt, keeper_factory=lambda: keeper, silent=True)
    program.closed.connect(qt.quit)
    found: dict[str, Any] = {}

    def work() -> None:
        try:
            found.update(_measured(qt, program, rows, runs))
        finally:
            program.window.close()

    program.start()
    QTimer.singleShot(0, program, work)
    qt.exec()
    if not found:
        raise RuntimeError("the program ended early")
    return found


def _measured(qt: QApplication, program: Program, rows: int, runs: int) -> dict[str, Any]:
    bench = Bench(program)
    bench.until(lambda: program.results is not None and program.results.model.answer is not None)
    bench.page.table.viewport().installEventFilter(bench)
    bench.rest(1.0)
    quick_start.settle()
    memory, own = resident_mib(), own_mib()
    bench.page.ask_for(Query())
    for part in (_type, _sort, _scroll, _group, _sync) if runs else ():
        part(bench, runs)
    worked = resident_mib()
    if runs and rows <= PROXY_ROWS:
        _proxy(bench, rows)
    return {
        "figures": bench.watch.found,
        "resident_mib": memory,
        "own_mib": own,
        "worked_mib": worked,
        "platform": qt.platformName(),
    }


def _type(bench: Bench, runs: int) -> None:
    """The last letter of a word is typed; those before stand there already."""
    page = bench.page
    page.focus_search()
    for letters in questions.WORDS:
        for run in range(runs + 1):
            bench.asked("", replace(page.query, filters=Filters()))
            word = questions.words(letters, run)
            for letter in word[:-1]:
                _key(page, letter)
            bench.rest(_REST_S)
            query = questions.searching(page.query, word)
            bench.painted(
                f"page search {letters}", partial(_key, page, word[-1]), partial(bench.shows, query)
            )
        bench.watch.found[f"page search {letters}"].pop(0)  # the first one warms up
    bench.asked("", replace(page.query, filters=Filters()))


def _key(page: ResultsPage, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(page.filters.search, event)


def _sort(bench: Bench, runs: int) -> None:
    for query in questions.sorts().values():
        bench.asked("page sort, first time", query)
    by_name, by_honesty = questions.sorts()["student"], questions.sorts()["honesty"]
    for query in (by_name, by_honesty):  # six orders are kept, and there were more since
        bench.asked("", query)
    for _ in range(runs):
        bench.asked("page sort", by_name)
        bench.asked("page sort", by_honesty)


def _scroll(bench: Bench, runs: int) -> None:
    bench.asked("", Query())
    bar = bench.page.table.verticalScrollBar()
    dice = random.Random(1)
    for _ in range(max(runs, 20)):
        place = dice.randrange(max(1, bar.maximum()))
        bench.painted("scroll, jump", partial(bar.setValue, place), lambda: True)
    bench.painted("", partial(bar.setValue, 0), lambda: True)
    for _ in range(max(runs, 20)):
        below = bar.value() + bar.pageStep() if bar.value() < bar.maximum() else 0
        bench.painted("scroll, page", partial(bar.setValue, below), lambda: True)


def _group(bench: Bench, runs: int) -> None:
    page = bench.page
    query = Query(grouping=Grouping.STUDENT)
    for _ in range(runs):
        bench.asked("", Query())
        bench.asked("page group by student", query)
        assert page.model.answer is not None
        code = page.model.answer.code_at(5 if len(page.model.answer) > 5 else 0)
        for name, opened in (("one student", CLOSED.turned(code)), ("all students", ALL_OPEN)):
            bench.painted(
                f"page open {name}", partial(page._expand, opened), partial(_expanded, page, opened)
            )
            bench.painted("", partial(page._expand, CLOSED), partial(_expanded, page, CLOSED))
    bench.asked("", Query())


def _expanded(page: ResultsPage, expanded: object) -> bool:
    return page.model.answer is not None and page.model.answer.expanded == expanded


def _sync(bench: Bench, runs: int) -> None:
    """What a sync of 1,000 exams brings, one in twenty of them new and of a new student."""
    desk = bench.program.desk
    assert desk is not None
    exams, page, dice = desk.opened.store.exams, bench.page, random.Random(2)
    for run in range(min(runs, 20)):
        before = page.model.answer
        assert before is not None
        keys = before.mirror.columns.key.tolist()
        rows = exams.rows(dice.sample(keys, min(CHANGED, len(keys))))
        rows = [_changed(row, run, at) for at, row in enumerate(rows)]
        exams.apply(rows, [], "cursor", server_epoch=EPOCH)
        changes = Changes(exams=frozenset(row.id for row in rows))
        bench.rest(1.5)  # updates keep a distance to each other
        publish = partial(bench.program.bus.publish, changes)
        bench.painted("sync of 1,000 changes", publish, partial(_newer, page, before.mirror.generation))


def _newer(page: ResultsPage, generation: int) -> bool:
    return page.model.answer is not None and page.model.answer.mirror.generation > generation


def _changed(row: ExamRow, run: int, at: int) -> ExamRow:
    if at % 20:
        return replace(row, version=row.version + 1, honesty=(at * 7 + run) % 101)
    who = f"new-{run}-{at}"
    return replace(row, id=f"exam-{who}", student_id=who, student_name=f"{row.student_name} {run}", version=1)


def _proxy(bench: Bench, count: int) -> None:
    """Qt's own filter over the same exams: a word filtered, and sorted by name."""
    answer, desk = bench.page.model.answer, bench.program.desk
    assert answer is not None and desk is not None
    lines = desk.results.rows(answer, 0, count)
    rows = [line.row for line in lines if line is not None]
    texts: list[tuple[str, ...]] = [(row.student_name, row.group, row.exam, str(row.honesty)) for row in rows]
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(PlainModel(texts, proxy))
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    for run in range(3):
        bench.watch.note("proxy filter", partial(proxy.setFilterFixedString, questions.words(3, run)))
        bench.watch.note("proxy clear", partial(proxy.setFilterFixedString, ""))
    bench.watch.note("proxy sort", partial(proxy.sort, 0))

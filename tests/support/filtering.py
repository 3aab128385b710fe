"""Exams with something for every filter, and what stands on the page that filters them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from support.results import exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.widgets.choice_list import COUNT, ChoiceList

PEOPLE = ("А. Сериков", "Б. Омарова", "")


def judged(number: int) -> ExamRow:
    """An exam with kinds, a reviewer, a length of its own."""
    row = exam_row(number, archived=False)
    kinds = {} if number % 5 == 0 else {"focus_lost": number % 7 + 1}
    if number % 3 == 0:
        kinds["phone_seen"] = 1
    started = row.started_ms
    ended = None
    if started is not None and row.status == "finished":
        ended = started + (20 + number % 100) * 60_000
    return replace(row, kinds=kinds, ended_ms=ended, decided_by=PEOPLE[number % 3])


def ids(page: ResultsPage) -> set[str]:
    """The exams that the page shows."""
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return {line.row.id for line in lines if line is not None}


def those(rows: Iterable[ExamRow], fits: Callable[[ExamRow], object]) -> set[str]:
    """The exams that should be shown."""
    return {row.id for row in rows if fits(row)}


def counts(lines: ChoiceList) -> dict[str, int | None]:
    """What stands beside the choices of a list."""
    model = lines.model
    return {choice.code: model.index(row).data(COUNT) for row, choice in enumerate(model.choices)}


def press(*keys: Qt.Key | str) -> None:
    """Type, wherever the focus goes."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)

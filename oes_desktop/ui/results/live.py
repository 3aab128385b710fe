"""What moves by itself in the table: a row whose violations rose glows for a moment, and what counts time in
an exam in progress (its length, how long it has no connection) is put into words anew.

Only rows that can be seen are looked at, whatever the table holds; one timer fades all of them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStyle, QTableView

from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import IN_PROGRESS
from oes_desktop.ui.results.model import ResultsModel

GLOW_STEPS = 30
_STEP_MS = 60
_COUNT_MS = 15_000  # a minute that has passed is seen at most so late


class LiveRows(QObject):
    def __init__(self, table: QTableView, model: ResultsModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._left: dict[str, int] = {}  # steps that an exam still glows
        self._fading = QTimer(self)
        self._fading.setInterval(_STEP_MS)
        self._fading.timeout.connect(self.fade)
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self.count_on)
        self._counting.start()

    def glow(self, exam_id: str) -> float:
        """How much an exam's row glows, from 1 down to 0."""
        return self._left.get(exam_id, 0) / GLOW_STEPS

    def violations(self) -> dict[str, int]:
        """Of the exams that are seen, before another answer takes their place."""
        return {line.row.id: line.row.violations for _, line in self._seen()}

    def compare(self, before: dict[str, int]) -> None:
        """Let the exams glow that have more violations than they had. Not where the system is asked to keep
        still: the numbers say it there."""
        if self._table.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0:
            return
        for _, line in self._seen():
            if line.row.violations > before.get(line.row.id, line.row.violations):
                self._left[line.row.id] = GLOW_STEPS
        if self._left and not self._fading.isActive():
            self._fading.start()

    def fade(self) -> None:
        """One step less."""
        glowing = self._left
        self._left = {exam_id: left - 1 for exam_id, left in glowing.items() if left > 1}
        if not self._left:
            self._fading.stop()
        self._paint([row for row, line in self._seen() if line.row.id in glowing])

    def count_on(self) -> None:
        """Time has passed for the exams in progress."""
        if self._table.isVisible():
            self._model.reword_rows([row for row, line in self._seen() if line.row.status == IN_PROGRESS])

    def _seen(self) -> list[tuple[int, Line]]:
        """The exams on the screen that are here already, with their rows."""
        height = self._table.viewport().height()
        first, last = self._table.rowAt(0), self._table.rowAt(height - 1)
        rows = range(max(first, 0), (self._model.rowCount() if last < 0 else last + 1) if first >= 0 else 0)
        lines = ((row, self._model.kept(row)) for row in rows)
        return [(row, line) for row, line in lines if line is not None and line.group is None]

    def _paint(self, rows: list[int]) -> None:
        for row in rows:
            top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
            self._table.viewport().update(0, top, self._table.viewport().width(), height)

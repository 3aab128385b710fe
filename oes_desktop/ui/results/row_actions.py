"""What can be done with rows, declared once: the window's menu, the context menu and the keys share it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from oes_desktop.domain.downloading import What
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import UNDECIDED, ExamRow
from oes_desktop.domain.query import Filters, Grouping
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.results.batch import Batching
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.table import ResultsTable
from oes_desktop.ui.results.taking_out import TakingOut
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.decision_panel import TONE_ICONS
from oes_desktop.ui.widgets.what_menu import what_text

_WIDE = 60  # letters of a name in a menu
# What all exams of a group's row have in common.
_SHARED = {
    Grouping.STUDENT: ("student", "group"),
    Grouping.GROUP: ("group",),
    Grouping.EXAM: ("exam",),
    Grouping.SYSTEM: ("system",),
}


class RowActions(QObject):
    """`own` act on the selected exams: `decision`, `reviewed`, `archive`, `download` as usual or the
    `download_other` way; `looks` stand before them in the menu. `filter_requested(Filters)`: show only what
    has something in common with the row; `undelivered_requested(exam id)`: what the server did not take of
    hers on it."""

    filter_requested = Signal(object)
    undelivered_requested = Signal(str)

    def __init__(
        self,
        table: ResultsTable,
        model: ResultsModel,
        batch: Batching,
        vocabulary: Vocabulary,
        formats: Formats,
        taking: TakingOut,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._batch = table, model, batch
        self._vocabulary, self._formats, self._window = vocabulary, formats, parent
        self.looks: list[QAction] = []
        self._taking = taking
        self._decisions = QMenu(parent)
        self.decision = self._decisions.menuAction()
        self.reviewed = QAction("", self)
        self.archive = QAction(icon("archive", "muted"), "", self)
        self.download = QAction(icon("download", "muted"), "", self)
        self.download_other = QAction("", self)  # moments only where whole is usual, and the other way
        self.undelivered = QAction(icon("triangle-alert", "bad"), "", self)
        self.own = [self.undelivered, self.decision, self.reviewed, self.archive]
        self.own += [self.download, self.download_other]
        self.undelivered.triggered.connect(self._ask_undelivered)
        self.reviewed.setCheckable(True)
        self.reviewed.triggered.connect(batch.review)
        self.archive.triggered.connect(lambda: batch.archive(not batch.in_archive))
        self.download.triggered.connect(lambda: batch.download())
        self.download_other.triggered.connect(lambda: batch.download(self._other))
        table.menu_requested.connect(self.open_menu)
        for signal in (
            table.selectionModel().currentChanged,
            model.dataChanged,
            model.layoutChanged,
            model.modelReset,
        ):
            signal.connect(self._follow)
        self.retranslate()

    @Slot(QPoint)
    def open_menu(self, place: QPoint) -> None:
        """The context menu at `place` (of the screen)."""
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """The context menu of the current row; it goes when it is closed."""
        menu, taking = QMenu(self._window), self._taking
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (self.looks, self.own, [taking.copy, taking.copy_cell, taking.export]):
            menu.addActions([action for action in group if action.isVisible()])
            menu.addSeparator()
        line = self._model.line(self._table.currentIndex().row())
        if line is not None:
            self._add_filters(menu, line)
        return menu

    def _add_filters(self, menu: QMenu, line: Line) -> None:
        row, words = line.row, self._model.wording
        named = {
            "student": row.student_name,
            "group": row.group,
            "exam": row.exam,
            "system": row.system,
            "decision": row.decision,
        }
        shared = _SHARED.get(line.group.grouping, ()) if line.group is not None else tuple(named)
        names = [(name, named[name]) for name in shared if named[name]]
        if not names:
            return
        only = menu.addMenu(self.tr("Show &only"))
        for name, value in names:
            action = only.addAction(self._only(name, row, words))
            action.triggered.connect(partial(self._narrow, name, value))

    def _narrow(self, name: str, value: str) -> None:
        answer = self._model.answer
        filters = Filters() if answer is None else answer.query.filters
        self.filter_requested.emit(narrowed(filters, name, value))

    def _only(self, name: str, row: ExamRow, words: Words) -> str:
        text = {
            "student": self.tr("Student: {name}").format(name=one_line(row.student_name, _WIDE)),
            "group": self.tr("Group: {name}").format(name=one_line(row.group, _WIDE)),
            "exam": self.tr("Exam: {name}").format(name=one_line(row.exam, _WIDE)),
            "system": self.tr("System: {name}").format(name=words.system(row.system)),
            "decision": self.tr("Decision: {name}").format(
                name=one_line(words.decision(row.decision), _WIDE)
            ),
        }[name]
        return _plain(text)

    @Slot()
    def _follow(self) -> None:
        """What the current row allows, and how it stands."""
        current = self._table.currentIndex()
        line = self._model.kept(current.row()) if current.isValid() else None
        answered, archived = self._model.answer is not None, self._batch.in_archive
        self.decision.setEnabled(line is not None and answered and not archived)
        self.reviewed.setEnabled(line is not None and answered and not archived)
        exam = line.row if line is not None and line.group is None else None
        self.reviewed.setChecked(exam is not None and exam.reviewed_ms is not None)
        self.undelivered.setVisible(exam is not None and exam.stuck)
        self.undelivered.setEnabled(exam is not None and exam.stuck)
        self.archive.setVisible(self._batch.may_archive)
        self.download_other.setText(what_text(self._other))
        for action in (self.archive, self.download, self.download_other):
            action.setEnabled(line is not None and answered)
        self.archive.setText(self.tr("Restore from the a&rchive") if archived else self.tr("To the a&rchive"))

    @property
    def _other(self) -> What:
        return What.WHOLE if self._batch.usual is What.MOMENTS else What.MOMENTS

    def _ask_undelivered(self) -> None:
        line = self._model.kept(self._table.currentIndex().row())
        if line is not None and line.group is None:
            self.undelivered_requested.emit(line.row.id)

    def retranslate(self) -> None:
        self.undelivered.setText(self.tr("&Undelivered decision…"))
        self._decisions.setTitle(self.tr("&Decision"))
        self.reviewed.setText(self.tr("Re&viewed"))
        self.download.setText(self.tr("Do&wnload"))
        self._decisions.clear()
        language = self._formats.language
        for number, term in enumerate(self._vocabulary.choices(), 1):
            words = _plain(one_line(term.text(language), _WIDE))
            sign = icon(TONE_ICONS.get(term.tone, "minus"), term.tone if term.tone in TONE_ICONS else "muted")
            action = self._decisions.addAction(sign, f"{words}\t{number}" if number < 10 else words)
            action.triggered.connect(partial(self._batch.choose, term.code))
        unset = self._vocabulary.decision(UNDECIDED)
        action = self._decisions.addAction(
            icon("minus", "muted"), _plain(one_line(unset.text(language), _WIDE))
        )
        action.triggered.connect(partial(self._batch.choose, UNDECIDED))
        self._decisions.addSeparator()
        with_comment = self._decisions.addAction(self.tr("With a &comment…"))
        with_comment.triggered.connect(partial(self._batch.comment, ""))
        self._follow()


def narrowed(filters: Filters, name: str, value: str) -> Filters:
    """`filters`, and only what has this student, group, exam, system or decision."""
    if name in ("student", "exam"):
        phrase = value.replace('"', " ")
        return replace(filters, search=f'"{phrase}"')
    choice = {"group": "groups", "system": "systems", "decision": "decisions"}[name]
    chosen: dict[str, Any] = {choice: frozenset({value})}
    return replace(filters, excluded=filters.excluded - {(choice, value)}, **chosen)


def _plain(text: str) -> str:
    """An ampersand from outside underlines nothing."""
    return text.replace("&", "&&")

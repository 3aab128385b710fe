"""The panel of violations: chips by kind that filter, the list, and the two verdicts for the chosen one.

What is selected, playing and listed always agree: a click asks for the moment, and the window tells the
panel when the playhead reaches a violation. It decides nothing itself: verdicts are asked for by signal.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED, NO_VERDICT, ExamRow, Report, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.report.chips import KindChips
from oes_desktop.ui.report.violation_list import ViolationDelegate, ViolationModel
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex


class ViolationPanel(QFrame):
    """`violation_chosen` carries the violation's id; `verdict_given` its id and the verdict; `reviewed` the
    exam's id and whether all were gone through."""

    violation_chosen = Signal(str)
    verdict_given = Signal(str, str)
    reviewed = Signal(str, bool)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", True)
        self._formats = formats
        self._report: Report | None = None
        self._vocabulary = Vocabulary()
        self._title = label("", "heading")
        self._checked = label("", "small")
        self.chips = KindChips()
        self.list = QListView()
        self.model = ViolationModel(formats, self)
        self._empty = label("", "muted", wrap=True)
        self._confirm = button("", "check")
        self._dismiss = button("", "x")
        self.reviewed_mark = button(" ", "check")
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ViolationDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.chips.changed.connect(self._filter)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._show_verdicts)
        self._confirm.setCheckable(True)
        self._dismiss.setCheckable(True)
        self._confirm.clicked.connect(self.confirm)
        self._dismiss.clicked.connect(self.dismiss)
        self.reviewed_mark.setCheckable(True)
        self.reviewed_mark.clicked.connect(self._review)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._checked)
        top = QVBoxLayout()
        top.setContentsMargins(14, 12, 14, 10)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.chips)
        verdicts = QHBoxLayout()
        verdicts.addWidget(self._confirm, 1)
        verdicts.addWidget(self._dismiss, 1)
        acts = QVBoxLayout()
        acts.setContentsMargins(14, 8, 14, 8)
        acts.setSpacing(6)
        acts.addLayout(verdicts)
        acts.addWidget(self.reviewed_mark)
        self._foot = QFrame()
        self._foot.setProperty("footer", True)
        self._foot.setLayout(acts)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._empty, 1)
        rows.addWidget(self._foot)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._confirm.setText(self.tr("Confirm"))
        self._dismiss.setText(self.tr("Dismiss"))
        self._confirm.setToolTip(self.tr("Confirm this violation (Y)"))
        self._dismiss.setToolTip(self.tr("Dismiss this violation (X)"))
        self.reviewed_mark.setText(self.tr("Reviewed"))
        self.reviewed_mark.setToolTip(self.tr("Mark that the violations were gone through"))
        self.list.setAccessibleName(self.tr("Violations"))
        if self._report is not None:
            self.show_report(self._report, self._vocabulary)

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        """Show these violations; filter, selection and scroll are kept for a newer version of one report."""
        if self._report is None or self._report.exam.id != report.exam.id:
            self.chips.hidden.clear()
        self._report, self._vocabulary = report, vocabulary
        self.chips.show_kinds(report, vocabulary, self._formats.language)
        self._filter()
        self._show_reviewed(report.exam)

    @property
    def current(self) -> Violation | None:
        return self.model.violation(self.list.currentIndex())

    def select(self, violation_id: str) -> None:
        """Mark the violation that is playing, without asking for it again."""
        row = self.model.row_of(violation_id)
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))

    def confirm(self) -> None:
        self._judge(CONFIRMED)

    def dismiss(self) -> None:
        self._judge(DISMISSED)

    def _judge(self, verdict: str) -> None:
        """The same verdict again takes it back."""
        chosen = self.current
        if chosen is not None:
            self.verdict_given.emit(chosen.id, NO_VERDICT if chosen.verdict == verdict else verdict)
        self._show_verdicts()

    def _review(self, on: bool) -> None:
        if self._report is not None:
            self.reviewed.emit(self._report.exam.id, on)

    def _show_reviewed(self, exam: ExamRow) -> None:
        """The server takes no mark on an exam of the archive."""
        self.reviewed_mark.setChecked(exam.reviewed_ms is not None)
        self.reviewed_mark.setEnabled(not exam.archived)
        sign = ("clock", "doubtful") if exam.review_pending else ("check", "text")
        self.reviewed_mark.setIcon(icon(*sign))

    def _choose(self, index: Index) -> None:
        violation = self.model.violation(index)
        if violation is not None:
            self.violation_chosen.emit(violation.id)

    def _filter(self) -> None:
        assert self._report is not None
        kept = self.current
        violations = [v for v in self._report.violations if v.kind not in self.chips.hidden]
        with QSignalBlocker(self.list.selectionModel()):
            self.model.show(violations, self._vocabulary)
        if kept is not None:
            self.select(kept.id)
        total = len(self._report.violations)
        seen = sum(v.verdict != NO_VERDICT for v in self._report.violations)
        self._title.setText(self.tr("Violations: %n", "", total))
        self._checked.setText(self.tr("%1 of %2 judged").replace("%1", str(seen)).replace("%2", str(total)))
        self._checked.setVisible(total > 0)
        self.list.setVisible(bool(violations))
        self._empty.setVisible(not violations)
        self._empty.setText(
            self.tr("All kinds are hidden.") if total else self.tr("No violations were noticed in this exam.")
        )
        self._show_verdicts()

    def _show_verdicts(self, *_: object) -> None:
        chosen = self.current
        for made, verdict in ((self._confirm, CONFIRMED), (self._dismiss, DISMISSED)):
            made.setVisible(bool(self._report and self._report.violations))
            made.setEnabled(chosen is not None)
            made.setChecked(chosen is not None and chosen.verdict == verdict)

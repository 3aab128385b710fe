"""The panel of violations: chips by kind that filter, the list by moments, the verdicts, and own marks.

What is selected, playing and listed always agree: choosing asks for the moment, and the window tells the
panel where the playhead is. A verdict goes on to the next violation. It decides nothing itself: verdicts and
marks are asked for by signal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED, NO_VERDICT, Mark, Report, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import Break, ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.chips import KindChips
from oes_desktop.ui.report.following import Following
from oes_desktop.ui.report.lines import Item, key_of, lines_of
from oes_desktop.ui.report.mark_editor import MarkEditor
from oes_desktop.ui.report.verdict_bar import VerdictBar, verdict_kept
from oes_desktop.ui.report.violation_list import ViolationModel
from oes_desktop.ui.report.violation_menus import kind_menu, line_menu
from oes_desktop.ui.report.violation_rows import ViolationDelegate
from oes_desktop.ui.widgets.labels import label

Index = QModelIndex | QPersistentModelIndex


class ViolationPanel(QFrame):
    """`violation_chosen(id)`; `moment_chosen(wall ms)` of a mark; `break_chosen(Break)`; `verdicts_given(ids,
    verdict, note)`; `reviewed(exam id, all were gone through)`; `mark_kept(Mark)`, `mark_removed(id)`: see
    `MarkEditor`; `left`: the keys may go back to the player. `playhead()`: wall ms."""

    violation_chosen = Signal(str)
    moment_chosen = Signal(object)
    break_chosen = Signal(object)
    verdicts_given = Signal(object, str, str)
    reviewed = Signal(str, bool)
    mark_kept = Signal(object)
    mark_removed = Signal(str)
    left = Signal()

    def __init__(
        self,
        formats: Formats,
        playhead: Callable[[], int | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", True)
        self._formats = formats
        self._report: Report | None = None
        self._vocabulary = Vocabulary()
        self._breaks: tuple[Break, ...] = ()
        self._given: dict[str, str] = {}  # verdicts that the report does not tell yet
        self._own_account = ""
        self._following = Following()
        self._pressed = ""  # the key of what was asked for when the selection came to it
        self._quiet = False  # the selection moves by itself, nobody asks for a moment
        self._title, self._checked = label("", "heading"), label("", "small")
        self.chips = KindChips()
        self.list = QListView()
        self.model = ViolationModel(formats, self)
        self._empty = label("", "muted", wrap=True)
        self.verdicts = VerdictBar()
        self._playhead = playhead
        self._exam = ExamClock((), ())
        self.reviewed_mark = self.verdicts.reviewed_mark
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ViolationDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
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
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._empty, 1)
        rows.addWidget(self.verdicts)

    def _connect(self) -> None:
        self.chips.changed.connect(self._filter)
        self.chips.menu_asked.connect(lambda code, point: kind_menu(self, code).popup(point))
        self.list.clicked.connect(self._click)
        self.list.activated.connect(self._open)
        self.list.customContextMenuRequested.connect(
            lambda point: line_menu(self).popup(self.list.viewport().mapToGlobal(point))
        )
        self.list.selectionModel().selectionChanged.connect(self._selection_moved)
        bar = self.verdicts
        bar.verdict_pressed.connect(self.judge)
        bar.note_said.connect(self._say_note)
        bar.note_left.connect(self.left)
        bar.mark_pressed.connect(lambda: self.editor.begin())
        bar.reviewed_pressed.connect(self._review)

    @cached_property
    def editor(self) -> MarkEditor:
        """Of marks; made when the first is begun."""
        made, bar, rows = MarkEditor(self._formats, self._playhead), self.verdicts, self.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(rows.indexOf(bar), made)
        made.show_exam(self._exam, self._vocabulary)
        made.kept.connect(self.mark_kept)
        made.removed.connect(self.mark_removed)
        made.opened.connect(bar.hide)  # the list needs the room
        made.left.connect(bar.show)
        made.left.connect(self.left)
        return made

    def draft(self) -> dict[str, str | int]:
        """The mark that is being made and not yet kept; {} when none is."""
        return self.editor.draft() if "editor" in vars(self) else {}

    def close_editor(self) -> bool:
        """Leave the mark that is being made; False when none is."""
        being_made = "editor" in vars(self) and self.editor.is_open
        if being_made:
            self.editor.close_editor()
        return being_made

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Violations"))
        self.list.viewport().update()  # the same lines in other words
        if self._report is not None:
            self.show_report(self._report, self._vocabulary)

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        """Show these violations; filter, selection and scroll are kept for a newer version of one report."""
        if self._report is None or self._report.exam.id != report.exam.id:
            self.chips.hidden.clear()
            self.close_editor()
            self.verdicts.close_note()
            self._following.forget()
        self._report, self._vocabulary = report, vocabulary
        self._given.clear()
        self._exam = exam = ExamClock.of(report)
        self._breaks = exam.breaks
        if "editor" in vars(self):
            self.editor.show_exam(exam, vocabulary)
        self.verdicts.mark_button.setEnabled(exam.known)
        self.chips.show_kinds(report, vocabulary, self._formats.language, len(self._breaks))
        self._filter()
        self.verdicts.show_reviewed(report.exam)

    def show_account(self, user_id: str) -> None:
        """Whose marks may be changed here."""
        self._own_account = user_id

    def may_change(self, mark: Mark) -> bool:
        return not mark.by_id or mark.by_id == self._own_account

    # ---- what is chosen

    @property
    def current(self) -> Violation | None:
        return self.model.violation(self.list.currentIndex())

    @property
    def current_item(self) -> Item | None:
        return self.model.item(self.list.currentIndex())

    def chosen(self) -> list[Violation]:
        """The selected violations, in order of time."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        items = (self.model.items()[row] for row in rows)
        return [item for item in items if isinstance(item, Violation)]

    def choose(self, violation_ids: Sequence[str]) -> None:
        """These and no others, without going there."""
        self._quiet = True
        self.list.clearSelection()
        self._choose_again(set(violation_ids), violation_ids[0] if violation_ids else None)
        self._quiet = False
        self._show_verdicts()

    def select(self, violation_id: str) -> None:
        """Mark the violation that is playing, without asking for it again. Several that were chosen together
        stay chosen, and so does one that was asked for until its time has come."""
        if len(self.list.selectionModel().selectedIndexes()) > 1:
            return
        reached = self.model.row_of(violation_id)
        item = self.model.items()[reached] if reached >= 0 else None
        if isinstance(item, Violation) and self._following.reached(item):
            self._move_to(reached)

    def point_out(self, key: str) -> None:
        """Choose the violation (by its id) or the mark (by `key_of`) that was asked for on the timeline; it
        goes there by itself."""
        row = self.model.row_of(key)
        item = self.model.items()[row] if row >= 0 else None
        if isinstance(item, Violation | Mark):
            self._following.ask(item)
            self._move_to(row)

    def follow(self, wall_ms: int) -> None:
        """The playhead is here; when she went elsewhere, what lies there is chosen."""
        passed = self._following.at(wall_ms)
        if passed:
            self.select(passed)

    def _move_to(self, row: int) -> None:
        index = self.model.index(row)
        if index != self.list.currentIndex() or not self.list.selectionModel().isSelected(index):
            self._quiet = True
            self.list.setCurrentIndex(index)
            self._quiet = False

    def _selection_moved(self, *_: object) -> None:
        self._show_verdicts()
        item = self.current_item
        if not self._quiet and item is not None and len(self.list.selectedIndexes()) == 1:
            self._pressed = key_of(item)
            self._ask_for(item)

    def _ask_for(self, item: Item) -> None:
        if isinstance(item, Violation):
            self._following.ask(item)
            self.violation_chosen.emit(item.id)
        elif isinstance(item, Mark):
            self._following.ask(item)
            self.moment_chosen.emit(item.at_ms)

    def _click(self, index: Index) -> None:
        """On what is selected already plays it again; otherwise the press has asked for it."""
        item, pressed = self.model.item(index), self._pressed
        self._pressed = ""
        if isinstance(item, Break):
            self.break_chosen.emit(item)
        elif item is not None and key_of(item) != pressed and len(self.list.selectedIndexes()) <= 1:
            self._ask_for(item)

    def _open(self, index: Index) -> None:
        item = self.model.item(index)
        if isinstance(item, Mark) and self.may_change(item):
            self.editor.edit(item)
        elif item is not None:
            self._pressed = ""
            self._click(index)

    # ---- what is said

    def confirm(self) -> None:
        self.judge(CONFIRMED)

    def dismiss(self) -> None:
        self.judge(DISMISSED)

    def judge_moment(self, verdict: str) -> None:
        """Every violation of the moment that the current one belongs to."""
        current = self.list.currentIndex()
        if current.isValid():
            self.judge(verdict, self.model.moment(current.row()))

    def judge_kind(self, kind: str, verdict: str) -> None:
        if self._report is not None:
            self.judge(verdict, [each for each in self._report.violations if each.kind == kind])

    def judge(self, verdict: str, of: Sequence[Violation] | None = None, note: str | None = None) -> None:
        """What is chosen, or `of`. The same verdict again takes it back, unless a note comes with it."""
        violations = list(self.chosen() if of is None else of)
        if violations:
            stands = {self._given.get(each.id, each.verdict) for each in violations}
            value = NO_VERDICT if stands == {verdict} and note is None else verdict
            self._given |= {each.id: value for each in violations}
            self.verdicts_given.emit(tuple(each.id for each in violations), value, note or "")
            if value != NO_VERDICT:
                self._go_on(violations[-1])
        self._show_verdicts()

    def _go_on(self, after: Violation) -> None:
        """To the next violation that nobody has judged; behind the last one, to the first that was left."""
        items, start = self.model.items(), self.model.row_of(after.id) + 1
        for row in [*range(start, len(items)), *range(start)]:
            item = items[row]
            if isinstance(item, Violation) and self._given.get(item.id, item.verdict) == NO_VERDICT:
                self.list.setCurrentIndex(self.model.index(row))
                return

    def open_note(self) -> None:
        """`T`: a note to the verdict on what is chosen."""
        chosen = self.chosen()
        if chosen:
            self.verdicts.open_note(chosen[0].verdict_note if len(chosen) == 1 else "")

    def _say_note(self, verdict: str, note: str) -> None:
        chosen = self.chosen()
        if chosen:
            self.judge(verdict or verdict_kept(chosen[0].verdict), chosen, note)

    def _review(self, on: bool) -> None:
        if self._report is not None:
            self.reviewed.emit(self._report.exam.id, on)

    # ---- what is shown

    def _filter(self) -> None:
        assert self._report is not None
        report, kept = self._report, {key_of(item) for item in self._selected_items()}
        current = self.current_item
        shown = lines_of(report, self._breaks, self.chips.hidden)
        self._quiet = True
        self.model.show(shown, self._vocabulary)
        self._choose_again(kept, None if current is None else key_of(current))
        self._quiet = False
        total, moments = len(report.violations), shown.moments
        judged = sum(violation.verdict != NO_VERDICT for violation in report.violations)
        violations = self.tr("%n violation(s)", "", total)
        together = self.tr("%n moment(s)", "", moments)
        title = self.tr("{moments} · {violations}") if moments != total else "{violations}"
        self._title.setText(title.format(moments=together, violations=violations))
        words = self.tr("%1 of %2 judged").replace("%1", self._formats.number(judged))
        self._checked.setText(words.replace("%2", self._formats.number(total)))
        self._checked.setVisible(total > 0)
        self.list.setVisible(bool(shown.items))
        self._empty.setVisible(not shown.items)
        self._empty.setText(
            self.tr("All kinds are hidden.")
            if self.chips.chips
            else self.tr("No violations were noticed in this exam.")
        )
        self._show_verdicts()

    def _selected_items(self) -> list[Item]:
        items = self.model.items()
        return [items[index.row()] for index in self.list.selectionModel().selectedIndexes()]

    def _choose_again(self, keys: set[str], current: str | None) -> None:
        rows = [row for row in map(self.model.row_of, keys) if row >= 0]
        selection = self.list.selectionModel()
        row = self.model.row_of(current) if current else -1
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))
        for each in rows:
            index = self.model.index(each)
            if not selection.isSelected(index):
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _show_verdicts(self, *_: object) -> None:
        verdicts = [self._given.get(each.id, each.verdict) for each in self.chosen()]
        any_violation = bool(self._report and self._report.violations)
        self.verdicts.show_chosen(verdicts, any_violation=any_violation)

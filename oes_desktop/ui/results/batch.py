"""What is done to the selected exams, or to the current one: decide, mark as reviewed, archive, hand on.

Every act is one batch of at most 1,000 exams, saved before it is said, with one undo. Group lines stand for
all their exams. Which exams are meant is found out off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oes_desktop.domain.acts import MOST_AT_ONCE
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.downloading import What
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.batch import SET, SKIPPED, BatchOutcome
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import PhysicalKeys
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.batch_summary import BatchDetails, fate, summary
from oes_desktop.ui.results.columns import PLACES
from oes_desktop.ui.results.model import ResultsModel
from oes_desktop.ui.results.selection import Spans, count_of, first_of, select, spans_of
from oes_desktop.ui.results.table import ResultsTable
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.what_menu import what_menu

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer, Results
    from oes_desktop.ui.results.batch_bar import BatchBar

Act = Callable[[list[str]], BatchOutcome]
_KEYS = 9


@dataclass(frozen=True, slots=True)
class TooMany:
    """Nothing was done: `count` exams were meant. `first`: the first lines that would not be too many."""

    count: int
    first: Spans


class Batching(QObject):
    """`download_requested(exam ids, What or None)`, at most 1,000; `export_requested`: of what is
    selected. `foot`: where the bar comes, which is made when it is first needed."""

    download_requested = Signal(list, object)
    export_requested = Signal()

    def __init__(
        self,
        table: ResultsTable,
        model: ResultsModel,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        preferences: Preferences,
        formats: Formats,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._model, self._desk = table, model, desk
        self._tasks, self._bus, self._notices = tasks, bus, notices
        self._preferences, self._formats, self._page = preferences, formats, parent
        self._chosen = 0  # exams selected
        self.foot = QWidget()
        QVBoxLayout(self.foot).setContentsMargins(0, 0, 0, 0)
        self._place = QWidget(table.viewport())  # stands under the decision of the current line
        self._place.setFocusProxy(table)
        self._connect()

    def _connect(self) -> None:
        table, model = self._table, self._model
        table.selectionModel().selectionChanged.connect(self._count)
        for signal in (model.layoutChanged, model.rowsRemoved, model.modelReset):
            signal.connect(self._count)
        keys = PhysicalKeys(table)
        for number in range(1, _KEYS + 1):
            keys.bind(str(number), partial(self.choose_number, number))

    @cached_property
    def bar(self) -> BatchBar:
        from oes_desktop.ui.results.batch_bar import BatchBar

        bar = BatchBar(self._formats)
        bar.decided.connect(self.decide)
        bar.reviewed.connect(self.review)
        bar.archived.connect(self.archive)
        bar.download_wanted.connect(lambda: self.download())
        bar.what_wanted.connect(self._choose_what)
        bar.export_wanted.connect(self.export_requested)
        bar.first_wanted.connect(self._offer_first)
        bar.cleared.connect(self.clear)
        bar.show_vocabulary(self._desk.meta.vocabulary, self._desk.meta.limits.comment_letters)
        layout = self.foot.layout()
        assert layout is not None
        layout.addWidget(bar)
        return bar

    # Which exams

    def targets(self) -> Spans:
        """The selected lines, or else the current one."""
        current = self._table.currentIndex()
        return spans_of(self._table) or ([(current.row(), current.row())] if current.isValid() else [])

    @property
    def may_archive(self) -> bool:
        return self._desk.batches.may_archive

    @property
    def in_archive(self) -> bool:
        """Whether the page shows the archive, whose exams take no decision."""
        answer = self._model.answer
        return answer is not None and answer.query.filters.archived

    @Slot()
    def clear(self) -> None:
        self._table.clearSelection()
        self._table.setFocus()

    def escape(self) -> bool:
        """Esc: several selected exams are let go of. False when there are none."""
        if self._chosen < 2:
            return False
        self.clear()
        return True

    @Slot()
    def _count(self) -> None:
        answer, spans = self._model.answer, spans_of(self._table)
        if answer is None or not spans:
            self._show_count(answer, 0)
        elif count_of(spans) == len(answer):
            self._show_count(answer, answer.matches)
        elif answer.query.grouping is Grouping.NONE:
            self._show_count(answer, count_of(spans))
        else:
            work = partial(self._desk.results.selected, answer, spans)
            self._tasks.run(self, work, lambda keys: self._show_count(answer, len(keys)))

    def _show_count(self, answer: Answer | None, exams: int) -> None:
        if answer is not self._model.answer:
            return
        was, self._chosen = self._chosen, exams
        if max(was, exams) < 2:  # it does not stand there, and will not
            return
        self.bar.show_count(
            exams,
            all_of_them=answer is not None and exams == answer.matches and exams > 1,
            archive=self.in_archive,
            may_archive=self.may_archive,
        )

    # Doing

    def choose_number(self, number: int) -> None:
        """The n-th choice of the institution, as the number keys mean it."""
        choices = self._desk.meta.vocabulary.choices()
        if number <= len(choices):
            self.choose(choices[number - 1].code)

    def choose(self, value: str) -> None:
        """Decide, or ask for the comment that this decision needs."""
        if self._desk.meta.vocabulary.decision(value).comment_required:
            self.comment(value)
        else:
            self.decide(value)

    def comment(self, value: str = "") -> None:
        """Open the panel with decision, reason and comment."""
        if not self.targets() or self.in_archive:
            return
        cell = self._model.index(self._table.currentIndex().row(), PLACES[Column.DECISION])
        self._place.setGeometry(self._table.visualRect(cell))
        self.bar.open_panel(self._place if self._chosen < 2 else self.bar.decision, value)

    @Slot(str, str, str)
    def decide(self, value: str, reason: str = "", comment: str = "") -> None:
        words = one_line(self._desk.meta.vocabulary.decision(value).text(self._formats.language), 60)
        act = self._desk.batches.decide_all
        self._act(lambda ids: act(ids, value, reason=reason, comment=comment), words)

    @Slot(bool)
    def review(self, reviewed: bool) -> None:
        words = self.tr("Reviewed") if reviewed else self.tr("Not reviewed")
        self._act(partial(self._desk.batches.review_all, reviewed=reviewed), words)

    @Slot(bool)
    def archive(self, archived: bool) -> None:
        words = self.tr("To the archive") if archived else self.tr("Out of the archive")
        self._act(partial(self._desk.batches.archive_all, archived=archived), words)

    def _act(self, act: Act, words: str) -> None:
        self._meant(act, partial(self._done, words))

    @Slot()
    def download(self, what: What | None = None) -> None:
        """`what` None: whole recordings or moments only, as the settings say."""
        self._meant(list[str], lambda ids: self.download_requested.emit(ids, what))

    @property
    def usual(self) -> What:
        """What is downloaded when nothing else is said."""
        return What.MOMENTS if self._preferences.settings.download_moments else What.WHOLE

    @Slot(QPoint)
    def _choose_what(self, corner: QPoint) -> None:
        menu = what_menu(self._page, self.usual, self.download)
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def _offer_first(self) -> None:
        answer = self._model.answer
        if answer is not None:
            work = partial(_first_lines, self._desk.results, answer, self.targets())
            self._tasks.run(self, work, self._select_first)

    def _meant(self, what: Callable[[list[str]], object], done: Callable[[object], object]) -> None:
        """Do `what` with the ids of the exams that are meant, on a lane, unless they are too many."""
        answer, spans = self._model.answer, self.targets()
        if answer is None or not spans:
            return
        self._table.setFocus()
        work = partial(_carry_out, self._desk.results, answer, spans, what)
        self._tasks.run(self, work, partial(self._carried_out, done), self._notices.show)

    def _carried_out(self, done: Callable[[object], object], came: object) -> None:
        if isinstance(came, TooMany):
            self._refuse(came)
        else:
            done(came)

    def _refuse(self, refused: TooMany) -> None:
        most = self._formats.number(MOST_AT_ONCE)
        text = self.tr(
            "{count} exams are selected; at most {most} can be changed at once. Nothing was changed.",
            "",
            refused.count,
        )
        self._notices.tell(
            text.format(count=self._formats.number(refused.count), most=most),
            self.tr("Select the first {most}").format(most=most) if refused.first else None,
            partial(self._select_first, refused.first),
            tone="doubtful",
        )

    def _select_first(self, spans: Spans) -> None:
        select(self._table, spans)
        self._table.setFocus()

    # What came of it

    def _done(self, words: str, outcome: BatchOutcome) -> None:
        self._bus.publish(outcome.changes)
        seconds = max(self._preferences.settings.undo_seconds, 3)
        undo = partial(self.undo, outcome) if outcome.batch else None
        many = len(outcome.entries) > 1
        missed = outcome.count(SKIPPED)
        self._notices.tell(
            f"{words}: {summary(outcome)}" if many else self._said(words, outcome),
            self.tr("Undo") if undo else None,
            undo,
            seconds=seconds,
            tone="doubtful" if missed else "accent",
            more_text=self.tr("Details") if many else "",
            more=partial(self._show_details, words, outcome),
            lasting=bool(missed),
        )

    def _said(self, words: str, outcome: BatchOutcome) -> str:
        """Of one exam."""
        entries = outcome.entries
        if entries and entries[0].what == SET:
            return self.tr("Saved on this computer: {what}").format(what=words)
        return fate(entries[0]) if entries else summary(outcome)

    def _show_details(self, words: str, outcome: BatchOutcome) -> None:
        details = BatchDetails(words, outcome, self._page.window())
        details.undo_requested.connect(partial(self.undo, outcome))
        details.show()

    def undo(self, outcome: BatchOutcome) -> None:
        """Take back all of it that was not sent."""
        work = partial(self._desk.batches.undo, outcome.batch)
        self._tasks.run(self, work, partial(self._undone, outcome), self._notices.show)

    def _undone(self, outcome: BatchOutcome, changes: Changes) -> None:
        self._bus.publish(changes)
        taken, made = len(changes.exams), outcome.count(SET)
        if not taken:
            text = self.tr("It is too late to undo: everything was sent. Set a new decision.")
        elif taken < made:
            text = self.tr("Undone for {taken} of {made} exams; the others were sent already.")
        else:
            text = self.tr("Undone.")
        number = self._formats.number
        self._notices.tell(text.format(taken=number(taken), made=number(made)), seconds=4)


def _carry_out(results: Results, answer: Answer, spans: Spans, what: Callable[[list[str]], object]) -> object:
    keys = results.selected(answer, spans)
    if len(keys) > MOST_AT_ONCE:
        return TooMany(len(keys), _first_lines(results, answer, spans))
    return what(results.ids(keys))


def _first_lines(results: Results, answer: Answer, spans: Spans) -> Spans:
    """As many of the first lines as mean no more exams than can be changed at once."""
    low, high = 0, min(count_of(spans), MOST_AT_ONCE)
    while low < high:
        middle = (low + high + 1) // 2
        if len(results.selected(answer, first_of(spans, middle))) <= MOST_AT_ONCE:
            low = middle
        else:
            high = middle - 1
    return first_of(spans, low)

"""The top of a report: who, which exam, how honest; the decision and «Закрыть» at the right.

Below it the tabs (detailed, brief, history) and the place in the queue with previous and next.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.models import IN_PROGRESS, ExamRow, Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.report.decision import DecisionButton
from oes_desktop.ui.report.honesty_explained import HonestyExplained
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.avatar import Avatar
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import ElidedLabel, label, plain_tip
from oes_desktop.ui.widgets.pill import Pill
from oes_desktop.ui.widgets.tabs import TabBar

DETAILED, BRIEF, HISTORY = "detailed", "brief", "history"


class ReportHeader(QFrame):
    """`page_chosen(code)`, `close_requested`, `step_requested(+1 or -1)`, `review_requested` (the
    next that waits for a decision); the decision has its own signal."""

    page_chosen = Signal(str)
    close_requested = Signal()
    step_requested = Signal(int)
    review_requested = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("header", True)
        self._formats = formats
        self._row: ExamRow | None = None
        self._vocabulary = Vocabulary()
        self._place: tuple[int, int] | None = None
        self._other = ""
        self._avatar = Avatar(side=40)
        self._name = ElidedLabel("", "title")
        self._pkn, self._live, self._archived = Pill("", "bad"), Pill("", "live"), Pill("")
        self._elsewhere = Pill("")
        self._about = ElidedLabel("", "muted")
        self._watched = label("", "small")
        self._watched_words: Callable[[], str] = str
        self._watched_tip: Callable[[], str] = str
        self.explained = HonestyExplained(formats)
        self.decision = DecisionButton(formats)
        self._close = button("", "x", big=True)
        self.tabs = TabBar()
        self._position, self._left = label("", "muted"), label("", "small")
        self._pace: tuple[int, float | None, float | None] | None = None
        self._previous, self._next = tool_button("chevron-left"), tool_button("chevron-right")
        self._review = tool_button("skip-forward")
        self._tools = QHBoxLayout()
        self._build()
        self._retranslate()

    def add_tool(self, tool: QWidget) -> None:
        """Where a collaborator's button belongs: at the right of the tabs."""
        self._tools.addWidget(tool)

    def _build(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(8)
        name.addWidget(self._name)
        for pill in (self._pkn, self._live, self._archived, self._elsewhere):
            pill.hide()
            name.addWidget(pill)
        name.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addLayout(name)
        about = QHBoxLayout()
        about.setSpacing(10)
        about.addWidget(self._about)
        about.addWidget(self._watched)
        about.addStretch(1)
        who.addLayout(about)
        upper = QHBoxLayout()
        upper.setContentsMargins(16, 10, 16, 8)
        upper.setSpacing(12)
        upper.addWidget(self._avatar)
        upper.addLayout(who, 1)
        upper.addWidget(self.explained)
        upper.addWidget(self.decision)
        upper.addWidget(self._close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(upper)
        rows.addLayout(self._lower_row())
        for code in (DETAILED, BRIEF, HISTORY):
            self.tabs.add(code, code)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the arrows belong to the player
        own_keys(self.tabs, "Left Right")
        self.tabs.currentChanged.connect(lambda _: self.page_chosen.emit(self.tabs.current))
        self._close.clicked.connect(self.close_requested)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._review.clicked.connect(self.review_requested)

    def _lower_row(self) -> QHBoxLayout:
        lower = QHBoxLayout()
        lower.setContentsMargins(4, 0, 16, 0)
        lower.addWidget(self.tabs, 1)
        lower.addLayout(self._tools)
        lower.addSpacing(8)
        lower.addWidget(self._left)
        lower.addSpacing(8)
        lower.addWidget(self._position)
        lower.addWidget(self._previous)
        lower.addWidget(self._next)
        lower.addWidget(self._review)
        return lower

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.tabs.rename(DETAILED, self.tr("Detailed report"))
        self.tabs.rename(BRIEF, self.tr("Brief report"))
        self.tabs.rename(HISTORY, self.tr("History"))
        self._close.setText(self.tr("Close"))
        self._close.setToolTip(self.tr("Close the report (Esc)"))
        self._pkn.show_text(self.tr("PKN"), "bad")
        self._pkn.setToolTip(self.tr("Violation limit exceeded: proctoring closed itself"))
        self._live.show_text(self.tr("In progress"), "live")
        self._archived.show_text(self.tr("Archive"))
        name_button(self._previous, self.tr("Previous report"))
        name_button(self._next, self.tr("Next report"))
        name_button(self._review, self.tr("Next to review, passing by what others have open"))
        if self._row is not None:
            self.show_row(self._row, self._vocabulary)
        self.show_place(self._place)
        self.show_left(*self._pace or (0, None, None))
        self.show_other(self._other)
        self.refresh_coverage()

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        self.show_row(report.exam, vocabulary)
        self.explained.show_report(report, vocabulary)
        self.decision.show_decision(report.decision)

    def show_nobody(self) -> None:
        """While a report is being opened: nobody's name, and no decision that could meet the wrong exam."""
        self._row = None
        for words in (self._name, self._about):
            words.setText("")
        for widget in (self._avatar, self._pkn, self._live, self._archived):
            widget.hide()
        self.explained.show_nobody()
        self.decision.setEnabled(False)

    def show_row(self, row: ExamRow, vocabulary: Vocabulary) -> None:
        """What the results page knows already, before the report has come."""
        self._row, self._vocabulary = row, vocabulary
        language = self._formats.language
        self._avatar.show_name(row.student_name)
        self._avatar.show()
        self._name.setText(row.student_name or row.student_id)
        self._pkn.setVisible(row.pkn)
        self._live.setVisible(row.status == IN_PROGRESS)
        lost = row.lost_ms is not None
        self._live.show_text(
            self.tr("No connection") if lost else self.tr("In progress"), "doubtful" if lost else "live"
        )
        self._archived.setVisible(row.archived)
        self.decision.show_archived(row.archived)
        parts = (
            row.group,
            row.exam,
            vocabulary.system(row.system).text(language),
            self._formats.span(row.started_ms, row.ended_ms) if row.started_ms is not None else "",
            self.tr("%n attempt(s)", "", row.attempts),
        )
        self._about.setText(" · ".join(one_line(part, 200) for part in parts if part))
        self.explained.show_figure(row.honesty)

    def show_other(self, name: str) -> None:
        """Who else has this report open; '' for nobody."""
        self._other = name
        words = self.tr("{name} has this report open too").format(name=one_line(name, 40))
        self._elsewhere.show_text(words)
        self._elsewhere.setToolTip(plain_tip(self.tr("So that two of you do not judge the same exam")))
        self._elsewhere.setVisible(bool(name))

    def show_coverage(self, words: Callable[[], str], tip: Callable[[], str]) -> None:
        """How the quiet figure of what was watched is worded ('' for none), and its tool tip."""
        self._watched_words, self._watched_tip = words, tip
        self.refresh_coverage()

    def refresh_coverage(self) -> None:
        words = self._watched_words()
        self._watched.setVisible(bool(words))
        self._watched.setText(words)
        self._watched.setToolTip(plain_tip(self._watched_tip()) if words else "")

    def show_left(self, undecided: int, each_s: float | None, left_s: float | None) -> None:
        """What of the view waits for a decision; her pace, and how long the rest would take at it."""
        self._pace = (undecided, each_s, left_s)
        self._left.setVisible(self._place is not None and undecided > 0)
        if each_s is None or left_s is None:
            words = self.tr("%n left", "", undecided)
        else:
            words = self.tr("≈ {each} a decision · %n left, ≈ {rest}", "", undecided).format(
                each=self._formats.duration(round(each_s * 1000)),
                rest=self._formats.duration(_rounded(left_s)),
            )
        self._left.setText(words)
        self._left.setToolTip(
            plain_tip(self.tr("Undecided exams of this list; your pace of the last 20 decisions"))
        )

    def show_place(self, place: tuple[int, int] | None) -> None:
        """(position from 1, total) in the view that the report was opened from; None without one."""
        self._place = place
        self._position.setVisible(place is not None)
        self._previous.setVisible(place is not None)
        self._next.setVisible(place is not None)
        self._review.setVisible(place is not None)
        if place is not None:
            at, total = place
            words = self.tr("%1 of %2").replace("%1", self._formats.number(at))
            self._position.setText(words.replace("%2", self._formats.number(total)))
            self._previous.setEnabled(at > 1)
            self._next.setEnabled(at < total)


def _rounded(seconds: float) -> int:
    """ms, to whole minutes once it is more than two: it is a guess."""
    whole = round(seconds / 60) * 60 if seconds > 120 else round(seconds)
    return whole * 1000

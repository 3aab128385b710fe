"""What the server has not accepted, act by act: what it was, how it stands, and what can be done about it.

A conflict shows both sides and overwrites neither; a refusal says why, keeps the words and lets them be
copied. Nothing here is lost by closing the dialog, nor by an end of the program: it is the outbox that is
shown. What is settled is found in the list of all her acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.acts import ActState
from oes_desktop.services.decisions import Undelivered
from oes_desktop.ui.clipboard import to_clipboard
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.act_words import ActWords
from oes_desktop.ui.shell.conflict_view import ConflictSides
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.flow import FlowLayout
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.pill import Pill

KEEP_THEIRS, SEND_AGAIN, WITHDRAW, OPEN = "keep_theirs", "send_again", "withdraw", "open"
WITHDRAW_REFUSED = "withdraw_refused"
_URGENT = (ActState.CONFLICT, ActState.PARKED)
_MOST_CARDS = 200  # more of what merely waits are only counted


class OutboxDialog(QDialog):
    """`chosen(what, act id, exam id)`: keep_theirs, send_again, withdraw, open, or withdraw_refused (all of
    them, no ids). `all_requested`: the list of everything she did. With `exam_id` only the acts on that exam
    are shown, until she asks for the others."""

    chosen = Signal(str, str, str)
    all_requested = Signal()

    def __init__(self, words: ActWords, parent: QWidget | None = None, *, exam_id: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._exam_id = words, exam_id
        self._acts: Sequence[Undelivered] = ()
        self._asked = False  # whether all that was refused may really go
        self.setWindowTitle(self.tr("Undelivered decisions"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._more = label("", "muted")
        self._empty = EmptyState()
        self._empty.show_state("circle-check", self.tr("Everything has reached the server"))
        self._others = button("", kind="link")
        self._copy_all = button(self.tr("Copy all"), "copy", "quiet")
        self._withdraw_all = button("", kind="quiet")
        self._lay_out()
        self._others.clicked.connect(self._show_others)
        self._copy_all.clicked.connect(self._copy)
        self._withdraw_all.clicked.connect(self._withdraw_refused)
        self.resize(820, 600)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("ground", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(self._cards)
        column.addWidget(self._more)
        column.addWidget(self._others, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._empty)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        every = button(self.tr("All I did here…"), "history", "quiet")
        every.clicked.connect(self.all_requested)
        close = button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(every)
        foot.addStretch(1)
        for made in (self._copy_all, self._withdraw_all, close):
            foot.addWidget(made)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll, 1)
        page.addLayout(foot)

    def show_acts(self, acts: Sequence[Undelivered]) -> None:
        """How the outbox stands now."""
        self._acts = acts
        while (item := self._cards.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        shown = [act for act in acts if self._exam_id in ("", act.row.act.exam_id)]
        shown.sort(key=lambda act: (act.row.state not in _URGENT, act.row.number))
        for act in shown[:_MOST_CARDS]:
            self._cards.addWidget(self._card(act))
        left = len(shown) - _MOST_CARDS
        self._more.setText(self.tr("%n more wait to be sent", "", max(left, 0)))
        self._more.setVisible(left > 0)
        others = len(acts) - len(shown)
        self._others.setText(self.tr("Show %n other(s)", "", others))
        self._others.setVisible(others > 0)
        self._empty.setVisible(not shown)
        self._asked = False
        self._show_foot()

    def _show_foot(self) -> None:
        refused = sum(act.row.state is ActState.PARKED for act in self._acts)
        self._copy_all.setVisible(any(act.row.state in _URGENT for act in self._acts))
        self._withdraw_all.setVisible(refused > 1)
        self._withdraw_all.setText(
            self.tr("Really withdraw %n?", "", refused)
            if self._asked
            else self.tr("Withdraw all refused (%n)", "", refused)
        )
        self._withdraw_all.setToolTip(self.tr("Their words stay in the list of all you did"))

    def _show_others(self) -> None:
        self._exam_id = ""
        self.show_acts(self._acts)

    def _copy(self) -> None:
        """Whatever asks for her, exam by exam."""
        stuck = [act for act in self._acts if act.row.state in _URGENT]
        texts = [f"{self._who(act)}\n{self._words.whole(act.row.act)}" for act in stuck]
        to_clipboard("\n\n".join(texts))

    def _withdraw_refused(self) -> None:
        """Asked a second time in the same place."""
        if self._asked:
            self.chosen.emit(WITHDRAW_REFUSED, "", "")
        self._asked = not self._asked
        self._show_foot()

    # A card

    def _card(self, act: Undelivered) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self._who(act), "heading", wrap=True), 1)
        head.addWidget(Pill(*self._words.state(act.row.state)), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if act.row.state is ActState.CONFLICT:
            if self._words.same(act.row):
                column.addWidget(label(self.tr("Already decided the same way: nothing to do."), wrap=True))
            sides = ConflictSides()
            sides.show_sides(self._words.sides(act.row))
            column.addWidget(sides)
        else:
            column.addWidget(label(self._words.whole(act.row.act), wrap=True))
        if act.row.state is ActState.PARKED:
            column.addWidget(label(self._words.refusal(act.row.trouble), "warning", wrap=True))
        row = FlowLayout()
        for made in self._buttons(act):
            row.addWidget(made)
        column.addLayout(row)
        return card

    def _who(self, act: Undelivered) -> str:
        exam = act.exam
        if exam is None:
            return self.tr("An exam that is no longer here")
        parts = (exam.student_name, exam.group, exam.exam, self._words.about(act.row.act, act.violation))
        return " · ".join(one_line(part, 80) for part in parts if part)

    def _buttons(self, act: Undelivered) -> list[QPushButton]:
        state = act.row.state
        made = []
        if state is ActState.CONFLICT:
            made = self._settling(act)
        elif state is ActState.PARKED:
            made = [
                self._button(self.tr("Make again"), SEND_AGAIN, act),
                self._button(self.tr("Withdraw"), WITHDRAW, act),
            ]
        elif act.row.attempts == 0:
            made = [self._button(self.tr("Take back"), WITHDRAW, act)]
        if act.exam is not None:
            made.append(self._button(self.tr("Open the report"), OPEN, act))
        if state in _URGENT:
            copy = button(self.tr("Copy text"), "copy", "quiet")
            copy.clicked.connect(lambda: to_clipboard(self._words.whole(act.row.act)))
            made.append(copy)
        return made

    def _settling(self, act: Undelivered) -> list[QPushButton]:
        """Neither side is the one that a hasty Enter would choose; where both agree there is nothing left."""
        if self._words.same(act.row):
            made = [self._button(self.tr("Nothing to do: done"), KEEP_THEIRS, act, "primary")]
            if any(side.differs for side in self._words.sides(act.row)):  # the words beside it
                made.append(self._button(self.tr("Send mine again"), SEND_AGAIN, act))
            return made
        return [
            self._button(self.tr("Keep theirs"), KEEP_THEIRS, act),
            self._button(self.tr("Send mine again"), SEND_AGAIN, act),
        ]

    def _button(self, text: str, what: str, act: Undelivered, kind: str = "plain") -> QPushButton:
        made = button(text, kind=kind)
        row = act.row
        made.clicked.connect(lambda: self.chosen.emit(what, row.act.id, row.act.exam_id))
        return made

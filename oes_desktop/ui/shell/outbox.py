"""What the server has not accepted, act by act: what it was, how it stands, and what can be done about it.

A conflict shows both decisions and overwrites neither; a refusal says why, keeps the words and lets them be
copied. Nothing here is lost by closing the dialog.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.acts import STANDS, ActKind, ActState
from oes_desktop.domain.models import CONFIRMED, DISMISSED
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.services.decisions import Undelivered
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import lines, one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.pill import Pill

KEEP_THEIRS, SEND_AGAIN, WITHDRAW, OPEN = "keep_theirs", "send_again", "withdraw", "open"


class OutboxDialog(QDialog):
    """`chosen(what, act id, exam id)`: keep_theirs, send_again, withdraw or open."""

    chosen = Signal(str, str, str)

    def __init__(self, vocabulary: Vocabulary, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._vocabulary, self._formats = vocabulary, formats
        self.setWindowTitle(self.tr("Undelivered decisions"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._empty = EmptyState()
        self._empty.show_state("circle-check", self.tr("Everything has reached the server"))
        inner = QWidget()
        inner.setProperty("ground", True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(self._cards)
        column.addWidget(self._empty)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(16, 8, 16, 12)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll, 1)
        page.addWidget(buttons)
        self.resize(720, 520)

    def show_acts(self, acts: Sequence[Undelivered]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        urgent = sorted(acts, key=lambda act: (act.row.state not in _URGENT, act.row.number))
        for act in urgent:
            self._cards.addWidget(self._card(act))
        self._empty.setVisible(not acts)

    def _card(self, act: Undelivered) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(self._who(act), "heading"), 1)
        head.addWidget(self._state(act))
        column.addLayout(head)
        column.addWidget(label(self._mine(act), wrap=True))
        if act.row.state is ActState.CONFLICT:
            column.addWidget(label(self._theirs(act), wrap=True))
        elif act.row.state is ActState.PARKED:
            column.addWidget(label(self._refusal(act.row.trouble), "warning", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        for made in self._buttons(act):
            row.addWidget(made)
        column.addLayout(row)
        return card

    def _who(self, act: Undelivered) -> str:
        exam = act.exam
        if exam is None:
            return self.tr("An exam that is no longer here")
        return " · ".join(one_line(part, 80) for part in (exam.student_name, exam.exam) if part)

    def _state(self, act: Undelivered) -> Pill:
        words, tone = {
            ActState.WAITING: (self.tr("Waiting"), "none"),
            ActState.SENDING: (self.tr("On its way"), "accent"),
            ActState.CONFLICT: (self.tr("Decided by somebody else"), "doubtful"),
            ActState.PARKED: (self.tr("Refused"), "bad"),
        }[act.row.state]
        return Pill(words, tone)

    def _mine(self, act: Undelivered) -> str:
        made = self._formats.date_time(act.row.act.made_ms)
        text = self.tr("Yours, {when}: {what}").format(when=made, what=self._words(act))
        body = act.row.act.body
        comment = str(body.get("comment") or body.get("note") or body.get("text") or "")
        return lines(f"{text}\n{comment}" if comment else text, 2000)

    def _words(self, act: Undelivered) -> str:
        body, kind = act.row.act.body, act.row.act.kind
        if kind is ActKind.DECISION:
            return self._decision(body.get("value"))
        if kind is ActKind.VERDICT:
            return self._verdict(body)
        if kind is ActKind.ARCHIVED:
            return self.tr("to the archive") if body.get("archived") else self.tr("out of the archive")
        if kind is ActKind.REVIEWED:
            return self.tr("reviewed") if body.get("reviewed") else self.tr("not reviewed")
        return self._mark(body)

    def _verdict(self, body: Mapping[str, Any]) -> str:
        return {
            CONFIRMED: self.tr("a violation confirmed"),
            DISMISSED: self.tr("a violation dismissed"),
        }.get(str(body.get("value")), self.tr("a verdict taken back"))

    def _mark(self, body: Mapping[str, Any]) -> str:
        if body.get("removed"):
            return self.tr("a mark removed")
        if not body.get("kind"):
            return self.tr("a note")
        kind = one_line(self._vocabulary.kind(str(body["kind"])).text(self._formats.language), 80)
        return self.tr("an own violation: {kind}").format(kind=kind)

    def _decision(self, value: object) -> str:
        return one_line(self._vocabulary.decision(str(value or "")).text(self._formats.language), 60)

    def _theirs(self, act: Undelivered) -> str:
        theirs = act.row.theirs
        stands = theirs.get(STANDS)
        if isinstance(stands, Mapping):  # of a verdict or a mark: the decision is another matter
            what = self._verdict(stands) if act.row.act.kind is ActKind.VERDICT else self._mark(stands)
            who = one_line(str(stands.get("by") or "—"), 80)
            text = self.tr("Meanwhile on the server: {what} ({who})").format(what=what, who=who)
            return lines(f"{text}\n{stands.get('text') or ''}".strip(), 2000)
        at_ms = theirs.get("at_ms")
        text = self.tr("Theirs: {who}, {when}: {what}").format(
            who=one_line(str(theirs.get("by") or "—"), 80),
            when=self._formats.date_time(at_ms if isinstance(at_ms, int) else None),
            what=self._decision(theirs.get("value")),
        )
        comment = str(theirs.get("comment") or "")
        return lines(f"{text}\n{comment}" if comment else text, 2000)

    def _refusal(self, trouble: str) -> str:
        return {
            "no_right": self.tr("You may no longer decide on this exam."),
            "gone": self.tr("The exam was archived or removed on the server."),
            "not_found": self.tr("The server does not know this exam."),
            "unprocessable": self.tr("The server does not know this value."),
        }.get(trouble, self.tr("The server refused it."))

    def _buttons(self, act: Undelivered) -> list[QPushButton]:
        state = act.row.state
        offered = []
        if state is ActState.CONFLICT:
            offered = [(self.tr("Keep theirs"), KEEP_THEIRS), (self.tr("Send mine again"), SEND_AGAIN)]
        elif state is ActState.PARKED:
            offered = [(self.tr("Try again"), SEND_AGAIN), (self.tr("Discard"), WITHDRAW)]
        elif act.row.attempts == 0:
            offered = [(self.tr("Take back"), WITHDRAW)]
        made = [self._button(text, what, act) for text, what in offered]
        if state in _URGENT:
            copy = button(self.tr("Copy text"), "copy", "quiet")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._mine(act)))
            made.insert(0, copy)
        if act.exam is not None:
            made.append(self._button(self.tr("Open the report"), OPEN, act))
        return made

    def _button(self, text: str, what: str, act: Undelivered) -> QPushButton:
        made = button(text)
        row = act.row
        made.clicked.connect(lambda: self.chosen.emit(what, row.act.id, row.act.exam_id))
        return made


_URGENT = (ActState.CONFLICT, ActState.PARKED)

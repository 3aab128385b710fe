"""Choosing a decision, with a reason and a comment: the panel under whatever button offers it.

A choice is saved the moment it is clicked, with whatever reason and comment stand below. Only where the
institution asks for a comment and none is there does the panel wait for one: its field has the focus at once,
and Alt with a number takes a ready-made reason, whose words are then the comment until she writes her own.
Typed text is never lost: a
decision that changes on the server meanwhile leaves it alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from oes_desktop.domain.models import UNDECIDED, Decision
from oes_desktop.domain.vocabulary import DecisionTerm, ReasonTerm, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import ICON_PX, icon
from oes_desktop.ui.keys import physical_key
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.key_hint import KeyHint
from oes_desktop.ui.widgets.labels import label, rule
from oes_desktop.ui.widgets.popup import Popup

TONE_ICONS = {"good": "circle-check", "doubtful": "circle-alert", "bad": "circle-x"}
WIDTH = 320
MOST_NUMBERED = 9
SIGN = QSize(22, ICON_PX)  # an icon and the air before its word


class DecisionPanel(Popup):
    """`decided(value, reason, comment)`."""

    decided = Signal(str, str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._decision = Decision()
        self._limit = 4000
        self._awaited = ""
        self._reasons_of: str | None = None  # the decision whose reasons are offered
        self.choices: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._reason_label, self._reason = label("", "field"), QComboBox()
        self._ready_made = QVBoxLayout()  # the same reasons, to be seen at once where a comment is awaited
        self._ready_made.setSpacing(2)
        self._rows: list[QPushButton] = []
        self._comment_label, self.comment = label("", "field"), QPlainTextEdit()
        self._hint = label("", "small", wrap=True)
        self.save = button("", "check", "primary")
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(84)
        self.comment.setFixedWidth(WIDTH)
        self.comment.textChanged.connect(self._typed)
        self.comment.installEventFilter(self)
        self._reason_label.setBuddy(self._reason)
        self._comment_label.setBuddy(self.comment)
        self.save.clicked.connect(self._save_now)
        self._reason.activated.connect(self._take_reason)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.save)
        self.body.addLayout(self._list)
        self.body.addWidget(rule())
        self.body.addWidget(self._reason_label)
        self.body.addWidget(self._reason)
        self.body.addLayout(self._ready_made)
        for widget in (self._comment_label, self.comment):
            self.body.addWidget(widget)
        self.body.addLayout(foot)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._reason_label.setText(self.tr("Reason"))
        self._comment_label.setText(self.tr("Comment"))
        self.save.setText(self.tr("Save"))
        self._fill()

    def show_vocabulary(self, vocabulary: Vocabulary, comment_letters: int) -> None:
        self._vocabulary, self._limit = vocabulary, comment_letters
        self._fill()

    def show_decision(self, decision: Decision) -> None:
        """What stands now ('' where many are meant: then only a choice saves). Text being typed stays."""
        untouched = self.comment.toPlainText() == self._decision.comment
        self._decision = decision
        self._offer_reasons()
        if untouched or not self.is_open:
            self.comment.setPlainText(decision.comment)
            self._reason.setCurrentIndex(max(0, self._reason.findData(decision.reason)))
        self._mark()

    def ask_for_comment(self, value: str) -> None:
        """`value` needs a comment: mark it, say so, and wait in the comment field."""
        self._awaited = value
        self._mark()
        self.comment.setFocus()

    def decide_or_ask(self, value: str, anchor: QWidget) -> None:
        """Set `value`; where it needs a comment and has none, open under `anchor` and wait for one."""
        if self._vocabulary.decision(value).comment_required and not self._decision.comment:
            self.open_under(anchor)
            self.ask_for_comment(value)
        else:
            self.choose(value)

    def choose(self, value: str) -> None:
        term = self._vocabulary.decision(value)
        comment = self.comment.toPlainText().strip()
        if term.comment_required and not comment:
            self.ask_for_comment(value)
            return
        self._awaited = ""
        self.close_panel()
        reason = str(self._reason.currentData() or "")
        offered = {term.code for term in self._vocabulary.reasons_for(value)}
        self.decided.emit(value, reason if reason in offered else "", comment)

    def draft(self) -> dict[str, str]:
        """What is being typed and not yet saved; {} when nothing is."""
        text, reason = self.comment.toPlainText(), str(self._reason.currentData() or "")
        if not self.is_open or text == self._decision.comment:
            return {}
        return {"text": text, "reason": reason, "awaited": self._awaited}

    def take_draft(self, draft: dict[str, str], anchor: QWidget) -> None:
        """Open under `anchor` with what `draft` gave."""
        if not self.is_open:
            self.open_under(anchor)
        if draft.get("awaited"):
            self.ask_for_comment(str(draft["awaited"]))
        self.comment.setPlainText(str(draft.get("text", "")))
        self._reason.setCurrentIndex(max(0, self._reason.findData(draft.get("reason", ""))))
        self.comment.moveCursor(QTextCursor.MoveOperation.End)
        self.comment.setFocus()

    def first_field(self) -> QWidget | None:
        return self.choices.get(self._awaited or self._decision.value) or next(
            iter(self.choices.values()), None
        )

    def open_under(self, anchor: QWidget) -> None:
        super().open_under(anchor)
        if self._awaited:
            self.comment.setFocus()

    def close_panel(self) -> None:
        self._awaited = ""
        super().close_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the comment field Alt with a number is no letter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_numbered(event)
        return super().eventFilter(watched, event)

    def _take_numbered(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        number = physical_key(event) if alt else ""
        if not number.isdigit():
            return False
        self._take_number(int(number))
        return True

    def _take_reason(self, *_: object) -> None:
        """Where a comment is required and nothing was written, the words of the reason are it."""
        term = next((t for t in self._vocabulary.reasons if t.code == self._reason.currentData()), None)
        words = {each.text(self._formats.language) for each in self._vocabulary.reasons}
        written = self.comment.toPlainText().strip()
        if self._awaited and term is not None and (not written or written in words):
            self.comment.setPlainText(term.text(self._formats.language))
            self.comment.moveCursor(QTextCursor.MoveOperation.End)
            self.comment.setFocus()
        self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._take_numbered(event):
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator) or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._save_now()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for made in self.choices.values():
            made.hide()
            made.deleteLater()
        self.choices.clear()
        terms = [*self._vocabulary.choices(), self._vocabulary.decision(UNDECIDED)]
        for place, term in enumerate(terms):
            made = self._choice(term, place + 1 if term.code != UNDECIDED else 0)
            self._list.addWidget(made)
            self.choices[term.code] = made
        self._reasons_of = None
        self._mark()

    def _offer_reasons(self) -> None:
        """Those that go with the decision that is meant; all of them before there is one."""
        value = self._awaited or self._decision.value
        value = "" if value == UNDECIDED else value
        if value == self._reasons_of:
            return
        kept, self._reasons_of = self._reason.currentData(), value
        offered = self._vocabulary.reasons_for(value) if value else self._vocabulary.reasons
        self._reason.clear()
        self._reason.addItem(self.tr("— none —"), "")
        for reason in offered:
            words = one_line(reason.text(self._formats.language), 120)
            self._reason.addItem(words, reason.code)
        self._reason.setFixedWidth(WIDTH)
        self._reason.setCurrentIndex(max(0, self._reason.findData(kept or self._decision.reason)))
        self._list_reasons(offered)

    def _choice(self, term: DecisionTerm, number: int) -> QPushButton:
        words = one_line(term.text(self._formats.language), 60)
        made = numbered(words, str(number) if number else "")
        made.setIcon(
            icon(TONE_ICONS.get(term.tone, "minus"), term.tone if term.tone in TONE_ICONS else "muted")
        )
        made.setIconSize(SIGN)
        made.setProperty("choice", True)
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.clicked.connect(lambda _=False, code=term.code: self.choose(code))
        return made

    def _list_reasons(self, offered: Sequence[ReasonTerm]) -> None:
        for old in self._rows:
            old.hide()
            old.deleteLater()
        self._rows.clear()
        for number, reason in enumerate(offered[:MOST_NUMBERED], 1):
            made = numbered(one_line(reason.text(self._formats.language), 60), f"Alt+{number}")
            made.clicked.connect(lambda _=False, at=number: self._take_number(at))
            self._ready_made.addWidget(made)
            self._rows.append(made)

    def _take_number(self, number: int) -> None:
        if 1 <= number < self._reason.count():
            self._reason.setCurrentIndex(number)
            self._take_reason()

    def _mark(self) -> None:
        self._offer_reasons()
        waits = bool(self._awaited)
        self._reason.setVisible(not waits)
        self._reason_label.setVisible(not waits or bool(self._rows))
        for row in self._rows:
            row.setVisible(waits)
        self.comment.setPlaceholderText(
            self.tr("Required; an appeal will quote it")
            if self._awaited
            else self.tr("Optional; the student's appeal will quote it")
        )
        for code, made in self.choices.items():
            made.setChecked(code == (self._awaited or self._decision.value))
        self._typed()

    def _typed(self, *_: object) -> None:
        text = self.comment.toPlainText()
        left = self._limit - len(text)
        changed = self._decision.value != "" and (
            text.strip() != self._decision.comment
            or (self._reason.currentData() or "") != self._decision.reason
        )
        self.save.setEnabled(left >= 0 and (bool(text.strip()) if self._awaited else changed))
        if self._awaited and not text.strip():
            words = one_line(self._vocabulary.decision(self._awaited).text(self._formats.language), 60)
            hint = self.tr("“%1” needs a comment.").replace("%1", words)
        elif left < 0:
            hint = self.tr("Too long by %n letter(s)", "", -left)
        elif left < 200:
            hint = self.tr("%n letter(s) left", "", left)
        else:
            hint = ""
        self._hint.setText(hint)

    def _save_now(self) -> None:
        if self.save.isEnabled():
            self.choose(self._awaited or self._decision.value)


def numbered(words: str, keys: str) -> QPushButton:
    """A row to choose, with the key that means it at its end."""
    made = button(words)
    if keys:
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(KeyHint(keys))
    made.setProperty("choice", True)
    made.setAccessibleName(words)
    return made

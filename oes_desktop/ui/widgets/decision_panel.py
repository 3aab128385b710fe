"""Choosing a decision, with a reason and a comment: the panel under whatever button offers it.

A choice is saved the moment it is clicked, with whatever reason and comment stand below. Only where the
institution asks for a comment and none is there does the panel wait for one. Typed text is never lost: a
decision that changes on the server meanwhile leaves it alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from oes_desktop.domain.models import UNDECIDED, Decision
from oes_desktop.domain.vocabulary import DecisionTerm, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import ICON_PX, icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.key_hint import KeyHint
from oes_desktop.ui.widgets.labels import label, rule
from oes_desktop.ui.widgets.popup import Popup

TONE_ICONS = {"good": "circle-check", "doubtful": "circle-alert", "bad": "circle-x"}
WIDTH = 320
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
        self.choices: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._reason_label, self._reason = label("", "field"), QComboBox()
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
        self._reason_label.setBuddy(self._reason)
        self._comment_label.setBuddy(self.comment)
        self.save.clicked.connect(self._save_now)
        self._reason.activated.connect(self._typed)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.save)
        self.body.addLayout(self._list)
        self.body.addWidget(rule())
        for widget in (self._reason_label, self._reason, self._comment_label, self.comment):
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
        self.decided.emit(value, self._reason.currentData() or "", comment)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator) or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._save_now()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        language = self._formats.language
        for made in self.choices.values():
            made.hide()
            made.deleteLater()
        self.choices.clear()
        terms = [*self._vocabulary.choices(), self._vocabulary.decision(UNDECIDED)]
        for place, term in enumerate(terms):
            made = self._choice(term, place + 1 if term.code != UNDECIDED else 0)
            self._list.addWidget(made)
            self.choices[term.code] = made
        kept = self._reason.currentData()
        self._reason.clear()
        self._reason.addItem(self.tr("— none —"), "")
        for reason in self._vocabulary.reasons:
            self._reason.addItem(one_line(reason.text(language), 120), reason.code)
        self._reason.setFixedWidth(WIDTH)
        self._reason.setCurrentIndex(max(0, self._reason.findData(kept or self._decision.reason)))
        self._mark()

    def _choice(self, term: DecisionTerm, number: int) -> QPushButton:
        words = one_line(term.text(self._formats.language), 60)
        made = button(words, TONE_ICONS.get(term.tone, "minus"))
        if number:
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 8, 0)
            row.addStretch(1)
            row.addWidget(KeyHint(str(number)))
        made.setIcon(
            icon(TONE_ICONS.get(term.tone, "minus"), term.tone if term.tone in TONE_ICONS else "muted")
        )
        made.setIconSize(SIGN)
        made.setProperty("choice", True)
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.clicked.connect(lambda _=False, code=term.code: self.choose(code))
        return made

    def _mark(self) -> None:
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

"""The institution's decisions as a row of buttons, each with the number key that means it.

One click decides; where a comment is required the panel opens under the button and waits for it. The panel
with reason and comment opens from «Comment» as well.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.domain.models import UNDECIDED, Decision
from oes_desktop.domain.vocabulary import DecisionTerm, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.decision_panel import DecisionPanel
from oes_desktop.ui.widgets.key_hint import KeyHint
from oes_desktop.ui.widgets.labels import ElidedLabel

_HEIGHT, _GAP, _PAD = 32, 6, 6


class _Choice(QPushButton):
    """A badge with the number, then the word."""

    def __init__(self, term: DecisionTerm, number: int, language: str) -> None:
        super().__init__()
        self.code = term.code
        self._tone = term.tone
        words = one_line(term.text(language), 60)
        self._words = ElidedLabel(words)
        self._line = row = QHBoxLayout(self)
        row.setContentsMargins(_PAD, 0, _PAD, 0)
        row.setSpacing(6)
        row.addStretch(1)
        if number <= 9:
            row.addWidget(KeyHint(str(number)))
        row.addWidget(self._words)
        row.addStretch(1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("kind", "decision")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setToolTip("")

    def sizeHint(self) -> QSize:
        return QSize(self._line.sizeHint().width() + 2, _HEIGHT)

    def show_chosen(self, chosen: bool) -> None:
        tone = self._tone if chosen else "none"
        if self.property("tone") != tone:
            for part in (self, self._words):
                part.setProperty("tone", tone)
                part.style().unpolish(part)
                part.style().polish(part)


class _Grid(QWidget):
    """Equal columns, as many as the widest word allows."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[_Choice] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _columns(self, width: int) -> int:
        widest = max((each.sizeHint().width() for each in self.made), default=1)
        room = max(1, (width + _GAP) // (widest + _GAP))
        if room >= len(self.made):
            return max(1, len(self.made))
        rows = -(-len(self.made) // room)
        return -(-len(self.made) // rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        columns = self._columns(self.width())
        step = (self.width() + _GAP) / columns
        for place, each in enumerate(self.made):
            row, column = divmod(place, columns)
            left, right = round(column * step), round((column + 1) * step) - _GAP
            each.setGeometry(QRect(left, row * (_HEIGHT + _GAP), right - left, _HEIGHT))
        rows = -(-len(self.made) // columns)
        self.setFixedHeight(max(0, rows * (_HEIGHT + _GAP) - _GAP))


class DecisionRow(QWidget):
    """`decided(value, reason, comment)`."""

    decided = Signal(str, str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._decision = Decision()
        self._archived = False
        self._last = QElapsedTimer()
        self.panel = DecisionPanel(formats, self)
        self.panel.decided.connect(self._decide)
        self._grid = _Grid()
        self._note = ElidedLabel("", "small")
        self._comment = button(kind="link")
        self._comment.clicked.connect(lambda: self.panel.toggle_under(self._comment))
        head = QHBoxLayout()
        head.addWidget(self._note, 1)
        head.addWidget(self._comment)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(self._grid)
        self._retranslate()

    @property
    def choices(self) -> dict[str, QPushButton]:
        """The buttons, by the code of their decision."""
        return {each.code: each for each in self._grid.made}

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._comment.setText(self.tr("Comment…"))
        self._fill()

    def show_vocabulary(self, vocabulary: Vocabulary, comment_letters: int) -> None:
        self._vocabulary = vocabulary
        self.panel.show_vocabulary(vocabulary, comment_letters)
        self._fill()

    def show_decision(self, decision: Decision, *, archived: bool = False) -> None:
        """What stands now. The server takes no decision on an exam of the archive."""
        self._decision, self._archived = decision, archived
        self.panel.show_decision(decision)
        self._mark()

    def leave(self) -> None:
        """Another exam comes: what was being typed belonged to this one."""
        self.panel.close_panel()

    def choose_number(self, number: int) -> None:
        """The n-th choice, as the number keys mean it; without one nothing happens."""
        if 1 <= number <= len(self._grid.made) and self.isEnabled():
            self._grid.made[number - 1].click()

    def _fill(self) -> None:
        for old in self._grid.made:
            old.hide()
            old.deleteLater()
        choices = self._vocabulary.choices()
        made = [_Choice(term, place, self._formats.language) for place, term in enumerate(choices, 1)]
        for each in made:
            each.setParent(self._grid)
            each.clicked.connect(lambda _=False, each=each: self._choose(each))
            each.show()
        self._grid.made = made
        self._grid.arrange()
        self._mark()

    def _mark(self) -> None:
        for each in self._grid.made:
            each.show_chosen(each.code == self._decision.value != UNDECIDED)
            each.setEnabled(not self._archived)
        self._comment.setVisible(not self._archived)
        self._note.setText(
            self.tr("This exam is in the archive; its decision can no longer change")
            if self._archived
            else self._said()
        )

    def _said(self) -> str:
        """That there is none yet; who decided and when; that it waits to be sent."""
        decision = self._decision
        if decision.value == UNDECIDED:
            return self.tr("No decision yet")
        if decision.pending:
            return self.tr("Saved on this computer, waits to be sent")
        parts = [one_line(decision.by, 60), self._formats.date_time(decision.at_ms) if decision.at_ms else ""]
        if decision.value not in self.choices:
            parts.insert(
                0, one_line(self._vocabulary.decision(decision.value).text(self._formats.language), 60)
            )
        return " · ".join(part for part in parts if part)

    def _choose(self, choice: _Choice) -> None:
        if choice.code != self._decision.value:
            self.panel.decide_or_ask(choice.code, choice)

    def _decide(self, value: str, reason: str, comment: str) -> None:
        """The second click of a double click would meet the exam that comes next."""
        if self._last.isValid() and self._last.elapsed() < QApplication.doubleClickInterval():
            return
        self._last.start()
        self.decided.emit(value, reason, comment)

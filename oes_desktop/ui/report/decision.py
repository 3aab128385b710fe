"""The decision at the top right: a dropdown that is done with one click, and a comment for who wants it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from oes_desktop.domain.models import UNDECIDED, Decision
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon, paint_icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.decision_panel import SIGN, TONE_ICONS, DecisionPanel


class DecisionButton(QPushButton):
    """Shows what stands, opens the panel. `decided(value, reason, comment)`.

    The panel is made when it is wanted, or by `prepare` before somebody waits for it."""

    decided = Signal(str, str, str)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._comment_letters = 0
        self._decision = Decision()
        self.setProperty("kind", "decision")
        self.setProperty("big", True)
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMinimumWidth(220)
        self.clicked.connect(lambda: self.panel.toggle_under(self))
        self._retranslate()

    @cached_property
    def panel(self) -> DecisionPanel:
        made = DecisionPanel(self._formats, self)
        made.show_vocabulary(self._vocabulary, self._comment_letters)
        made.show_decision(self._decision)
        made.decided.connect(self.decided)
        return made

    def prepare(self) -> None:
        """Have the panel ready: number keys act through it."""
        _ = self.panel

    @property
    def _made(self) -> DecisionPanel | None:
        return vars(self).get("panel")

    def draft(self) -> dict[str, str]:
        """What is being typed and not yet saved; {} when nothing is."""
        return self._made.draft() if self._made else {}

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def show_vocabulary(self, vocabulary: Vocabulary, comment_letters: int) -> None:
        self._vocabulary, self._comment_letters = vocabulary, comment_letters
        if self._made:
            self._made.show_vocabulary(vocabulary, comment_letters)
        self._retranslate()

    def show_decision(self, decision: Decision) -> None:
        self._decision = decision
        if self._made:
            self._made.show_decision(decision)
        self._retranslate()

    def choose_number(self, number: int) -> None:
        """The n-th choice, as the number keys mean it; without one nothing happens."""
        choices = self._vocabulary.choices()
        if self.isEnabled() and 1 <= number <= len(choices):
            self.panel.decide_or_ask(choices[number - 1].code, self)

    @property
    def shown(self) -> Decision:
        """What stands now."""
        return self._decision

    def open_comment(self) -> None:
        """`C`: straight into the comment."""
        if self.isEnabled():
            self.panel.open_under(self)
            self.panel.comment.setFocus()

    def show_archived(self, archived: bool) -> None:
        """The server takes no decision on an exam of the archive: say so instead of offering it."""
        self.setEnabled(not archived)
        self._retranslate()

    def _retranslate(self) -> None:
        term = self._vocabulary.decision(self._decision.value)
        decided = self._decision.value != UNDECIDED
        words = one_line(term.text(self._formats.language), 60) if decided else self.tr("not set")
        text = self.tr("Decision: %1").replace("%1", words)
        self.setText(text)
        sign = TONE_ICONS.get(term.tone, "")
        self.setIcon(icon(sign, term.tone) if sign else QIcon())
        self.setIconSize(SIGN)
        self.setAccessibleName(text)
        if self.isEnabled():
            self.setToolTip(self.tr("Set the decision (number keys; C for a comment)"))
        else:
            self.setToolTip(self.tr("This exam is in the archive; its decision can no longer change"))
        tone = term.tone if decided else "none"
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the sign of a dropdown at the right end."""
        super().paintEvent(event)
        colors, side = colors_of(), 14
        place = QRect(self.width() - side - 11, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        paint_icon(painter, place, "chevron-down", colors.muted if self.isEnabled() else colors.disabled)
        painter.end()

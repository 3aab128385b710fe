"""The head of the downloads page: how fast everything comes, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oes_desktop.domain.downloading import Held
from oes_desktop.ui.downloads.following import Total
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.widgets.buttons import button, name_button
from oes_desktop.ui.widgets.pill import Pill


class Head(QFrame):
    """`left`: back to the results. `what_wanted(place on the screen)`: choose what is taken of the next ones.
    `turned`: pause all, or go on."""

    left = Signal()
    next_wanted = Signal()
    what_wanted = Signal(QPoint)
    rules_wanted = Signal()
    turned = Signal()

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("header", True)
        self._formats, self._total = formats, Total()
        self.pill = Pill()
        self.back = button("", "chevron-left", "quiet")
        self.next, self.more = button(" ", "download"), button("", "chevron-down")
        self.rules, self.hold = button(), button(" ", "pause")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.pill)
        row.addStretch(1)
        split = QHBoxLayout()
        split.setSpacing(0)
        self.next.setProperty("segment", "first")
        self.more.setProperty("segment", "last")
        split.addWidget(self.next)
        split.addWidget(self.more)
        row.addLayout(split)
        row.addWidget(self.rules)
        row.addWidget(self.hold)
        self.back.clicked.connect(self.left)
        self.next.clicked.connect(self.next_wanted)
        self.rules.clicked.connect(self.rules_wanted)
        self.hold.clicked.connect(self.turned)
        self.more.clicked.connect(
            lambda: self.what_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        self._retranslate()

    def show_total(self, total: Total) -> None:
        self._total = total
        held = total.held is Held.PAUSED
        self.hold.setText(self.tr("Go on") if held else self.tr("Pause all"))
        self.hold.setIcon(icon("play" if held else "pause"))
        self.hold.setEnabled(held or total.coming > 0)
        self.pill.setVisible(total.coming > 0)
        text, tone = self._pace(total)
        self.pill.show_text(f"● {text}", tone)
        self.pill.setAccessibleName(text)

    def _pace(self, total: Total) -> tuple[str, str]:
        if total.held is Held.OFFLINE:
            return self.tr("No connection, they go on by themselves"), "doubtful"
        if total.held is not Held.NOT:
            return self.tr("Waiting"), "doubtful"
        if total.rate <= 0:
            return self.tr("Getting ready"), "accent"
        rate = self._formats.rate(total.rate)
        if total.left_s is None:
            return rate, "good"
        words = self.tr("{rate} · {time} left")
        return words.format(rate=rate, time=self._formats.left(total.left_s)), "good"

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.back.setText(self.tr("Results"))
        self.back.setToolTip(self.tr("Back to the results (Esc)"))
        self.next.setText(self.tr("Next 50 to review"))
        name_button(self.more, self.tr("Whole recordings or moments only"))
        self.rules.setText(self.tr("Rules"))
        self.show_total(self._total)

"""Chips of the kinds of violation: each says a kind and how often, and shows or hides it in the list. Own
marks and lost connections have one each as well.

Three lines at most; more kinds are scrolled to, so the list below always has its room.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from oes_desktop.domain.models import Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.report.lines import BREAKS, OWN
from oes_desktop.ui.widgets.buttons import button, plain_label
from oes_desktop.ui.widgets.flow import FlowLayout
from oes_desktop.ui.widgets.kinds import kind_text, short_kind
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.strip import severity_tone

CHIP_PX, GAP, MOST_LINES = 24, 6, 3


class KindChips(QScrollArea):
    """`changed` when a kind was shown or hidden; `hidden` are the codes of those that are not shown.
    `menu_asked(code, where on the screen)`: what can be done with all of a kind."""

    changed = Signal()
    menu_asked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hidden: set[str] = set()
        self.chips: dict[str, QPushButton] = {}
        self._kinds: tuple[object, ...] = ()  # what they were made from
        self._flow = FlowLayout(gap=GAP)
        inside = QWidget()
        inside.setLayout(self._flow)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_kinds(self, report: Report, vocabulary: Vocabulary, language: str, breaks: int = 0) -> None:
        """A chip for each kind in the report, the most frequent first. What has the focus keeps it."""
        own, lost = self.tr("Own"), self.tr("Breaks")
        told = (vocabulary, language, own, lost)
        kinds = (report.exam.id, report.violations, len(report.marks), breaks, *told)
        if kinds == self._kinds:
            return
        self._kinds = kinds
        focused = next((code for code, chip in self.chips.items() if chip.hasFocus()), None)
        counts = Counter(violation.kind for violation in report.violations)
        examples = {v.kind: v for v in reversed(report.violations)}
        self._flow.clear()
        self.chips.clear()
        for kind, count in counts.most_common():
            words = short_kind(examples[kind], vocabulary, language)
            whole = kind_text(examples[kind], vocabulary, language)
            self._add(kind, words, whole, count, severity_tone(vocabulary.kind(kind).severity))
        if report.marks:
            self._add(OWN, own, self.tr("Own violations and notes"), len(report.marks), "live")
        if breaks:
            self._add(BREAKS, lost, self.tr("Lost connections"), breaks, "none")
        if focused in self.chips:
            self.chips[focused].setFocus()
        self._fit()

    def show_only(self, code: str) -> None:
        """Hide every other kind; when that is so already, show all."""
        others = set(self.chips) - {code}
        self.hidden = set() if self.hidden >= others and code not in self.hidden else others
        for kind, chip in self.chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(kind not in self.hidden)
        self.changed.emit()

    def _add(self, code: str, words: str, whole: str, count: int, tone: str) -> None:
        chip = button(plain_label(f"{words}  {count}"))
        chip.setProperty("chip", True)
        chip.setProperty("tone", tone)
        chip.setCheckable(True)
        chip.setChecked(code not in self.hidden)
        chip.setAccessibleName(f"{whole}, {count}")
        hint = self.tr("Show or hide: %1. More with the right button.").replace("%1", whole)
        chip.setToolTip(plain_tip(hint))
        chip.toggled.connect(lambda shown: self._toggle(code, shown))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(
            lambda point: self.menu_asked.emit(code, chip.mapToGlobal(point))
        )
        self._flow.addWidget(chip)
        chip.show()  # a hidden one would take no room when the lines are counted
        self.chips[code] = chip

    def _toggle(self, kind: str, shown: bool) -> None:
        (self.hidden.discard if shown else self.hidden.add)(kind)
        self.changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to the most."""
        most = MOST_LINES * (CHIP_PX + GAP) - GAP
        needed = self._flow.heightForWidth(self.viewport().width()) if self.chips else 0
        self.setFixedHeight(min(needed, most))

"""The panel behind «More filters»: kinds of violation, reviewers, three ranges and three switches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.facets import STARTS, Facets, Sides
from oes_desktop.domain.filter_parts import choosing, parts_set, without
from oes_desktop.domain.query import SPANS, SWITCHES, Filters, Span
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.results.filter_choices import choice_lines
from oes_desktop.ui.results.filter_words import MORE, FilterWords
from oes_desktop.ui.widgets.buttons import button, mark
from oes_desktop.ui.widgets.choice_list import ChoiceList
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup, settle
from oes_desktop.ui.widgets.range_fields import RangeFields
from oes_desktop.ui.widgets.range_slider import Scale
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons

_LISTS = {"kinds": 7, "reviewers": 5}  # lines that are seen at once
_LIST_WIDTH, _RANGE_WIDTH = 320, 360
_SPANS = ("violations", "minutes", "attempts")
_SWITCHES = tuple(name for name in SWITCHES if name in MORE)
_AROUND = 100  # height of head, margins and shadow around what scrolls
_LEAST = 200


class MoreFilters(Popup):
    """Shows a `Filters` value; `changed(Filters)` tells the next one."""

    changed = Signal(object)

    def __init__(self, vocabulary: Vocabulary, words: FilterWords, number: Callable[[int], str]) -> None:
        super().__init__()
        self._vocabulary, self._words, self._number = vocabulary, words, number
        self._filters, self._facets = Filters(), Facets()
        self.lists = {name: ChoiceList(rows, _LIST_WIDTH) for name, rows in _LISTS.items()}
        self.spans = {name: RangeFields(Scale(STARTS[name]), _accent, titled=True) for name in _SPANS}
        self.switches = {name: ThreeWays(number) for name in _SWITCHES}
        self._titles = {name: label("", "heading") for name in (*_LISTS, *_SWITCHES)}
        self._title, self._remaining = label("", "heading"), label("", "small")
        self._clear = button(kind="link")
        self._inner = QWidget()
        self._scroll = _Scroll(self._inner)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._remaining)
        head.addSpacing(8)
        head.addWidget(self._clear)
        left, right = QVBoxLayout(), QVBoxLayout()
        for name, lines in self.lists.items():
            left.addWidget(self._titles[name])
            left.addWidget(lines)
            left.addSpacing(8)
        for fields in self.spans.values():
            fields.setFixedWidth(_RANGE_WIDTH)
            right.addWidget(fields)
            right.addSpacing(8)
        switches = QGridLayout()
        for row, (name, ways) in enumerate(self.switches.items()):
            switches.addWidget(self._titles[name], row, 0)
            switches.addWidget(ways, row, 1, Qt.AlignmentFlag.AlignRight)
        right.addLayout(switches)
        for column in (left, right):
            column.setSpacing(8)
            column.addStretch(1)
        columns = QHBoxLayout(self._inner)
        columns.setContentsMargins(2, 2, 12, 2)
        columns.setSpacing(28)
        columns.addLayout(left)
        columns.addLayout(right)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll)

    def _connect(self) -> None:
        for name, lines in self.lists.items():
            lines.changed.connect(
                lambda chosen, excluded, name=name: self._tell(
                    choosing(self._filters, name, chosen, excluded)
                )
            )
        for name, fields in self.spans.items():
            fields.changed.connect(lambda span, name=name: self._tell(_with(self._filters, name, span)))
        for name, ways in self.switches.items():
            ways.chosen.connect(lambda way, name=name: self._tell(_with(self._filters, name, way)))
        self._clear.clicked.connect(self._clear_all)

    def first_field(self) -> QWidget:
        return self.lists["kinds"].first_field()

    def prepare(self) -> None:
        for lines in self.lists.values():
            lines.begin()
        anchor, window = self._anchor, self.window()
        assert anchor is not None  # what it opens under
        under = anchor.mapTo(window, QPoint(0, anchor.height())).y()
        self._scroll.show_most(max(_LEAST, window.height() - under - _AROUND))

    def show_all(self, filters: Filters, facets: Facets) -> None:
        """Filters, counts beside the choices, and histograms, without telling anybody."""
        self._facets = facets
        for name in SPANS:
            self.spans[name].show_histogram(facets.spans[name].counts)
        self._show_filters(filters)

    def _show_filters(self, filters: Filters) -> None:
        self._filters = filters
        self._show_lists()
        for name, fields in self.spans.items():
            if fields.span != getattr(filters, name):
                fields.show_span(getattr(filters, name))
        self._show_switches()
        self._clear.setEnabled(any(part in MORE for part in parts_set(filters)))

    def show_remaining(self, text: str) -> None:
        self._remaining.setText(text)

    def _show_lists(self) -> None:
        for name, lines in self.lists.items():
            choices = choice_lines(name, self._vocabulary, self._words, self._filters, self._facets)
            lines.show_choices(choices, getattr(self._filters, name), self._filters.excluded_from(name))

    def _show_switches(self) -> None:
        for name, ways in self.switches.items():
            ways.show_way(getattr(self._filters, name), self._facets.switches[name])

    def _clear_all(self) -> None:
        self._tell(without(self._filters, *MORE))

    def _tell(self, filters: Filters) -> None:
        self._show_filters(filters)
        self.changed.emit(filters)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        field = QApplication.focusWidget()
        if field is not None and self._scroll.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field, 8, 24)
        return moved

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("More filters"))
        self.setAccessibleName(self._title.text())
        self._clear.setText(self.tr("Clear all"))
        for name, title in self._titles.items():
            title.setText(self._words.title(name))
        for parts in (self.lists, self.spans, self.switches):
            for name, made in parts.items():
                made.show_name(self._words.title(name))
        self._show_filters(self._filters)


class ThreeWays(QWidget):
    """Any, only such, only others. `chosen(None, True or False)`."""

    chosen = Signal(object)

    def __init__(self, number: Callable[[int], str]) -> None:
        super().__init__()
        self._number, self._sides, self._name = number, Sides(), ""
        self._ways: dict[str, bool | None] = {"any": None, "yes": True, "no": False}
        self._segments = SegmentedButtons([Segment(code) for code in self._ways])
        self._segments.chosen.connect(lambda code: self.chosen.emit(self._ways[code]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segments)

    def show_name(self, name: str) -> None:
        """What a screen reader calls it."""
        self._name = name
        self.setAccessibleName(name)

    def show_way(self, way: bool | None, sides: Sides) -> None:
        """`sides`: how many exams both leave; a side without any is greyed."""
        code = next(code for code, value in self._ways.items() if value is way)
        self._segments.choose(code)
        words = {"any": self.tr("any"), "yes": self.tr("yes"), "no": self.tr("no")}
        counts = {"yes": sides.on, "no": sides.off}
        segments = []
        for segment, word in words.items():
            text = f"{word} {self._number(counts[segment])}" if segment in counts else word
            segments.append(Segment(segment, text, tip=f"{self._name}: {text}"))
            mark(self._segments.button(segment), "empty", counts.get(segment) == 0)
        self._segments.show_words(segments)

    def button(self, way: bool | None) -> QWidget:
        return self._segments.button(next(code for code, value in self._ways.items() if value is way))


class _Scroll(QScrollArea):
    """As wide as what it holds and as high, up to a limit."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidget(inner)
        for ground in (inner, self.viewport()):
            ground.setAutoFillBackground(False)  # the panel is drawn below
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_most(self, height: int) -> None:
        """Take as much of `height` as there is to show."""
        settle(self._inner)
        inner, bar = self._inner.sizeHint(), self.verticalScrollBar().sizeHint()
        self.setFixedSize(inner.width() + bar.width(), min(inner.height(), height))


def _accent(_value: int) -> str:
    return "accent"


def _with(filters: Filters, name: str, value: Span | bool | None) -> Filters:
    return replace(filters, **{name: value})  # type: ignore[arg-type]

"""The filters of the results, one button each (manual 2.1), and at the right the grouping (2.3).

It shows a `Filters` value and tells the next one. A set filter shows its value. All it keeps itself is the
order in which filters were set, so that the last one can be taken away again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.domain.facets import Facets, Period
from oes_desktop.domain.filter_parts import (
    ARCHIVED,
    DATES,
    HONESTY,
    choosing,
    order_after,
    parts_set,
    without,
)
from oes_desktop.domain.query import Filters, Span
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.filter_words import MORE, FilterWords
from oes_desktop.ui.results.grouping import GroupingChoice
from oes_desktop.ui.results.search_box import SearchBox
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.filter_button import FilterButton
from oes_desktop.ui.widgets.flow import FlowLayout
from oes_desktop.ui.widgets.honesty import honesty_tone

if TYPE_CHECKING:
    from oes_desktop.ui.widgets.popup import Popup

_GAP, _EDGE, _GROUPING_GAP = 8, 16, 12
_LISTS = ("groups", "statuses", "decisions", "systems")
_BINS = tuple(range(0, 100, 5)), 100  # of honesty: those that are counted


class FilterBar(QWidget):
    """`changed(Filters)` at every touch; `facets_wanted` when something that shows counts opens, is looked
    at, or is open over another answer; `left` when Enter, Down or Esc leave the search field for the table.
    `grouping` only stands here."""

    changed = Signal(object)
    facets_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: Words,
        formats: Formats,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabulary, self._formats = vocabulary, formats
        self._filters, self._order = Filters(), tuple[str, ...]()
        self._facets = Facets()
        self.words = FilterWords(vocabulary, words, formats, now_ms, self)
        self.search = SearchBox(vocabulary, formats, now_ms)
        self._now_ms, self._remaining = now_ms, ""
        self._periods: Callable[[], tuple[Period, ...]] = tuple
        self._panels: dict[Popup, Callable[[], None]] = {}  # those that were made, and how they are filled
        self.dates = FilterButton("", self._make_dates, "calendar")
        self.honesty = FilterButton("", self._make_honesty)
        self.lists = {name: FilterButton("", partial(self._make_list, name)) for name in _LISTS}
        self.more = FilterButton("", self._make_more, "sliders-horizontal")
        self.pkn = FilterButton()
        self.archived = FilterButton("", None, "archive")
        self.reset = button("", "rotate-ccw", "link")
        self.reset.setStyleSheet("min-height: 26px")  # as high as the filters beside it
        self.grouping = GroupingChoice()
        self._lay_out()
        self._connect()
        self._retranslate()
        self.show_filters(self._filters)

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=_GAP)
        self._parts = (
            self.search,
            self.dates,
            self.lists["groups"],
            self.lists["statuses"],
            self.honesty,
            self.lists["decisions"],
            self.lists["systems"],
            self.pkn,
            self.archived,
            self.more,
            self.reset,
        )
        for part in self._parts:
            flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 10, _EDGE, 10)
        row.setSpacing(_GROUPING_GAP)
        row.addLayout(flow, 1)
        row.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.search.asked.connect(self._typed)
        self.search.caught_up.connect(lambda: self.show_filters(self._filters))
        self.search.looked_at.connect(self.facets_wanted)
        self.search.left.connect(self.left)
        for switch in (self.pkn, self.archived):
            switch.looked_at.connect(self.facets_wanted)
        self.pkn.toggled.connect(lambda on: self._tell(pkn=True if on else None))
        self.archived.toggled.connect(lambda on: self._tell(archived=on))
        self.reset.clicked.connect(self.clear)

    def _make_dates(self) -> Popup:
        from oes_desktop.ui.widgets.date_range import DateRangePopup

        popup = DateRangePopup("", self._formats, self._now_ms)
        self._periods = lambda: popup.periods if popup.is_open else ()
        popup.changed.connect(lambda start, end: self._tell(from_ms=start, to_ms=end))

        def fill() -> None:
            popup.show_title(self.words.title(DATES))
            popup.show_counts(self._facets.periods)
            if popup.range_ms != (self._filters.from_ms, self._filters.to_ms):  # a date is typed in parts
                popup.show_range(self._filters.from_ms, self._filters.to_ms)

        return self._made(popup, fill)

    def _make_honesty(self) -> Popup:
        from oes_desktop.ui.widgets.range_popup import RangePopup
        from oes_desktop.ui.widgets.range_slider import Scale

        popup = RangePopup("", Scale(*_BINS), honesty_tone, " %")
        popup.changed.connect(self._take_honesty)

        def fill() -> None:
            low, high = self._filters.honesty_from, self._filters.honesty_to
            span = Span(low if low > 0 else None, high if high < 100 else None)
            popup.show_title(self.words.title(HONESTY))
            popup.show_histogram(self._facets.honesty)
            popup.show_remaining(self._remaining)
            if popup.span != span:
                popup.show_span(span)

        return self._made(popup, fill)

    def _make_list(self, name: str) -> Popup:
        from oes_desktop.ui.results.filter_choices import choice_lines
        from oes_desktop.ui.widgets.check_list import CheckList

        popup = CheckList()
        popup.changed.connect(
            lambda chosen, excluded: self._take(choosing(self._filters, name, chosen, excluded))
        )

        def fill() -> None:
            popup.show_title(self.words.title(name))
            choices = choice_lines(name, self._vocabulary, self.words, self._filters, self._facets)
            marked = getattr(self._filters, name), self._filters.excluded_from(name)
            popup.show_choices(choices, *marked)

        return self._made(popup, fill)

    def _make_more(self) -> Popup:
        from oes_desktop.ui.results.more_filters import MoreFilters

        popup = MoreFilters(self._vocabulary, self.words, self._formats.number)
        popup.changed.connect(self._take)

        def fill() -> None:
            popup.show_remaining(self._remaining)
            popup.show_all(self._filters, self._facets)

        return self._made(popup, fill)

    def _made(self, popup: Popup, fill: Callable[[], None]) -> Popup:
        """Filled whenever it opens; while it is open it follows what is shown here."""
        self._panels[popup] = fill
        popup.opening.connect(fill)
        popup.opened.connect(self.facets_wanted)
        return popup

    def _fill_open(self) -> None:
        if (popup := self.open_popup) is not None:
            self._panels[popup]()

    @property
    def filters(self) -> Filters:
        return self._filters

    @property
    def open_popup(self) -> Popup | None:
        """The panel that is open, if one is."""
        return next((popup for popup in self._panels if popup.is_open), None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Those that are offered now, and show how many exams they would leave."""
        return self._periods()

    @property
    def last(self) -> str:
        """The filter that was set last, in words; '' when none is set."""
        return self.words.line(self._filters, self._order[-1]) if self._order else ""

    def remove_last(self) -> None:
        """Take the filter away that was set last."""
        if self._order:
            filters = without(self._filters, self._order[-1])
            self.show_filters(filters)
            self.changed.emit(filters)

    def clear(self) -> None:
        """«Сброс»: search and filters, nothing else."""
        if self._filters.restricts:
            self.show_filters(Filters())
            self.changed.emit(self._filters)

    def clear_search(self) -> bool:
        """False when there was nothing to clear."""
        if not self._filters.search:
            return False
        self._tell(search="")
        return True

    def show_filters(self, filters: Filters) -> None:
        """Show without telling anybody."""
        self._keep(filters)
        self.search.show_filters(filters)
        self._show_switches()
        self._fill_open()
        self._show_values()

    def show_facets(self, facets: Facets) -> None:
        """Counts beside the choices, and the histograms."""
        self._facets = facets
        self.search.show_facets(facets)
        self._fill_open()
        self._show_tips(facets)

    def show_remaining(self, matches: int) -> None:
        """How many exams the filters leave; an open panel is filled anew, and asks for its counts."""
        self._remaining = self.tr("%n exam(s) left", "", matches)
        if self.open_popup is not None:
            self._fill_open()
            self.facets_wanted.emit()

    def _take_honesty(self, span: Span) -> None:
        low = 0 if span.low is None else span.low
        self._tell(honesty_from=low, honesty_to=100 if span.high is None else span.high)

    def _typed(self, filters: Filters) -> None:
        """The question goes out; it is shown here with what the search field shows of it."""
        self._keep(filters)
        self.changed.emit(filters)

    def _tell(self, **parts: object) -> None:
        self._take(replace(self._filters, **parts))  # type: ignore[arg-type]

    def _take(self, filters: Filters) -> None:
        self._keep(filters)
        self.changed.emit(filters)
        self._show_switches()
        self.search.show_filters(filters)
        self._show_values()

    def _keep(self, filters: Filters) -> None:
        self._order = order_after(self._order, self._filters, filters)
        if filters != self._filters:
            self._show_tips(None)  # what was counted is not so any more
        self._filters = filters

    def _show_switches(self) -> None:
        """A switch that asks for the others (a view or a query can say so) is on and says «no»."""
        pkn = self._filters.pkn
        for switch, on in ((self.pkn, pkn is not None), (self.archived, self._filters.archived)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self.pkn.show_value(self.words.value(self._filters, "pkn") if pkn is False else "")

    def _show_values(self) -> None:
        filters, words = self._filters, self.words
        self.dates.show_value(words.value(filters, DATES))
        self.honesty.show_value(words.value(filters, HONESTY))
        for name, made in self.lists.items():
            made.show_value(words.value(filters, name))
        behind = [words.line(filters, part) for part in parts_set(filters) if part in MORE]
        self.more.show_value(self._formats.number(len(behind)) if behind else "")
        self.more.show_tip("\n".join(behind))
        self.reset.setEnabled(filters.restricts)
        self._fit()

    def _fit(self) -> None:
        """Filters with a sign of their own show it alone, the last ones first, where that saves a line."""
        parts = [part.sizeHint().width() for part in self._parts]
        small = (self.more, self.archived, self.dates)
        missing = sum(parts) + _GAP * (len(parts) - 1) + self.grouping.sizeHint().width() + _GROUPING_GAP
        missing += sum(made.width_for(compact=False) - made.sizeHint().width() for made in small)
        missing -= self.width() - 2 * _EDGE
        saved = [made.width_for(compact=False) - made.width_for(compact=True) for made in small]
        helps = 0 < missing <= sum(saved)
        for at, made in enumerate(small):
            made.show_compact(helps and sum(saved[:at]) < missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_tips(self, facets: Facets | None) -> None:
        """What the two switches do, and how many exams they would leave."""
        pkn = self.tr("Only exams that were closed because the violation limit was exceeded")
        archived = self.tr("Show archived exams instead of current ones")
        for switch, tip, count in (
            (self.pkn, pkn, facets.pkn if facets else None),
            (self.archived, archived, facets.archived if facets else None),
        ):
            counted = "" if count is None else self.tr("%n exam(s)", "", count)
            switch.show_tip(f"{tip}\n{counted}".strip())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_filters(self._filters)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for name, made in self.lists.items():
            made.show_title(self.words.title(name))
        self.dates.show_title(self.words.title(DATES))
        self.honesty.show_title(self.words.title(HONESTY))
        self._fill_open()
        self.more.show_title(self.tr("More filters"))
        self.pkn.show_title(self.words.title("pkn"))
        self.archived.show_title(self.words.title(ARCHIVED))
        self._show_tips(None)
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Clear search and filters"))

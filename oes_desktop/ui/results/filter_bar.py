"""The filters of the results, one button each (manual 2.1), and at the right the grouping (2.3).

It shows a `Filters` value and tells the next one; it keeps none of its own. A set filter shows its value.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.domain.query import Filters
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.services.results import Facets
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.results.grouping import GroupingChoice
from oes_desktop.ui.results.search_box import SearchBox
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.check_list import CheckList, Choice
from oes_desktop.ui.widgets.date_range import DateRangePopup
from oes_desktop.ui.widgets.filter_button import FilterButton
from oes_desktop.ui.widgets.flow import FlowLayout
from oes_desktop.ui.widgets.popup import Popup
from oes_desktop.ui.widgets.range_popup import RangePopup

_LISTS = ("groups", "statuses", "decisions", "systems")


class FilterBar(QWidget):
    """`changed(Filters)` at every touch; `facets_wanted` when a popup opens that shows counts; `left` when
    Enter, Down or Esc leave the search field for the table. `grouping` only stands here."""

    changed = Signal(object)
    facets_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: Words,
        formats: Formats,
        now_ms: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vocabulary, self._words, self._formats = vocabulary, words, formats
        self._filters = Filters()
        self._facets = Facets()
        self.search = SearchBox(vocabulary, formats, lambda: now_ms)
        self._date_popup = DateRangePopup("", formats, now_ms)
        self._honesty_popup = RangePopup()
        self._lists = {name: CheckList() for name in _LISTS}
        self.dates = FilterButton("", self._date_popup, "calendar")
        self.honesty = FilterButton("", self._honesty_popup)
        self.lists = {name: FilterButton("", popup) for name, popup in self._lists.items()}
        self.pkn = FilterButton()
        self.archived = FilterButton("", None, "archive")
        self.reset = button("", "rotate-ccw", "link")
        self.reset.setStyleSheet("min-height: 26px")  # as high as the filters beside it
        self.grouping = GroupingChoice()
        self._lay_out()
        self._connect()
        self._retranslate()
        self.show_facets(Facets())  # room for the histogram from the start
        self.show_filters(self._filters)

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=8)
        for part in (
            self.search,
            self.dates,
            self.lists["groups"],
            self.lists["statuses"],
            self.honesty,
            self.lists["decisions"],
            self.lists["systems"],
            self.pkn,
            self.archived,
            self.reset,
        ):
            flow.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addLayout(flow, 1)
        row.addWidget(self.grouping, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.search.asked.connect(self._typed)
        self.search.looked_at.connect(self.facets_wanted)
        self.search.left.connect(self.left)
        self._date_popup.changed.connect(lambda start, end: self._tell(from_ms=start, to_ms=end))
        self._honesty_popup.changed.connect(lambda low, high: self._tell(honesty_from=low, honesty_to=high))
        for name, popup in self._lists.items():
            popup.changed.connect(lambda codes, name=name: self._tell(**{name: codes}))
            popup.opened.connect(self.facets_wanted)
        self._honesty_popup.opened.connect(self.facets_wanted)
        self.pkn.toggled.connect(lambda on: self._tell(pkn=True if on else None))
        self.archived.toggled.connect(lambda on: self._tell(archived=on))
        self.reset.clicked.connect(self.clear)

    @property
    def filters(self) -> Filters:
        return self._filters

    @property
    def open_popup(self) -> Popup | None:
        """The popup with counts that is open, if one is."""
        popups = (*self._lists.values(), self._honesty_popup)
        return next((popup for popup in popups if popup.is_open), None)

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
        self._filters = filters
        self.search.show_filters(filters)
        self._date_popup.show_range(filters.from_ms, filters.to_ms)
        self._honesty_popup.show_values(filters.honesty_from, filters.honesty_to)
        for switch, on in ((self.pkn, filters.pkn is True), (self.archived, filters.archived)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        self._show_choices()
        self._show_values()

    def show_facets(self, facets: Facets) -> None:
        """Counts beside the choices, and the histogram."""
        self._facets = facets
        self.search.show_facets(facets)
        self._honesty_popup.show_histogram(facets.honesty)
        self._show_choices()

    def show_remaining(self, matches: int) -> None:
        self._honesty_popup.show_remaining(self.tr("%n exam(s) left", "", matches))

    def _typed(self, filters: Filters) -> None:
        self.show_filters(filters)
        self.changed.emit(filters)

    def _tell(self, **parts: object) -> None:
        self._filters = replace(self._filters, **parts)  # type: ignore[arg-type]
        self.search.show_filters(self._filters)
        self._show_values()
        self.changed.emit(self._filters)

    def _show_choices(self) -> None:
        vocabulary = self._vocabulary
        known = {
            "groups": list(vocabulary.groups),
            "statuses": [term.code for term in vocabulary.statuses],
            "decisions": [term.code for term in vocabulary.decisions],
            "systems": [term.code for term in vocabulary.systems],
        }
        for name, popup in self._lists.items():
            counts = getattr(self._facets, name)
            chosen = getattr(self._filters, name)
            listed = list(counts) if name == "groups" and counts else known[name]
            codes = dict.fromkeys((*listed, *known[name], *counts, *sorted(chosen)))
            popup.show_choices(
                [Choice(code, self._word(name, code), counts.get(code)) for code in codes], chosen
            )

    def _word(self, name: str, code: str) -> str:
        word = {
            "statuses": self._words.status,
            "decisions": self._words.decision,
            "systems": self._words.system,
        }
        return word[name](code) if name in word else one_line(code, 80)

    def _show_values(self) -> None:
        filters = self._filters
        self.dates.show_value(self._dates(filters.from_ms, filters.to_ms))
        low, high = filters.honesty_from, filters.honesty_to
        self.honesty.show_value(f"{low}–{high} %" if filters.restricts_honesty else "")
        for name, made in self.lists.items():
            chosen = sorted(getattr(filters, name))
            one = self._word(name, chosen[0]) if len(chosen) == 1 else ""
            made.show_value(one or (self._formats.number(len(chosen)) if chosen else ""))
        self.reset.setEnabled(filters.restricts)

    def _dates(self, from_ms: int | None, to_ms: int | None) -> str:
        start, end = self._moment(from_ms, QTime(0, 0)), self._moment(to_ms, QTime(23, 59))
        if start and end:
            return start if start == end else f"{start} – {end}"
        if start:
            return self.tr("from {date}").format(date=start)
        return self.tr("until {date}").format(date=end) if end else ""

    def _moment(self, ms: int | None, usual: QTime) -> str:
        """The day; with the time where it is not the first or last minute of the day."""
        if ms is None:
            return ""
        time = self._formats.moment(ms).time()
        whole_day = (time.hour(), time.minute()) == (usual.hour(), usual.minute())
        return self._formats.short_date(ms) if whole_day else self._formats.short_date_time(ms)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_filters(self._filters)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        titles = {
            "groups": self.tr("Group"),
            "statuses": self.tr("Status"),
            "decisions": self.tr("Decision"),
            "systems": self.tr("System"),
        }
        for name, title in titles.items():
            self.lists[name].show_title(title)
            self._lists[name].show_title(title)
        for made, popup, title in (
            (self.dates, self._date_popup, self.tr("Date")),
            (self.honesty, self._honesty_popup, self.tr("Honesty")),
        ):
            made.show_title(title)
            popup.show_title(title)
        self.pkn.show_title(self.tr("PKN"))
        self.pkn.setToolTip(self.tr("Only exams that were closed because the violation limit was exceeded"))
        self.archived.show_title(self.tr("Archive"))
        self.archived.setToolTip(self.tr("Show archived exams instead of current ones"))
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Clear search and filters"))

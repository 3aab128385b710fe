"""The views as tabs above the filters: the set of them, which one is on, and their counts.

A view that is chosen is told by `chosen`; the page then asks its question. What the page asks by other ways
comes here through `follow`, so that the tabs know how far it has strayed from the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.domain.query import Filters, Query
from oes_desktop.domain.views import ALL, View, ViewSet
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.tabs import TabBar


def view_title(view: View) -> str:
    """Her own name of a view, or the words for a built-in one."""
    translate = QCoreApplication.translate
    return view.name or {
        "to_review": translate("Results", "To review"),
        ALL: translate("Results", "All"),
        "pkn": translate("Results", "PKN"),
        "running": translate("Results", "In progress now"),
        "disputed": translate("Results", "Disputed"),
        "downloaded": translate("Results", "Downloads"),
    }.get(view.code, view.code)


class ViewTabs(QWidget):
    """`chosen(View)`: open it, question and layout. `changed`: the set is another one now. `arrangement()`:
    how the columns are arranged now."""

    chosen = Signal(object)
    changed = Signal()

    def __init__(
        self,
        views: ViewSet,
        formats: Formats,
        arrangement: Callable[[], dict[str, Any]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._views, self._formats, self._arrangement = views, formats, arrangement
        self._code, self._query = ALL, Query()
        self.bar = TabBar()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.addWidget(self.bar)
        row.addStretch(1)
        self.bar.tabBarClicked.connect(self._chosen)
        self.bar.currentChanged.connect(self._chosen)
        self._retranslate()
        self.show_views(views, ALL)

    @property
    def views(self) -> ViewSet:
        return self._views

    @property
    def view(self) -> View:
        """The one that is on."""
        return self._views.get(self._code) or self._views.views[0]

    def show_views(self, views: ViewSet, code: str) -> None:
        """Show these, with `code` on, without telling anybody."""
        self._views, self._code = views, code
        self._show()

    def open(self, code: str) -> None:
        """Choose a view, also the one that is on."""
        view = self._views.get(code)
        if view is not None:
            self._code = code
            self._show()
            self.chosen.emit(view)

    def follow(self, query: Query) -> None:
        """The page asks `query` now. Without any filter it is «Все» that is seen; a view of her own stays, so
        that she can build it anew."""
        before, self._query = self._query, query
        if self.view.built_in and not query.filters.restricts and self.view.filters.restricts:
            self._code = ALL
        elif query.grouping is not before.grouping:
            self._put(replace(self.view, grouping=query.grouping))
        self._show()

    def remember_columns(self) -> None:
        """Columns were moved, sized, shown or hidden by hand: so they are in this view from now on."""
        self._put(replace(self.view, columns=self._arrangement()))

    def show_counts(self, counts: Mapping[Filters, int]) -> None:
        """How many exams there are of each question that was counted."""
        for view in self._views:
            if view.filters in counts:
                self.bar.show_count(view.code, self._formats.number(counts[view.filters]))

    def _put(self, view: View) -> None:
        views = self._views.put(view)
        if views != self._views:
            self._views = views
            self.changed.emit()

    def _chosen(self, place: int) -> None:
        code = self.bar.tabData(place)
        if code is not None and code != self._code:
            self.open(code)

    def _show(self) -> None:
        """Tabs as the set says."""
        self.bar.blockSignals(True)
        for view in self._views:
            if self.bar.place(view.code) < 0:
                self.bar.add(view.code, view_title(view))
            self.bar.rename(view.code, view_title(view))
        self.bar.choose(self._code)
        self.bar.blockSignals(False)
        self.bar.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Views"))

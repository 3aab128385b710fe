"""The views as tabs above the filters: the set of them, which one is on, and their counts.

A view that is chosen is told by `chosen`; the page then asks its question. What the page asks by other ways
comes here through `follow`, so that a dot at the tab tells when it has strayed from the view.
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
from oes_desktop.ui.results.afterwards import Afterwards
from oes_desktop.ui.widgets.buttons import button
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
    """`chosen(View)`: open it, question and columns. `compact_chosen(bool)`: the rows are low from now on.
    `changed`: the set is another one; `counts_wanted`: with other questions. `shown`: look at it again.
    `arrangement()` tells how the columns are arranged now."""

    chosen = Signal(object)
    compact_chosen = Signal(bool)
    changed = Signal()
    counts_wanted = Signal()
    shown = Signal()

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
        self._usual = self._compact = False
        self._marked = ""
        self._told: tuple[ViewSet, str, bool, bool] | None = None  # what `_show_state` showed last
        self._counts: Mapping[Filters, int] = {}
        self.rest = Afterwards(self._show_state, self)
        self.bar = TabBar(moving=True)
        self.add = button("", "plus", "quiet")
        self.restore = button("", "undo-2", "link")
        self.save = button("", "save", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addSpacing(8)
        row.addWidget(self.save)
        self.bar.currentChanged.connect(self._chosen)
        self.bar.tabMoved.connect(lambda _, place: self.use(self._views.move(self.bar.tabData(place), place)))
        self.restore.clicked.connect(lambda: self.open(self._code))
        self.save.clicked.connect(self.save_into)
        self._retranslate()

    @property
    def views(self) -> ViewSet:
        return self._views

    @property
    def view(self) -> View:
        """The one that is on."""
        return self._views.get(self._code) or self._views.views[0]

    @property
    def strayed(self) -> bool:
        """Whether the page asks something else than the view that is on."""
        return not self.view.asks(self._query)

    @property
    def compact(self) -> bool:
        """Whether the rows are low: as the view says, else as the settings do."""
        return self._usual if self.view.compact is None else self.view.compact

    def show_views(self, views: ViewSet, code: str, query: Query) -> None:
        """How the page opens; nobody is told."""
        self._views, self._code, self._query = views, code, query
        self._show()

    def open(self, code: str) -> None:
        """Choose a view; choosing the one that is on goes back to what it asks."""
        view = self._views.get(code)
        if view is not None:
            self._code = code
            self._show_state()
            self.chosen.emit(view)

    def follow(self, query: Query) -> None:
        """The page asks `query` now. Without any filter it is «Все» that is seen; a view of her own stays, so
        that she can build it anew."""
        before, self._query = self._query, query
        if self.view.built_in and not query.filters.restricts and self.view.filters.restricts:
            self._code = ALL
        elif query.grouping is not before.grouping:
            self.use(self._views.put(replace(self.view, grouping=query.grouping)))
        self.rest.wait()

    def use(self, views: ViewSet, code: str | None = None) -> None:
        """Have another set, with `code` on (its question is not asked)."""
        code = self._code if code is None else code
        if views != self._views or code != self._code:
            counted = {view.filters for view in self._views}
            tabs = [(view.code, view.name) for view in self._views]
            self._views, self._code = views, code if views.get(code) else ALL
            if tabs == [(view.code, view.name) for view in views]:
                self._show_state()
            else:
                self._show()
            self.changed.emit()
            if not {view.filters for view in views} <= counted:
                self.counts_wanted.emit()

    def save_new(self, name: str) -> None:
        """What is seen becomes a view of her own."""
        here = replace(self.view.asking(self._query), columns=self._arrangement())
        views = self._views.add(name, here)
        if views is not self._views:
            self.use(views, views.views[-1].code)

    def save_into(self) -> None:
        """The view that is on, one of her own, asks from now on what the page asks."""
        if not self.view.built_in:
            self.use(self._views.put(self.view.asking(self._query)))

    def remember_columns(self) -> None:
        """Columns were moved, sized, shown or hidden by hand: so they are in this view from now on."""
        self.use(self._views.put(replace(self.view, columns=self._arrangement())))

    def choose_compact(self, compact: bool) -> None:
        """Low or high rows in this view."""
        wish = None if compact == self._usual else compact
        self.use(self._views.put(replace(self.view, compact=wish)))

    def use_compact(self, usual: bool) -> None:
        """What the settings say."""
        self._usual = usual
        self._show_state()

    def show_counts(self, counts: Mapping[Filters, int]) -> None:
        """How many exams there are of each question that was counted."""
        self._counts = counts
        self._show_counts()

    def _show_counts(self) -> None:
        counts, number = self._counts, self._formats.number
        known = {view.code: number(counts[view.filters]) for view in self._views if view.filters in counts}
        self.bar.show_counts(known)

    def _chosen(self, place: int) -> None:
        code = self.bar.tabData(place)
        if code is not None and code != self._code:
            self.open(code)

    def _show(self) -> None:
        """Tabs as the set says, in its order."""
        bar, blocked = self.bar, self.bar.blockSignals(True)
        for code in [bar.tabData(place) for place in range(bar.count())]:
            if self._views.get(code) is None:
                bar.remove(code)
        for place, view in enumerate(self._views):
            if bar.place(view.code) < 0:
                bar.add(view.code, view_title(view))
            bar.moveTab(bar.place(view.code), place)
            bar.rename(view.code, view_title(view))
        bar.blockSignals(blocked)
        self._show_counts()
        self._told = None
        self._show_state()

    def _show_state(self) -> None:
        """Which view is on, and whether the page has strayed from it. Most letters of a search change
        neither."""
        strayed = self.strayed
        told = (self._views, self._code, strayed, self.compact)
        if self._told is not None and self._views is self._told[0] and told[1:] == self._told[1:]:
            return
        self._told = told
        bar, blocked = self.bar, self.bar.blockSignals(True)
        bar.choose(self._code)
        bar.blockSignals(blocked)
        marked = self._code if strayed else ""
        if marked != self._marked:
            bar.show_mark(self._marked, "")
        self._marked = marked
        bar.show_mark(self._marked, self.tr("changed, not saved"))
        self.restore.setVisible(strayed)
        self.save.setVisible(strayed and not self.view.built_in)
        self.add.setEnabled(not self._views.full)
        if self.compact != self._compact:
            self._compact = self.compact
            self.compact_chosen.emit(self._compact)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("Views"))
        self.add.setText(self.tr("Save view"))
        self.add.setToolTip(self.tr("Keep these filters, order and columns as a view of your own"))
        self.restore.setText(self.tr("Reset view"))
        self.restore.setToolTip(self.tr("Back to the filters and the order of this view"))
        self.save.setText(self.tr("Save changes"))
        self.save.setToolTip(self.tr("This view has these filters and this order from now on"))
        self._show()

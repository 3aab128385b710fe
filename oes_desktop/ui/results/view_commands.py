"""What can be done with views, as commands: the menu «Виды», the menu of a tab, the panel for names.

The commands of the menu speak of the view that is on, those of a tab's own menu of that tab. Nothing asks
"are you sure": a view that was deleted comes back by the undo of its notice.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from oes_desktop.domain.views import View
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.icons import icon
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.name_popup import NamePopup
from oes_desktop.ui.results.view_exchange import ViewExchange
from oes_desktop.ui.results.view_tabs import ViewTabs, view_title
from oes_desktop.ui.safe_text import one_line

# Of one view: code, icon.
_OF_A_VIEW = (
    ("save", "save"),
    ("restore", "undo-2"),
    ("rename", "pencil"),
    ("left", "chevron-left"),
    ("right", "chevron-right"),
    ("default", ""),
    ("delete", "trash-2"),
)


class ViewCommands(QObject):
    """`menu`: all views to choose from, and what can be done with the one that is on. `compact`: low rows."""

    def __init__(self, tabs: ViewTabs, notices: Notices, preferences: Preferences, tasks: Tasks) -> None:
        super().__init__(tabs)
        self._tabs, self._notices, self._preferences = tabs, notices, preferences
        self._renamed = ""
        self._names = NamePopup(tabs)
        self.exchange = ViewExchange(tabs, notices, tasks)
        self.menu = QMenu(tabs)
        self.compact = QAction(self)
        self.compact.setCheckable(True)
        self.compact.triggered.connect(tabs.choose_compact)
        self._choices: list[QAction] = []
        self._made = {code: self._command(code, sign, self._of_tab) for code, sign in _OF_A_VIEW}
        self.add = QAction(icon("plus", "muted"), "", self)
        self.export = QAction(icon("upload", "muted"), "", self)
        self.import_ = QAction(icon("download", "muted"), "", self)
        self._fill_menu()
        self._connect()
        self.retranslate()

    def _fill_menu(self) -> None:
        self.menu.addSeparator()
        self.menu.addAction(self.add)
        self.menu.addActions(list(self._made.values()))
        self.menu.addSeparator()
        self.menu.addActions([self.import_, self.export])

    def _connect(self) -> None:
        tabs, bar = self._tabs, self._tabs.bar
        tabs.add.clicked.connect(self.ask_name)
        tabs.shown.connect(self._show)
        self.add.triggered.connect(self.ask_name)
        self.export.triggered.connect(self.exchange.choose_target)
        self.import_.triggered.connect(self.exchange.choose_source)
        self._names.named.connect(self._named)
        bar.installEventFilter(self)

    # Commands

    def ask_name(self) -> None:
        """For a new view: what is seen, under a name of her own."""
        self._renamed = ""
        note = self.tr("Filters, order, grouping and columns are kept.")
        self._names.ask(self.tr("New view"), "", note, self._tabs.add)

    def rename(self, code: str) -> None:
        view = self._tabs.views.get(code)
        if view is not None and not view.built_in:
            self._renamed = code
            bar = self._tabs.bar
            self._names.ask(self.tr("Rename view"), view.name, "", bar, bar.tabRect(bar.place(code)))

    def delete(self, code: str) -> None:
        tabs, view = self._tabs, self._tabs.views.get(code)
        if view is None or view.built_in:
            return
        place, was_on = tabs.views.place(code), tabs.view is view
        was_default = tabs.views.default == code
        tabs.use(tabs.views.delete(code))
        self._notices.tell(
            self.tr("The view “{name}” was deleted.").format(name=one_line(view.name)),
            self.tr("Undo"),
            partial(self._bring_back, view, place, was_on, was_default),
            self._preferences.settings.undo_seconds,
        )

    def tab_menu(self, code: str) -> QMenu:
        """What can be done with the view of a tab."""
        menu = QMenu(self._tabs)
        made = {name: self._command(name, sign, lambda: code, menu) for name, sign in _OF_A_VIEW}
        self._show_commands(made, self._tabs.views.get(code) or self._tabs.view)
        menu.addActions(list(made.values()))
        menu.addSeparator()
        menu.addActions([self.add, self.import_, self.export])
        return menu

    def _of_tab(self) -> str:
        return self._tabs.view.code

    def _command(
        self, name: str, sign: str, code: Callable[[], str], parent: QObject | None = None
    ) -> QAction:
        action = QAction(parent or self)
        if sign:
            action.setIcon(icon(sign, "muted"))
        action.setCheckable(name == "default")
        action.triggered.connect(lambda _=False: self._run(name, code()))
        return action

    def _run(self, name: str, code: str) -> None:
        tabs, views = self._tabs, self._tabs.views
        match name:
            case "save":
                tabs.save_into()
            case "restore":
                tabs.open(code)
            case "rename":
                self.rename(code)
            case "left":
                tabs.use(views.move(code, views.place(code) - 1))
            case "right":
                tabs.use(views.move(code, views.place(code) + 1))
            case "default":
                tabs.use(views.with_default("" if views.default == code else code))
            case "delete":
                self.delete(code)

    def _bring_back(self, view: View, place: int, was_on: bool, was_default: bool) -> None:
        tabs = self._tabs
        views = tabs.views.insert(view, place)
        tabs.use(views.with_default(view.code) if was_default else views, view.code if was_on else None)

    def _named(self, name: str) -> None:
        if self._renamed:
            self._tabs.use(self._tabs.views.rename(self._renamed, name))
        else:
            self._tabs.save_new(name)

    # Menus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the tabs: the menu by mouse or key, F2 renames, Delete deletes."""
        if isinstance(event, QContextMenuEvent):
            bar = self._tabs.bar
            by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            place = bar.tabAt(event.pos()) if by_mouse else bar.currentIndex()
            point = event.pos() if by_mouse else bar.tabRect(place).bottomLeft()
            self._show_menu(bar.tabData(place) if place >= 0 else self._of_tab(), bar.mapToGlobal(point))
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            command = {Qt.Key.Key_F2: self.rename, Qt.Key.Key_Delete: self.delete}.get(Qt.Key(event.key()))
            if command is not None:
                command(self._of_tab())
                return True
        return super().eventFilter(watched, event)

    def _show_menu(self, code: str, point: QPoint) -> None:
        menu = self.tab_menu(code)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _show(self) -> None:
        """Texts, ticks and what is possible, of the view that is on."""
        tabs = self._tabs
        titles = [(view.code, view_title(view)) for view in tabs.views]
        if titles != [(action.data(), action.property("title")) for action in self._choices]:
            self._list_views(titles)
        for action in self._choices:
            action.setChecked(action.data() == tabs.view.code)
        self.compact.setChecked(tabs.compact)
        self.add.setEnabled(not tabs.views.full)
        self.export.setEnabled(bool(tabs.views.own))
        self._show_commands(self._made, tabs.view)

    def _list_views(self, titles: list[tuple[str, str]]) -> None:
        for action in self._choices:
            self.menu.removeAction(action)
            action.deleteLater()
        self._choices = []
        for code, title in titles:
            action = QAction(one_line(title).replace("&", "&&"), self)
            action.setCheckable(True)
            action.setData(code)
            action.setProperty("title", title)
            action.triggered.connect(partial(self._tabs.open, code))
            self._choices.append(action)
        self.menu.insertActions(self.menu.actions()[0], self._choices)

    def _show_commands(self, actions: dict[str, QAction], view: View) -> None:
        views, tabs = self._tabs.views, self._tabs
        place, own = views.place(view.code), not view.built_in
        on = tabs.view.code == view.code
        possible = {
            "save": own and on and tabs.strayed,
            "restore": on and tabs.strayed,
            "rename": own,
            "left": place > 0,
            "right": place < len(views) - 1,
            "default": True,
            "delete": own,
        }
        words = self._words()
        for name, action in actions.items():
            action.setText(words[name])
            action.setEnabled(possible[name])
        actions["default"].setChecked(views.default == view.code)

    def _words(self) -> dict[str, str]:
        return {
            "save": self.tr("Save &changes to the view"),
            "restore": self.tr("&Reset view"),
            "rename": self.tr("Re&name view…"),
            "left": self.tr("Move view &left"),
            "right": self.tr("Move view r&ight"),
            "default": self.tr("&Open with this view at start"),
            "delete": self.tr("&Delete view"),
        }

    def retranslate(self) -> None:
        self.menu.setTitle(self.tr("&Views"))
        self.compact.setText(self.tr("&Compact rows"))
        self.add.setText(self.tr("&Save as a new view…"))
        self.export.setText(self.tr("&Export my views…"))
        self.import_.setText(self.tr("I&mport views…"))
        self._show()

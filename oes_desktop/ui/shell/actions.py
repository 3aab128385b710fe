"""Every command of the frame, declared once: menus, shortcuts and the command list are made from it.

Menu roles are set explicitly, because Qt would guess them from the words (a "Config…" would move on a Mac).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from oes_desktop.ui.icons import icon
from oes_desktop.ui.language import NAMES, QT_TRANSLATE_NOOP
from oes_desktop.ui.shell.finding import Finder

_Role = QAction.MenuRole
_Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` is portable text or a standard key; `needs_desk`: only while somebody is signed in."""

    code: str
    text: str
    icon_name: str = ""
    keys: str | QKeySequence.StandardKey = ""
    role: QAction.MenuRole = _Role.NoRole
    needs_desk: bool = False


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("exam", QT_TRANSLATE_NOOP("Actions", "E&xam")),
    ("window", QT_TRANSLATE_NOOP("Actions", "&Window")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)
COMMANDS: dict[str, tuple[Command | None, ...]] = {
    "file": (
        Command("refresh", QT_TRANSLATE_NOOP("Actions", "&Update now"), "refresh-cw", "F5", needs_desk=True),
        Command(
            "downloads", QT_TRANSLATE_NOOP("Actions", "&Downloads"), "download", "Ctrl+J", needs_desk=True
        ),
        Command("outbox", QT_TRANSLATE_NOOP("Actions", "Un&delivered decisions…"), "inbox", needs_desk=True),
        Command("own_acts", QT_TRANSLATE_NOOP("Actions", "&All I did here…"), "history", needs_desk=True),
        None,
        Command("lock", QT_TRANSLATE_NOOP("Actions", "&Lock now"), "lock", "Ctrl+L", needs_desk=True),
        Command("sign_out", QT_TRANSLATE_NOOP("Actions", "&Sign out"), "log-out", needs_desk=True),
        Command(
            "erase",
            QT_TRANSLATE_NOOP("Actions", "Sign out and &erase this computer's copy…"),
            "trash-2",
            needs_desk=True,
        ),
        None,
        Command("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "", _Standard.Quit, _Role.QuitRole),
    ),
    "edit": (
        Command(
            "undo", QT_TRANSLATE_NOOP("Actions", "&Undo decision"), "undo-2", _Standard.Undo, needs_desk=True
        ),
        Command("find", QT_TRANSLATE_NOOP("Actions", "&Search"), "search", _Standard.Find, needs_desk=True),
        Command("commands", QT_TRANSLATE_NOOP("Actions", "&Commands…"), "keyboard", "Ctrl+K"),
        None,
        Command(
            "settings",
            QT_TRANSLATE_NOOP("Actions", "Se&ttings…"),
            "settings",
            "Ctrl+,",
            _Role.PreferencesRole,
        ),
    ),
    "view": (
        Command(
            "full_screen", QT_TRANSLATE_NOOP("Actions", "&Full screen"), "maximize", _Standard.FullScreen
        ),
    ),
    "exam": (),
    "window": (
        Command("minimise", QT_TRANSLATE_NOOP("Actions", "&Minimise"), "minus"),
        Command("close", QT_TRANSLATE_NOOP("Actions", "&Close window"), "x", _Standard.Close),
    ),
    "help": (
        Command("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), "keyboard", "F1"),
        Command("about", QT_TRANSLATE_NOOP("Actions", "&About OES Desktop"), "info", role=_Role.AboutRole),
    ),
}
_LANGUAGE, _THEME = QT_TRANSLATE_NOOP("Actions", "&Language"), QT_TRANSLATE_NOOP("Actions", "&Theme")
_THEMES = {
    "system": QT_TRANSLATE_NOOP("Actions", "As the system"),
    "light": QT_TRANSLATE_NOOP("Actions", "Light"),
    "dark": QT_TRANSLATE_NOOP("Actions", "Dark"),
}


class Actions:
    """The QActions of a window by their codes, and its menus by their names."""

    def __init__(self, window: QWidget, bar: QMenuBar) -> None:
        self._by_code: dict[str, QAction] = {}
        self._sources: dict[str, str] = {}
        self._needs_desk: list[QAction] = []
        self._guests: dict[str, list[QAction]] = {}
        self.finder: Finder | None = None
        self.menus: dict[str, QMenu] = {}
        for name, _ in MENUS:
            menu = bar.addMenu("")
            self.menus[name] = menu
            for command in COMMANDS[name]:
                if command is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._make(command, window))
        self.language_menu, self.languages = self._choices(window, {"system": "", **NAMES})
        self.theme_menu, self.themes = self._choices(window, _THEMES)
        first = self["full_screen"]
        for menu in (self.language_menu, self.theme_menu):
            self.menus["view"].insertMenu(first, menu)
        self.menus["view"].insertSeparator(first)
        self.retranslate()

    def __getitem__(self, code: str) -> QAction:
        return self._by_code[code]

    def all(self) -> list[QAction]:
        """Whatever can be triggered now, for the command list, guests of the pages included."""
        found = list(self._by_code.values())
        found += [leaf for guests in self._guests.values() for action in guests for leaf in _leaves(action)]
        found += [*self.languages.values(), *self.themes.values()]
        return [action for action in found if action.isEnabled() and action.text()]

    def fill(self, name: str, actions: list[QAction]) -> None:
        """Put a page's own commands into the menu `name`, in place of those put there before."""
        menu = self.menus[name]
        for old in self._guests.pop(name, []):
            menu.removeAction(old)
        self._guests[name] = actions
        before = menu.actions()[0] if menu.actions() else None
        for action in actions:
            action.setMenuRole(_Role.NoRole)
            menu.insertAction(before, action) if before is not None else menu.addAction(action)

    def find_with(self, finder: Finder | None) -> None:
        """What the page in front adds to the command list, in place of what was added before."""
        self.finder = finder

    def show_signed_in(self, signed_in: bool) -> None:
        for action in self._needs_desk:
            action.setEnabled(signed_in)

    def retranslate(self) -> None:
        for code, source in self._sources.items():
            self._by_code[code].setText(_tr(source))
        for name, source in MENUS:
            self.menus[name].setTitle(_tr(source))
        self.language_menu.setTitle(_tr(_LANGUAGE))
        self.theme_menu.setTitle(_tr(_THEME))
        for code, action in self.themes.items():
            action.setText(_tr(_THEMES[code]))
        self.languages["system"].setText(_tr(_THEMES["system"]))

    def _make(self, command: Command, window: QWidget) -> QAction:
        action = QAction(window)
        action.setMenuRole(command.role)
        if command.icon_name:
            action.setIcon(icon(command.icon_name, "muted"))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        self._by_code[command.code] = action
        self._sources[command.code] = command.text
        if command.needs_desk:
            self._needs_desk.append(action)
        return action

    def _choices(self, window: QWidget, texts: dict[str, str]) -> tuple[QMenu, dict[str, QAction]]:
        menu, group, actions = QMenu(window), QActionGroup(window), {}
        for code, text in texts.items():
            action = QAction(text, window)
            action.setCheckable(True)
            action.setMenuRole(_Role.NoRole)
            group.addAction(action)
            menu.addAction(action)
            actions[code] = action
        return menu, actions


def _leaves(action: QAction) -> list[QAction]:
    """The action, or those of the menu that it opens."""
    menu = action.menu()
    if not isinstance(menu, QMenu):
        return [action]
    return [leaf for below in menu.actions() for leaf in _leaves(below)]


def _tr(source: str) -> str:
    return QCoreApplication.translate("Actions", source)

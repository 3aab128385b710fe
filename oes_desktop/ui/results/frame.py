"""What the page puts into its window: facts and keys in the status line, commands in the menus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.query import Grouping
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import icon
from oes_desktop.ui.shell.finding import Finder

if TYPE_CHECKING:
    from oes_desktop.services.results import Answer


class Menus(Protocol):
    """The menus of the window: `fill` puts a page's commands in place of those put there before."""

    def fill(self, name: str, actions: list[QAction]) -> None: ...

    def find_with(self, finder: Finder | None) -> None: ...


class StatusLine(Protocol):
    def show_facts(self, strong: str = "", *facts: str) -> None: ...

    def show_hints(self, hints: Iterable[tuple[str, str]]) -> None: ...


class PageFrame(QObject):
    """Without a window (`menus`, `line` are None) nothing is shown, nor while `page` is not the one in front.
    The page connects the actions."""

    def __init__(self, menus: Menus | None, line: StatusLine | None, formats: Formats, page: QWidget) -> None:
        super().__init__(page)
        self._menus, self._line, self._formats, self._page = menus, line, formats, page
        self.open = QAction(icon("eye", "muted"), "", self)
        self.reset = QAction(icon("rotate-ccw", "muted"), "", self)
        self.finder: Finder | None = None  # what the page adds to the command list
        self._offered: dict[str, list[QAction]] = {"exam": [self.open], "view": [self.reset]}
        self.retranslate()

    def offer(self, menu: str, *actions: QAction) -> None:
        """Have the window show these actions in its menu `menu`, below those that are there."""
        self._offered.setdefault(menu, []).extend(actions)

    def show_keys(self) -> None:
        """The window clears keys and commands when it brings a page to the front."""
        if self._line is not None:
            self._line.show_hints(
                [
                    ("↑ ↓", self.tr("row")),
                    ("Enter", self.tr("view")),
                    ("Space", self.tr("preview")),
                    ("1…9", self.tr("decision")),
                    ("Ctrl+F", self.tr("search")),
                    ("Esc", self.tr("clear search")),
                ]
            )
        if self._menus is not None:
            for menu, actions in self._offered.items():
                self._menus.fill(menu, actions)
            self._menus.find_with(self.finder)

    def show_facts(self, answer: Answer) -> None:
        """How many match, of how many; undecided; mean honesty."""
        if self._line is None or not self._page.isVisible():
            return
        number = self._formats.number
        if answer.groups is None:
            strong = number(answer.matches)
            facts = [self.tr("of {total}").format(total=number(answer.total))]
        else:
            strong = self._groups(answer.groups.grouping, answer.group_count)
            facts = [self.tr("%n exam(s)", "", answer.matches)]
        facts.append(self.tr("without decision: {count}").format(count=number(answer.undecided)))
        if answer.mean_honesty is not None:
            mean = self._formats.percent(round(answer.mean_honesty))
            facts.append(self.tr("mean honesty {percent}").format(percent=mean))
        self._line.show_facts(strong, *facts)

    def _groups(self, grouping: Grouping, count: int) -> str:
        match grouping:
            case Grouping.GROUP:
                return self.tr("%n group(s)", "", count)
            case Grouping.EXAM:
                return self.tr("%n exam name(s)", "", count)
            case Grouping.SYSTEM:
                return self.tr("%n system(s)", "", count)
            case Grouping.DAY:
                return self.tr("%n day(s)", "", count)
        return self.tr("%n student(s)", "", count)

    def retranslate(self) -> None:
        self.open.setText(self.tr("&View report"))
        self.reset.setText(self.tr("&Reset filters"))

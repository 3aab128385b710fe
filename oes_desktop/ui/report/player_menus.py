"""The menus of the player (where to go, the loop, the layout; each entry tells its key) and its two panels: a
time to go to, and how the pictures are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.settings import (
    CAMERA_LARGE,
    CAMERA_ONLY,
    LAYOUTS,
    SCREEN_LARGE,
    SCREEN_ONLY,
    SIDE,
)
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.picture_popup import PicturePopup
from oes_desktop.ui.report.player_words import side_name, unobserved_words
from oes_desktop.ui.report.time_popup import TimePopup

if TYPE_CHECKING:
    from oes_desktop.ui.report.player import PlayerArea

_MOST_UNSEEN = 20  # of a menu


class PlayerMenus(QObject):
    """Fills the menus of the transport, and makes the one of a picture. Parent = the player."""

    def __init__(self, player: PlayerArea, formats: Formats) -> None:
        super().__init__(player)
        self._player, self._formats = player, formats
        player.transport.time_pressed.connect(self.ask_time)
        player.transport.picture_pressed.connect(self.ask_picture)
        player.transport.frame_pressed.connect(self.save_picture)
        self._words: list[tuple[QAction, Callable[[], str], str]] = []
        self._layouts = QActionGroup(self)
        self._fill_jump(player.transport.jump.menu())
        self._fill_loop(player.transport.loop.menu())
        self._fill_view(player.transport.view.menu())
        player.pictures.arranged.connect(self._mark)
        for kind, pane in player.panes.items():
            pane.menu_wanted.connect(partial(self._open_for_picture, kind))
        player.installEventFilter(self)
        self._retranslate()

    def _add(
        self, menu: QMenu, words: Callable[[], str], act: Callable[[], object], key: str = ""
    ) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(lambda _=False: act())
        self._words.append((action, words, key))
        return action

    @cached_property
    def time(self) -> TimePopup:
        made = TimePopup(self._formats, self._player)
        made.time_chosen.connect(self._player.seek)
        return made

    @cached_property
    def picture(self) -> PicturePopup:
        return PicturePopup(self._player.panes, self._player)

    @property
    def panel_is_open(self) -> bool:
        made = (vars(self).get(name) for name in ("time", "picture"))
        return any(panel.is_open for panel in made if panel is not None)

    def ask_time(self) -> None:
        self.time.show_exam(self._player.exam)
        self.time.toggle_under(self._player.transport.clock)

    def ask_picture(self) -> None:
        self.picture.toggle_under(self._player.transport.picture)

    def save_picture(self) -> None:
        """Of the pane that is meant: the one with the focus, under the pointer, or the larger one."""
        meant = self._player.pictures.pane_meant()
        if meant.frame is None:
            meant = next((pane for pane in self._player.panes.values() if pane.frame is not None), meant)
        kind = next(kind for kind, pane in self._player.panes.items() if pane is meant)
        self._player.saving.ask(kind)

    def _fill_jump(self, menu: QMenu) -> None:
        player, jumps = self._player, self._player.jumps
        self._add(menu, lambda: self.tr("A time…"), self.ask_time, "Ctrl+G")
        menu.addSeparator()
        self._add(menu, lambda: self.tr("Next violation"), partial(player.go_violation, 1), "N")
        self._add(menu, lambda: self.tr("Previous violation"), partial(player.go_violation, -1), "P")
        self._add(menu, lambda: self.tr("Next moment"), partial(jumps.moment, 1), "Shift+N")
        self._add(menu, lambda: self.tr("Previous moment"), partial(jumps.moment, -1), "Shift+P")
        self._add(menu, lambda: self.tr("Next snapshot"), partial(jumps.snapshot, 1), "S")
        self._add(menu, lambda: self.tr("Previous snapshot"), partial(jumps.snapshot, -1), "Shift+S")
        menu.addSeparator()
        self._add(menu, lambda: self.tr("Next attempt"), partial(jumps.attempt, 1), "A")
        self._add(menu, lambda: self.tr("Previous attempt"), partial(jumps.attempt, -1), "Shift+A")
        self._add(menu, lambda: self.tr("Beginning of the exam"), partial(jumps.edge, -1), "Home")
        self._add(menu, lambda: self.tr("End of the exam"), partial(jumps.edge, 1), "End")
        menu.addSeparator()
        self._add_unseen(menu)

    def _add_unseen(self, menu: QMenu) -> None:
        unseen = self._player.transport.unseen
        action = menu.addMenu(unseen)
        self._words.append((action, lambda: self.tr("Not observed"), ""))
        unseen.aboutToShow.connect(self._list_unseen)
        menu.aboutToShow.connect(lambda: action.setEnabled(bool(self._player.unobserved)))

    def _list_unseen(self) -> None:
        """What nobody could see or hear, as many as a menu holds; the first that lies ahead is marked."""
        player, menu = self._player, self._player.transport.unseen
        spans, at = player.unobserved, player.position_ms or 0
        ahead = next((row for row, span in enumerate(spans) if span.end_ms > at), len(spans))
        first = max(0, min(ahead, len(spans) - _MOST_UNSEEN))
        menu.clear()
        for row, span in enumerate(spans[first : first + _MOST_UNSEEN], first):
            action = menu.addAction(unobserved_words(span, self._formats))
            action.triggered.connect(lambda _=False, at=span.start_ms: player.seek(at))
            if row == ahead:
                menu.setActiveAction(action)
        left_out = len(spans) - _MOST_UNSEEN
        if not spans or left_out > 0:
            nothing = self.tr("All of the exam can be seen and heard")
            menu.addAction(self.tr("and %n more", "", left_out) if spans else nothing).setEnabled(False)

    def _fill_loop(self, menu: QMenu) -> None:
        loop = self._player.loop
        self._add(menu, lambda: self.tr("Loop from here"), loop.mark_start, "I")
        self._add(menu, lambda: self.tr("Loop to here"), loop.mark_end, "O")
        menu.addSeparator()
        start = self._add(menu, lambda: self.tr("Go to its beginning"), loop.go_to_start, "Shift+I")
        end = self._add(menu, lambda: self.tr("Go to its end"), loop.go_to_end, "Shift+O")
        menu.addSeparator()
        clear = self._add(menu, lambda: self.tr("No loop"), loop.clear, "U")

        def enable() -> None:
            start.setEnabled(loop.start_ms is not None)
            end.setEnabled(loop.end_ms is not None)
            clear.setEnabled(start.isEnabled() or end.isEnabled())

        loop.changed.connect(enable)
        enable()

    def _fill_view(self, menu: QMenu) -> None:
        player = self._player
        words: dict[str, Callable[[], str]] = {
            SIDE: lambda: self.tr("Side by side"),
            CAMERA_LARGE: lambda: self.tr("Camera large, screen inset"),
            SCREEN_LARGE: lambda: self.tr("Screen large, camera inset"),
            CAMERA_ONLY: lambda: self.tr("Camera only"),
            SCREEN_ONLY: lambda: self.tr("Screen only"),
        }
        for layout in LAYOUTS:
            action = self._add(menu, words[layout], partial(player.pictures.choose, layout))
            action.setCheckable(True)
            action.setData(layout)
            self._layouts.addAction(action)
        menu.addSeparator()
        self._add(menu, lambda: self.tr("Next layout"), player.pictures.cycle, "W")
        self._add(menu, lambda: self.tr("Swap the pictures"), player.pictures.swap, "Shift+W")
        menu.addSeparator()
        apart = self._add(menu, lambda: self.tr("In a window of its own"), player.apart.toggle, "D")
        apart.setCheckable(True)
        menu.aboutToShow.connect(lambda: apart.setChecked(player.apart.on))
        menu.aboutToShow.connect(self._mark)
        self._add(menu, lambda: self.tr("Full screen"), player.full_screen_requested.emit, "F")
        menu.addSeparator()
        self._add_given_way(menu, player.transport.jump, lambda: self.tr("Go to"))
        self._add_given_way(menu, player.transport.loop, lambda: self.tr("Loop"))

    def _add_given_way(self, menu: QMenu, button: QToolButton, words: Callable[[], str]) -> None:
        """The menu of a button that has no room, while it has none."""
        action = menu.addMenu(button.menu())
        self._words.append((action, words, ""))
        menu.aboutToShow.connect(lambda: action.setVisible(button.isHidden()))

    def _mark(self) -> None:
        now = self._player.pictures.arrangement.layout
        for action in self._layouts.actions():
            action.setChecked(action.data() == now)

    def _open_for_picture(self, kind: str, place: QPoint) -> None:
        """What a right click on a picture offers."""
        player, pane = self._player, self._player.panes[kind]
        menu = QMenu(pane)
        pictured = pane.frame is not None
        for text, act, enabled in (
            (self.tr("Save the picture…"), partial(player.saving.ask, kind), pictured),
            (self.tr("Zoom in"), partial(pane.zoom_by, 1), pictured),
            (self.tr("Zoom out"), partial(pane.zoom_by, -1), pane.zoom > 1),
            (self.tr("Whole picture"), pane.reset_zoom, pane.zoom > 1),
            (self.tr("Brightness and contrast…"), self.ask_picture, True),
            (self._large_text(kind), partial(self._make_large, kind), True),
        ):
            action = menu.addAction(text)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _large_text(self, kind: str) -> str:
        return self.tr("{side} large").format(side=side_name(kind))

    def _make_large(self, kind: str) -> None:
        self._player.pictures.choose({CAMERA: CAMERA_LARGE, SCREEN: SCREEN_LARGE}[kind])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return False

    def _retranslate(self) -> None:
        for action, words, key in self._words:
            action.setText(f"{words()}\t{key}" if key else words())
        self._mark()

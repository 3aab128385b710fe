"""The downloads page: what comes, what waits, what is here; how much room it takes; and why nothing comes.

It lays out and passes on. What it shows comes from `Following`, what it is asked goes to `Acting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.downloading import Held, Overview, Stage
from oes_desktop.ui.downloads.acting import Acting
from oes_desktop.ui.downloads.commands import Commands
from oes_desktop.ui.downloads.following import Following
from oes_desktop.ui.downloads.head import Head
from oes_desktop.ui.downloads.held_line import GoneLine, HeldLine
from oes_desktop.ui.downloads.lines import DownloadList
from oes_desktop.ui.downloads.model import DownloadsModel
from oes_desktop.ui.downloads.room_line import RoomLine
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.what_menu import what_menu

if TYPE_CHECKING:
    from oes_desktop.ui.shell.actions import Actions
    from oes_desktop.ui.shell.footer import Footer


class DownloadsPage(QWidget):
    """`report_requested(exam id)`; `left`: back to the results; `refresh_requested`: try the server now;
    `rules_wanted`, `limits_wanted`: open their dialogs."""

    report_requested = Signal(str)
    left = Signal()
    refresh_requested = Signal()
    rules_wanted = Signal()
    limits_wanted = Signal()

    def __init__(
        self,
        following: Following,
        acting: Acting,
        formats: Formats,
        *,
        actions: Actions | None = None,
        footer: Footer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._following, self._acting, self._formats = following, acting, formats
        self._menus, self._footer = actions, footer
        self.model = DownloadsModel(formats, self)
        self.lines = DownloadList(self.model)
        self.commands = Commands(self)
        self.head = Head(formats)
        self.room, self.held, self.gone = RoomLine(formats), HeldLine(formats), GoneLine()
        self.empty = EmptyState()
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._read(following.overview)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        for part in (self.head, self.held, self.gone, self.room):
            page.addWidget(part)
        self._middle.addWidget(self.lines)
        self._middle.addWidget(self.empty)
        page.addWidget(self._middle, 1)

    def _connect(self) -> None:
        following, acting, lines, commands = self._following, self._acting, self.lines, self.commands
        following.read.connect(self._read)
        following.ticked.connect(self._tick)
        lines.asked.connect(self._ask)
        lines.turned.connect(self._turn)
        lines.taken_away.connect(lambda ids: acting.take_away(lines.entries_of(ids)))
        lines.moved.connect(acting.move)
        lines.menu_requested.connect(self._open_menu)
        lines.escaped.connect(self.left)
        lines.selectionModel().selectionChanged.connect(self._follow)
        lines.selectionModel().currentChanged.connect(self._follow)
        for code, action in commands.of_lines.items():
            action.triggered.connect(lambda _=False, code=code: self._command(code))
        commands.next.triggered.connect(lambda: acting.want_next())
        commands.rules.triggered.connect(self.rules_wanted)
        commands.settings.triggered.connect(self.limits_wanted)
        commands.hold.triggered.connect(self._turn_all)
        commands.back.triggered.connect(self.left)
        self.head.left.connect(self.left)
        self.head.next_wanted.connect(lambda: acting.want_next())
        self.head.what_wanted.connect(self._choose_what)
        self.head.rules_wanted.connect(self.rules_wanted)
        self.head.turned.connect(self._turn_all)
        self.held.step_wanted.connect(self._step)
        self.empty.action_requested.connect(lambda: acting.want_next())
        self.empty.other_requested.connect(self.rules_wanted)

    @property
    def title(self) -> str:
        return self.tr("Downloads")

    # What is shown

    @Slot(object)
    def _read(self, overview: Overview) -> None:
        if self.lines.dragging:
            return  # the lines stay as they are while one is held; the next overview is near
        self.model.show_entries(overview.entries)
        self.lines.settle()
        self.room.show_overview(overview)
        if overview.expired:
            self.gone.show_gone(overview.expired, overview.keep_days)
        self._show_middle()
        self._tick()
        self._follow()
        self._show_facts()

    @Slot()
    def _tick(self) -> None:
        total = self._following.total
        self.model.show_progress(self._following.live)
        held = total.held if self.model.waiting or total.held is Held.PAUSED else Held.NOT
        self.held.show_held(held if held is not Held.OFFLINE else Held.NOT, self._following.overview)
        self.head.show_total(total)

    @property
    def _all_held(self) -> bool:
        return self._following.total.held is Held.PAUSED

    def _show_middle(self) -> None:
        if self.model.rowCount():
            self._middle.setCurrentWidget(self.lines)
            return
        self._middle.setCurrentWidget(self.empty)
        if self._following.overview.held is Held.OFFLINE:
            self.empty.show_state(
                "wifi-off",
                self.tr("Nothing is on this computer yet, and there is no connection"),
                self.tr("When it is back, have exams downloaded here: then they open without a network."),
            )
            return
        self.empty.show_state(
            "download",
            self.tr("Nothing is downloaded yet"),
            self.tr(
                "Downloaded exams open without a network and at once. Choose them in the results, take the "
                "next ones to review, or keep a rule that does it by itself."
            ),
            self.tr("Next 50 to review"),
            self.tr("Rules"),
        )

    def _show_facts(self) -> None:
        if self._footer is None or not self.isVisible():
            return
        overview, number = self._following.overview, self._formats.number
        coming, facts = len(overview.entries) - overview.here, []
        if coming:
            facts.append(self.tr("in the queue: {count}").format(count=number(coming)))
            facts.append(self.tr("The window may be closed: what is missing comes after the next start."))
        self._footer.show_facts(self.tr("%n exam(s)", "", len(overview.entries)), *facts)

    # What is asked

    @Slot(str, list)
    def _ask(self, act: str, ids: list[str]) -> None:
        entries = self.lines.entries_of(ids)
        if act == "open":
            if entries and entries[0].exam is not None:
                self.report_requested.emit(entries[0].wanted.exam_id)
        elif act == "cancel":
            self._acting.cancel([entry for entry in entries if entry.stage is not Stage.HERE])
        elif act == "erase":
            self._acting.erase([entry for entry in entries if entry.stage is Stage.HERE])
        else:
            self._acting.act(act, ids)

    def _turn(self, ids: list[str]) -> None:
        """Space: those that stand go on; when none stands, those that go are paused."""
        entries = self.lines.entries_of(ids)
        of_stage = lambda *stages: [e.wanted.exam_id for e in entries if e.stage in stages]  # noqa: E731
        paused, failed = of_stage(Stage.PAUSED), of_stage(Stage.FAILED)
        if paused or failed:
            self._acting.act("resume", paused)
            self._acting.act("retry", failed)
        else:
            self._acting.act("pause", of_stage(Stage.QUEUED, Stage.LOADING, Stage.RETRYING))

    def _command(self, code: str) -> None:
        entries = self.lines.entries_of(self.lines.chosen)
        ids = [entry.wanted.exam_id for entry in entries]
        fitting = {
            "pause": (Stage.QUEUED, Stage.LOADING, Stage.RETRYING),
            "resume": (Stage.PAUSED,),
            "retry": (Stage.FAILED, Stage.RETRYING),
        }.get(code)
        if code in ("up", "down", "first"):
            self.lines.put({"up": -1, "down": 1}.get(code))
        elif fitting is None:
            self._ask(code, ids)
        else:
            self._ask(code, [entry.wanted.exam_id for entry in entries if entry.stage in fitting])

    @Slot()
    def _turn_all(self) -> None:
        self._acting.hold(not self._all_held)

    @Slot(object)
    def _step(self, held: Held) -> None:
        """The next step that the line of a held state offers."""
        if held is Held.PAUSED:
            self._acting.hold(False)
        elif held is Held.METERED:
            self._acting.metered(True)
        elif held is Held.LIMIT:
            self.limits_wanted.emit()
        elif held is Held.DISK:
            ids = [entry.wanted.exam_id for entry in self.model.entries if entry.stage is not Stage.HERE]
            self._acting.act("retry", ids)
        else:
            self.refresh_requested.emit()

    @Slot(QPoint)
    def _choose_what(self, place: QPoint) -> None:
        what_menu(self, self._acting.usual, self._acting.want_next).popup(place)

    def _open_menu(self, place: QPoint) -> None:
        self._follow()
        self.commands.open_menu(place)

    @Slot()
    def _follow(self) -> None:
        ids = self.lines.chosen
        rows = sorted(self.model.row_of(exam_id) for exam_id in ids)
        self.commands.follow(self.lines.entries_of(ids), rows, self.model.waiting, held=self._all_held)

    # Frame and language

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_frame)
        self._following.look()

    def _show_frame(self) -> None:
        """Facts, keys and commands in the window, while this page is the one in front."""
        if not self.isVisible():
            return
        self._show_facts()
        if self._following.overview.expired:
            self._acting.seen()
        if self._footer is not None:
            self._footer.show_hints(
                [
                    ("Enter", self.tr("view")),
                    ("Space", self.tr("pause, go on")),
                    ("Alt+↑ Alt+↓", self.tr("order")),
                    ("Del", self.tr("take away")),
                ]
            )
        if self._menus is not None:
            self._menus.fill("exam", list(self.commands.of_lines.values()))
            self._menus.fill("view", [*self.commands.of_page, self.commands.back])
            self._menus.fill("edit", [])
            self._menus.find_with(None)
        focused = self.window().focusWidget()
        if focused is None or focused is self.head.back or not self.isAncestorOf(focused):
            (self.lines if self.model.rowCount() else self.head.next).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.lines.setAccessibleName(self.title)
        self.lines.tips = {
            "pause": self.tr("Pause"),
            "resume": self.tr("Go on"),
            "retry": self.tr("Try again"),
            "open": self.tr("View report"),
            "cancel": self.tr("Take out of the queue"),
            "erase": self.tr("Erase from this computer"),
        }
        self.commands.retranslate()
        self.model.reword()
        self._show_middle()
        self._tick()
        self._show_frame()

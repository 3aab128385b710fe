"""A report: a window of its own that lays out its parts and forwards intents.

Everything is shown at once from the store and brought up to date behind: the row that the results page
knows, then the report that was kept, then the server's. A decision is on disk before the screen says so,
can be undone while it is held, and never asks for anything but a comment where one is required.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.domain.models import UNDECIDED, Recording, Report
from oes_desktop.playback.engine import Engine, Frame
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.judging import Judging
from oes_desktop.ui.language import Language
from oes_desktop.ui.messages import RETRY, action_text, message_for
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.report.brief import BriefReport
from oes_desktop.ui.report.header import BRIEF, DETAILED, HISTORY, ReportHeader
from oes_desktop.ui.report.history import HistoryPage
from oes_desktop.ui.report.onward import Onward, Queue
from oes_desktop.ui.report.pictures import frame_of
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.report.present import Present
from oes_desktop.ui.report.report_keys import bind_keys
from oes_desktop.ui.report.violations import ViolationPanel
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.place import place_of, put_back
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.key_hint import KeyHints
from oes_desktop.ui.widgets.photos import Photos

PLACE = "report"
LEAD_IN_MS = 1_000  # a click on a violation begins a little before it


class ReportWindow(QWidget):
    """`closed(exam id)` when the window goes away; `moved(old id, new id)` when it shows another exam."""

    closed = Signal(str)
    moved = Signal(str, str)

    def __init__(
        self,
        exam_id: str,
        desk: Desk,
        tasks: Tasks,
        bus: Bus,
        theme: Theme,
        language: Language,
        preferences: Preferences,
        *,
        make_engine: Callable[[], Engine] | None = None,
        queue: Queue | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", True)
        self._desk, self._tasks, self._bus, self._preferences = desk, tasks, bus, preferences
        self._queue = queue
        self._formats = Formats(language, desk.meta.time_zone)
        self._exam_id = exam_id
        self._report: Report | None = None
        self._moment: int | None = None  # to be played as soon as there is a report
        self._looked: set[str] = set()
        self._filled: dict[str, Report] = {}  # what the pages behind the first one show
        self.header = ReportHeader(self._formats)
        self.notices = Notices(self)
        self._judging = Judging(desk, tasks, bus, self.notices, preferences, self._formats, self)
        self.player = PlayerArea(
            tasks,
            theme,
            self._formats,
            language,
            make_engine=make_engine,
            covering_frame=self._covering_frame,
            volume=preferences.settings.volume,
        )
        self.violations = ViolationPanel(self._formats)
        self.photos = Photos(tasks, desk.recordings.photo, self)
        self._pages = QStackedWidget()
        self._blank = EmptyState()
        self._hints = KeyHints()
        self._build()
        self._connect()
        self._retranslate()
        put_back(self, preferences.window(PLACE), QSize(1440, 900))
        self.player.setFocus()
        self.player.prepare()
        self.open_exam(exam_id)
        Present(self, desk.presence, tasks, bus)
        Onward(self, queue)

    # ---- layout

    def _build(self) -> None:
        self._detailed = QSplitter(Qt.Orientation.Horizontal)
        self._detailed.addWidget(self.player)
        self._detailed.addWidget(self.violations)
        self._detailed.setChildrenCollapsible(False)
        self._detailed.setStretchFactor(0, 1)
        self._detailed.setSizes([1000, 368])
        self.violations.setMinimumWidth(300)
        for page in (self._detailed, self._blank):
            self._pages.addWidget(page)
        foot = QFrame()
        foot.setProperty("footer", True)
        hints = QHBoxLayout(foot)
        hints.setContentsMargins(16, 6, 16, 6)
        hints.addWidget(self._hints)
        hints.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self.notices.bar)
        rows.addWidget(self._pages, 1)
        rows.addWidget(foot)
        self.setMinimumSize(960, 600)

    # The pages behind the first one are made when they are first looked at: the video comes first.

    @cached_property
    def brief(self) -> BriefReport:
        made = BriefReport(self._formats, self.photos)
        made.moment_chosen.connect(self.play_moment)
        self._pages.addWidget(made)
        return made

    @cached_property
    def history(self) -> HistoryPage:
        made = HistoryPage(self._formats)
        self._pages.addWidget(made)
        return made

    def _connect(self) -> None:
        self.header.page_chosen.connect(self._show_page)
        self.header.close_requested.connect(self.close)
        self.header.step_requested.connect(self.step)
        self.header.decision.decided.connect(self._decide)
        self.violations.violation_chosen.connect(self._play_violation)
        self.violations.verdict_given.connect(self._give_verdict)
        self.violations.reviewed.connect(self._judging.set_reviewed)
        self.player.violation_reached.connect(self.violations.select)
        self.player.position_changed.connect(self._note_watching)
        self.player.volume_changed.connect(self._keep_volume)
        self.player.trouble.connect(self._meet_trouble)
        self.player.full_screen_requested.connect(self.toggle_full_screen)
        self._blank.action_requested.connect(self._reload)
        self._bus.changed.connect(self._look)
        if self._queue is not None:
            self._queue.moved.connect(self._show_place)
        bind_keys(self, self, self.player, self.violations, self.header)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        choices = max(1, len(self._desk.meta.vocabulary.choices()))
        self._hints.show_hints(
            [
                ("Space", self.tr("play")),
                ("J K L", self.tr("back · stop · forward")),
                ("N P", self.tr("violation")),
                ("Y X", self.tr("confirm · dismiss")),
                (f"1–{choices}", self.tr("decision")),
                ("C", self.tr("comment")),
                ("Esc", self.tr("close")),
            ]
        )
        self.header.decision.show_vocabulary(
            self._desk.meta.vocabulary, self._desk.meta.limits.comment_letters
        )
        self._name_window()

    def _name_window(self) -> None:
        if self._report is not None:
            row = self._report.exam
            title = self.tr("Report — %1 — %2").replace("%1", one_line(row.student_name, 80))
            self.setWindowTitle(title.replace("%2", one_line(row.exam, 80)))

    # ---- which exam

    @property
    def exam_id(self) -> str:
        return self._exam_id

    def open_exam(self, exam_id: str) -> None:
        """Show this exam, in place of the one before it."""
        before, self._exam_id = self._exam_id, exam_id
        self._report = self._moment = None
        self.photos.show_exam(exam_id)
        self.header.show_nobody()
        self._pages.setCurrentWidget(self._blank)
        self._blank.show_state("loader-circle", self.tr("Opening the report…"))
        if before != exam_id:
            self.player.pause()
            self.moved.emit(before, exam_id)
        self._show_place()
        work = partial(self._desk.reports.cached, exam_id)
        self._tasks.run(self, work, partial(self._show_cached, exam_id))

    def step(self, direction: int) -> None:
        """To the next (+1) or previous (-1) report of the view it was opened from."""
        if self._queue is None:
            return
        other = (self._queue.next if direction > 0 else self._queue.previous)(self._exam_id)
        if other:
            self.open_exam(other)

    def _show_place(self) -> None:
        queue = self._queue
        at = queue.position(self._exam_id) if queue is not None else None
        self.header.show_place(None if queue is None or at is None else (at + 1, queue.total))

    def _show_cached(self, exam_id: str, report: Report | None) -> None:
        if exam_id != self._exam_id:
            return
        if report is not None:
            self._show(report)
        self._reload()

    def _reload(self) -> None:
        """The server's report, when it can be had; what is shown stays until then."""
        exam_id = self._exam_id
        work = partial(self._desk.reports.open, exam_id)
        self._tasks.run(self, work, partial(self._arrived, exam_id), partial(self._missed, exam_id))

    def _arrived(self, exam_id: str, report: Report) -> None:
        if exam_id == self._exam_id and report != self._report:
            self._show(report)

    def _missed(self, exam_id: str, error: Exception) -> None:
        if exam_id != self._exam_id:
            return
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
        elif self._report is None:
            message = message_for(error)
            retry = action_text(message.action) if message.action == RETRY else ""
            self._blank.show_state("circle-alert", message.title, message.sentence, retry)
            self._pages.setCurrentWidget(self._blank)
        elif not isinstance(error, Unreachable):
            self.notices.show(error)

    def _show(self, report: Report) -> None:
        vocabulary = self._desk.meta.vocabulary
        self._report = report
        self.violations.show_report(report, vocabulary)
        self.player.show_report(report, vocabulary, self._open_source)  # files open on a lane meanwhile
        self.header.show_report(report, vocabulary)
        self._name_window()
        self._show_page(self.header.tabs.current)
        if self._moment is not None:
            self.play_moment(self._moment)

    def _show_page(self, code: str) -> None:
        if self._report is None:
            return
        if code in (BRIEF, HISTORY):
            page = self.brief if code == BRIEF else self.history
            if self._filled.get(code) is not self._report:
                self._filled[code] = self._report
                page.show_report(self._report, self._desk.meta.vocabulary)
            self._pages.setCurrentWidget(page)
        else:
            self._pages.setCurrentWidget(self._detailed)
        if code == BRIEF and self._report.snapshots:
            self._looked.add(self._exam_id)
        if code != DETAILED:
            self.player.pause()

    def _look(self, changes: Changes) -> None:
        """The one change signal: is it about this exam?"""
        if self._exam_id in changes.removed:
            self._vanish()
        elif self._exam_id in changes.reports or self._exam_id in changes.exams:
            self._tasks.run(self, partial(self._desk.reports.cached, self._exam_id), self._refresh)

    def _refresh(self, report: Report | None) -> None:
        if report is not None and report.exam.id == self._exam_id and report != self._report:
            self._show(report)
            self._reload()

    def _vanish(self) -> None:
        self.player.close_player()
        self._report = None
        sentence = self.tr(
            "It was removed on the server, or is no longer yours to see. What you decided is kept."
        )
        self._blank.show_state("file-search", self.tr("This exam is gone"), sentence)
        self._pages.setCurrentWidget(self._blank)

    # ---- bytes

    def _open_source(self, recording: Recording) -> ByteSource:
        return self._desk.recordings.source(self._exam_id, recording)

    def _covering_frame(self, recording: Recording, offset_ms: int) -> Frame | None:
        """On a lane: what a still recording shows then."""
        picture = self._desk.pictures.covering(self._exam_id, recording, offset_ms)
        return frame_of(picture.width, picture.height, picture.data, picture.time_ms)

    # ---- watching

    def _play_violation(self, violation_id: str) -> None:
        report = self._report
        found = next((v for v in report.violations if v.id == violation_id), None) if report else None
        if found is not None:
            self.play_moment(found.at_ms - LEAD_IN_MS)

    def play_moment(self, at_ms: int) -> None:
        """Show this moment (wall ms) of the exam, now or when its report has come."""
        self._moment = at_ms if self._report is None else None
        if self._report is not None:
            self.header.tabs.choose(DETAILED)
            self.player.play_at(at_ms)

    def _note_watching(self, _: object) -> None:
        if self.player.playing:
            self._looked.add(self._exam_id)

    def _meet_trouble(self, error: OesError, _recording_id: str) -> None:
        """The panes tell what is wrong; a recording that was replaced on the server is asked for anew."""
        if error.reason == "changed":
            work = partial(self._desk.reports.refresh, self._exam_id)
            self._tasks.run(self, work, partial(self._arrived, self._exam_id), self.notices.show)

    def _keep_volume(self, percent: int) -> None:
        self._tasks.run(self, partial(self._preferences.change, volume=percent))

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # ---- judging

    def _decide(self, value: str, reason: str, comment: str) -> None:
        unseen = value != UNDECIDED and self._exam_id not in self._looked
        self._judging.decide(self._exam_id, value, reason, comment, unseen=unseen)
        self.player.setFocus()  # the keys go on watching

    def _give_verdict(self, violation_id: str, verdict: str) -> None:
        self._judging.give_verdict(self._exam_id, violation_id, verdict)

    def undo(self) -> None:
        self._judging.undo(self._exam_id)

    # ---- leaving

    def escape(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.run(self._tasks, partial(self._preferences.keep_window, PLACE, place_of(self)))
        self.player.close_player()
        if self._queue is not None:
            self._queue.forget(self._exam_id)
        self.closed.emit(self._exam_id)
        super().closeEvent(event)

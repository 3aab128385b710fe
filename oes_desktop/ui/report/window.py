"""A report: a window of its own that lays out its parts and forwards intents.

Everything is shown at once from the store and brought up to date behind: the row that the results page
knows, then the report that was kept, then the server's. A decision is on disk before the screen says so,
can be undone while it is held, and never asks for anything but a comment where one is required.

The constructor makes what is seen at once: the head, the foot, and the word that the report is being
opened. Player, list and the rest follow in steps (`parts`), or when somebody wants them; the report is read
meanwhile.

What else a report can do is done by collaborators: with the window as their parent, they listen to
`report_shown`, `moved` and `closed` and to the parts of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.errors import DiskTrouble, OesError, Unreachable
from oes_desktop.domain.models import Recording, Report
from oes_desktop.playback.engine import Engine, Frame
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.ahead import Ahead
from oes_desktop.services.desk import Desk
from oes_desktop.services.offsets import Offsets
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.judging import Judging
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.report.ahead import Readied
from oes_desktop.ui.report.back_again import BackAgain
from oes_desktop.ui.report.covered import Covered
from oes_desktop.ui.report.deciding import Deciding
from oes_desktop.ui.report.filming import Filming
from oes_desktop.ui.report.foot import ReportFoot
from oes_desktop.ui.report.header import DETAILED, ReportHeader
from oes_desktop.ui.report.judgement import Judgement
from oes_desktop.ui.report.onward import Onward, Queue
from oes_desktop.ui.report.opening import Opening
from oes_desktop.ui.report.own_trouble import OwnTrouble
from oes_desktop.ui.report.pages import ReportPages
from oes_desktop.ui.report.paper.papers import Papers
from oes_desktop.ui.report.parts import Parts
from oes_desktop.ui.report.pictures import frame_of
from oes_desktop.ui.report.player import PlayerArea
from oes_desktop.ui.report.player_keeping import PlayerKeeping
from oes_desktop.ui.report.present import Present
from oes_desktop.ui.report.report_keys import bind_keys
from oes_desktop.ui.report.shift import ScreenShift
from oes_desktop.ui.report.unkept import Unkept
from oes_desktop.ui.report.violations import ViolationPanel
from oes_desktop.ui.report.watching import Watching
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.shell.place import place_of, put_back
from oes_desktop.ui.theme import Theme
from oes_desktop.ui.widgets.photos import Photos

PLACE = "report"
LEAD_IN_MS = 1_000  # a click on a violation begins a little before it


class ReportWindow(QWidget):
    """`closed(exam id)` when the window goes away; `moved(old id, new id)` when it shows another exam;
    `report_shown(Report)` when a report, or a newer version of it, stands in all its parts;
    `outbox_requested(exam id)`: what of hers on it was not delivered."""

    closed = Signal(str)
    moved = Signal(str, str)
    report_shown = Signal(object)
    outbox_requested = Signal(str)

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
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", True)
        self._desk, self._tasks, self._bus, self._preferences = desk, tasks, bus, preferences
        self._theme, self._language, self._make_engine = theme, language, make_engine
        self._clock = clock or SystemClock()
        self._formats = formats = Formats(language, desk.meta.time_zone)
        self._moment: int | None = None  # to be played as soon as there is a report
        self._watched = Cancel()  # ends whatever is read for the exam that is shown
        self.parts = Parts(tasks, self)
        self.opening = Opening(exam_id, desk.reports, tasks, bus, self)
        self.header = ReportHeader(formats, self)
        self.notices = Notices(self)
        self._judging = Judging(desk, tasks, bus, self.notices, preferences, formats, self)
        self.photos = Photos(tasks, desk.recordings.photo, self)
        self.pages = ReportPages(formats, self.photos, self)
        self._lay_out()
        self._connect()
        self._retranslate()
        put_back(self, preferences.window(PLACE), QSize(1440, 900))
        self._ready = Readied(self, queue, Ahead(desk.reports, desk.recordings), tasks, bus)
        self._onward = Onward(self, queue, self._ready, lambda: preferences.settings.open_next, self._clock)
        Papers(self, desk, tasks, formats, preferences)
        self.setFocus()  # keys are for nobody else until the player is there
        self.open_exam(exam_id)
        steps = (self._make_player, self._make_list, self._make_rest, self.pages.dress)
        self.parts.begin(steps, self._show_what_came)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(self.notices.bar)
        rows.addWidget(self.pages, 1)
        foot = ReportFoot(len(self._desk.meta.vocabulary.choices()), self)
        rows.addWidget(foot)
        self.notices.afloat.foot = foot
        self.setMinimumSize(960, 600)

    def _connect(self) -> None:
        self.opening.begun.connect(self._begin)
        self.opening.arrived.connect(self._show_what_came)
        self.opening.missed.connect(self._miss)
        self.opening.gone.connect(self._vanish)
        self.opening.unkept.connect(self._tell_unkept)
        self.header.page_chosen.connect(self._come_to_page)
        self.header.close_requested.connect(self.close)
        self.pages.moment_chosen.connect(self.play_moment)
        self.pages.retry_requested.connect(self.opening.reload)

    # ---- what is made when the window is on the screen, or wanted earlier

    @cached_property
    def player(self) -> PlayerArea:
        made = PlayerArea(
            self._tasks,
            self._theme,
            self._formats,
            self._language,
            make_engine=self._make_engine,
            covering_frame=self._covering_frame,
        )
        self.pages.show_video(made)  # it goes with the window from now on
        return made

    @cached_property
    def violations(self) -> ViolationPanel:
        made = ViolationPanel(self._formats, lambda: self.player.position_ms)
        self.pages.show_beside(made)
        return made

    @cached_property
    def judgement(self) -> Judgement:
        user_id, frame_at = self._desk.account.user_id, self._covering_frame
        return Judgement(self, user_id, self._tasks, self._judging, self._formats, frame_at)

    @cached_property
    def _watching(self) -> Watching:
        return Watching(self, self._desk.watched, self._tasks, self._clock)

    @cached_property
    def _deciding(self) -> Deciding:
        vocabulary = self._desk.meta.vocabulary
        parts = (self._judging, self._watching, self._onward)
        return Deciding(self, *parts, vocabulary, self._preferences, self._clock)

    def _make_player(self) -> None:
        player = self.player
        PlayerKeeping(player, self._preferences, self._tasks, self._bus)
        player.saving.told.connect(lambda text, tone: self.notices.tell(text, seconds=12, tone=tone))
        player.saving.failed.connect(self.notices.show)
        player.trouble.connect(self._meet_trouble)
        player.full_screen_requested.connect(self.toggle_full_screen)
        Unkept(self, self._desk.recordings)
        player.prepare()

    def _make_list(self) -> None:
        player, violations = self.player, self.violations
        violations.violation_chosen.connect(self._play_violation)
        violations.chips.changed.connect(lambda: player.show_listed(violations.chips.hidden))
        bind_keys(self, self, player, violations, self.header)
        player.setFocus()

    def _make_rest(self) -> None:
        desk, tasks, bus, formats = self._desk, self._tasks, self._bus, self._formats
        Present(self, desk.presence, tasks, bus)
        OwnTrouble(self, desk, formats, tasks, bus)
        _ = self._deciding
        Covered(self, self._watching, formats)
        BackAgain(self, lambda: desk.sync.status.online, bus)
        ScreenShift(self, Offsets(desk.views), tasks)
        _ = self.judgement
        Filming(self, desk.films, tasks, bus, self._theme, formats)

    def event(self, event: QEvent) -> bool:
        """A key that comes before what it is for is made at once, and meets it."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and self.parts.going:
            self.parts.finish()
            return QCoreApplication.sendEvent(self.focusWidget() or self, event)
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        meta = self._desk.meta
        self.header.decision.show_vocabulary(meta.vocabulary, meta.limits.comment_letters)
        self._name_window()

    def _name_window(self) -> None:
        if self.report is not None:
            row = self.report.exam
            title = self.tr("Report — %1 — %2").replace("%1", one_line(row.student_name, 80))
            self.setWindowTitle(title.replace("%2", one_line(row.exam, 80)))

    # ---- which exam

    @property
    def exam_id(self) -> str:
        return self.opening.exam_id

    @property
    def report(self) -> Report | None:
        """What is shown; None while it is being opened, and when it is gone."""
        return self.opening.report if self.parts.done else None

    def open_exam(self, exam_id: str, ready: Report | None = None) -> None:
        """Show this exam, in place of the one before it; `ready`: its report, if it was fetched before."""
        self.opening.open(exam_id, ready)

    def _begin(self, before: str, exam_id: str) -> None:
        self.photos.show_exam(exam_id)
        self.header.show_nobody()
        self.pages.show_opening()
        if before != exam_id:
            self._moment = None
            self.player.pause()
            self._stop_reading()
            self.moved.emit(before, exam_id)

    def step(self, direction: int) -> None:
        """To the next (+1) or previous (-1) report of the view it was opened from."""
        self.header.step_requested.emit(direction)

    def _miss(self, error: OesError) -> None:
        if self.opening.report is None:
            self.pages.show_error(error)
        elif not isinstance(error, Unreachable):
            self.notices.show(error)

    def _tell_unkept(self, trouble: DiskTrouble) -> None:
        text = self.tr("The disk cannot be written: the report is shown, but not kept on this computer.")
        if trouble.reason == "full":
            text = self.tr("The disk is full: the report is shown, but not kept on this computer.")
        self.notices.tell(text, tone="doubtful")

    def _show_what_came(self, *_: object) -> None:
        """The report waits for the window, or the window for it."""
        if self.report is not None:
            self._show(self.report)

    def _show(self, report: Report) -> None:
        vocabulary = self._desk.meta.vocabulary
        self.violations.show_report(report, vocabulary)
        self.player.show_report(report, vocabulary, self._open_source)  # files open on a lane meanwhile
        self.header.show_report(report, vocabulary)
        self._name_window()
        self._show_page(self.header.tabs.current)
        if self._moment is not None:
            self.play_moment(self._moment)
        self.report_shown.emit(report)
        self._tasks.after_painting(self, self._prepare)

    def _prepare(self) -> None:
        """What is likely to be wanted next. It is painted by now; other events come first once more."""
        self._tasks.after_painting(self, self.header.decision.prepare)

    def show_again(self) -> None:
        """The same report, when the clock it is shown by has changed."""
        if self.report is not None:
            self._show(self.report)

    def _show_page(self, code: str) -> None:
        report = self.report
        if report is None:
            return
        self.pages.show_page(code, report, self._desk.meta.vocabulary)
        if code != DETAILED:
            self.player.pause()

    def _come_to_page(self, code: str) -> None:
        """The keys go to the player when its page is chosen, unless somebody walks along the tabs."""
        self._show_page(code)
        if code == DETAILED and not self.header.tabs.hasFocus():
            self.player.setFocus()

    def _vanish(self) -> None:
        self.parts.finish()  # a player that is made later would not be closed
        self._stop_reading()
        self.player.close_player()
        self.pages.show_gone()

    # ---- bytes

    def _open_source(self, recording: Recording) -> ByteSource:
        return self._desk.recordings.playable(self.exam_id, recording, cancel=self._watched)

    def _covering_frame(self, recording: Recording, offset_ms: int, rough: bool = False) -> Frame | None:
        """On a lane: what a still recording shows then."""
        picture = self._desk.pictures.covering(
            self.exam_id, recording, offset_ms, rough=rough, cancel=self._watched
        )
        return frame_of(picture.width, picture.height, picture.data, picture.time_ms)

    def _stop_reading(self) -> None:
        """Nobody waits for these bytes any more: players stop soon, and their lane is free for the next."""
        watched, self._watched = self._watched, Cancel()
        watched.set()

    # ---- watching

    def _play_violation(self, violation_id: str) -> None:
        report = self.report
        found = next((v for v in report.violations if v.id == violation_id), None) if report else None
        if found is not None:
            self.play_moment(found.at_ms - LEAD_IN_MS)

    def play_moment(self, at_ms: int) -> None:
        """Show this moment (wall ms) of the exam, now or when its report has come."""
        self._moment = at_ms if self.report is None else None
        if self.report is not None:
            self.header.tabs.choose(DETAILED)
            self.player.play_at(at_ms)

    def _meet_trouble(self, error: OesError, _recording_id: str) -> None:
        """The panes tell what is wrong; a recording that was replaced on the server is asked for anew."""
        if error.reason == "changed":
            self.opening.refetch()

    def toggle_full_screen(self) -> None:
        if self.player.isVisible():
            self.player.cinema.toggle()
        elif self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    # ---- judging

    def undo(self) -> None:
        self._deciding.undo()

    # ---- leaving

    def escape(self) -> None:
        if self.judgement.step_back():
            return
        if self.player.cinema.on:
            self.player.cinema.leave()
        elif self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.run(self._tasks, partial(self._preferences.keep_window, PLACE, place_of(self)))
        self.parts.stop()
        self._stop_reading()
        if "player" in vars(self):
            self.player.close_player()
        self.closed.emit(self.exam_id)
        super().closeEvent(event)

"""Keeps the words on the two video panes right: why there is no picture, what of it cannot be seen or heard,
and the remark at the foot.

It is told what the sides show and where the playhead is; the wording is `player_words.py`. What concerns both
sides stands on the larger one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Violation
from oes_desktop.domain.observed import BLACK, FROZEN, SILENT, NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage_view import StageState, StageView
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.player_words import (
    absent_words,
    flaw_name,
    jump_words,
    message_of,
    remark_of,
    side_name,
    state_words,
    unobserved_words,
)
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.widgets.strip import severity_tone

_LOADING_MS = 400  # a recording that comes sooner needs no "loading"
_PASSING_MS = 3000  # how long "left out" stays
_LEFT_OUT_MS = 5000  # the same of what nobody could see: it is read, not only noticed
_TOLD = (BLACK, FROZEN, SILENT)  # of the others the pane itself says that there is no picture


class PaneMessages(QObject):
    """`panes` by kind (camera, screen); `main()` is the larger one."""

    def __init__(
        self,
        panes: Mapping[str, VideoPane],
        main: Callable[[], VideoPane],
        formats: Formats,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._main, self._formats = panes, main, formats
        self._exam, self._vocabulary = ExamClock((), ()), Vocabulary()
        self._at = 0
        self._views: dict[str, StageView] = {}
        self._violation: Violation | None = None
        self._unobserved: tuple[NotObserved, ...] = ()
        self._state = (0.0, False, False)
        self._passing_words = ("", "none")
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_MS)
        self._loading.timeout.connect(self.refresh)
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self._show_remark)

    def begin(self, exam: ExamClock, vocabulary: Vocabulary) -> None:
        self._exam, self._vocabulary = exam, vocabulary
        self.refresh()

    def stop(self) -> None:
        """Nothing is shown any more."""
        self._loading.stop()
        self._passing.stop()
        self._views.clear()
        self._violation, self._unobserved = None, ()
        for pane in self._panes.values():
            pane.forget()
            pane.clear_message()
            pane.show_remark("")
            pane.show_warning("")

    def take_view(self, kind: str, view: StageView) -> None:
        """One side shows something else. The picture of another recording goes at once; "loading" is said
        only where it takes a while."""
        before, self._views[kind] = self._views.get(kind), view
        if before is not None and before.recording != view.recording:
            self._panes[kind].forget()
        if view.state is StageState.LOADING:
            self._loading.start()
        else:
            self._show_message(kind)

    def miss_engine(self, error: OesError) -> None:
        for kind in self._panes:
            self.take_view(kind, StageView(StageState.TROUBLE, None, error))

    def show_position(self, wall_ms: int) -> None:
        self._at = wall_ms
        for kind, view in self._views.items():
            if view.state is StageState.GAP:  # what it says depends on the moment
                self._show_message(kind)
        self._show_warnings()

    def show_unobserved(self, spans: Sequence[NotObserved]) -> None:
        """In order of time."""
        self._unobserved = tuple(spans)
        self._show_warnings()

    def show_violation(self, violation: Violation | None) -> None:
        """The one under the playhead, at the foot of the larger picture."""
        self._violation = violation
        self._show_remark_soon()

    def show_state(self, *, back: float, rushing: bool, finished: bool) -> None:
        """It goes back at that speed, runs to the next moment, or has played them all."""
        if (back, rushing, finished) != self._state:
            self._state = (back, rushing, finished)
            self._show_remark_soon()

    def tell_jump(self, from_ms: int, to_ms: int) -> None:
        self._tell(jump_words(to_ms - from_ms, self._formats), "none", _PASSING_MS)

    def tell_absent(self, from_ms: int, to_ms: int) -> None:
        self._tell(absent_words(to_ms - from_ms, self._formats), "none", _PASSING_MS)

    def tell_left_out(self, spans: Sequence[NotObserved]) -> None:
        """What lay between two moments and could not be seen or heard."""
        if not spans:
            return
        words = self.tr("Not observed: {what}").format(what=unobserved_words(spans[0], self._formats))
        if len(spans) > 1:
            more = self.tr("and %n more", "", len(spans) - 1)
            words = f"{words}, {more}"
        self._tell(words, "doubtful", _LEFT_OUT_MS)

    def _tell(self, words: str, tone: str, ms: int) -> None:
        self._passing_words = (words, tone)
        self._passing.start(ms)
        self._show_remark()

    def refresh(self) -> None:
        """All words anew, as after a change of language."""
        for kind, pane in self._panes.items():
            pane.show_label(side_name(kind))
            self._show_message(kind)
        self._show_warnings()
        self._show_remark()

    def _show_remark_soon(self) -> None:
        if not self._passing.isActive():
            self._show_remark()

    def _show_remark(self) -> None:
        words, tone = self._remark()
        main = self._main()
        for pane in self._panes.values():
            pane.show_remark(words if pane is main else "", tone)

    def _remark(self) -> tuple[str, str]:
        if self._passing.isActive():
            return self._passing_words
        state = state_words(*self._state)
        if state:
            return state, "accent"
        violation = self._violation
        if violation is None:
            return "", "none"
        words = remark_of(violation, self._vocabulary, self._formats)
        return words, severity_tone(violation.severity)

    def _show_warnings(self) -> None:
        told: dict[str, str] = dict.fromkeys(self._panes, "")
        for span in self._unobserved:
            if span.start_ms > self._at:
                break
            if self._at < span.end_ms and span.reason in _TOLD and span.kind in told and not told[span.kind]:
                told[span.kind] = self.tr("Not observed: {what}").format(what=flaw_name(span.reason))
        for kind, words in told.items():
            self._panes[kind].show_warning(words)

    def _show_message(self, kind: str) -> None:
        view, pane = self._views.get(kind), self._panes[kind]
        message = message_of(kind, view, self._exam, self._at, self._formats) if view else None
        if message is None:
            pane.clear_message()
        else:
            pane.show_message(message.icon, message.title, message.sentence, cover=message.cover)

"""Keeps the words on the two video panes right: why there is no picture, and the remark at the foot.

It is told what the sides show and where the playhead is; the wording is `player_words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage import StageState, StageView
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.player_words import jump_words, message_of, remark_of, side_name
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.widgets.strip import severity_tone

_LOADING_MS = 400  # a recording that comes sooner needs no "loading"
_JUMP_MS = 3000  # how long "left out" stays


class PaneMessages(QObject):
    """`panes` by kind (camera, screen)."""

    def __init__(self, panes: Mapping[str, VideoPane], formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self._panes, self._formats = panes, formats
        self._exam, self._vocabulary = ExamClock((), ()), Vocabulary()
        self._at = 0
        self._views: dict[str, StageView] = {}
        self._violation: Violation | None = None
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_MS)
        self._loading.timeout.connect(self.refresh)
        self._jump = QTimer(self, singleShot=True, interval=_JUMP_MS)
        self._jump.timeout.connect(self._show_remark)

    def begin(self, exam: ExamClock, vocabulary: Vocabulary) -> None:
        self._exam, self._vocabulary = exam, vocabulary
        self.refresh()

    def stop(self) -> None:
        """Nothing is shown any more."""
        self._loading.stop()
        self._jump.stop()
        self._views.clear()
        self._violation = None
        for pane in self._panes.values():
            pane.forget()
            pane.clear_message()
            pane.show_remark("")

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

    def show_violation(self, violation: Violation | None) -> None:
        """The one under the playhead, at the foot of the camera's picture."""
        self._violation = violation
        if not self._jump.isActive():
            self._show_remark()

    def tell_jump(self, from_ms: int, to_ms: int) -> None:
        self._panes[CAMERA].show_remark(jump_words(to_ms - from_ms, self._formats))
        self._jump.start()

    def refresh(self) -> None:
        """All words anew, as after a change of language."""
        for kind, pane in self._panes.items():
            pane.show_label(side_name(kind))
            self._show_message(kind)
        if not self._jump.isActive():
            self._show_remark()

    def _show_remark(self) -> None:
        violation = self._violation
        if violation is None:
            self._panes[CAMERA].show_remark("")
        else:
            words = remark_of(violation, self._vocabulary, self._formats)
            self._panes[CAMERA].show_remark(words, severity_tone(violation.severity))

    def _show_message(self, kind: str) -> None:
        view, pane = self._views.get(kind), self._panes[kind]
        message = message_of(kind, view, self._exam, self._at, self._formats) if view else None
        if message is None:
            pane.clear_message()
        else:
            pane.show_message(message.icon, message.title, message.sentence, cover=message.cover)

"""The player area of a report: camera and screen side by side, the transport, the timeline.

It lays out its children and passes intents to the theatre (`playback/theatre.py`), which it ticks. It knows
nothing of the violation list, of decisions or of where recordings lie: bytes come through `open_source`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.engine import Engine, Frame
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.theme import Theme

OpenSource = Callable[[Recording], ByteSource]
CoveringFrame = Callable[[Recording, int], Frame | None]


class PlayerArea(QWidget):
    """All times are exam wall time, ms UTC; they travel as `object` because a C int is too small.

    `make_engine` is called twice, on a lane, for the first report; it raises `EngineMissing` where libVLC
    is not there (the panes then say what to install, and the timeline goes on working without pictures).
    """

    position_changed = Signal(object)  # int: wall ms
    violation_reached = Signal(str)  # id of the violation under the playhead, when it changes
    trouble = Signal(object, str)  # OesError, recording id ('' when no recording is to blame)
    state_changed = Signal(bool)  # playing
    volume_changed = Signal(int)  # percent, to be kept by the window
    full_screen_requested = Signal()

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        formats: Formats,
        language: Language,
        *,
        make_engine: Callable[[], Engine] | None = None,
        covering_frame: CoveringFrame | None = None,
        volume: int = 80,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)

    def show_report(self, report: Report, vocabulary: Vocabulary, open_source: OpenSource) -> None:
        """Show this report from its first picture, paused. `open_source` is called on a lane.

        Called again with a newer version of the same exam, it keeps the position and what plays."""

    def play_at(self, wall_ms: int) -> None:
        """Go there and play."""

    def play(self) -> None: ...
    def pause(self) -> None: ...
    def toggle(self) -> None: ...

    def seek(self, wall_ms: int) -> None:
        """Go there; playing goes on if it played."""

    def step(self, frames: int) -> None:
        """One frame forward (+1) or back (-1); pauses."""

    def nudge(self, delta_ms: int) -> None:
        """Go that much further (or back) in exam time."""

    def set_rate(self, rate: float) -> None:
        """0.5 to 8 times."""

    def faster(self) -> None: ...
    def slower(self) -> None: ...
    def next_violation(self) -> None: ...
    def previous_violation(self) -> None: ...
    def next_attempt(self) -> None: ...
    def previous_attempt(self) -> None: ...
    def set_violations_only(self, on: bool) -> None:
        """Play the violations and leave out what lies between them."""

    @property
    def position_ms(self) -> int | None:
        """Exam wall time of the playhead; None before a report is shown."""

    @property
    def playing(self) -> bool: ...

    def close_player(self) -> None:
        """Stop and let go of everything, on a lane. The area shows nothing afterwards. May be called twice."""

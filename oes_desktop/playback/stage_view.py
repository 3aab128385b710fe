"""What the pane of one side should say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Recording


class StageState(Enum):
    """ABSENT: the exam has no such recording at all. GAP: none at this moment. LOADING: opened, no picture
    yet. WAITING: its bytes are on the way. SOUND: it plays, and has no picture. TROUBLE: see the error."""

    ABSENT = "absent"
    GAP = "gap"
    LOADING = "loading"
    SHOWING = "showing"
    WAITING = "waiting"
    SOUND = "sound"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class StageView:
    state: StageState
    recording: Recording | None = None
    error: OesError | None = None

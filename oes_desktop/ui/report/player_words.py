"""What a video pane says when it has no picture to show: an icon, what is so, and what can be done."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.errors import (
    Damaged,
    DiskTrouble,
    EngineMissing,
    Forbidden,
    OesError,
    Rejected,
    SignInNeeded,
    Unreachable,
)
from oes_desktop.domain.models import CAMERA, Violation
from oes_desktop.domain.observed import BLACK, BREAK, FROZEN, MISSING, SILENT, UNREADABLE, NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage_view import StageState, StageView
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.safe_text import one_line

translate = QCoreApplication.translate
_NO_ANSWER = ("offline", "timeout", "cut", "busy", "wrong_ranges", "cancelled")


@dataclass(frozen=True, slots=True)
class PaneMessage:
    """`cover`: the last picture is not of this moment, and must not be seen behind the words."""

    icon: str
    title: str
    sentence: str = ""
    cover: bool = True


def side_name(kind: str) -> str:
    return translate("Player", "Camera") if kind == CAMERA else translate("Player", "Screen")


def remark_of(violation: Violation, vocabulary: Vocabulary, formats: Formats) -> str:
    """A violation in a few words: what, and how long."""
    label = vocabulary.kind(violation.kind).label.text(formats.language)
    words = one_line(label or violation.label or violation.kind, 80)
    return f"{words} · {formats.duration(violation.duration_ms)}" if violation.duration_ms else words


def jump_words(length_ms: int, formats: Formats) -> str:
    words = translate("Player", "{length} without a recording left out")
    return words.format(length=formats.duration(length_ms))


def absent_words(length_ms: int, formats: Formats) -> str:
    words = translate("Player", "{length} that is not downloaded left out")
    return words.format(length=formats.duration(length_ms))


def state_words(back: float, rushing: bool, finished: bool) -> str:
    """What plays otherwise than usual; "" when nothing does."""
    if back:
        return translate("Player", "Back {rate}×, in jumps: VLC cannot play backwards").format(
            rate=f"{back:g}"
        )
    if rushing:
        return translate("Player", "Fast to the next moment")
    return translate("Player", "All moments were played") if finished else ""


def unobserved_words(span: NotObserved, formats: Formats) -> str:
    """When, what, how long: "09:12:03 · Camera: black picture · 2 min"."""
    side = f"{side_name(span.kind)}: " if span.kind else ""
    return " · ".join(
        (
            formats.time(span.start_ms, seconds=True),
            f"{side}{flaw_name(span.reason)}",
            formats.duration(span.length_ms),
        )
    )


def flaw_name(reason: str) -> str:
    """Why nobody could see or hear, in the middle of a line."""
    names = {
        BREAK: translate("Player", "connection lost"),
        MISSING: translate("Player", "no recording"),
        UNREADABLE: translate("Player", "damaged"),
        BLACK: translate("Player", "black picture"),
        FROZEN: translate("Player", "the picture stands still"),
        SILENT: translate("Player", "no sound at all"),
    }
    return names.get(reason, reason)


def message_of(
    kind: str, view: StageView, exam: ExamClock, wall_ms: int, formats: Formats
) -> PaneMessage | None:
    """None while there is a picture."""
    if view.state is StageState.ABSENT:
        return PaneMessage(*_absent(kind))
    if view.state is StageState.GAP:
        return _gap(kind, exam, wall_ms, formats)
    if view.state is StageState.LOADING:
        return PaneMessage("loader-circle", translate("Player", "Loading the recording…"))
    if view.state is StageState.WAITING:
        return PaneMessage("hourglass", translate("Player", "Waiting for data…"), cover=False)
    if view.state is StageState.TROUBLE and view.error is not None:
        return trouble_message(view.error, formats)
    return _sound_alone() if view.state is StageState.SOUND else None


def _sound_alone() -> PaneMessage:
    sentence = translate("Player", "The recording has no picture; what is said in it can be heard.")
    return PaneMessage("volume-2", translate("Player", "Sound without a picture"), sentence)


def _absent(kind: str) -> tuple[str, str, str]:
    if kind == CAMERA:
        return (
            "video-off",
            translate("Player", "No camera recording"),
            translate("Player", "The server has no camera recording of this exam."),
        )
    return (
        "monitor-x",
        translate("Player", "No screen recording"),
        translate("Player", "The server has no screen recording of this exam."),
    )


def _gap(kind: str, exam: ExamClock, wall_ms: int, formats: Formats) -> PaneMessage:
    gap = exam.break_at(wall_ms)
    if gap is not None:
        again = translate("Player", "Attempt {number} begins at {time}.")
        sentence = again.format(number=gap.before, time=formats.time(gap.span.end_ms, seconds=True))
        return PaneMessage("unplug", translate("Player", "The connection was lost"), sentence)
    coming = exam.upcoming(wall_ms, kind)
    sentence = ""
    if coming is not None:
        begins = translate("Player", "The next recording begins at {time}.")
        sentence = begins.format(time=formats.time(coming.started_ms, seconds=True))
    icon = "video-off" if kind == CAMERA else "monitor-x"
    return PaneMessage(icon, translate("Player", "Nothing was recorded at this moment"), sentence)


def trouble_message(error: OesError, formats: Formats) -> PaneMessage:
    if isinstance(error, EngineMissing):
        title = translate("Player", "VLC is needed to play video")
        return PaneMessage("video-off", title, _what_to_install(error))
    if isinstance(error, Damaged):
        return PaneMessage(
            "triangle-alert", translate("Player", "The recording is damaged"), _place(error, formats)
        )
    if isinstance(error, Rejected):
        return _refused(error)
    if isinstance(error, Forbidden):
        return PaneMessage("lock", translate("Player", "You may no longer watch this recording"))
    if isinstance(error, Unreachable | SignInNeeded | DiskTrouble):
        return _not_had(error)
    return PaneMessage("triangle-alert", translate("Player", "The recording cannot be shown"))


def _not_had(error: OesError) -> PaneMessage:
    """Trouble on the way here."""
    if isinstance(error, DiskTrouble):
        words = translate(
            "Player",
            "What is fetched is kept on this computer first, and that cannot be done now. It is tried again "
            "by itself.",
        )
        return PaneMessage("triangle-alert", message_for(error).title, words)
    if error.reason not in _NO_ANSWER:
        return _as_elsewhere("triangle-alert", error)
    return PaneMessage(
        "wifi-off",
        translate("Player", "The server does not answer"),
        translate("Player", "This place of the recording could not be fetched. It is tried again by itself."),
    )


def _as_elsewhere(icon: str, error: OesError) -> PaneMessage:
    message = message_for(error)
    return PaneMessage(icon, message.title, message.sentence)


def _place(error: OesError, formats: Formats) -> str:
    at_ms = error.facts.get("at_ms")
    if at_ms is None:
        return ""
    words = translate("Player", "Damaged from {place} of this recording on. Other places can be watched.")
    return words.format(place=formats.clock(int(at_ms)))


def _refused(error: Rejected) -> PaneMessage:
    if error.reason == "not_offline":
        return PaneMessage(
            "cloud-off",
            translate("Player", "Not downloaded"),
            translate("Player", "This place is not on this computer, and there is no connection."),
        )
    if error.reason in ("gone", "not_found"):
        return PaneMessage("video-off", translate("Player", "The server no longer has this recording"))
    if error.reason in ("redirected", "bad_answer", "changed"):
        return _as_elsewhere("video-off", error)
    return PaneMessage("video-off", translate("Player", "This file is not a video that can be played"))


def _what_to_install(error: EngineMissing) -> str:
    if error.reason == "too_old":
        return translate("Player", "The installed VLC is too old. Version 3 or newer is needed.")
    if error.reason == "plugins":
        return translate("Player", "VLC was found, but its plug-ins do not work. Install VLC 3 again.")
    if sys.platform == "win32":
        return translate("Player", "Install VLC 3 (64 bit) from videolan.org, then open the report again.")
    if sys.platform == "darwin":
        return translate("Player", "Put VLC 3 into Applications, then open the report again.")
    return translate(
        "Player", "Install the packages libvlc5 and vlc-plugin-base, then open the report again."
    )

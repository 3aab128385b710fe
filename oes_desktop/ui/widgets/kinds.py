"""Kinds of violation as they are shown: words, and a sign each. Colour tells severity, never the kind."""

from __future__ import annotations

from oes_desktop.domain.models import Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.safe_text import one_line

_ICONS = {
    "focus_lost": "window-minimize",
    "page_left": "page-left",
    "voice_detected": "mic",
    "copy_paste": "copy",
    "face_absent": "user-x",
    "several_faces": "users",
    "other_person": "user",
    "phone_seen": "smartphone",
    "gaze_away": "eye-off",
    "second_display": "monitor",
    "camera_off": "video-off",
    "microphone_off": "mic-off",
    "screen_share_stopped": "monitor-x",
    "connection_lost": "unplug",
}
_UNKNOWN = "flag"


def kind_icon(code: str) -> str:
    """The icon of a kind; a kind nobody knows has a flag."""
    return _ICONS.get(code, _UNKNOWN)


def kind_text(violation: Violation, vocabulary: Vocabulary, language: str) -> str:
    """The kind in the proctor's language; for a kind nobody knows, the server's own label."""
    term = vocabulary.kind(violation.kind)
    return one_line(term.label.text(language) or violation.label or violation.kind, 120)


def short_kind(violation: Violation, vocabulary: Vocabulary, language: str) -> str:
    """The same in a word or two, for chips, lanes and captions."""
    term = vocabulary.kind(violation.kind)
    if not term.label.text(language) and violation.label:
        return one_line(violation.label, 60)
    return one_line(term.short_text(language), 60)

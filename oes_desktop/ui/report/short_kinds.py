"""Kinds of violation in a word or two, for chips, lanes and captions; the list says them in full.

The institution's server names every kind at length. The kinds of the protocol have short names of our own;
any other is shortened to what stands before its bracket.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.models import Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.language import QT_TRANSLATE_NOOP
from oes_desktop.ui.report.violation_list import kind_text

_SHORT = {
    "focus_lost": QT_TRANSLATE_NOOP("ShortKinds", "Focus lost"),
    "page_left": QT_TRANSLATE_NOOP("ShortKinds", "Another page"),
    "voice_detected": QT_TRANSLATE_NOOP("ShortKinds", "Voice, noise"),
    "copy_paste": QT_TRANSLATE_NOOP("ShortKinds", "Copy and paste"),
    "face_absent": QT_TRANSLATE_NOOP("ShortKinds", "Nobody there"),
    "several_faces": QT_TRANSLATE_NOOP("ShortKinds", "One more person"),
    "other_person": QT_TRANSLATE_NOOP("ShortKinds", "Another person"),
    "phone_seen": QT_TRANSLATE_NOOP("ShortKinds", "Phone"),
    "gaze_away": QT_TRANSLATE_NOOP("ShortKinds", "Looks away"),
    "second_display": QT_TRANSLATE_NOOP("ShortKinds", "Second display"),
    "camera_off": QT_TRANSLATE_NOOP("ShortKinds", "Camera off"),
    "microphone_off": QT_TRANSLATE_NOOP("ShortKinds", "Microphone off"),
    "screen_share_stopped": QT_TRANSLATE_NOOP("ShortKinds", "Screen not shared"),
    "connection_lost": QT_TRANSLATE_NOOP("ShortKinds", "Connection lost"),
}


def short_kind(violation: Violation, vocabulary: Vocabulary, language: str) -> str:
    """What to write where there is little room."""
    known = _SHORT.get(violation.kind)
    if known is not None:
        return QCoreApplication.translate("ShortKinds", known)
    whole = kind_text(violation, vocabulary, language)
    return whole.partition(" (")[0] or whole

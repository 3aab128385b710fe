"""How coverage is worded: "watched 4%", and by recording how much of it, at what speeds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.coverage import STILL, Coverage, SeenRecording, percent, seen_ms, share
from oes_desktop.domain.models import Recording, Report
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.player_words import side_name

translate = QCoreApplication.translate


def share_words(coverage: Coverage, recordings: Iterable[Recording]) -> str:
    """watched 4%"""
    words = translate("Coverage", "watched {percent}%")
    return words.format(percent=percent(share(coverage, recordings)))


def by_recording(coverage: Coverage, report: Report, formats: Formats) -> str:
    """A line for each recording: Camera, attempt 1: 1 min 20 s of 24 min (5%), at 1x, 4x"""
    words = translate("Coverage", "{side}, attempt {number}: {seen} of {length} ({percent}%)")
    lines = []
    for recording in report.recordings:
        seen = seen_ms(coverage, recording)
        line = words.format(
            side=side_name(recording.kind),
            number=recording.attempt,
            seen=formats.duration(seen),
            length=formats.duration(recording.duration_ms),
            percent=percent(seen / recording.duration_ms if recording.duration_ms else 0.0),
        )
        speeds = speed_words(coverage.of(recording.id))
        lines.append(f"{line} · {speeds}" if speeds else line)
    return "\n".join(lines)


def speed_words(seen: SeenRecording) -> str:
    """1x, 4x: the speeds at which it went by; that of single pictures in words."""
    speeds = sorted({span.speed for span in seen.spans})
    texts = [f"{speed:g}x" for speed in speeds if speed != STILL]
    if STILL in speeds:
        texts.append(translate("Coverage", "single pictures"))
    return ", ".join(texts)

"""What the timeline says in words: tool tips, and the same for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.models import CAMERA
from oes_desktop.domain.observed import BLACK, BREAK, FROZEN, MISSING, SILENT, UNREADABLE, NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.timeline_layout import Mark

translate = QCoreApplication.translate


def reason_words(reason: str) -> str:
    """Why nobody could see or hear."""
    names = {
        BREAK: translate("TimelineWords", "Connection lost"),
        MISSING: translate("TimelineWords", "No recording"),
        UNREADABLE: translate("TimelineWords", "Recording cannot be read"),
        BLACK: translate("TimelineWords", "Black picture"),
        FROZEN: translate("TimelineWords", "The picture stands still"),
        SILENT: translate("TimelineWords", "No sound at all"),
    }
    return names.get(reason, reason)


def flaw_line(span: NotObserved, formats: Formats) -> str:
    """ "Not observed: Black picture · Camera · 09:12:03 – 09:14:03 · 2 min"."""
    side = ""
    if span.kind:
        camera = span.kind == CAMERA
        side = translate("TimelineWords", "Camera") if camera else translate("TimelineWords", "Screen")
    start = formats.time(span.start_ms, seconds=True)
    end = formats.time(span.end_ms, seconds=True)
    what = translate("TimelineWords", "Not observed: {reason}").format(reason=reason_words(span.reason))
    parts = (what, side, f"{start} – {end}", formats.duration(span.length_ms))
    return " · ".join(part for part in parts if part)


def tip_of(mark: Mark, vocabulary: Vocabulary, formats: Formats) -> str:
    """The violation under the pointer; how many more lie under the same pixels."""
    violation = mark.first
    parts = [kind_text(violation, vocabulary, formats.language), formats.time(violation.at_ms, seconds=True)]
    if violation.duration_ms > 0:
        parts.append(formats.duration(violation.duration_ms))
    if violation.note:
        parts.append(one_line(violation.note, 200))
    if mark.count > 1:
        more = translate("TimelineWords", "and {count} more here")
        parts.append(more.format(count=formats.number(mark.count - 1)))
    return " · ".join(parts)

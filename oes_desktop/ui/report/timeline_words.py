"""What the timeline says in words: tool tips, and the same for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.observed import NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import Break
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.player_words import flaw_name, side_name
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.timeline_layout import Mark

translate = QCoreApplication.translate


def flaw_line(span: NotObserved, formats: Formats) -> str:
    """ "Not observed: black picture · Camera · 09:12:03 – 09:14:03 · 2 min"."""
    side = side_name(span.kind) if span.kind else ""
    start = formats.time(span.start_ms, seconds=True)
    end = formats.time(span.end_ms, seconds=True)
    what = translate("TimelineWords", "Not observed: {reason}").format(reason=flaw_name(span.reason))
    parts = (what, side, f"{start} – {end}", formats.duration(span.length_ms))
    return " · ".join(part for part in parts if part)


def break_tip(gap: Break, formats: Formats) -> str:
    """What a click on a break does."""
    words = translate(
        "TimelineWords", "Break of {length}: a click or Enter shows the pictures before and after"
    )
    return words.format(length=formats.duration(gap.span.length_ms))


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

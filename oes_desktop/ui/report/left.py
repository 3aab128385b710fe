"""How a report was left when the program was locked, and going back to it: the page, the second, and what was
being typed. Nothing that was typed is an act before it is kept, so it is not sent; it is only not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from oes_desktop.ui.report.header import DETAILED

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


def left_of(window: ReportWindow) -> dict[str, Any]:
    """JSON values."""
    panel = window.violations
    note = panel.verdicts.note
    return {
        "exam": window.exam_id,
        "page": window.header.tabs.current,
        "at_ms": window.player.position_ms,
        "comment": window.header.decision.draft(),
        "mark": panel.draft(),
        "note": note.text() if note.isVisibleTo(panel) else "",
        "noted": [each.id for each in panel.chosen()] if note.isVisibleTo(panel) else [],
    }


class Returned(QObject):
    """Brings `window` back to how it was left, once it has its report. The recording is paused there."""

    def __init__(self, window: ReportWindow, left: dict[str, Any]) -> None:
        super().__init__(window)
        self._window, self._left = window, left
        if window.report is not None:
            self._go_back()
        else:
            window.report_shown.connect(self._go_back)

    def _go_back(self, *_: object) -> None:
        left, self._left = self._left, {}
        window = self._window
        if not left:
            return
        page, at_ms = left.get("page"), left.get("at_ms")
        window.header.tabs.choose(page if isinstance(page, str) else DETAILED)
        if isinstance(at_ms, int):
            window.player.seek(at_ms)
        comment, mark, note = left.get("comment"), left.get("mark"), left.get("note")
        if isinstance(mark, dict) and mark:
            window.violations.editor.take_draft(mark)
        if isinstance(note, str) and note:
            window.violations.choose([str(each) for each in left.get("noted") or []])
            window.violations.verdicts.open_note(note)
        if isinstance(comment, dict) and comment:
            decision = window.header.decision
            decision.panel.take_draft(comment, decision)

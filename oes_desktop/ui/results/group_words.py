"""The words of a group's row: its name, how many exams it has, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from oes_desktop.domain.lines import GroupLine, Line
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import one_line

_ICONS = {
    Grouping.GROUP: "graduation-cap",
    Grouping.EXAM: "book-open",
    Grouping.SYSTEM: "server",
    Grouping.DAY: "calendar",
}


def group_icon(grouping: Grouping) -> str:
    """'' for students: they have their round letter."""
    return _ICONS.get(grouping, "")


class GroupWords(QObject):
    """`system` puts a system's code into words."""

    def __init__(self, formats: Formats, system: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._formats, self._system = formats, system

    def cells(self, line: Line) -> dict[str, str]:
        """Plain texts by column; those that stay empty too."""
        group, formats = line.group, self._formats
        assert group is not None
        exams = self.tr("%n exam(s)", "", group.exams)
        undecided = self.tr("%n without decision", "", group.undecided)
        return dict.fromkeys(map(str, Column), "") | {
            Column.STUDENT: self._name(group, line.row.student_name),
            Column.GROUP: one_line(line.row.group) if group.grouping is Grouping.STUDENT else "",
            Column.EXAM: f"{exams} · {undecided}" if group.undecided else exams,
            Column.START: self._last(group),
            Column.STATUS: self._mean(group.mean),
            Column.HONESTY: formats.percent(group.worst),
            Column.VIOLATIONS: formats.number(group.violations),
            Column.ATTEMPTS: formats.number(group.attempts),
        }

    def action(self, line: Line) -> str:
        expanded = line.group is not None and line.group.expanded
        translate = QCoreApplication.translate
        return translate("Results", "Collapse") if expanded else translate("Results", "Expand")

    def _name(self, group: GroupLine, student_name: str) -> str:
        match group.grouping:
            case Grouping.STUDENT:
                return one_line(student_name) or one_line(group.code)
            case Grouping.SYSTEM:
                return self._system(group.code) or self.tr("No system")
            case Grouping.DAY:
                return self._formats.day(group.code) if group.code else self.tr("Start not known")
            case Grouping.GROUP:
                return one_line(group.code) or self.tr("No group")
        return one_line(group.code) or self.tr("No name")

    def _last(self, group: GroupLine) -> str:
        """Of a day the time alone."""
        if group.last_ms is None:
            return ""
        formats = self._formats
        shown = formats.time if group.grouping is Grouping.DAY else formats.short_date_time
        return QCoreApplication.translate("Results", "last {time}").format(time=shown(group.last_ms))

    def _mean(self, mean: int | None) -> str:
        return "" if mean is None else self.tr("mean {percent}").format(percent=self._formats.percent(mean))

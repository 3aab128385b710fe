"""The columns of the table, declared once, and the words of a line: what is painted, spoken and copied.

Words of the institution (statuses, decisions, systems) come from its vocabulary. Everything from outside goes
through `safe_text`, so a line holds nothing that could turn it round or hide in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QObject

from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.lines import Line
from oes_desktop.domain.models import IN_PROGRESS, UNDECIDED, ExamRow
from oes_desktop.domain.query import Column, Grouping
from oes_desktop.domain.vocabulary import Term, Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.results.group_words import GroupWords
from oes_desktop.ui.safe_text import one_line

_MINUTE_MS = 60_000
_NO_NOTES: Mapping[str, str] = {}
_REPEATED = 2_000  # names of groups and exams: there are few of them beside exams
ACTION = "action"  # the last column: «Смотреть», «Раскрыть»


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """`width`, `least`: pixels. `flexible` columns share the room that is left over. A `fixed` one is always
    shown, at the end; a `hidden` one only when it was chosen."""

    code: str
    width: int
    least: int = 48
    flexible: bool = False
    fixed: bool = False
    hidden: bool = False

    @property
    def column(self) -> Column | None:
        """What it is sorted by; None for the action."""
        return None if self.fixed else Column(self.code)


COLUMNS = (
    ColumnSpec(Column.STUDENT, 250, 190, flexible=True),
    ColumnSpec(Column.GROUP, 76),
    ColumnSpec(Column.EXAM, 180, 130, flexible=True),
    ColumnSpec(Column.SYSTEM, 78),
    ColumnSpec(Column.START, 96),
    ColumnSpec(Column.DURATION, 84, hidden=True),
    ColumnSpec(Column.STATUS, 140),
    ColumnSpec(Column.HONESTY, 96, 58),
    ColumnSpec(Column.VIOLATIONS, 110, 100, flexible=True),
    ColumnSpec(Column.ATTEMPTS, 56),
    ColumnSpec(Column.DECISION, 130),
    ColumnSpec(Column.REVIEWER, 140, hidden=True),
    ColumnSpec(Column.REVIEWED, 100, hidden=True),
    ColumnSpec(Column.DOWNLOADED, 42, 42),
    ColumnSpec(ACTION, 122, 122, fixed=True),
)
PLACES = {spec.code: place for place, spec in enumerate(COLUMNS)}


def column_title(code: str) -> str:
    """The full name of a column: menus, screen readers, copied heads."""
    translate = QCoreApplication.translate
    return {
        Column.STUDENT: translate("Results", "Student"),
        Column.GROUP: translate("Results", "Group"),
        Column.EXAM: translate("Results", "Exam"),
        Column.SYSTEM: translate("Results", "System"),
        Column.START: translate("Results", "Start"),
        Column.DURATION: translate("Results", "Duration"),
        Column.STATUS: translate("Results", "Status"),
        Column.HONESTY: translate("Results", "Honesty"),
        Column.VIOLATIONS: translate("Results", "Violations"),
        Column.ATTEMPTS: translate("Results", "Attempts"),
        Column.DECISION: translate("Results", "Decision"),
        Column.REVIEWER: translate("Results", "Reviewer"),
        Column.REVIEWED: translate("Results", "Reviewed"),
        Column.DOWNLOADED: translate("Results", "Downloaded"),
        ACTION: "",
    }[code]


def column_head(code: str) -> str:
    """What the header shows: short where the column is narrow."""
    if code == Column.ATTEMPTS:
        return QCoreApplication.translate("Results", "Att.")
    return "" if code == Column.DOWNLOADED else column_title(code)


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line, ready to be painted. `*_tone` as `theme.Colors.tone` names them; `cells`, by column code, are
    the plain texts for tool tips, screen readers and the clipboard; `notes` what is true of this moment only,
    for tool tips and screen readers. `other`: who else has the report open; `lost`: that an exam in progress
    has no connection."""

    name: str
    status: str
    status_tone: str
    pkn: str
    decision: str
    decision_tone: str
    start: str
    action: str
    cells: dict[str, str]
    other: str = ""
    lost: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


class _ExamCells(dict[str, str]):
    """Put into words when they are asked for: painting needs a third of them."""

    def __init__(self, words: Words, line: Line) -> None:
        super().__init__()
        self._words, self._line = words, line

    def __missing__(self, code: str) -> str:
        text = self[code] = self._words.cell(self._line, code)
        return text


@lru_cache(_REPEATED)
def _repeated(text: str) -> str:
    """On one line; looked through once, for pages say the same ones over and over."""
    return one_line(text)


def _name(row: ExamRow) -> str:
    return one_line(row.student_name) or one_line(row.student_id)


class Words(QObject):
    """Puts lines into words of the language that is spoken now."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        formats: Formats,
        parent: QObject | None = None,
        *,
        now_ms: Callable[[], int] = SystemClock().now_ms,
    ) -> None:
        super().__init__(parent)
        self._vocabulary = vocabulary
        self._formats = formats
        self._now_ms = now_ms
        self._known: dict[tuple[str, str, str], str] = {}
        self._groups = GroupWords(formats, self.system, self)
        self._texts = self._cell_texts()

    def status(self, code: str) -> str:
        return self._word(self._vocabulary.status, code)

    def decision(self, code: str) -> str:
        return self._word(self._vocabulary.decision, code)

    def system(self, code: str) -> str:
        return self._word(self._vocabulary.system, code)

    def _word(self, term: Callable[[str], Term], code: str) -> str:
        """Looked up once a language: every row of a page says some."""
        language = self._formats.language
        key = (language, term.__name__, code)
        word = self._known.get(key)
        if word is None:
            word = self._known[key] = one_line(term(code).text(language), 80)
        return word

    def of(self, line: Line) -> LineWords:
        return self._exam(line) if line.group is None else self._group(line)

    def _exam(self, line: Line) -> LineWords:
        row = line.row
        name = _name(row)
        decision = self.decision(row.decision)
        undecided = row.decision == UNDECIDED
        named = name
        if line.grouping is Grouping.STUDENT:
            named = QCoreApplication.translate("Results", "Exam {number}").format(number=line.place)
        return LineWords(
            name=named,
            status=self.status(row.status),
            status_tone="live" if row.status == IN_PROGRESS else "none",
            pkn=self._pkn(row),
            decision=f"— {decision[:1].lower()}{decision[1:]}" if undecided else decision,
            decision_tone="" if undecided else self._vocabulary.decision(row.decision).tone,
            start=self._formats.short_date_time(row.started_ms),
            action=self._view(),
            cells=_ExamCells(self, line),
            other=one_line(row.open_by, 80),
            lost=self._lost(row),
            notes=self._notes(row),
        )

    def cell(self, line: Line, code: str) -> str:
        """The plain text of one cell of an exam's line."""
        return self._texts[code](line)

    def _cell_texts(self) -> dict[str, Callable[[Line], str]]:
        """How the plain text of each column is put together."""
        formats = self._formats
        return {
            Column.STUDENT: lambda line: _name(line.row),
            Column.GROUP: lambda line: _repeated(line.row.group),
            Column.EXAM: lambda line: _repeated(line.row.exam),
            Column.SYSTEM: lambda line: self.system(line.row.system),
            Column.START: lambda line: formats.date_time(line.row.started_ms),
            Column.DURATION: lambda line: self._duration(line.row),
            Column.STATUS: lambda line: ", ".join(
                filter(None, (self.status(line.row.status), self._pkn(line.row)))
            ),
            Column.HONESTY: lambda line: formats.percent(line.row.honesty),
            Column.VIOLATIONS: lambda line: formats.number(line.row.violations),
            Column.ATTEMPTS: lambda line: formats.number(line.row.attempts),
            Column.DECISION: lambda line: self._said(line.row),
            Column.REVIEWER: lambda line: one_line(line.row.reviewer),
            Column.REVIEWED: lambda line: self._reviewed(line.row),
            Column.DOWNLOADED: self._downloaded,
            ACTION: lambda _: self._view(),
        }

    def _view(self) -> str:
        return QCoreApplication.translate("Results", "View")

    def _pkn(self, row: ExamRow) -> str:
        return QCoreApplication.translate("Results", "PKN") if row.pkn else ""

    def _said(self, row: ExamRow) -> str:
        decision = self.decision(row.decision)
        if row.stuck:
            stuck = QCoreApplication.translate("Results", "{decision} (yours was not delivered)")
            return stuck.format(decision=decision)
        if not row.pending:
            return decision
        waits = QCoreApplication.translate("Results", "{decision} (waits to be sent)")
        return waits.format(decision=decision)

    def _reviewed(self, row: ExamRow) -> str:
        reviewed = self._formats.short_date_time(row.reviewed_ms)
        if not row.review_pending:
            return reviewed
        return QCoreApplication.translate("Results", "{when} (waits to be sent)").format(when=reviewed)

    def _downloaded(self, line: Line) -> str:
        return QCoreApplication.translate("Results", "Downloaded") if line.downloaded else ""

    def _duration(self, row: ExamRow) -> str:
        """An exam in progress lasts until now, in whole minutes."""
        if row.status != IN_PROGRESS or row.started_ms is None or row.ended_ms is not None:
            return self._formats.duration(row.duration_ms)
        return self._formats.duration(max(1, -(-self._since(row.started_ms) // _MINUTE_MS)) * _MINUTE_MS)

    def _lost(self, row: ExamRow) -> str:
        if row.status != IN_PROGRESS or row.lost_ms is None:
            return ""
        away = self._since(row.lost_ms) // _MINUTE_MS * _MINUTE_MS
        if not away:
            return QCoreApplication.translate("Results", "No connection")
        text = QCoreApplication.translate("Results", "No connection {time}")
        return text.format(time=self._formats.duration(away))

    def _since(self, ms: int) -> int:
        """This computer's clock may be wrong: never less than nothing."""
        return max(0, self._now_ms() - ms)

    def _notes(self, row: ExamRow) -> Mapping[str, str]:
        if not row.open_by and row.lost_ms is None:
            return _NO_NOTES
        notes: dict[str, str] = {}
        if row.open_by:
            text = QCoreApplication.translate("Results", "{name} has the report open")
            notes[Column.STUDENT] = text.format(name=one_line(row.open_by, 80))
        if row.status == IN_PROGRESS and row.lost_ms is not None:
            text = QCoreApplication.translate("Results", "no connection since {time}")
            notes[Column.STATUS] = text.format(time=self._formats.time(row.lost_ms, seconds=True))
        return notes

    def _group(self, line: Line) -> LineWords:
        cells = self._groups.cells(line) | {ACTION: self._groups.action(line)}
        return LineWords(
            name=cells[Column.STUDENT],
            status=cells[Column.STATUS],
            status_tone="none",
            pkn="",
            decision="",
            decision_tone="",
            start=cells[Column.START],
            action=cells[ACTION],
            cells=cells,
        )

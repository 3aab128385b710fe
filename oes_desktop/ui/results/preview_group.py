"""A group's line beside the table: what its exams add up to, and the first of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from oes_desktop.domain.lines import GroupLine
from oes_desktop.domain.models import UNDECIDED, ExamRow
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.results.columns import Words
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import BODY_PX, SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.honesty import HonestyBar, paint_honesty
from oes_desktop.ui.widgets.labels import label, plain_tip
from oes_desktop.ui.widgets.pill import paint_pill, pill_size

MOST = 20  # exams that are listed
_EDGE, _ROW_PX, _HONESTY_PX = 16, 48, 96

Index = QModelIndex | QPersistentModelIndex
RowRole = int(Qt.ItemDataRole.UserRole) + 1


class ExamModel(QAbstractListModel):
    def __init__(self, formats: Formats, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats, self._words = formats, words
        self._rows: Sequence[ExamRow] = ()
        self._named = False

    def show(self, rows: Sequence[ExamRow], *, named: bool) -> None:
        """`named`: the exams are of several students."""
        self.beginResetModel()
        self._rows, self._named = rows, named
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def title(self, row: ExamRow) -> str:
        return one_line(row.student_name if self._named else row.exam, 200)

    def when(self, row: ExamRow) -> str:
        start = self._formats.date_time(row.started_ms)
        return f"{one_line(row.exam, 100)} · {start}" if self._named else start

    def decision(self, row: ExamRow) -> str:
        return self._words.decision(row.decision)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        honesty = self._formats.percent(row.honesty)
        spoken = ", ".join((self.title(row), self.when(row), honesty, self.decision(row)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken
        return plain_tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    """Two lines: exam and honesty, time and decision."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.vocabulary = Vocabulary()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(RowRole), index.model()
        if not isinstance(row, ExamRow) or not isinstance(model, ExamModel):
            return
        colors, rect = colors_of(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colors.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colors.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        room = rect.adjusted(_EDGE, 5, -_EDGE, -5)
        upper = QRect(room.left(), room.top(), room.width(), 18)
        lower = QRect(room.left(), room.bottom() - 17, room.width(), 18)
        paint_honesty(painter, upper.adjusted(room.width() - _HONESTY_PX, 0, 0, 0), row.honesty, colors)
        painter.setFont(sized(painter.font(), BODY_PX, QFont.Weight.Medium))
        painter.setPen(colors.text)
        _write(painter, upper.adjusted(0, 0, -_HONESTY_PX - 8, 0), model.title(row))
        used = self._paint_decision(painter, lower, row, model.decision(row))
        painter.setFont(tabular(sized(painter.font(), SMALL_PX)))
        painter.setPen(colors.muted)
        _write(painter, lower.adjusted(0, 0, -used - 8, 0), model.when(row))
        painter.restore()

    def _paint_decision(self, painter: QPainter, room: QRect, row: ExamRow, words: str) -> int:
        """At the right end; returns the width it takes."""
        colors = colors_of()
        if row.decision == UNDECIDED:
            painter.setFont(sized(painter.font(), SMALL_PX))
            painter.setPen(colors.muted)
            width = min(painter.fontMetrics().horizontalAdvance(words), room.width() // 2)
            _write(painter, room.adjusted(room.width() - width, 0, 0, 0), words)
            return width
        width = min(pill_size(words, painter.font()).width(), room.width() // 2)
        tone = self.vocabulary.decision(row.decision).tone
        paint_pill(painter, room.adjusted(room.width() - width, 0, 0, 0), words, tone, colors)
        return width


def _write(painter: QPainter, room: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter, shown)


class GroupPage(QWidget):
    """`exam_chosen(exam id)`: a click or Enter on an exam."""

    exam_chosen = Signal(str)

    def __init__(self, formats: Formats, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._line: GroupLine | None = None
        self._names = [label("", "muted") for _ in range(4)]
        self._exams, self._undecided = label("", "heading"), label("", "heading")
        self._worst, self._mean = HonestyBar(), HonestyBar()
        self.list = QListView()
        self.model = ExamModel(formats, words, self.list)
        self._delegate = _Delegate(self.list)
        self._more = label("", "small", wrap=True)
        self._build()
        self._retranslate()

    def _build(self) -> None:
        facts = QGridLayout()
        facts.setContentsMargins(_EDGE, 0, _EDGE, 8)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(0, 1)
        values = (self._exams, self._undecided, self._worst, self._mean)
        for place, (name, value) in enumerate(zip(self._names, values, strict=True)):
            name.setBuddy(value)
            facts.addWidget(name, place, 0)
            facts.addWidget(value, place, 1, Qt.AlignmentFlag.AlignRight)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("clear", True)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self._more.setContentsMargins(_EDGE, 6, _EDGE, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(facts)
        column.addWidget(self.list, 1)
        column.addWidget(self._more)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = (
            self.tr("Exams"),
            self.tr("Without decision"),
            self.tr("Worst honesty"),
            self.tr("Mean honesty"),
        )
        for name, text in zip(self._names, names, strict=True):
            name.setText(text)
        self.list.setAccessibleName(self.tr("Exams"))
        self._say_more()

    def show_sum(self, line: GroupLine) -> None:
        """What the line adds up; the exams come with `show_exams`."""
        self._line = line
        number = self._formats.number
        self._exams.setText(number(line.exams))
        self._undecided.setText(number(line.undecided))
        self._worst.show_value(line.worst)
        self._mean.show_value(line.mean)
        self._say_more()

    def show_exams(self, rows: Sequence[ExamRow], vocabulary: Vocabulary) -> None:
        self._delegate.vocabulary = vocabulary
        self.model.show(rows, named=len({row.student_id for row in rows}) > 1)
        self._say_more()

    def _say_more(self) -> None:
        listed = self.model.rowCount()
        left = self._line.exams - listed if self._line is not None and listed else 0
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("%n more exam(s) in the table", "", max(0, left)))

    def _choose(self, index: Index) -> None:
        row = index.data(RowRole)
        if isinstance(row, ExamRow):
            self.exam_chosen.emit(row.id)

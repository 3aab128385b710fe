"""The violations of a report as rows: a model, and a delegate that paints what is to be known of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from oes_desktop.domain.models import CONFIRMED, DISMISSED, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import BODY_PX, SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.kinds import kind_text
from oes_desktop.ui.widgets.strip import severity_tone

Index = QModelIndex | QPersistentModelIndex
ViolationRole = int(Qt.ItemDataRole.UserRole) + 1

ROW_PX = 52
_PAD, _BAR = 14, 4


def verdict_text(verdict: str) -> str:
    if verdict == CONFIRMED:
        return QCoreApplication.translate("ViolationList", "confirmed")
    return QCoreApplication.translate("ViolationList", "dismissed") if verdict == DISMISSED else ""


class ViolationModel(QAbstractListModel):
    """The violations that the chips let through, in order of time."""

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._shown: list[Violation] = []

    def show(self, violations: Sequence[Violation], vocabulary: Vocabulary) -> None:
        """Replace the rows; the same violations in the same order keep selection and scroll."""
        new = list(violations)
        same = [v.id for v in new] == [v.id for v in self._shown]
        if not same:
            self.beginResetModel()
        self._shown, self._vocabulary = new, vocabulary
        if not same:
            self.endResetModel()
        elif new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def violation(self, index: Index) -> Violation | None:
        return self._shown[index.row()] if index.isValid() else None

    def row_of(self, violation_id: str) -> int:
        """The row, or -1."""
        return next((row for row, v in enumerate(self._shown) if v.id == violation_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        violation = self.violation(index)
        if violation is None:
            return None
        if role == ViolationRole:
            return violation
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(violation)
        return None

    def second_line(self, violation: Violation) -> str:
        """Length and note: what stands under the kind."""
        length = self._formats.duration(violation.duration_ms) if violation.duration_ms else ""
        return " · ".join(part for part in (length, one_line(violation.note, 300)) if part)

    def title(self, violation: Violation) -> str:
        return kind_text(violation, self._vocabulary, self._formats.language)

    def time(self, violation: Violation) -> str:
        return self._formats.time(violation.at_ms, seconds=True)

    def _spoken(self, violation: Violation) -> str:
        parts = (
            self.title(violation),
            self.time(violation),
            self.second_line(violation),
            verdict_text(violation.verdict),
        )
        return ", ".join(part for part in parts if part)


class ViolationDelegate(QStyledItemDelegate):
    """Two lines and a bar in the colour of the severity; the bar's height tells severity as well."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        violation = index.data(ViolationRole)
        if not isinstance(violation, Violation) or not isinstance(model, ViolationModel):
            return
        colors, rect = colors_of(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.accent_tint)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colors.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line)
        tone = severity_tone(violation.severity)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.muted if violation.verdict == DISMISSED else colors.tone(tone))
        tall = {1: 16, 2: 24, 3: 32}[min(max(violation.severity, 1), 3)]
        painter.drawRoundedRect(QRect(rect.left() + _PAD, rect.center().y() - tall // 2, _BAR, tall), 2, 2)
        self._write(painter, rect.adjusted(_PAD + _BAR + 10, 7, -_PAD, -7), violation, model)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, violation: Violation, model: ViolationModel) -> None:
        colors, font = colors_of(), painter.font()
        upper = QRect(room.left(), room.top(), room.width(), 18)
        lower = QRect(room.left(), room.bottom() - 17, room.width(), 18)
        line = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter
        right = line | Qt.AlignmentFlag.AlignRight

        painter.setFont(tabular(sized(font, SMALL_PX)))
        painter.setPen(colors.muted)
        time = model.time(violation)
        painter.drawText(upper, right, time)
        used = painter.fontMetrics().horizontalAdvance(time) + 10

        painter.setFont(sized(font, BODY_PX, QFont.Weight.DemiBold))
        painter.setPen(colors.muted if violation.verdict == DISMISSED else colors.text)
        title = upper.adjusted(0, 0, -used, 0)
        painter.drawText(title, line, _cut(painter, model.title(violation), title.width()))

        painter.setFont(sized(font, SMALL_PX))
        verdict = verdict_text(violation.verdict)
        painter.setPen(colors.good if violation.verdict == CONFIRMED else colors.muted)
        painter.drawText(lower, right, verdict)
        used = painter.fontMetrics().horizontalAdvance(verdict) + 10 if verdict else 0
        painter.setPen(colors.muted)
        words = lower.adjusted(0, 0, -used, 0)
        painter.drawText(words, line, _cut(painter, model.second_line(violation), words.width()))


def _cut(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

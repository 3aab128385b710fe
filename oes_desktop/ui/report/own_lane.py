"""The lane of the proctor's own marks on the timeline: own violations as spans, notes as small diamonds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from oes_desktop.domain import models
from oes_desktop.domain.models import Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.report.lines import OWN, key_of
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import Colors
from oes_desktop.ui.widgets.timeline_layout import Mark

_DIAMOND = 5.0  # px from its middle to a corner
_HEIGHT = 9.0  # px of a span


def laid_out(marks: Iterable[models.Mark], vocabulary: Vocabulary, language: str) -> tuple[Violation, ...]:
    """The marks as the layout of the timeline takes them: a kind of their own, known by `key_of`, labelled
    with what they are."""
    note = QCoreApplication.translate("ViolationModel", "Note")
    return tuple(
        Violation(
            key_of(mark),
            OWN,
            mark.at_ms,
            mark.duration_ms,
            1,
            mark.text,
            one_line(vocabulary.kind(mark.kind).text(language), 120) if mark.kind else note,
        )
        for mark in marks
    )


def paint_own(painter: QPainter, place: QRectF, mark: Mark, colors: Colors) -> None:
    """`place`: as a violation would have it."""
    tone = colors.tone("live")
    middle = place.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    if mark.count == 1 and mark.first.duration_ms == 0:
        center = QPointF(place.left() + 1.5, middle)
        corners = ((0, -_DIAMOND), (_DIAMOND, 0), (0, _DIAMOND), (-_DIAMOND, 0))
        painter.drawPolygon(QPolygonF([center + QPointF(*corner) for corner in corners]))
        return
    body = QRectF(place.left(), middle - _HEIGHT / 2, place.width(), _HEIGHT)
    painter.drawRoundedRect(body, 1.5, 1.5)
    if body.width() > 6:  # an outline with an open middle: nobody's but hers
        painter.setPen(QPen(colors.surface, 1))
        painter.drawLine(QPointF(body.left() + 2, middle), QPointF(body.right() - 2, middle))

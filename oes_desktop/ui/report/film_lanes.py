"""The lanes that the film of the recordings fills: small pictures, the sound, what was not observed.

Pictures are decoded and put together on a lane of the tasks, never beside the window; what is painted here is
one image that was prepared, stretched until a new one comes when the view has changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from oes_desktop.domain.film import LOUDEST, Film, loudest
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.observed import BREAK, NotObserved
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.theme import Colors
from oes_desktop.ui.widgets.timeline_layout import TRACK, TimelineLayout
from oes_desktop.ui.widgets.timeline_view import View

STRIP_HEIGHT = TRACK - 4
_CELL = 48  # px: a picture of 4:3 at that height
_LEAST = 3.0  # px of a stretch that was not observed: one too short for a hatch is filled
VOICE = 110  # of 255: above the hum of a room
Films = Mapping[str, Film]


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of the strip: where it stands (px from the left of the time), and its JPEG."""

    left: float
    width: float
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class Strip:
    """`image` shows the film of `view`, `width` px wide."""

    image: QImage
    view: View


def cells_of(exam: ExamClock, films: Films, layout: TimelineLayout) -> tuple[Cell, ...]:
    """The pictures to be shown: of the camera, where it has any, else of the screen."""
    found: list[Cell] = []
    for stretch in layout.attempts:
        left = stretch.left
        while left < stretch.right:
            width = min(float(_CELL), stretch.right - left)
            jpeg = _picture(exam, films, layout.wall(left + width / 2))
            if jpeg is not None:
                found.append(Cell(left - layout.left, width, jpeg))
            left += _CELL
    return tuple(found)


def _picture(exam: ExamClock, films: Films, wall_ms: int) -> bytes | None:
    for kind in (CAMERA, SCREEN):
        placed = exam.place(wall_ms, kind)
        film = films.get(placed.recording.id) if placed is not None else None
        still = film.at(placed.offset_ms) if film is not None and placed is not None else None
        if still is not None:
            return still.jpeg
    return None


def composed(cells: Sequence[Cell], view: View, width: float, ratio: float) -> Strip:
    """Decode and put together. Any thread."""
    image = QImage(
        round(width * ratio), round(STRIP_HEIGHT * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    decoded: dict[bytes, QImage] = {}
    for cell in cells:
        picture = decoded.get(cell.jpeg) or QImage.fromData(cell.jpeg)
        decoded[cell.jpeg] = picture
        if not picture.isNull():
            target = QRectF(cell.left, 0, cell.width, STRIP_HEIGHT)
            painter.drawImage(target, picture, _cut(picture, cell.width / STRIP_HEIGHT))
            painter.fillRect(QRectF(cell.left + cell.width - 1, 0, 1, STRIP_HEIGHT), QColor(0, 0, 0, 90))
    painter.end()
    return Strip(image, view)


def _cut(picture: QImage, shape: float) -> QRectF:
    """The middle of the picture that has this shape."""
    whole = QRectF(picture.rect())
    if whole.width() / whole.height() > shape:
        width = whole.height() * shape
        return QRectF((whole.width() - width) / 2, 0, width, whole.height())
    height = whole.width() / shape
    return QRectF(0, (whole.height() - height) / 2, whole.width(), height)


def paint_strip(painter: QPainter, strip: Strip, layout: TimelineLayout) -> None:
    """Over the bodies of the attempts; of another view it is stretched to its place."""
    left, right = layout.x(strip.view.start_ms), layout.x(strip.view.end_ms)
    painter.save()
    painter.setClipRect(QRectF(layout.left, layout.top, layout.right - layout.left, STRIP_HEIGHT))
    painter.drawImage(QRectF(left, layout.top, right - left, STRIP_HEIGHT), strip.image)
    painter.restore()


def paint_sound(
    painter: QPainter, exam: ExamClock, films: Films, layout: TimelineLayout, room: QRect, colors: Colors
) -> None:
    """Loudness as bars around a middle line, those of a voice in the accent; dots where nothing is known."""
    middle, half = room.center().y() + 0.5, room.height() / 2 - 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    soft, loud = QPen(colors.muted, 1), QPen(colors.accent, 1)
    for recording in exam.recordings:
        span = exam.span(recording)
        place = layout.stretch(span.start_ms, span.end_ms)
        film = films.get(recording.id)
        if recording.kind != CAMERA or place is None:
            continue
        course = exam.course(recording)
        for x in range(round(place[0]), round(place[1])):
            start = course.offset_of(layout.wall(x))
            if film is None or film.examined_ms <= start:
                if x % 4 == 0:
                    painter.setPen(soft)
                    painter.drawPoint(QPointF(x, middle))
                continue
            level = loudest(film.levels, start, course.offset_of(layout.wall(x + 1)))
            tall = max(0.5, half * level / LOUDEST)
            painter.setPen(loud if level >= VOICE else soft)
            painter.drawLine(QPointF(x, middle - tall), QPointF(x, middle + tall))
    painter.restore()


def paint_unobserved(
    painter: QPainter, spans: Sequence[NotObserved], layout: TimelineLayout, room: QRect, colors: Colors
) -> None:
    """The camera above, the screen below; what takes both fills the lane. Breaks are hatched all over."""
    painter.save()
    for span in spans:
        place = layout.stretch(span.start_ms, span.end_ms)
        if place is None or span.reason == BREAK:
            continue
        area = QRectF(place[0], room.top() + 2, max(_LEAST, place[1] - place[0]), room.height() - 4)
        if span.kind == CAMERA:
            area.setBottom(room.center().y())
        elif span.kind == SCREEN:
            area.setTop(room.center().y() + 1)
        painter.fillRect(area, colors.doubtful_tint)
        hatched = Qt.BrushStyle.BDiagPattern if area.width() > 2 * _LEAST else Qt.BrushStyle.SolidPattern
        painter.fillRect(area, QBrush(colors.doubtful, hatched))
    painter.restore()


def unobserved_at(spans: Sequence[NotObserved], layout: TimelineLayout, x: float) -> tuple[NotObserved, ...]:
    """Those under `x`, with a pixel of grace."""
    before, after = layout.wall(x - 1), layout.wall(x + 1)
    return tuple(span for span in spans if span.meets(before, after + 1))

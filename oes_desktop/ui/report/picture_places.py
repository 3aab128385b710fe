"""Where the two pictures lie for each layout. Pure geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.domain.settings import (
    CAMERA_LARGE,
    CAMERA_ONLY,
    LARGEST_INSET,
    SCREEN_LARGE,
    SCREEN_ONLY,
    SIDE,
    SMALLEST_INSET,
    SMALLEST_SHARE,
)

GAP = 12
_MARGIN = 14  # of the small picture from the edges of the large one


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`layout`: one of `domain/settings.LAYOUTS`. `share`: percent of the width that the camera has beside
    the screen. `inset`: percent of the width that the small picture has on the large one."""

    layout: str = SIDE
    share: int = 50
    inset: int = 30

    @property
    def small(self) -> str | None:
        """The kind that is set into the other one."""
        return {CAMERA_LARGE: SCREEN, SCREEN_LARGE: CAMERA}.get(self.layout)


def places(arrangement: Arrangement, room: QRect) -> Mapping[str, QRect]:
    """By kind; a kind that is not shown is left out."""
    if arrangement.layout == CAMERA_ONLY:
        return {CAMERA: room}
    if arrangement.layout == SCREEN_ONLY:
        return {SCREEN: room}
    small = arrangement.small
    if small is not None:
        width = room.width() * arrangement.inset // 100
        height = min(width * 3 // 4, room.height() * 3 // 5)
        corner = QPoint(room.right() - _MARGIN - width + 1, room.bottom() - _MARGIN - height + 1)
        return {
            CAMERA if small == SCREEN else SCREEN: room,
            small: QRect(corner.x(), corner.y(), width, height),
        }
    camera = (room.width() - GAP) * arrangement.share // 100
    left = QRect(room.left(), room.top(), camera, room.height())
    right = room.adjusted(camera + GAP, 0, 0, 0)
    return {CAMERA: left, SCREEN: right}


def share_at(x: int, room: QRect) -> int:
    """The camera's share when the line between the pictures stands at `x`."""
    percent = round((x - room.left() - GAP / 2) * 100 / max(1, room.width() - GAP))
    return min(max(SMALLEST_SHARE, percent), 100 - SMALLEST_SHARE)


def inset_at(x: int, room: QRect) -> int:
    """The size of the small picture when its left edge stands at `x`."""
    percent = round((room.right() + 1 - _MARGIN - x) * 100 / max(1, room.width()))
    return min(max(SMALLEST_INSET, percent), LARGEST_INSET)

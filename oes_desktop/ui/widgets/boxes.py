"""Number fields with the same inner margin as every other field (the style sheet does not reach it)."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox, QWidget

_MARGIN = 8


def spin_box(lowest: int, highest: int, suffix: str = "", parent: QWidget | None = None) -> QSpinBox:
    """A spin box over a whole range."""
    box = QSpinBox(parent)
    box.setRange(lowest, highest)
    box.setSuffix(suffix)
    give_margin(box)
    return box


def give_margin(box: QAbstractSpinBox) -> None:
    """Keep the figures off the frame."""
    edit = box.findChild(QLineEdit)
    if edit is not None:
        edit.setTextMargins(_MARGIN, 0, 0, 0)

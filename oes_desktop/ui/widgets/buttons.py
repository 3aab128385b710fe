"""Buttons in the kinds of the style sheet."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from oes_desktop.ui.icons import ICON_PX, icon

_AIR = 6  # around an icon that stands before a word; the style alone leaves next to none
_ICON_ROLES = {"primary": "on_accent", "danger": "bad", "link": "accent"}


def button(
    text: str = "",
    icon_name: str = "",
    kind: str = "plain",
    *,
    big: bool = False,
    parent: QWidget | None = None,
) -> QPushButton:
    """`kind`: plain, primary, quiet, danger or link. `big` is the height of a form's main button."""
    made = QPushButton(text, parent)
    made.setProperty("kind", kind)
    made.setProperty("big", big)
    if icon_name:
        made.setIcon(icon(icon_name, _ICON_ROLES.get(kind, "text"), "accent"))
        made.setIconSize(QSize(ICON_PX + _AIR if text else ICON_PX, ICON_PX))
    made.setAutoDefault(False)
    return made


def tool_button(
    icon_name: str,
    tip: str = "",
    kind: str = "quiet",
    *,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """An icon without a word; `tip` is its tool tip and its name for a screen reader."""
    made = QToolButton(parent)
    made.setProperty("kind", kind)
    made.setIcon(icon(icon_name, "text", "accent"))
    made.setIconSize(QSize(ICON_PX, ICON_PX))
    made.setCheckable(checkable)
    name_button(made, tip)
    return made


def name_button(made: QToolButton | QPushButton, tip: str) -> None:
    """Say what an icon button does: tool tip and accessible name in one."""
    made.setToolTip(tip)
    made.setAccessibleName(tip)


def plain_label(text: str) -> str:
    """A text from outside for a button, which would take `&` for the mark of a key."""
    return text.replace("&", "&&")


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and dress the widget anew when it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

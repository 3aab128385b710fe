"""The keyboard on the heads of the columns: sort, move, size, hide, and the menu that the mouse has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView

_STEP = 12  # px, of a width
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class HeaderKeys(QObject):
    """Left, Right, Home and End go from head to head; Space or Enter sorts by it, with Shift it is added to
    the order. Ctrl+Left and Right move the column, Shift+Left and Right make it narrower and wider, Delete
    hides it, Menu or Shift+F10 opens the menu, Down or Esc goes to the rows.

    `went` when another head is the current one, or when none is any more."""

    sorted = Signal(int, bool)  # section, whether it is added
    hidden = Signal(int)
    menu_wanted = Signal(QPoint)
    left = Signal()
    went = Signal()

    def __init__(self, head: QHeaderView) -> None:
        super().__init__(head)
        self._head = head
        self._section = 0
        head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head.installEventFilter(self)

    @property
    def section(self) -> int:
        """The current head; -1 without the keyboard."""
        return self._section if self._head.hasFocus() else -1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            if self._section not in self._shown():
                self._section = self._shown()[0]
            self.went.emit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sorted.emit(self._section, bool(modifiers & _SHIFT))
            return True
        done = self._actions().get((key, modifiers))
        if done is None:
            return False
        done()
        return True

    def _actions(self) -> dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]]:
        none, key = Qt.KeyboardModifier.NoModifier, Qt.Key
        shown, here = self._shown(), self._section
        return {
            (key.Key_Left, none): lambda: self._go(-1),
            (key.Key_Right, none): lambda: self._go(1),
            (key.Key_Home, none): lambda: self._go(-len(shown)),
            (key.Key_End, none): lambda: self._go(len(shown)),
            (key.Key_Left, _CTRL): lambda: self._move(-1),
            (key.Key_Right, _CTRL): lambda: self._move(1),
            (key.Key_Left, _SHIFT): lambda: self._widen(-_STEP),
            (key.Key_Right, _SHIFT): lambda: self._widen(_STEP),
            (key.Key_Delete, none): lambda: self._hide(here),
            (key.Key_Menu, none): self._ask_menu,
            (key.Key_F10, _SHIFT): self._ask_menu,
            (key.Key_Down, none): self.left.emit,
            (key.Key_Escape, none): self.left.emit,
        }

    def _shown(self) -> list[int]:
        """Sections that can be sorted by, in the order of the screen; the action is fixed at the end."""
        order = [self._head.logicalIndex(at) for at in range(self._head.count() - 1)]
        return [section for section in order if not self._head.isSectionHidden(section)]

    def _go(self, step: int) -> None:
        shown = self._shown()
        place = shown.index(self._section) + step
        self._section = shown[min(max(place, 0), len(shown) - 1)]
        self.went.emit()

    def _move(self, step: int) -> None:
        """Past the next column that is shown."""
        shown = self._shown()
        place = shown.index(self._section) + step
        if 0 <= place < len(shown):
            self._head.moveSection(
                self._head.visualIndex(self._section), self._head.visualIndex(shown[place])
            )

    def _widen(self, pixels: int) -> None:
        self._head.resizeSection(self._section, max(1, self._head.sectionSize(self._section) + pixels))

    def _hide(self, section: int) -> None:
        shown = self._shown()
        place = shown.index(section)
        self.hidden.emit(section)
        if self._head.isSectionHidden(section):
            self._section = shown[place - 1] if place else self._shown()[0]
            self.went.emit()

    def _ask_menu(self) -> None:
        left = self._head.sectionViewportPosition(self._section)
        self.menu_wanted.emit(QPoint(left + 4, self._head.height()))

"""Takes everything off the screen but one page of the main window, at once.

Every other window of the program is hidden: reports, slides, pictures, dialogs, menus, tool tips, the file
chooser of the system. What lies over the main window goes as well. Hidden windows are closed by whoever owns
them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolTip, QWidget

from oes_desktop.ui.widgets.popup import Popup


def cover(window: QWidget) -> None:
    """Nothing but `window` and what belongs to its layout is seen when this returns."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
        if menu.isVisible():
            menu.hide()
            break
    QToolTip.hideText()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and not isinstance(other, QMenu):
            if isinstance(other, QDialog):
                other.reject()  # a chooser of the system goes with it
            other.hide()
    for popup in window.findChildren(Popup):
        popup.close_panel()
    for part in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.property("popup") and part.isVisible():
            part.hide()
    window.repaint()

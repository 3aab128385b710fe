"""A small choice where something is downloaded: whole recordings, or moments only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from oes_desktop.domain.downloading import What


def what_text(what: What) -> str:
    """In words, as an order."""
    if what is What.MOMENTS:
        return QCoreApplication.translate("What", "Download &moments only")
    return QCoreApplication.translate("What", "Download &whole recordings")


def what_menu(parent: QWidget, usual: What, chosen: Callable[[What], object]) -> QMenu:
    """The menu, for one opening; what is taken when nothing is said stands first."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for what in sorted(What, key=lambda what: what is not usual):
        menu.addAction(what_text(what)).triggered.connect(partial(chosen, what))
    return menu

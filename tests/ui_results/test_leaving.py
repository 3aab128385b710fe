"""What a results page leaves behind when it goes: nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oes_desktop.domain.models import ExamRow
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.widgets.popup import Popup


def test_a_page_that_goes_takes_its_popups_along(
    open_desk: Callable[[Iterable[ExamRow]], Desk],
    open_page: Callable[..., ResultsPage],
    rows: list[ExamRow],
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = set(QApplication.allWidgets())
    page = open_page(open_desk(rows))
    page.setParent(window)
    window.show()
    opened = 0
    for pressed in page.filters.findChildren(QPushButton):
        if pressed.isVisible() and pressed.isEnabled() and hasattr(pressed, "popup"):
            pressed.click()
            opened += 1
    assert opened >= 4
    assert window.findChildren(Popup)
    page.deleteLater()
    qtbot.waitUntil(lambda: not window.findChildren(Popup), timeout=10_000)
    left = set(QApplication.allWidgets()) - before
    assert not [widget for widget in left if isinstance(widget, QPushButton)]

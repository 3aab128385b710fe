"""A list of choices in a popup: groups, statuses, decisions, systems."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.choice_list import Choice, ChoiceList
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup


class CheckList(Popup):
    """`changed(chosen, excluded)`, frozensets of codes, at every mark. See `ChoiceList` for the keys."""

    changed = Signal(object, object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "heading")
        self._clear = button(kind="link")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._clear)
        self.list = ChoiceList()
        self.list.show_name(title)
        self.list.changed.connect(self._changed)
        self._clear.clicked.connect(self.list.clear)
        self.body.addLayout(head)
        self.body.addWidget(self.list)
        self._retranslate()

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self.list.show_name(title)

    def show_choices(
        self, choices: Iterable[Choice], chosen: Iterable[str], excluded: Iterable[str] = ()
    ) -> None:
        """Show without telling anybody."""
        self.list.show_choices(choices, chosen, excluded)
        if self.is_open:
            self.refit()
        self._clear.setEnabled(self.list.restricts)

    @property
    def chosen(self) -> frozenset[str]:
        return self.list.chosen

    @property
    def excluded(self) -> frozenset[str]:
        return self.list.excluded

    def first_field(self) -> QWidget:
        return self.list.first_field()

    def prepare(self) -> None:
        self.list.begin()

    def _changed(self, chosen: frozenset[str], excluded: frozenset[str]) -> None:
        self._clear.setEnabled(self.list.restricts)
        self.changed.emit(chosen, excluded)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._clear.setText(self.tr("Clear"))

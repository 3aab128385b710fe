"""The choice of grouping at the right of the filters: the manual's two icons (2.3), and a menu with the rest.

The menu stands in the View menu of the window as well.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from oes_desktop.domain.query import Grouping
from oes_desktop.ui.icons import icon
from oes_desktop.ui.results.group_words import group_icon
from oes_desktop.ui.widgets.buttons import button, mark, name_button
from oes_desktop.ui.widgets.segmented import Segment, SegmentedButtons

_ICONS = {Grouping.NONE: "align-justify", Grouping.STUDENT: "users"}


class GroupingChoice(QWidget):
    """`chosen(Grouping)` when the person picks one, not when it is shown. `all_turned(open)`: open or close
    all groups."""

    chosen = Signal(object)
    all_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._current = Grouping.NONE
        self._icons = SegmentedButtons(self._segments())
        self._icons.chosen.connect(lambda code: self._choose(Grouping(code)))
        self.menu, self._one = QMenu(self), QActionGroup(self)
        self._choices = {grouping: self._choice(grouping) for grouping in Grouping}
        self.menu.addSeparator()
        self.expand = self.menu.addAction(icon("chevron-down", "muted"), "")
        self.collapse = self.menu.addAction(icon("chevron-right", "muted"), "")
        self.expand.triggered.connect(lambda: self.all_turned.emit(True))
        self.collapse.triggered.connect(lambda: self.all_turned.emit(False))
        self.more = _MenuButton(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.more)
        row.addWidget(self._icons)
        self._retranslate()
        self._show_current()

    def show_grouping(self, grouping: Grouping) -> None:
        if grouping is not self._current:
            self._current = grouping
            self._show_current()

    def _show_current(self) -> None:
        grouping = self._current
        self._icons.choose(grouping.value)
        self._choices[grouping].setChecked(True)
        self.expand.setEnabled(grouping is not Grouping.NONE)
        self.collapse.setEnabled(grouping is not Grouping.NONE)
        self._name_more()

    @property
    def current(self) -> str:
        """Code of the grouping that is shown."""
        return self._current.value

    def button(self, code: str) -> QPushButton:
        """One of the two icons."""
        return self._icons.button(code)

    def action(self, grouping: Grouping) -> QAction:
        """The line of the menu."""
        return self._choices[grouping]

    def _choose(self, grouping: Grouping) -> None:
        self.show_grouping(grouping)
        self.chosen.emit(grouping)

    def _choice(self, grouping: Grouping) -> QAction:
        made = self.menu.addAction(icon(_ICONS.get(grouping) or group_icon(grouping), "muted"), "")
        made.setCheckable(True)
        made.triggered.connect(lambda: self._choose(grouping))
        self._one.addAction(made)
        return made

    def _segments(self) -> list[Segment]:
        """By day, exam and so on neither of the two is on."""
        titles = self._titles()
        return [Segment(one.value, icon_name=picture, tip=titles[one]) for one, picture in _ICONS.items()]

    def _titles(self) -> dict[Grouping, str]:
        return {
            Grouping.NONE: self.tr("Without grouping"),
            Grouping.STUDENT: self.tr("Group by student"),
            Grouping.GROUP: self.tr("Group by study group"),
            Grouping.EXAM: self.tr("Group by exam"),
            Grouping.SYSTEM: self.tr("Group by system"),
            Grouping.DAY: self.tr("Group by day"),
        }

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._icons.show_words(self._segments())
        for grouping, title in self._titles().items():
            self._choices[grouping].setText(title)
        self.menu.setTitle(self.tr("&Grouping"))
        self.expand.setText(self.tr("Expand all groups"))
        self.collapse.setText(self.tr("Collapse all groups"))
        self._name_more()

    def _name_more(self) -> None:
        """The button tells which grouping it is, when it is none of the two icons."""
        short = {
            Grouping.GROUP: self.tr("By group"),
            Grouping.EXAM: self.tr("By exam"),
            Grouping.SYSTEM: self.tr("By system"),
            Grouping.DAY: self.tr("By day"),
        }.get(self._current, "")
        self.more.show_choice(short)
        name_button(self.more, self._titles()[self._current] if short else self.tr("Other groupings"))


class _MenuButton(QPushButton):
    """Click, Space, Enter or Down opens `menu` under the button."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self._menu = menu
        like = button("", "chevron-down")
        self.setIcon(like.icon())
        self.setIconSize(like.iconSize())
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron comes after the word
        self.setProperty("kind", "plain")
        self.clicked.connect(self._open)

    def show_choice(self, text: str) -> None:
        if text != self.text():  # to dress it anew costs milliseconds
            mark(self, "set", bool(text))
            self.setText(text)
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        below = self.mapToGlobal(QPoint(self.width() - self._menu.sizeHint().width(), self.height() + 2))
        self._menu.popup(below)

"""«Столбцы…»: which columns are shown, and in which order, without the mouse on the heads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from oes_desktop.domain.query import Column
from oes_desktop.ui.icons import icon
from oes_desktop.ui.results.columns import COLUMNS, column_title
from oes_desktop.ui.results.header import ResultsHeader
from oes_desktop.ui.widgets.buttons import button, name_button
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_WIDTH, _LINE_PX = 240, 28
_PLACE = int(Qt.ItemDataRole.UserRole)


class ColumnChooser(Popup):
    """Space or a click on the box shows and hides; Alt+Up and Alt+Down, the two arrows, or dragging move. All
    of it happens on the table at once. `action` opens the panel."""

    def __init__(self, head: ResultsHeader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self.action = QAction(icon("columns-3", "muted"), "", self)
        self._title = label(role="heading")
        self.list = _List(self)
        self.up, self.down = button("", "arrow-up"), button("", "arrow-down")
        self.first = button(kind="link")
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch(1)
        row.addWidget(self.first)
        self.body.addWidget(self._title)
        self.body.addWidget(self.list)
        self.body.addLayout(row)
        self.action.triggered.connect(lambda: self.open_under(head))
        self.list.itemChanged.connect(self._marked)
        self.list.currentRowChanged.connect(lambda _: self._show_arrows())
        self.list.model().rowsMoved.connect(self._dragged)
        self.up.clicked.connect(lambda: self.move_current(-1))
        self.down.clicked.connect(lambda: self.move_current(1))
        self.first.clicked.connect(self._restore)
        self._retranslate()

    def part_of(self, anchor: QWidget) -> QRect:
        """At the right end of the heads."""
        return QRect(max(0, anchor.width() - _WIDTH - 40), 0, _WIDTH, anchor.height())

    def prepare(self) -> None:
        self._fill()
        self.list.setCurrentRow(0)

    def first_field(self) -> QWidget:
        return self.list

    def move_current(self, step: int) -> None:
        """The current column, past its neighbour in the list."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count() and row >= 0:
            self._head.move_column(self._place(row), self._head.visualIndex(self._place(row + step)))
            self._fill()
            self.list.setCurrentRow(row + step)

    def _fill(self) -> None:
        head = self._head
        self.list.blockSignals(True)
        self.list.clear()
        for place in (head.logicalIndex(at) for at in range(head.count())):
            if COLUMNS[place].fixed:
                continue
            item = QListWidgetItem(column_title(COLUMNS[place].code))
            item.setData(_PLACE, place)
            item.setCheckState(
                Qt.CheckState.Unchecked if head.isSectionHidden(place) else Qt.CheckState.Checked
            )
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            if COLUMNS[place].code != Column.STUDENT:  # without it nobody knows whose exam it is
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._show_arrows()

    def _place(self, row: int) -> int:
        return int(self.list.item(row).data(_PLACE))

    def _marked(self, item: QListWidgetItem) -> None:
        self._head.show_column(int(item.data(_PLACE)), item.checkState() == Qt.CheckState.Checked)

    def _dragged(self) -> None:
        for row in range(self.list.count()):
            self._head.move_column(self._place(row), row)
        self._show_arrows()

    def _restore(self) -> None:
        self._head.restore_first()
        self.prepare()

    def _show_arrows(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.action.setText(self.tr("C&olumns…"))
        self._title.setText(self.tr("Columns"))
        self.setAccessibleName(self.tr("Columns"))
        self.list.setAccessibleName(self.tr("Columns"))
        name_button(self.up, self.tr("Move up (Alt+↑)"))
        name_button(self.down, self.tr("Move down (Alt+↓)"))
        self.first.setText(self.tr("As at first"))


class _List(QListWidget):
    def __init__(self, chooser: ColumnChooser) -> None:
        super().__init__()
        self._chooser = chooser
        self.setFixedSize(_WIDTH, _LINE_PX * (len(COLUMNS) - 1) + 4)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._chooser.move_current(step)
        else:
            super().keyPressEvent(event)

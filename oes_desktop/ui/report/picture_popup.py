"""Brightness, contrast and zoom of each picture, in a panel under their button."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QWidget

from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.report.player_words import side_name
from oes_desktop.ui.report.tuning import MOST, Tuning
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import PlainLabel, label
from oes_desktop.ui.widgets.popup import Popup

BRIGHTNESS, CONTRAST = "brightness", "contrast"


class PicturePopup(Popup):
    """Acts on the panes at once; nothing of it is kept, for the next room has another light."""

    def __init__(self, panes: Mapping[str, VideoPane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = panes
        self._title = label("", "heading")
        self._note = label("", "small", wrap=True)
        self._heads = {kind: label("", "field") for kind in panes}
        self._names: dict[str, PlainLabel] = {part: label() for part in (BRIGHTNESS, CONTRAST)}
        self.sliders = {(kind, part): self._slider(kind) for kind in panes for part in self._names}
        self._reset = button("", "rotate-ccw")
        self._reset.clicked.connect(self.reset)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for column, kind in enumerate(panes, 1):
            grid.addWidget(self._heads[kind], 0, column)
            for row, part in enumerate(self._names, 1):
                grid.addWidget(self.sliders[kind, part], row, column)
        for row, part in enumerate(self._names, 1):
            grid.addWidget(self._names[part], row, 0)
        foot = QHBoxLayout()
        foot.addWidget(self._reset)
        foot.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addLayout(grid)
        self.body.addWidget(self._note)
        self.body.addLayout(foot)
        self._note.setMinimumWidth(420)
        own_keys(self, "Left Right Home End")
        self._retranslate()

    def _slider(self, kind: str) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(-MOST, MOST)
        made.setSingleStep(5)
        made.setPageStep(20)
        made.setMinimumWidth(150)
        made.valueChanged.connect(lambda _: self._tune(kind))
        return made

    def _tune(self, kind: str) -> None:
        values = {part: self.sliders[kind, part].value() for part in self._names}
        self._panes[kind].tune(Tuning(values[BRIGHTNESS], values[CONTRAST]))

    def prepare(self) -> None:
        self._fill()

    def first_field(self) -> QWidget:
        return next(iter(self.sliders.values()))

    def reset(self) -> None:
        """The pictures as they were recorded, and whole."""
        for pane in self._panes.values():
            pane.tune(Tuning())
            pane.reset_zoom()
        self._fill()

    def _fill(self) -> None:
        for (kind, part), slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(getattr(self._panes[kind].tuning, part))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Pictures"))
        words = {BRIGHTNESS: self.tr("Brightness"), CONTRAST: self.tr("Contrast")}
        for part, name in self._names.items():
            name.setText(words[part])
        for kind, head in self._heads.items():
            head.setText(side_name(kind))
        for (kind, part), slider in self.sliders.items():
            slider.setAccessibleName(f"{side_name(kind)}: {words[part]}")
        self._note.setText(
            self.tr(
                "Zoom with the wheel or with + and −, move the picture by dragging it or with Alt and the "
                "arrows; a double click or 0 shows it whole. Only what you see changes, not the recording."
            )
        )
        self._reset.setText(self.tr("As recorded"))

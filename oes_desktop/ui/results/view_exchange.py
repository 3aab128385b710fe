"""Her views to a file and from one, for a colleague or another computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.view_files import SUFFIX, ViewFile, read_views, write_views
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.view_tabs import ViewTabs

FILE_NAME = f"my.{SUFFIX}"


class ViewExchange(QObject):
    """Errors of disk and file go to the notices, as all of the task pipe do."""

    def __init__(self, tabs: ViewTabs, notices: Notices, tasks: Tasks) -> None:
        super().__init__(tabs)
        self._tabs, self._notices, self._tasks = tabs, notices, tasks

    def choose_target(self) -> None:
        chooser = self._chooser(self.tr("Export my views"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(SUFFIX)
        chooser.selectFile(FILE_NAME)
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        chooser.open()

    def choose_source(self) -> None:
        chooser = self._chooser(self.tr("Import views"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.read(Path(name)))
        chooser.open()

    def write(self, path: Path) -> None:
        """Write all views of her own to `path`."""
        self._tasks.run(self, partial(write_views, path, self._tabs.views.own), self._written)

    def read(self, path: Path) -> None:
        """Add the views of `path` at the end."""
        self._tasks.run(self, partial(read_views, path), self._add)

    def _chooser(self, title: str) -> QFileDialog:
        kinds = ";;".join((self.tr("Views of OES Desktop (*.{suffix})"), self.tr("All files (*)")))
        chooser = QFileDialog(self._tabs, title, "", kinds.format(suffix=SUFFIX))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser

    def _written(self, count: int) -> None:
        self._notices.tell(self.tr("%n view(s) written to the file.", "", count), tone="good")

    def _add(self, found: ViewFile) -> None:
        views = before = self._tabs.views
        for view in found.views:
            views = views.add(view.name, view)
        self._tabs.use(views)
        added = len(views) - len(before)
        left_out = len(found.views) - added + found.left_out
        told = [self.tr("%n view(s) added.", "", added)]
        if found.left_out:
            told.append(self.tr("%n left out: it makes no sense.", "", found.left_out))
        if len(found.views) > added:
            told.append(self.tr("%n left out: there is no more room.", "", len(found.views) - added))
        self._notices.tell(" ".join(told), tone="doubtful" if left_out else "good")

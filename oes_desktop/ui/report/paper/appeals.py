"""«Пакет апелляции»: says what goes in and whether it will be signed, then has it made on a lane."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage, QKeySequence

from oes_desktop.domain.appeal import Packed, Scene
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.models import Report
from oes_desktop.domain.paper import Wanted
from oes_desktop.services.appeal import Order, can_sign, make
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.paper.composing import compose
from oes_desktop.ui.report.paper.dialog import PaperDialog
from oes_desktop.ui.report.paper.issue import Seal
from oes_desktop.ui.report.paper.pdf import pdf_of
from oes_desktop.ui.report.paper.pictures import fetch
from oes_desktop.ui.report.paper.scenes import scenes_of
from oes_desktop.ui.safe_text import one_line

if TYPE_CHECKING:
    from oes_desktop.ui.report.paper.papers import Papers, Progress
    from oes_desktop.ui.report.window import ReportWindow


class Appeals(QObject):
    """One entry of the menu of `Papers`, which runs the work and shows it."""

    def __init__(
        self, papers: Papers, window: ReportWindow, desk: Desk, formats: Formats, clock: Clock
    ) -> None:
        super().__init__(papers)
        self._papers, self._window, self._desk = papers, window, desk
        self._formats, self._clock = formats, clock
        self.action = papers.add_action("file-archive", QKeySequence("Ctrl+Shift+A"), self.ask)

    def retranslate(self) -> None:
        self.action.setText(self.tr("&Appeal package…"))

    @Slot()
    def ask(self) -> None:
        report = self._papers.free_for()
        if report is None:
            return
        scenes = scenes_of(report, self._papers.shifts(report))
        dialog = PaperDialog(
            self.tr("Appeal package"),
            self.tr("Choose a file…"),
            self._sentences(report, scenes),
            brief=False,
            photos=True,
            choices=False,
            parent=self._window,
        )
        dialog.agreed.connect(lambda _brief, _photos: self._choose(report, scenes))
        dialog.open()

    def _sentences(self, report: Report, scenes: list[Scene]) -> list[str]:
        if scenes:
            what = self.tr(
                "The report goes in as PDF and JSON, with frames and clips of %n confirmed violation(s), "
                "from 3 s before to 3 s after, and a list of hashes.",
                "",
                len(scenes),
            )
        else:
            what = self.tr(
                "No violation is confirmed: the report goes in as PDF and JSON with a list of hashes, but "
                "without frames and clips."
            )
        if can_sign(self._desk):
            seal = self.tr("The server signs the list, so that anybody can check the package later.")
        else:
            seal = self.tr(
                "The server cannot sign now: the package will say of itself that it is NOT SIGNED."
            )
        warning = self.tr(
            "The file lies outside the program's encryption: whoever gets it can read everything and see "
            "the student."
        )
        found = [what, seal, warning]
        if report.decision.pending:
            found.insert(1, self.tr("Your decision has not reached the server yet; the package says so."))
        return found

    def _choose(self, report: Report, scenes: list[Scene]) -> None:
        self._papers.choose_file(
            report,
            self.tr("Appeal package"),
            "zip",
            self.tr("Appeal package (*.zip)"),
            lambda path: self.make(report, scenes, path),
        )

    def make(self, report: Report, scenes: list[Scene], path: Path) -> None:
        """Write it to `path`, with the pictures of the student: they are what it is about."""
        papers = {
            signed: compose(
                self._papers.issue(report, photos=True, seal=Seal.SIGNED if signed else Seal.UNSIGNED),
                self._formats,
            )
            for signed in (True, False)
        }
        desk, clock, shifts = self._desk, self._clock, self._papers.shifts(report)

        def work(cancel: Cancel, progress: Progress) -> Packed:
            pictures: dict[Wanted, QImage] = {}

            def paper(signed: bool) -> bytes:
                if not pictures:
                    quietly = lambda done, total: None  # noqa: E731
                    pictures.update(fetch(papers[signed], report.exam.id, desk.recordings, cancel, quietly))
                return pdf_of(papers[signed], pictures, cancel)

            return make(desk, Order(report, scenes, paper, shifts), path, clock, cancel, progress)

        words = self.tr("Packing {name}").format(name=one_line(path.name, 80))
        self._papers.run(words, work, partial(self._made, path))

    def _made(self, path: Path, packed: Packed) -> None:
        name = one_line(path.name, 80)
        if packed.signed:
            found = [
                self.tr("{name} is written and signed by the server. It is not encrypted.").format(name=name)
            ]
        else:
            found = [self.tr("{name} is written, but NOT SIGNED. It is not encrypted.").format(name=name)]
        if packed.differing:
            found.append(self.tr("%n recording(s) here are not those of the report.", "", packed.differing))
        if packed.missing:
            found.append(self.tr("%n frame(s) or clip(s) could not be had.", "", packed.missing))
        good = packed.signed and not packed.differing and not packed.missing
        self._window.notices.tell(" ".join(found), seconds=20, tone="good" if good else "doubtful")

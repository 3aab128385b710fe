"""Printing and saving a report out of its window: a real server, real recordings, a real printer's pages."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from support.counter_media import FPS, counter_of
from support.fake_engine import FakeEngine
from support.filmed import NAME, Filmed, as_frame, filmed
from support.pdf_text import pages_of

from oes_desktop.cli import run
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import DiskTrouble, Unreachable
from oes_desktop.domain.paper import Shot
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.saving import save, write_to
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.paper.composing import compose
from oes_desktop.ui.report.paper.dialog import PaperDialog
from oes_desktop.ui.report.paper.issue import Issue
from oes_desktop.ui.report.paper.papers import Papers
from oes_desktop.ui.report.paper.pictures import fetch
from oes_desktop.ui.report.paper.scenes import scenes_of
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 20_000


@pytest.fixture
def film(tmp_path: Path) -> Iterator[Filmed]:
    with filmed(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, film: Filmed, theme: Theme, language: Language) -> Iterator[ReportWindow]:
    tasks = Tasks()
    bugs: list[Exception] = []
    tasks.unhandled.connect(bugs.append)
    made = ReportWindow(
        film.exam_id,
        film.desk,
        tasks,
        Bus(),
        theme,
        language,
        film.computer.preferences,
        make_engine=lambda: FakeEngine(ManualClock()),
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.report is not None, timeout=DEADLINE_MS)
    yield made
    made.close()
    qtbot.waitUntil(lambda: tasks.busy == 0, timeout=DEADLINE_MS)
    tasks.close()
    assert bugs == []


def papers(window: ReportWindow) -> Papers:
    found = window.findChild(Papers)
    assert isinstance(found, Papers)
    return found


def notice(window: ReportWindow) -> str:
    return " ".join(label.text() for label in window.notices.bar.findChildren(QLabel))


def test_the_pictures_are_those_of_the_moments(film: Filmed, formats: Formats) -> None:
    """Read from the counter that is burnt into every frame."""
    issue = Issue(film.report(), film.desk.meta, film.desk.server, "x", 0)
    paper = compose(issue, formats)
    found = fetch(paper, film.exam_id, film.desk.recordings, Cancel(), lambda done, total: None)
    assert set(found) == set(paper.wanted())
    shots = [one for one in found if isinstance(one, Shot)]
    assert {(shot.recording.kind, shot.offset_ms) for shot in shots} == {
        ("camera", 8_000), ("screen", 6_000), ("screen", 28_000),
    }  # fmt: skip
    for shot in shots:
        seen = counter_of(as_frame(found[shot]))
        wanted = shot.offset_ms * FPS // 1000
        assert seen == wanted, (shot.recording.kind, seen, wanted)


def test_a_pdf_is_saved_from_the_menu_by_keys(qtbot: QtBot, window: ReportWindow, tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    QTest.keyClick(
        window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = window.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog) and dialog.isVisible()
    dialog.go.click()
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.close()
    qtbot.waitUntil(target.exists, timeout=DEADLINE_MS)
    qtbot.waitUntil(lambda: "report.pdf" in notice(window), timeout=DEADLINE_MS)
    text = " ".join(" ".join(pages_of(target.read_bytes())).split())
    assert NAME in text
    assert "браузер" in text
    assert [path.name for path in target.parent.iterdir()] == ["report.pdf"]


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, window: ReportWindow, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf" / "x").mkdir(parents=True)
    report = window.report
    assert report is not None
    for target in (tmp_path / "taken.pdf", tmp_path / "nowhere" / "x.pdf"):
        before = sorted(tmp_path.iterdir())
        window.notices.clear()
        papers(window).write_pdf(report, target, brief=True, photos=False)
        qtbot.waitUntil(papers(window).pdf.isEnabled, timeout=DEADLINE_MS)
        assert len(window.notices.shown) == 1
        assert sorted(tmp_path.iterdir()) == before


def test_cancelled_it_leaves_nothing(qtbot: QtBot, window: ReportWindow, tmp_path: Path) -> None:
    report = window.report
    assert report is not None
    target = tmp_path / "out" / "report.pdf"
    target.parent.mkdir()
    papers(window).write_pdf(report, target, brief=False, photos=True)
    assert papers(window).bar.isVisible() and not papers(window).pdf.isEnabled()
    papers(window).stop()
    assert not papers(window).bar.isVisible() and papers(window).pdf.isEnabled()
    qtbot.waitUntil(lambda: papers(window)._tasks.busy == 0, timeout=DEADLINE_MS)
    assert list(target.parent.iterdir()) == []


def test_a_printer_gets_the_same_pages(qtbot: QtBot, window: ReportWindow, tmp_path: Path) -> None:
    report = window.report
    assert report is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    papers(window).print_to(report, printer, brief=True, photos=True)
    qtbot.waitUntil(lambda: not papers(window).bar.isVisible(), timeout=DEADLINE_MS)
    pages = pages_of((tmp_path / "printed.pdf").read_bytes())
    assert NAME in " ".join(" ".join(pages).split())


def test_without_the_server_the_paper_says_what_is_missing(film: Filmed, formats: Formats) -> None:
    report = film.report()
    film.go_offline()
    issue = Issue(report, film.desk.meta, film.desk.server, "x", 0)
    paper = compose(issue, formats)
    assert fetch(paper, film.exam_id, film.desk.recordings, Cancel(), lambda done, total: None) == {}


def test_fetching_can_be_stopped(film: Filmed, formats: Formats) -> None:
    cancel = Cancel()

    def stop(done: int, total: int) -> None:
        if done:
            cancel.set()

    issue = Issue(film.report(), film.desk.meta, film.desk.server, "x", 0)
    with pytest.raises(Unreachable):
        fetch(compose(issue, formats), film.exam_id, film.desk.recordings, cancel, stop)


def test_saving_writes_all_or_nothing(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"before")
    save(target, b"after")
    assert target.read_bytes() == b"after"
    with pytest.raises(DiskTrouble) as error:
        save(tmp_path / "missing" / "x.pdf", b"x")
    assert error.value.reason == "missing"
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "folder.pdf" / "x").touch()
    with pytest.raises(DiskTrouble) as error:
        save(tmp_path / "folder.pdf", b"x")
    assert error.value.reason == "taken"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.pdf", "x.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name != "posix", reason="no full disk here")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as error:
        write_to(Path("/dev/full"), b"x")
    assert error.value.reason == "full"


def test_an_appeal_package_is_made_from_the_window_and_checked_by_a_stranger(
    qtbot: QtBot, window: ReportWindow, film: Filmed, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "appeal.zip"
    target.parent.mkdir()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_A, keys)
    dialog = window.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    dialog.go.click()
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.close()
    qtbot.waitUntil(target.exists, timeout=DEADLINE_MS)
    qtbot.waitUntil(papers(window).pdf.isEnabled, timeout=DEADLINE_MS)
    assert "appeal.zip" in notice(window)
    assert run(["verify", str(target), "--key", film.desk.meta.signing_key]) == 0
    with zipfile.ZipFile(target) as file:
        pages = pages_of(file.read("report.pdf"))
        assert any(name.startswith("clips/") for name in file.namelist())
    assert NAME in " ".join(pages[0].split())
    assert [path.name for path in target.parent.iterdir()] == ["appeal.zip"]


def test_offline_the_dialogue_the_paper_and_the_notice_say_not_signed(
    qtbot: QtBot, window: ReportWindow, language: Language, film: Filmed, tmp_path: Path
) -> None:
    language.use("en")
    film.go_offline()
    film.desk.sync.run_once()  # so the desk knows
    papers(window).appeals.ask()
    dialog = window.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    assert "NOT SIGNED" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    report = window.report
    assert report is not None
    papers(window).appeals.make(report, scenes_of(report), tmp_path / "appeal.zip")
    qtbot.waitUntil((tmp_path / "appeal.zip").exists, timeout=DEADLINE_MS)
    qtbot.waitUntil(papers(window).pdf.isEnabled, timeout=DEADLINE_MS)
    assert "NOT SIGNED" in notice(window)
    with zipfile.ZipFile(tmp_path / "appeal.zip") as file:
        first = pages_of(file.read("report.pdf"))[0]
    assert "NOT SIGNED" in " ".join(first.split())
    assert run(["verify", str(tmp_path / "appeal.zip")]) == 1


def test_scenes_are_the_confirmed_violations_where_recordings_show_them(film: Filmed) -> None:
    first, second = scenes_of(film.report())
    assert [take.recording.kind for take in first.takes] == ["camera", "screen"]
    assert [(take.at_ms, take.from_ms, take.to_ms) for take in first.takes] == [
        (8_000, 5_000, 13_000),
        (6_000, 3_000, 11_000),
    ]
    assert [take.recording.kind for take in second.takes] == ["screen"]  # the camera had ended
    assert not first.cut_short

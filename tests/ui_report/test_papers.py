"""Printing and saving a report out of its window: a real server, real recordings, a real printer's pages."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
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
from oes_desktop.domain.models import SCREEN
from oes_desktop.domain.paper import Shot
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.offsets import Offsets
from oes_desktop.services.saving import save, write_to
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.paper.composing import compose
from oes_desktop.ui.report.paper.dialog import PaperDialog
from oes_desktop.ui.report.paper.issue import Issue
from oes_desktop.ui.report.paper.papers import Papers
from oes_desktop.ui.report.paper.pictures import fetch
from oes_desktop.ui.report.paper.scenes import scenes_of
from oes_desktop.ui.report.shift import ScreenShift
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.theme import Theme

DEADLINE_MS = 20_000


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filmed]:
    """One for all that change nothing of it."""
    with filmed(tmp_path_factory.mktemp("film")) as made:
        yield made


@pytest.fixture
def own_film(tmp_path: Path) -> Iterator[Filmed]:
    """For those that stop the server."""
    with filmed(tmp_path) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, film: Filmed, theme: Theme, language: Language) -> Iterator[ReportWindow]:
    with opened(qtbot, film, theme, language) as made:
        yield made


@pytest.fixture
def own_window(qtbot: QtBot, own_film: Filmed, theme: Theme, language: Language) -> Iterator[ReportWindow]:
    with opened(qtbot, own_film, theme, language) as made:
        yield made


@contextmanager
def opened(qtbot: QtBot, film: Filmed, theme: Theme, language: Language) -> Iterator[ReportWindow]:
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
    told = [label for each in window.notices.shown for label in each.findChildren(QLabel)]
    return " ".join(label.text() for label in told)


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


def test_a_shift_by_hand_chooses_the_frames_the_clips_and_the_breaks_and_is_said(
    qtbot: QtBot, own_window: ReportWindow, own_film: Filmed, language: Language, tmp_path: Path
) -> None:
    language.use("en")
    report = own_window.report
    assert report is not None
    screen = next(one for one in report.recordings if one.kind == SCREEN)
    own_window.player.seek(report.violations[0].at_ms)
    (shift,) = own_window.findChildren(ScreenShift)
    shift.panel.steps[1_000].click()
    qtbot.waitUntil(
        lambda: Offsets(own_film.desk.views).load([screen]) == {screen.id: 1_000}, timeout=DEADLINE_MS
    )
    issue = papers(own_window).issue(report, photos=True)
    shots = [one for one in compose(issue, Formats(language)).wanted() if isinstance(one, Shot)]
    assert {(shot.recording.kind, shot.offset_ms) for shot in shots} == {
        ("camera", 8_000), ("screen", 5_000), ("screen", 27_000),
    }  # fmt: skip
    target = tmp_path / "appeal.zip"
    papers(own_window).appeals.make(report, scenes_of(report, papers(own_window).shifts(report)), target)
    qtbot.waitUntil(target.exists, timeout=DEADLINE_MS)
    qtbot.waitUntil(papers(own_window).pdf.isEnabled, timeout=DEADLINE_MS)
    with zipfile.ZipFile(target) as file:
        document = json.loads(file.read("report.json"))
        pages = " ".join(" ".join(pages_of(file.read("report.pdf"))).split())
        frame = file.read("frames/001-screen.png")
    assert "screen, attempt 1: shifted by hand, 1,000 ms later than it says" in pages.replace("\xa0", " ")
    assert {one["kind"]: one["shifted_ms"] for one in document["recordings"]} == {
        "camera": 0,
        "screen": 1_000,
    }
    pieces = document["evidence"][0]["pieces"]
    assert [piece["wanted_ms"] for piece in pieces if piece["recording"] == screen.id] == [
        [5_000, 5_000],
        [2_000, 10_000],
    ]
    picture = QImage.fromData(frame)
    assert counter_of(as_frame(picture)) == 5 * FPS


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


def test_without_the_server_the_paper_says_what_is_missing(own_film: Filmed, formats: Formats) -> None:
    report = own_film.report()
    own_film.go_offline()
    issue = Issue(report, own_film.desk.meta, own_film.desk.server, "x", 0)
    paper = compose(issue, formats)
    assert fetch(paper, own_film.exam_id, own_film.desk.recordings, Cancel(), lambda done, total: None) == {}


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
    qtbot: QtBot, own_window: ReportWindow, language: Language, own_film: Filmed, tmp_path: Path
) -> None:
    language.use("en")
    own_film.go_offline()
    own_film.desk.sync.run_once()  # so the desk knows
    papers(own_window).appeals.ask()
    dialog = own_window.findChild(PaperDialog)
    assert isinstance(dialog, PaperDialog)
    assert "NOT SIGNED" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    report = own_window.report
    assert report is not None
    papers(own_window).appeals.make(report, scenes_of(report), tmp_path / "appeal.zip")
    qtbot.waitUntil((tmp_path / "appeal.zip").exists, timeout=DEADLINE_MS)
    qtbot.waitUntil(papers(own_window).pdf.isEnabled, timeout=DEADLINE_MS)
    assert "NOT SIGNED" in notice(own_window)
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

"""The real program in a process and a home of its own, led through a proctor's day by clicks and keys.

    python program_child.py ADDRESS LOGIN EXPORTS [--key-store]

The password is the first line that it reads. After each step it says so (JSON, a line) and waits for a line
before it goes on, so that whoever started it can look at its files meanwhile. It ends by closing its window.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from oes_desktop import logs, paths
from oes_desktop.app import Program
from oes_desktop.cli.app import lead_to
from oes_desktop.cli.guide import Guide, Step
from oes_desktop.cli.scenes import Scenes
from oes_desktop.services.preferences import Preferences
from oes_desktop.store.secrets import KeyringKeeper, MemoryKeeper
from oes_desktop.ui.report.header import BRIEF, DETAILED, HISTORY
from oes_desktop.ui.report.paper.papers import Papers
from oes_desktop.ui.shell.crash import CrashDialog
from oes_desktop.ui.shell.sign_out import SignOutDialog
from oes_desktop.ui.shell.single_instance import SingleInstance

COMMENT = "Канарейка-комментарий"


def say(*words: Any) -> None:
    """And wait until the reader has looked."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


def unlock_key_store() -> None:
    words = ["gnome-keyring-daemon", "--unlock", "--components=secrets"]
    subprocess.run(words, input=b"pw\n", check=True, capture_output=True)


class Day:
    """The steps. `exports`: where the proctor saves what she wants to have outside."""

    def __init__(self, program: Program, password: str, exports: Path) -> None:
        self.program, self.exports = program, exports
        self.scenes = Scenes(program, None, password)  # type: ignore[arg-type]

    def steps(self) -> list[Step]:
        s = self.scenes
        return [
            Step("form", lambda: None, s.form_is_there),
            Step("signed in", s.sign_in, lambda: s.status_online() and len(s.rows) > 0),
            Step("searched", s.search_first, lambda: s.matches() > 0),
            Step("saved view", s.save_view, lambda: not s.page.view.startswith("all")),
            Step("preview", lambda: s.preview(lambda row: True), s.preview_is_there),
            Step("report", lambda: s.open_report(lambda row: True), s.report_is_there),
            Step("playing", s.play, lambda: s.played(1_500)),
            Step("filmed", lambda: None, self.films_are_there),
            Step("photos", lambda: s.show_page(BRIEF), self.photos_are_here),
            Step("detailed", lambda: s.show_page(DETAILED), lambda: s.report.header.tabs.current == DETAILED),
            Step("decided", lambda: s.decide(2), lambda: s.report.header.decision.shown.value == "disputed"),
            Step("commented", lambda: s.comment(COMMENT), self.comment_waits),
            Step("delivered", lambda: s.show_page(HISTORY), s.delivered),
            Step("exported", self.export, lambda: self.pdf.exists() and self.papers.free_for() is not None),
            Step("downloaded", lambda: s.download(1), self.everything_is_here),
            Step("crashed", self.crash, lambda: self.crash_dialog().isVisible()),
            Step("signed out", self.sign_out, self.is_signed_out),
        ]

    @property
    def pdf(self) -> Path:
        return self.exports / "report.pdf"

    @property
    def papers(self) -> Papers:
        (found,) = self.scenes.report.findChildren(Papers)
        return found

    def export(self) -> None:
        report = self.scenes.report.report
        assert report is not None
        self.papers.write_pdf(report, self.pdf, brief=False, photos=True)

    def films_are_there(self) -> bool:
        """Small pictures of the recordings are made and kept."""
        desk, report = self.program.desk, self.scenes.report.report
        assert desk is not None and report is not None
        kept = [desk.opened.store.films.load(recording) for recording in report.recordings]
        return all(film is not None and film.complete for film in kept)

    def photos_are_here(self) -> bool:
        desk, report = self.program.desk, self.scenes.report.report
        assert desk is not None and report is not None
        kept = [desk.opened.store.reports.photo(report.exam.id, each.id) for each in report.snapshots]
        return self.scenes.report.photos.idle and None not in kept

    def comment_waits(self) -> bool:
        desk = self.program.desk
        assert desk is not None
        return any(row.act.body.get("comment") == COMMENT for row in desk.decisions.outbox())

    def everything_is_here(self) -> bool:
        desk, report = self.program.desk, self.scenes.report.report
        assert desk is not None and report is not None
        return desk.recordings.downloaded(report.exam.id)

    def crash(self) -> None:
        """A bug that carries what must never be written."""
        name = self.scenes.rows[0].student_name

        def fail() -> None:
            raise RuntimeError(f"{name}: {COMMENT}")

        QTimer.singleShot(0, self.program, fail)

    def crash_dialog(self) -> CrashDialog:
        return self.program.window.findChildren(CrashDialog)[-1]

    def sign_out(self) -> None:
        """What is here stays, for the next sign-in."""
        self.crash_dialog().close()
        for report in list(self.program.reports.values()):
            report.close()
        self.program.window.sign_out_requested.emit(False)

    def is_signed_out(self) -> bool:
        for dialog in self.program.window.findChildren(SignOutDialog):
            if dialog.isVisible():
                dialog._go.click()
        return self.program.desk is None and self.scenes.form_is_there()


def tokens_of(program: Program) -> list[str]:
    tokens = program.desk.client.tokens() if program.desk is not None else None
    return [tokens.access, tokens.refresh] if tokens is not None else []


def main(address: str, login: str, exports: str, *options: str) -> int:
    password = sys.stdin.readline().strip()
    if "--key-store" in options:
        unlock_key_store()
        keeper: Any = KeyringKeeper()
    else:
        keeper = MemoryKeeper()
    folders = paths.folders()
    logs.start(folders.logs, verbose=True)
    chosen = {"servers": (address,), "last_login": login, "language": "en", "undo_seconds": 3}
    Preferences(folders.config).change(**chosen)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.NAME)
    qt.setQuitOnLastWindowClosed(False)
    instance = SingleInstance(paths.private_folder(folders.config))
    program = Program(qt, keeper_factory=lambda: keeper, silent=True)
    lead_to(program)
    program.closed.connect(qt.quit)
    failed = []

    def told(record: Any) -> None:
        if not record.ok:
            failed.append(record.step)
        say(record.step, record.trouble, *tokens_of(program))

    guide = Guide(Day(program, password, Path(exports)).steps(), Path(exports), told)
    guide.finished.connect(program.window.close)
    program.start()
    guide.start()
    qt.exec()
    instance.close()
    logs.stop()
    say("ended", "")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))

"""`oes-desktop demo`: a server with exams made on the spot, and the program signed in to it.

The server is a child process on a loopback port. The profile is thrown away at the end and its secret lives
in memory only, so no keyring is needed and nothing of the person who runs it is touched.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from oes_desktop import logs, memory, paths
from oes_desktop.cli.app import NO_SCREEN, lead_to
from oes_desktop.cli.ending import end
from oes_desktop.cli.screen import has_screen, virtual_screen
from oes_desktop.cli.server_child import ServerChild, copy_for_one_run
from oes_desktop.domain.clock import SystemClock
from oes_desktop.server.demo import FULL, SMALL, DemoSize, make_demo
from oes_desktop.services.preferences import Preferences

if TYPE_CHECKING:
    from oes_desktop.app import Program

LOGIN = "proctor"
PASSWORD = f"{LOGIN}-demo"
SIZES = {"full": FULL, "small": SMALL}


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "demo",
        help="the program with a server and exams made on the spot",
        description="Makes a server with recorded exams, opens the program and signs in. Nothing is kept.",
    )
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help="do the main job unattended, pictures in DIR"
    )
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="make the README's pictures in DIR")
    parser.add_argument(
        "--size", choices=list(SIZES), default="full", help="how much demo data (default full)"
    )
    parser.add_argument("--seed", type=int, default=1, help="other numbers make other data (default 1)")
    parser.add_argument("--language", choices=("ru", "kk", "en"), help="language of the window")
    parser.add_argument("--theme", choices=("light", "dark"), help="theme of the window")


def run(arguments: argparse.Namespace) -> int:
    unattended = arguments.tour or arguments.pictures
    with ExitStack() as stack:
        if not has_screen():
            if not unattended:
                print(f"{NO_SCREEN} Try: oes-desktop demo --tour DIR", file=sys.stderr)
                return 2
            stack.enter_context(virtual_screen())
        made = made_demo(SIZES[arguments.size], arguments.seed)
        data = stack.enter_context(one_run(made))
        server = stack.enter_context(ServerChild(data, "--demo"))
        stack.enter_context(throw_away_home())
        code = _show(arguments, server)
    end(code)


def made_demo(size: DemoSize, seed: int) -> Path:
    """The demo's data folder, made if it is not there (below a minute, shown), else at once."""
    folder = paths.private_folder(paths.folders().cache / "demo") / f"{size.name}-{seed}"
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Making the demo's exams", total=None)
        make_demo(
            folder,
            seed=seed,
            now_ms=SystemClock().now_ms(),
            size=size,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    return folder


@contextmanager
def one_run(made: Path) -> Iterator[Path]:
    """A copy that may be changed; recordings are shared."""
    with tempfile.TemporaryDirectory(dir=made.parent, prefix="run-") as folder:
        data = Path(folder)
        copy_for_one_run(made, data, ("media",))
        yield data


@contextmanager
def throw_away_home() -> Iterator[Path]:
    """The program's folders for this run, gone afterwards. Encrypted like any other."""
    before = os.environ.get("OES_DESKTOP_HOME")
    with tempfile.TemporaryDirectory(prefix="oes-demo-", ignore_cleanup_errors=True) as home:
        os.environ["OES_DESKTOP_HOME"] = home
        try:
            yield Path(home)
        finally:
            logs.stop()
            if before is None:
                del os.environ["OES_DESKTOP_HOME"]
            else:
                os.environ["OES_DESKTOP_HOME"] = before


def _show(arguments: argparse.Namespace, server: ServerChild) -> int:
    memory.stay_off_the_disk()
    logs.start(paths.folders().logs)
    sys.setswitchinterval(0.0005)
    from PySide6.QtWidgets import QApplication

    from oes_desktop.app import Program
    from oes_desktop.store.secrets import MemoryKeeper

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.NAME)
    qt.setQuitOnLastWindowClosed(False)
    unattended = bool(arguments.tour or arguments.pictures)
    Preferences(paths.folders().config).change(
        servers=(server.address,),
        last_login=LOGIN,
        language=arguments.language or ("ru" if unattended else "system"),
        theme=arguments.theme or ("light" if unattended else "system"),
    )
    keeper = MemoryKeeper()
    program = Program(qt, keeper_factory=lambda: keeper, silent=unattended)
    lead_to(program)
    program.closed.connect(qt.quit)
    if not unattended:
        address = server.address
        program.start(lambda: program.session.sign_in(address, LOGIN, PASSWORD, stay=True))
        return qt.exec()
    return _guided(arguments, program, server, qt.exec)


def _guided(
    arguments: argparse.Namespace, program: Program, server: ServerChild, execute: Callable[[], int]
) -> int:
    from oes_desktop.cli import pictures, tour
    from oes_desktop.cli.guide import Guide

    folder: Path = arguments.tour or arguments.pictures
    folder.mkdir(parents=True, exist_ok=True)
    steps = (tour if arguments.tour else pictures).steps(program, server)
    guide = Guide(steps, folder, _tell)
    guide.finished.connect(program.window.close)
    program.start()
    guide.start()
    execute()
    if arguments.tour:
        guide.journal.write(folder / "tour.json")
    return 0 if guide.journal.ok else 1


def _tell(record: Any) -> None:
    sign = "ok" if record.ok else "FAILED"
    print(f"{sign:>6}  {record.ms:8.0f} ms  {record.step}  {record.trouble}".rstrip(), flush=True)

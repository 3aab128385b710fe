"""`oes-desktop`: the program itself."""

from __future__ import annotations

import argparse
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any

from oes_desktop import logs, memory, paths
from oes_desktop.cli import quick_start
from oes_desktop.cli.ending import end
from oes_desktop.cli.screen import has_screen

NO_SCREEN = "There is no screen here, so no window can open."


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "app",
        help="the program itself (what runs when no command is given)",
        description="Opens the program. A second start brings the first one's window to the front.",
    )
    parser.add_argument("--verbose", action="store_true", help="write more into the local log")


def run(arguments: argparse.Namespace) -> int:
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 2
    quick_start.rest()
    memory.stay_off_the_disk()
    logs.start(paths.folders().logs, verbose=arguments.verbose)
    sys.setswitchinterval(0.0005)  # a reading player must not wait behind a busy thread (16 ms against 163)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    quick_start.read_no_sources()
    from oes_desktop.ui.shell.session_end import SessionEnd
    from oes_desktop.ui.shell.single_instance import SingleInstance

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.NAME)
    qt.setQuitOnLastWindowClosed(False)  # the program quits when its main window closes
    config = paths.folders().config
    with suppress(OSError):  # a disk that cannot be written is told in the window, when it is needed
        paths.private_folder(config)
    instance = SingleInstance(config)
    if not instance.first and instance.hand_over(sys.argv[1:]):
        return 0

    from oes_desktop.app import Program

    program = Program(qt)
    lead_to(program)
    instance.called.connect(lambda _: program.window.raise_window())
    program.closed.connect(qt.quit)
    ends = SessionEnd(qt)
    ends.ending.connect(program.window.close_now)
    program.start()
    QTimer.singleShot(quick_start.RESTS_MS, quick_start.settle)
    code = qt.exec()
    ends.close()
    instance.close()
    end(code)


def lead_to(program: Any) -> None:
    """Whatever escapes, on whatever thread, ends at the crash dialog (through a queued signal)."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            program.tasks.unhandled.emit(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook

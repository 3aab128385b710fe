"""A measured process, begun as `cli/app` begins the program: with its garbage collector, pool of memory and
reading of sources as they are there.

`python -m oes_desktop.cli.bench.as_program report_run` (or another of `MODULES`), its order as JSON on
standard input: `address`, `login`, `password`, and what the module says. Signs in with a secret that lives in
memory, takes the steps of the module's `Run`, says in JSON what it found, and ends. With `limit_s` in its
order it ends after so long whatever happens, and says on standard error what it hung in.

A module may bring a `Keeper` of secrets and a `Watched` program of its own.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import sys
import time
from typing import NoReturn

from oes_desktop.cli import quick_start
from oes_desktop.cli.ending import end

MODULES = ("report_run", "review_run", "faults_run")


def main() -> NoReturn:
    faulthandler.enable()  # a process that dies says where
    quick_start.rest()
    sys.setswitchinterval(0.0005)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    quick_start.read_no_sources()
    from oes_desktop import paths
    from oes_desktop.app import Program
    from oes_desktop.cli.bench.following import follow
    from oes_desktop.store.secrets import MemoryKeeper

    (name,) = (known for known in MODULES if known == sys.argv[1])
    measured = importlib.import_module(f"oes_desktop.cli.bench.{name}")
    order = json.loads(sys.stdin.readline())
    if "limit_s" in order:
        faulthandler.dump_traceback_later(order["limit_s"], exit=True)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName(paths.NAME)
    qt.setQuitOnLastWindowClosed(False)
    keeper = getattr(measured, "Keeper", MemoryKeeper)()
    made = getattr(measured, "Watched", Program)
    program: Program = made(qt, keeper_factory=lambda: keeper, silent=True)
    program.closed.connect(qt.quit)
    program.start(
        lambda: program.session.sign_in(order["address"], order["login"], order["password"], stay=True)
    )
    QTimer.singleShot(quick_start.RESTS_MS, quick_start.settle)
    run = measured.Run(program, order)
    codes: list[int] = []

    def close(code: int) -> None:
        codes.append(code)
        run.found["closing_at"] = time.monotonic()
        program.window.close_now()

    timer = follow(run.steps(), run.deadline_s, close)
    qt.exec()
    timer.stop()
    print(json.dumps(run.found), flush=True)
    end(codes[0] if codes else 1)


if __name__ == "__main__":
    main()

"""«Смотреть» to the first picture, the player beside plain libVLC, and memory with one report open.

Everything is read from the vault: the recordings of one exam of the small demo are downloaded whole first.
The program runs in a process of its own (`report_run.py`) and speaks with a server that is another one. The
reference of the player is the same libVLC, with the same flags and its pictures in memory too, on the plain
file by its path.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.cli.bench.spawned import environment
from oes_desktop.cli.demo import LOGIN, PASSWORD, made_demo, one_run
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.server.demo import SMALL
from oes_desktop.services.preferences import Preferences

_START_S, _RUN_S = 120, 60  # what a run may take before something must be wrong
_PLAIN = "libVLC on the plain file"


def measure(*, rows: int, runs: int) -> Outcome:
    """`rows` is ignored: the store holds the exams of the small demo, and the outcome says how many.
    Raises `subprocess.CalledProcessError` when the program does not get through."""
    with ExitStack() as stack:
        data = stack.enter_context(one_run(made_demo(SMALL, seed=1)))
        server = stack.enter_context(ServerChild(data, "--demo"))
        home = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True))
        )
        found = _program(home, server.address, runs)
    return Outcome("report", SMALL.exams, _measures(found), _notes(found))


def _program(home: Path, address: str, runs: int) -> dict[str, Any]:
    Preferences(home / "config").change(language="ru", theme="light")
    order = {"address": address, "login": LOGIN, "password": PASSWORD, "runs": runs, "folder": str(home)}
    answer = subprocess.run(
        [sys.executable, "-m", "oes_desktop.cli.bench.as_program", "report_run"],
        input=json.dumps(order).encode(),
        env=environment(home),
        stdout=subprocess.PIPE,
        check=True,
        timeout=_START_S + _RUN_S * runs,
    )
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _measures(found: dict[str, Any]) -> list[Measure]:
    opened, player = found["opened"], found["player"]
    first = (_PLAIN, player["plain_first"])
    seeks = (_PLAIN, player["plain_seeks"])
    return [
        figure("«Смотреть» to the first picture painted", "ms", opened["first"][1:], goal="< 150"),
        figure("player: first picture", "ms", player["first"], goal="<= 1.1x", reference=first),
        figure("player: exact seek, paused", "ms", player["seeks"], goal="<= 1.1x", reference=seeks),
        figure("resident memory, one report playing", "MiB", opened["resident_mib"], goal="< 350"),
    ]


def _notes(found: dict[str, Any]) -> list[str]:
    player = found["player"]
    return [
        f"The process's first report ({found['opened']['first'][0]:.0f} ms to a picture) is not counted.",
        f"Seeks without a picture: {player['missed']} of the player, {player['plain_missed']} of libVLC.",
        f"Recording: {found['recording']}. Qt platform: {found['platform']}.",
    ]

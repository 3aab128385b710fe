"""A scripted reviewer goes through reports of 20 to 40 minutes by keys alone: how long a decision takes, how
many keys, how much of the recordings was watched, and whether what was planted was really on screen.

The program runs in a process of its own (`review_run.py`) with real libVLC, and speaks with a server that is
another one. Violations are proven seen by the second burnt into the pictures that were painted, beside the
program's own coverage. The reviewer needs no time to understand, so each decision is made to wait for
`THINK_S`: the figures are those of the program, never of a person.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.cli.bench.review_exams import LOGIN, PASSWORD, make_exams
from oes_desktop.cli.bench.spawned import environment
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.services.preferences import Preferences

THINK_S = 1.5
_START_S, _REPORT_S = 180, 120  # what it may take before something must be wrong


def measure(*, rows: int, runs: int) -> Outcome:
    """`runs`: reports; `rows` is ignored. Raises `subprocess.CalledProcessError` when the program does not
    get through."""
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        data, home = Path(folder) / "server", Path(folder) / "home"
        home.mkdir()
        make_exams(data, runs, Path(folder))
        with ServerChild(data) as server:
            found = _program(home, server.address, runs)
    return Outcome("review", runs, _measures(found), _notes(found))


def _program(home: Path, address: str, reports: int) -> dict[str, Any]:
    Preferences(home / "config").change(language="ru", theme="light", open_next=True)
    order = {
        "address": address,
        "login": LOGIN,
        "password": PASSWORD,
        "reports": reports,
        "think_s": THINK_S,
    }
    answer = subprocess.run(
        [sys.executable, "-m", "oes_desktop.cli.bench.as_program", "review_run"],
        input=json.dumps(order).encode(),
        env=environment(home),
        stdout=subprocess.PIPE,
        check=True,
        timeout=_START_S + _REPORT_S * reports,
    )
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _measures(found: dict[str, Any]) -> list[Measure]:
    done, idle = found["decisions"], found["idle_ms"]
    planted = sum(each["planted"] for each in done)
    share = 100 / max(1, planted)
    figures = [
        figure("a decision, from opening on", "s", [each["seconds"] for each in done], goal="<= 20"),
        figure("keys for a decision, verdicts apart", "keys", [each["keys"] for each in done], goal="<= 3"),
        figure("keys for verdicts", "keys", [each["verdicts"] for each in done]),
        figure("watched of what was recorded", "%", [each["watched"] * 100 for each in done], goal="<= 5"),
        figure(
            "planted violations seen, by the pictures",
            "%",
            [sum(each["pictured"] for each in done) * share],
            goal=">= 98",
        ),
        figure(
            "planted violations seen, by the coverage",
            "%",
            [sum(each["covered"] for each in done) * share],
            goal=">= 98",
        ),
    ]
    if idle:
        figures.append(figure("key to the first picture of the next report", "ms", idle, goal="p95 < 150"))
    return figures


def _notes(found: dict[str, Any]) -> list[str]:
    planted = sum(each["planted"] for each in found["decisions"])
    return [
        f"Moments at {found['rate']:g}x; {THINK_S:g} s of thinking are in every decision.",
        f"{planted} violations were planted; keys of the set-up, once: {found['setup_keys']}.",
        f"Qt platform: {found['platform']}.",
    ]

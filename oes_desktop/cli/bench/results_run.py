"""The results of one profile, measured in a process of their own, for `bench results`.

`python -m oes_desktop.cli.bench.results_run PART`, the order (JSON: rows, runs, secret) on standard input;
the figures (milliseconds, by name) come as JSON on the last line of standard output. PART is `engine`:
questions and answers without a window; or `page`: the program, from the question to the painted answer.
"""

from __future__ import annotations

import base64
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oes_desktop.cli import quick_start

Figures = dict[str, list[float]]


class Stopwatch:
    """Collects figures by name; what has none is not measured."""

    def __init__(self) -> None:
        self.found: Figures = {}

    def note(self, name: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        if name:
            self.found.setdefault(name, []).append(seconds * 1000)


def resident_mib() -> float:
    import psutil

    return float(psutil.Process().memory_info().rss) / 2**20


def own_mib() -> float:
    """What this process alone holds: the code of libraries is left out, also while nobody else uses it."""
    import psutil

    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024
    except OSError:  # not Linux
        return float(psutil.Process().memory_full_info().uss) / 2**20


def main() -> None:
    part, order = sys.argv[1], json.loads(sys.stdin.readline())
    secret = base64.b64decode(order["secret"])
    sys.setswitchinterval(0.0005)  # as the program does
    found: dict[str, Any]
    if part == "engine":
        from oes_desktop.cli.bench.results_engine import measure

        found = measure(secret, order["runs"])
    else:
        quick_start.rest()  # both in the places where the program has them
        import PySide6.QtWidgets  # noqa: F401

        quick_start.read_no_sources()
        from oes_desktop.cli.bench.results_page import measure as measure_page

        found = measure_page(secret, order["rows"], order["runs"])
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()

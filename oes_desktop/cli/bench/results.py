"""The results page with any number of exams: questions, facets, scrolling, changes, memory.

Two processes are measured: one asks the index without a window, the other is the program with its page.
Beside them, in the same run and by turns: a bare numpy scan of the same columns, the smallest Qt window, and
(up to 100,000 exams) a QSortFilterProxyModel over the same texts.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.cli.bench.profile import make_profile
from oes_desktop.cli.bench.spawned import environment

_FEW = 100  # exams of a page whose memory is the program's own
_SCAN, _PROXY = "bare numpy scan", "QSortFilterProxyModel"
_EMPTY = """
import json
import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
QTimer.singleShot(300, app.quit)
app.exec()
try:
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    own = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Anonymous:"))
except OSError:
    own = psutil.Process().memory_full_info().uss / 2**20
print(json.dumps({"own": own, "resident": psutil.Process().memory_info().rss / 2**20}))
"""
# Name -> (goal, name of the reference's figures, the reference)
_ENGINE = {
    "first build from the store": ("< 5000", "", ""),
    "write the snapshot": ("", "", ""),
    "load from the snapshot": ("", "", ""),
    **{f"search {n}": ("<= 3x", f"scan {n}", _SCAN) for n in (1, 2, 3, 8)},
    "sort, first time": ("< 150", "", ""),
    "facets": ("<= 2x, < 20", "scan facets", "bare bincounts"),
    "facets of all filters together": ("< 20", "", ""),
    "counts of views": ("", "", ""),
    "group by student": ("", "", ""),
    "open one student": ("< 10", "", ""),
    "open all students": ("< 50", "", ""),
}
_PAGE = {
    "page search 1": ("< 50, <= 3x", "scan 1", _SCAN),
    "page search 2": ("< 25, <= 3x", "scan 2", _SCAN),
    "page search 3": ("< 25, <= 3x", "scan 3", _SCAN),
    "page search 8": ("< 25, <= 3x", "scan 8", _SCAN),
    "page sort, first time": ("< 150", "", ""),
    "page sort": ("< 15", "proxy sort", _PROXY),
    "scroll, jump": ("< 16", "", ""),
    "scroll, page": ("< 16.6", "", ""),
    "page group by student": ("", "", ""),
    "page open one student": ("< 10", "", ""),
    "page open all students": ("< 50", "", ""),
    "sync of 1,000 changes": ("< 60", "", ""),
}


def measure(*, rows: int, runs: int) -> Outcome:
    """Raises `subprocess.CalledProcessError` when a process does not get through."""
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as home:
        secret = base64.b64encode(make_profile(Path(home), rows, indexed=False)).decode()
        order = {"rows": rows, "runs": runs, "secret": secret}
        engine = _part("engine", Path(home), order)
        _part("page", Path(home), order | {"runs": 1})  # compiles, and warms what the system keeps of files
        page = _part("page", Path(home), order)
        empty = _empty_window(Path(home))
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as home:
        secret = base64.b64encode(make_profile(Path(home), _FEW)).decode()
        few = _part("page", Path(home), {"rows": _FEW, "runs": 0, "secret": secret})["resident_mib"]
    measures = [
        *_measures(engine["figures"], _ENGINE | _alone(engine["figures"])),
        *_measures(engine["figures"] | page["figures"], _PAGE | _beside_proxy(page["figures"])),
        *_memory(page, few, empty),
    ]
    return Outcome("results", rows, measures, _notes(page))


def _part(name: str, home: Path, order: dict[str, Any]) -> dict[str, Any]:
    answer = subprocess.run(
        [sys.executable, "-m", "oes_desktop.cli.bench.results_run", name],
        input=json.dumps(order).encode(),
        env=environment(home),
        stdout=subprocess.PIPE,
        check=True,
        timeout=3_600,
    )
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _empty_window(home: Path) -> dict[str, float]:
    words = [sys.executable, "-c", _EMPTY]
    answer = subprocess.run(words, env=environment(home), capture_output=True, check=True, timeout=60)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def _alone(figures: dict[str, list[float]]) -> dict[str, tuple[str, str, str]]:
    """Every filter, and every column's sort: there may be more of them than are named here."""
    return {name: ("< 15", "", "") for name in figures if name.startswith(("filter ", "sort "))}


def _beside_proxy(figures: dict[str, list[float]]) -> dict[str, tuple[str, str, str]]:
    """Qt's own way takes minutes at a million, so it is asked up to 100,000 exams alone."""
    return {"page search 3": ("< 25", "proxy filter", _PROXY)} if "proxy filter" in figures else {}


def _measures(figures: dict[str, list[float]], named: dict[str, tuple[str, str, str]]) -> list[Measure]:
    found = []
    for name, (goal, reference, title) in named.items():
        beside = (title, figures[reference]) if reference and reference in figures else None
        found.append(figure(name, "ms", figures[name], goal=goal, reference=beside))
    return found


def _memory(page: dict[str, Any], few: float, empty: dict[str, float]) -> list[Measure]:
    """Of the program with its page open, as it is found at rest. `own`: without what processes share, such as
    the code of libraries: what Task Manager and Activity Monitor show."""
    window = ("empty Qt window", [empty["resident"]])
    here = page["resident_mib"]
    return [
        figure(
            "own memory above an empty window",
            "MiB",
            [page["own_mib"] - empty["own"]],
            goal="<= 114 (120 MB)",
        ),
        figure("resident memory above an empty window", "MiB", [here - empty["resident"]]),
        figure(f"memory above the page with {_FEW} exams", "MiB", [max(here - few, 0.1)]),
        figure("resident memory with the page open", "MiB", [here], reference=window),
        figure("resident memory after all of this", "MiB", [page["worked_mib"]], reference=window),
    ]


def _notes(page: dict[str, Any]) -> list[str]:
    return [
        "“page”: in the program's window, from the key, the click or the change to the end of the paint.",
        f"Qt platform: {page['platform']}.",
    ]

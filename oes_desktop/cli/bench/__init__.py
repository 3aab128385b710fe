"""`oes-desktop bench NAME`: measure the program on this computer. A bench judges nothing and is no test.

Each bench makes its own data, runs its reference in the same run, alternating, and hands back its measures.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

# Bench -> (module, what it measures).
BENCHES = {
    "startup": ("startup", "cold start to a usable results page"),
    "results": ("results", "the results page: questions, facets, scrolling, changes, memory"),
    "report": ("report", "«Смотреть» to the first picture, seeks, memory with one report open"),
    "review": ("review", "a scripted reviewer goes through --reports reports by keys alone"),
    "seek": ("seek", "key frame and exact picture after a seek, beside PyAV and plain libVLC"),
    "download": ("download", "a recording of --mib MiB into the vault, beside curl writing it in the clear"),
    "faults": (
        "faults",
        "the decision protocol, whose counts are exact, and the windows in all kinds of trouble",
    ),
    "sync": ("sync", "camera and screen played together, --runs minutes of them: how far apart they are"),
}


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "bench",
        help="measure the program on this computer",
        description="Measures the program here and now, beside a named reference in the same run.",
    )
    lines = "; ".join(f"{name}: {line}" for name, (_, line) in BENCHES.items())
    parser.add_argument("name", choices=list(BENCHES), help=lines)
    parser.add_argument("--rows", type=int, default=10_000, help="exams in the store (default 10,000)")
    parser.add_argument("--runs", type=int, default=10, help="repetitions of each measure (default 10)")
    parser.add_argument("--reports", type=int, default=50, help="reports to review (default 50)")
    parser.add_argument(
        "--mib", type=int, default=256, help="download: MiB of the recording (default 256; 10 GB: 10240)"
    )
    parser.add_argument(
        "--samples",
        type=Path,
        metavar="DIR",
        help="seek: recordings to seek in too (default: those beside the checkout, if there are any)",
    )
    parser.add_argument(
        "--journeys",
        type=lambda text: tuple(filter(None, text.split(","))),
        metavar="NAMES",
        help="faults: only these of the journeys through the windows, with commas between; '' for none",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measures here as well")


def run(arguments: argparse.Namespace) -> int:
    from oes_desktop.cli.bench.measures import Outcome, print_table  # a measured process must not pay for it

    module = importlib.import_module(f"oes_desktop.cli.bench.{BENCHES[arguments.name][0]}")
    runs = arguments.reports if arguments.name == "review" else arguments.runs
    given = {"samples": arguments.samples or module.beside_checkout()} if arguments.name == "seek" else {}
    if arguments.name == "download":
        given = {"mib": arguments.mib}
    if arguments.name == "faults" and arguments.journeys is not None:
        given = {"journeys": arguments.journeys}
    outcome: Outcome = module.measure(rows=arguments.rows, runs=runs, **given)
    print_table(outcome)
    if arguments.json:
        arguments.json.write_text(json.dumps(outcome.as_json(), ensure_ascii=False, indent=1), "utf-8")
    return 0

"""What a bench found: figures with their reference, as a table and as JSON."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from oes_desktop import __version__


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: median and 95th percentile of `runs` values in `unit`. `ratio` is p50 to p50 of the
    reference, which ran in the same run; `goal` is what is wished for, as text, never judged."""

    name: str
    unit: str
    p50: float
    p95: float
    runs: int
    goal: str = ""
    reference: str = ""
    reference_p50: float | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    bench: str
    size: int
    measures: list[Measure]
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        machine = {
            "cores": os.cpu_count(),
            "system": f"{platform.system()} {platform.release()}",
            "python": platform.python_version(),
            "program": __version__,
        }
        measures = [{k: v for k, v in asdict(m).items() if v not in ("", None)} for m in self.measures]
        return {
            "bench": self.bench,
            "size": self.size,
            "machine": machine,
            "measures": measures,
            "notes": self.notes,
        }


def figure(
    name: str,
    unit: str,
    values: Sequence[float],
    *,
    goal: str = "",
    reference: tuple[str, Sequence[float]] | None = None,
) -> Measure:
    """Sum up repeated `values`, beside those of a named reference."""
    p50 = statistics.median(values)
    measure = Measure(name, unit, round(p50, 2), round(percentile(values, 95), 2), len(values), goal)
    if reference is None:
        return measure
    other = statistics.median(reference[1])
    return Measure(
        name,
        unit,
        measure.p50,
        measure.p95,
        measure.runs,
        goal,
        reference[0],
        round(other, 2),
        round(p50 / other, 2) if other else None,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * int(share) // 100) - 1))]


def print_table(outcome: Outcome) -> None:
    table = Table(title=f"bench {outcome.bench}, size {outcome.size:,}", title_justify="left")
    for heading in ("measure", "unit", "p50", "p95", "runs", "goal", "reference", "its p50", "ratio"):
        table.add_column(heading, justify="left" if heading in ("measure", "goal", "reference") else "right")
    for m in outcome.measures:
        own = [m.name, m.unit, f"{m.p50:,}", f"{m.p95:,}", str(m.runs), m.goal]
        other = [m.reference, "" if m.reference_p50 is None else f"{m.reference_p50:,}"]
        table.add_row(*own, *other, "" if m.ratio is None else f"{m.ratio:.2f}")
    console = Console(width=None if Console().is_terminal else 150)
    console.print(table)
    for note in outcome.notes:
        console.print(note, highlight=False)

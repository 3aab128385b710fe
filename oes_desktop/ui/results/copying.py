"""Lines as text for the clipboard: a head, then a line an exam, cells apart by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oes_desktop.services.results import Line
from oes_desktop.ui.results.columns import COLUMNS, Words, column_title

_RUNS = ("=", "+", "-", "@", "\t")  # what a spreadsheet would take for a formula


def as_table(lines: Iterable[Line | None], words: Words, columns: Sequence[int]) -> str:
    """`columns`: places in `COLUMNS`, in the order of the screen. Lines that are gone are left out."""
    codes = [COLUMNS[place].code for place in columns if not COLUMNS[place].fixed]
    table = [[column_title(code) for code in codes]]
    for line in lines:
        if line is not None:
            cells = words.of(line).cells
            table.append([_harmless(cells[code]) for code in codes])
    return "\n".join("\t".join(row) for row in table)


def _harmless(cell: str) -> str:
    """A cell that begins like a formula is led by an apostrophe, which a spreadsheet takes for "text"."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell

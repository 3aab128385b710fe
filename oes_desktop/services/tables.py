"""Tables as files for other programs: CSV and XLSX, written row by row, whole or not at all.

A cell is text, a number, a moment (without a zone: as the reader shall see it) or None. Text never runs as a
formula, neither in CSV (`domain.cells`) nor in XLSX (written as text, nothing is guessed from it). The file
is in the clear, by the proctor's wish; until it is complete it lies beside its place for this user only.
Knows no exams and no Qt.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from oes_desktop.disk import disk_door
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.cells import harmless
from oes_desktop.services.saving import beside, inside

Cell = str | int | float | datetime | None
Row = Sequence[Cell]

SHEET_ROWS = 1_048_576  # of a sheet of XLSX, the head among them
_SHEET_LETTERS = 32_767  # of a cell of XLSX
_CHUNK = 500  # rows between two looks at the cancel flag


@dataclass(frozen=True, slots=True)
class Table:
    """`widths`: letters; `total`: rows that `rows` will give, for the progress alone."""

    title: str
    head: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Row]
    total: int


def write_csv(
    table: Table,
    path: Path,
    *,
    delimiter: str = ",",
    cancel: Cancel | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """UTF-8 with a byte order mark, lines ended by CR LF (RFC 4180). Gives the number of rows. Raises
    `DiskTrouble`, what reading the rows raises, and `Unreachable("cancelled")`: then there is no file."""
    with beside(path) as place:
        with disk_door(path), open(place, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
            writer.writerow([harmless(text) for text in table.head])
            count = 0
            for row in _watched(table, cancel, progress):
                writer.writerow([_csv_cell(cell) for cell in row])
                count += 1
        return count


def write_xlsx(
    table: Table,
    path: Path,
    *,
    sheet_rows: int = SHEET_ROWS,
    cancel: Cancel | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """One sheet, or several where one is full. Gives and raises as `write_csv`."""
    import xlsxwriter  # loaded when it is needed

    with inside(path) as place:
        options = {
            "constant_memory": True,
            "tmpdir": str(place.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
        }
        with disk_door(path):
            book = xlsxwriter.Workbook(str(place), options)
            try:
                count = _fill_book(book, table, _watched(table, cancel, progress), sheet_rows)
            except Exception:
                _abandon(book)
                raise
            _close(book)
        return count


def _fill_book(book: Any, table: Table, rows: Iterator[Row], sheet_rows: int) -> int:
    bold = book.add_format({"bold": True, "bottom": 1})
    moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    count = 0
    while True:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for place, (text, width) in enumerate(zip(table.head, table.widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, text, bold)
        at = 0
        for at, row in enumerate(islice(rows, sheet_rows - 1), 1):
            for place, cell in enumerate(row):
                _write_cell(sheet, at, place, cell, moment)
        count += at
        if at:
            sheet.autofilter(0, 0, at, len(table.head) - 1)
        if at < sheet_rows - 1:
            return count


def _write_cell(sheet: Any, row: int, place: int, cell: Cell, moment: Any) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, place, _encodable(cell)[:_SHEET_LETTERS])
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, place, cell, moment)
    elif cell is not None:
        sheet.write_number(row, place, cell)


def _close(book: Any) -> None:
    """Raises `OSError`."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:  # wraps what the system said
        raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError() from error


def _abandon(book: Any) -> None:
    """Let go of the files of rows without putting a book together, which takes long for a big one."""
    for sheet in book.worksheets():
        sheet.row_data_fh.close()


def _csv_cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    return harmless(cell) if isinstance(cell, str) else cell


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _watched(
    table: Table, cancel: Cancel | None, progress: Callable[[int, int], None] | None
) -> Iterator[Row]:
    for count, row in enumerate(table.rows):
        if count % _CHUNK == 0:
            if cancel is not None:
                cancel.raise_if_set()
            if progress is not None:
                progress(count, max(table.total, count + 1))
        yield row

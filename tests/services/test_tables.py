"""Tables as files: read back by others' eyes (csv, the XML of the sheet), whole or not at all."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import Damaged, DiskTrouble, Unreachable
from oes_desktop.services.tables import Row, Table, write_csv, write_xlsx

WRITERS = pytest.mark.parametrize(("write", "suffix"), [(write_csv, ".csv"), (write_xlsx, ".xlsx")])
Write = Callable[..., int]
ROWS: list[Row] = [
    ["Әбдірахманова Әсем", 62, datetime(2026, 11, 13, 9, 7), "2; 3"],
    ['=HYPERLINK("//host")', None, None, '"quoted"'],
    ["\u200b@SUM(A1)", 0, None, "http://host/x"],
    ["\ud800 half", -1.5, None, "x" * 40_000],
]


def table(rows: list[Row] = ROWS) -> Table:
    return Table("Results", ["Student", "Honesty", "Start", "=Note"], [30, 8, 16, 20], iter(rows), len(rows))


def sheets(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        names = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        return [book.read(name).decode() for name in names]


def test_csv_has_a_mark_and_reads_back(tmp_path: Path) -> None:
    """C4: heads and cells that could run are led by an apostrophe."""
    path = tmp_path / "results.csv"
    assert write_csv(table(), path, delimiter=";") == 4
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 5
    read = list(csv.reader(data.decode("utf-8-sig").split("\r\n")[:-1], delimiter=";"))
    assert read[0] == ["Student", "Honesty", "Start", "'=Note"]
    assert read[1] == ["Әбдірахманова Әсем", "62", "2026-11-13 09:07:00", "2; 3"]
    assert read[2][0].startswith("'=HYPERLINK") and read[2][3] == '"quoted"'
    assert read[3][0].startswith("'") and read[4][0] == "? half"


def test_xlsx_holds_texts_numbers_and_moments_and_no_formula(tmp_path: Path) -> None:
    """C4: in a workbook texts are texts."""
    path = tmp_path / "results.xlsx"
    assert write_xlsx(table(), path) == 4
    [sheet] = sheets(path)
    assert "<f>" not in sheet and "hyperlink" not in sheet.replace("=HYPERLINK", "")
    assert "Әбдірахманова Әсем" in sheet and "=HYPERLINK(" in sheet
    assert re.search(r'<c r="B2"[^>]*><v>62</v>', sheet)
    assert re.search(r'<c r="C2" s="\d"><v>46339\.37', sheet)  # 13.11.2026 09:07 as a serial date


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "results.xlsx"
    assert write_xlsx(table([["a", number, None, ""] for number in range(7)]), path, sheet_rows=4) == 7
    found = sheets(path)
    assert [sheet.count("<row ") for sheet in found] == [4, 4, 2]


@WRITERS
def test_an_empty_table_is_a_head(tmp_path: Path, write: Write, suffix: str) -> None:
    path = tmp_path / f"empty{suffix}"
    assert write(table([]), path) == 0
    assert path.stat().st_size > 0


@WRITERS
def test_cancelled_leaves_what_was_there(tmp_path: Path, write: Write, suffix: str) -> None:
    path, cancel = tmp_path / f"results{suffix}", Cancel()
    path.write_text("before")

    def rows() -> Iterator[Row]:
        for number in range(10_000):
            if number == 1_200:
                cancel.set()
            yield ["a", number, None, ""]

    with pytest.raises(Unreachable):
        write(Table("t", ["a", "b", "c", "d"], [1] * 4, rows(), 10_000), path, cancel=cancel)
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@WRITERS
def test_trouble_with_the_rows_leaves_nothing(tmp_path: Path, write: Write, suffix: str) -> None:
    def rows() -> Iterator[Row]:
        yield ["a", 1, None, ""]
        raise Damaged("store")

    with pytest.raises(Damaged):
        write(Table("t", ["a", "b", "c", "d"], [1] * 4, rows(), 2), tmp_path / f"x{suffix}")
    assert not list(tmp_path.iterdir())


@WRITERS
def test_a_folder_that_is_gone_is_disk_trouble(tmp_path: Path, write: Write, suffix: str) -> None:
    with pytest.raises(DiskTrouble) as caught:
        write(table(), tmp_path / "gone" / f"x{suffix}")
    assert caught.value.reason == "missing"


@WRITERS
def test_progress_is_told(tmp_path: Path, write: Write, suffix: str) -> None:
    told: list[tuple[int, int]] = []
    rows: list[Row] = [["a", number, None, ""] for number in range(1_200)]
    write(table(rows), tmp_path / f"x{suffix}", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1_200), (500, 1_200), (1_000, 1_200)]

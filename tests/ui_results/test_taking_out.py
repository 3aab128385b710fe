"""The view as a file and on paper: what is selected, else all that matches, with the columns shown."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from support.results import exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.columns import PLACES
from oes_desktop.ui.results.page import ResultsPage


@pytest.fixture
def rows() -> list[ExamRow]:
    hostile = "=cmd|'/C calc'!A0"
    return [
        exam_row(1, archived=False, student_name=hostile, group="@x", exam="\u202e\u200b-5"),
        exam_row(2, archived=False, student_name="Ә" * 10_000, honesty=None),
        exam_row(3, archived=False, started_ms=None, ended_ms=None),
        exam_row(4, archived=False, started_ms=10**17),
        *(exam_row(number, archived=False) for number in range(5, 40)),
    ]


def read(path: Path, delimiter: str) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=delimiter))


def test_all_that_matches_goes_into_a_csv_with_the_columns_shown(page: ResultsPage, tmp_path: Path) -> None:
    head = page.table.head
    head.moveSection(head.visualIndex(PLACES[Column.HONESTY]), 0)
    head.setSectionHidden(PLACES[Column.SYSTEM], True)
    path = tmp_path / "results.csv"
    extract = page.taking.extract()
    assert extract is not None
    page.taking.exporting.write(extract, path)
    table = read(path, ",")
    assert table[0][:3] == ["Honesty", "Student", "Group"] and "System" not in table[0]
    assert len(table) == page.model.rowCount() + 1 == 40
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in table for cell in row)
    assert any(cell == "'=cmd|'/C calc'!A0" for row in table for cell in row)
    order = [page.model.line(row).row.honesty for row in range(page.model.rowCount())]
    assert [row[0] for row in table[1:]] == ["" if honesty is None else str(honesty) for honesty in order]
    assert not page.taking.bar.isVisible() and page.taking.export.isEnabled()


def test_russian_csv_is_parted_by_semicolons(page: ResultsPage, language: Language, tmp_path: Path) -> None:
    language.use("ru")
    path = tmp_path / "results.csv"
    page.taking.exporting.write(page.taking.extract(), path)
    assert len(read(path, ";")[0]) == len(page.taking.extract().head)


def test_what_is_selected_goes_alone(page: ResultsPage, tmp_path: Path) -> None:
    page.table.selectRow(3)
    assert page.taking.extract().count == page.model.rowCount()  # one line is where the keyboard stands
    page.table.selectAll()
    page._filter(Filters(groups=frozenset({"@x"})))
    path = tmp_path / "results.xlsx"
    page.taking.exporting.write(page.taking.extract(), path)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 2 and "<f>" not in sheet and "=cmd|" in sheet


def test_groups_are_written_as_they_stand(page: ResultsPage, tmp_path: Path) -> None:
    page._group(Grouping.STUDENT)
    path = tmp_path / "results.csv"
    page.taking.exporting.write(page.taking.extract(), path)
    assert len(read(path, ",")) == page.model.rowCount() + 1


def test_a_disk_that_refuses_is_told_and_nothing_is_left(page: ResultsPage, tmp_path: Path) -> None:
    page.taking.exporting.write(page.taking.extract(), tmp_path / "gone" / "results.csv")
    told = page.taking._copying._notices._shown
    assert len(told) == 1 and "results.csv" not in [entry.name for entry in tmp_path.iterdir()]
    assert page.taking.export.isEnabled() and not page.taking.bar.isVisible()


def pdf(page: ResultsPage, path: Path) -> int:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QSizeF(200, 100), QPageSize.Unit.Millimeter))
    extract = page.taking.extract()
    assert extract is not None
    page.taking.printing.draw(extract, printer)
    return path.read_bytes().count(b"/Type /Page\n")


def test_the_view_on_paper_has_as_many_pages_as_it_needs(page: ResultsPage, tmp_path: Path) -> None:
    pages = pdf(page, tmp_path / "all.pdf")
    assert pages > 1
    page._filter(Filters(groups=frozenset({"@x"})))
    assert pdf(page, tmp_path / "one.pdf") == 1
    assert not page.taking.bar.isVisible()

"""Text from outside, and values nobody expected (C1, C2, C15, A27 of the fault catalogue)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from support.results import exam_row

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.columns import COLUMNS, PLACES
from oes_desktop.ui.results.page import ResultsPage

NAMES = (
    "<b>Bold</b> <img src=//host/x> &lt;",
    "\u202eКайрат\u202c",
    "Zero\u200bWidth\u2060Joined",
    "Line\nbreak\r\nand\ttab",
    "nul\x00l",
    "🙂🙃 Emoji",
    "я" * 10_000,
    "İstanbul Ёж",
    "",
    "=HYPERLINK(1)",
    "-1+2",
    "a\u0308\u0301\u0302 zalgo",
)


@pytest.fixture
def hostile() -> list[ExamRow]:
    return [
        exam_row(
            number,
            id=f"hostile-{number}",
            student_id=f"h{number}",
            student_name=name,
            group=name,
            exam=name,
            archived=False,
        )
        for number, name in enumerate(NAMES, 1)
    ]


@pytest.fixture
def page(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], hostile: list[ExamRow]
) -> ResultsPage:
    return open_page(open_desk(hostile))


def texts(page: ResultsPage) -> list[str]:
    rows, columns = range(page.model.rowCount()), range(len(COLUMNS))
    return [page.model.index(row, column).data() for row in rows for column in columns]


def test_names_are_shown_on_one_line_with_marks(page: ResultsPage) -> None:
    """C1, C2: in the table and its groups."""
    for text in texts(page):
        assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in text)
        assert len(text) <= 500
    shown = " ".join(texts(page))
    assert NAMES[0] in shown, "markup stands there literally"
    assert not page.grab().isNull()
    page._group(Grouping.STUDENT)
    assert page.model.rowCount() == len(NAMES)
    assert not page.grab().isNull()


def test_tool_tips_never_become_rich_text(page: ResultsPage) -> None:
    """C1."""
    for row in range(page.model.rowCount()):
        tip = page.model.index(row, PLACES[Column.STUDENT]).data(Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in tip and "<b>" not in tip


def test_they_are_found_and_sorted(page: ResultsPage) -> None:
    """C2, C3: also by another spelling."""
    for typed, expected in (
        ("кайрат", "hostile-2"),
        ("zerowidthjoined", "hostile-3"),
        ("break", "hostile-4"),
        ("null", "hostile-5"),
        ("🙂", "hostile-6"),
        ("яяяя", "hostile-7"),
        ("istanbul еж", "hostile-8"),
        ("<img", "hostile-1"),
    ):
        page._filter(Filters(search=typed))
        found = [page.model.line(row).row.id for row in range(page.model.rowCount())]
        assert found == [expected], typed
    page.reset()
    for column in Column:
        page._sort(column, False)
        assert page.model.rowCount() == len(NAMES)


def test_formulas_are_copied_as_text(page: ResultsPage) -> None:
    """C4: the clipboard goes into spreadsheets too."""
    page.table.selectAll()
    page.taking.copy_with_head.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(NAMES) + 1
    cells = [cell for line in lines for cell in line.split("\t")]
    assert "'=HYPERLINK(1)" in cells and "'-1+2" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_filter_of_groups_shows_hostile_names_plainly(page: ResultsPage) -> None:
    made = page.filters.lists["groups"]
    made.click()
    items = made.popup.list.model
    shown = [items.index(row).data() for row in range(items.rowCount())]
    assert len(shown) > len(NAMES)
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for text in shown for sign in text)
    made.popup.close_panel()
    page._filter(Filters(groups=frozenset({NAMES[1]})))
    assert page.model.rowCount() == 1
    assert "\u202e" not in made.value


def test_values_nobody_knows(open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]) -> None:
    """A27: shown as they are, and filters know them."""
    odd = [
        exam_row(1, status="paused", decision="escalated", system="canvas", archived=False),
        exam_row(2, honesty=None, started_ms=None, ended_ms=5, kinds={}, strip=b"", archived=False),
        exam_row(3, started_ms=253_402_300_799_000, ended_ms=1, archived=False),
        exam_row(
            4, started_ms=0, attempts=50, kinds={"new_kind": 5000}, strip=bytes([9] * 64), archived=False
        ),
    ]
    page = open_page(open_desk(odd))
    shown = texts(page)
    assert {"paused", "escalated", "canvas"} <= set(shown)
    assert not page.grab().isNull()
    page._filter(Filters(statuses=frozenset({"paused"})))
    assert [page.model.line(0).row.id, page.model.rowCount()] == ["exam-1", 1]
    popup = page.filters.lists["statuses"].popup
    page.filters.lists["statuses"].click()
    listed = popup.list.model
    assert "paused" in [listed.index(row).data() for row in range(listed.rowCount())]
    assert popup.chosen == {"paused"}
    popup.close_panel()


def test_one_student_with_very_many_exams(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    """C15."""
    rows = [
        exam_row(number, student_id="one", student_name="Один", archived=False) for number in range(1, 3001)
    ]
    page = open_page(open_desk(rows))
    page._group(Grouping.STUDENT)
    assert page.model.rowCount() == 1
    page.table.toggled.emit("one")
    assert page.model.rowCount() == 3001
    assert page.model.line(3000).place == 3000

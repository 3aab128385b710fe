"""What survives a restart, the language, the settings, and what stands in the window around the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.results import exam_row

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import Column, Filters, Grouping, SortKey
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.columns import ACTION, COLUMNS, PLACES
from oes_desktop.ui.results.keeping import STATE
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.shell.footer import Footer
from oes_desktop.ui.theme import COMPACT_ROW_PX, ROW_PX, Theme


def test_filters_order_grouping_columns_and_view_survive(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage], rows: list[ExamRow]
) -> None:
    first = open_page(open_desk(rows))
    first.tabs.setCurrentIndex(first.tabs.place("to_review"))
    first._filter(
        Filters(
            "асем", groups=frozenset({"ИС-21-1"}), statuses=frozenset({"finished"}), honesty_to=80, pkn=False
        )
    )
    first._sort(Column.EXAM, False)
    first._sort(Column.HONESTY, True)
    first._group(Grouping.STUDENT)
    first.table.activate_row(0)
    head = first.table.head
    head.moveSection(head.visualIndex(PLACES[Column.HONESTY]), 1)
    head.resizeSection(PLACES[Column.GROUP], 143)
    first.table.head.show_column(PLACES[Column.SYSTEM], False)
    first.keep()
    second = open_page(open_desk([]))
    assert second.query == first.query
    assert second.expanded == first.expanded and second.model.rowCount() == first.model.rowCount()
    assert second.view == "to_review" == second.tabs.current
    again = second.table.head
    assert again.visualIndex(PLACES[Column.HONESTY]) == 1
    assert again.sectionSize(PLACES[Column.GROUP]) == 143
    assert again.isSectionHidden(PLACES[Column.SYSTEM])
    assert second.filters.search.text() == "group:ИС-21-1 status:Finished honesty<=80 pkn:no асем"
    assert second.filters.honesty.value == "0–80 %"
    assert second.filters.grouping.current == "student"


def test_changes_are_kept_without_being_asked(qtbot: QtBot, page: ResultsPage) -> None:
    page.filters.pkn.click()
    qtbot.waitUntil(
        lambda: (page._desk.views.load(STATE) or {}).get("query", {}).get("filters", {}).get("pkn") is True,
        timeout=10_000,
    )


@pytest.mark.parametrize(
    "state",
    [
        {"query": "nonsense", "columns": [1], "view": 5, "expanded": {"a": 1}},
        {"columns": {"order": ["honesty", "unknown", "honesty", 7], "widths": {"group": -5}, "hidden": "x"}},
        {"columns": {"hidden": ["student", "action", "group"], "widths": {"group": 10**9, "exam": "wide"}}},
        {"view": "gone", "query": {"sort": []}},
    ],
)
def test_a_state_that_makes_no_sense_is_the_first_state(
    state: dict[str, object],
    open_desk: Callable[..., Desk],
    open_page: Callable[..., ResultsPage],
    rows: list[ExamRow],
) -> None:
    desk = open_desk(rows)
    desk.views.save(STATE, state)
    page = open_page(desk)
    assert page.view == "all" and page.query.filters == Filters()
    head = page.table.head
    assert head.visualIndex(PLACES[ACTION]) == len(COLUMNS) - 1
    assert not head.isSectionHidden(PLACES[Column.STUDENT]) and not head.isSectionHidden(PLACES[ACTION])
    assert all(
        34 <= head.sectionSize(place) <= 2000
        for place in range(len(COLUMNS))
        if not head.isSectionHidden(place)
    )


def test_the_action_stays_at_the_end(page: ResultsPage) -> None:
    head = page.table.head
    head.moveSection(head.visualIndex(PLACES[ACTION]), 2)
    assert head.visualIndex(PLACES[ACTION]) == len(COLUMNS) - 1


def test_the_menu_of_the_heads(page: ResultsPage) -> None:
    head = page.table.head
    menu = head.menu(PLACES[Column.HONESTY])
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Sort ascending", "Sort descending"] and "Violations" in texts
    menu.actions()[1].trigger()
    assert page.query.sort == (SortKey(Column.HONESTY, descending=True),)
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Violations"].trigger()
    assert head.isSectionHidden(PLACES[Column.VIOLATIONS])
    assert not by_text["Student"].isEnabled()
    by_text["Columns as at first"].trigger()
    assert not head.isSectionHidden(PLACES[Column.VIOLATIONS])


def test_the_language_is_switched_while_running(page: ResultsPage, language: Language) -> None:
    page._desk.opened.store.exams.apply(
        [exam_row(9001, student_name="Іңкәр", student_id="i", archived=False)],
        (),
        "n",
        server_epoch="epoch-1",
    )
    page._changed(Changes(exams=frozenset({"exam-9001"})))
    page._sort(Column.STUDENT, False)
    shown = page.model.index(0, PLACES[Column.STATUS]).data()
    language.use("kk")
    assert page.model.index(0, PLACES[Column.STATUS]).data() != shown
    names = [page.model.line(row).row.student_name for row in range(page.model.rowCount())]
    assert names[-1] == "Іңкәр", "і stands after ы in Kazakh"
    language.use("ru")
    names = [page.model.line(row).row.student_name for row in range(page.model.rowCount())]
    assert names.index("Іңкәр") < names.index("Ким Виктория"), "and by и in Russian"


def test_row_height_follows_the_setting(page: ResultsPage) -> None:
    assert page.table.verticalHeader().defaultSectionSize() == ROW_PX
    page._changed(page._preferences.change(compact_rows=True))
    assert page.table.verticalHeader().defaultSectionSize() == COMPACT_ROW_PX


def test_the_status_line_says_what_matches(
    qtbot: QtBot,
    open_desk: Callable[..., Desk],
    theme: Theme,
    language: Language,
    bus: Bus,
    tmp_path: Path,
    rows: list[ExamRow],
) -> None:
    window, footer = QWidget(), Footer()
    qtbot.addWidget(window)
    qtbot.addWidget(footer)
    desk = open_desk(rows)
    page = ResultsPage(
        desk,
        Tasks.inline(),
        bus,
        Notices(window),
        theme,
        language,
        Preferences(tmp_path / "p"),
        footer=footer,
    )
    qtbot.addWidget(page)
    page.show()
    page.filters.pkn.click()
    current = [row for row in rows if not row.archived]
    found = [row for row in current if row.pkn]
    undecided = sum(row.decision == "undecided" for row in found)
    mean = round(sum(row.honesty or 0 for row in found) / len(found))
    assert footer._strong.text() == str(len(found))
    assert footer._facts.text().split(" · ") == [
        f"of {len(current)}",
        f"without decision: {undecided}",
        f"mean honesty {mean}%",
    ]

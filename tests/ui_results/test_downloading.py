"""What of the results is asked to be downloaded: a row, a selection, the view, the next ones, a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from support.choosing import SHIFT, click, exam
from support.results import exam_row

from oes_desktop.domain.acts import MOST_AT_ONCE
from oes_desktop.domain.downloading import What
from oes_desktop.domain.query import Filters, Grouping
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage

Asked = list[tuple[object, ...]]


@pytest.fixture
def page(open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]) -> ResultsPage:
    rows = [exam_row(n, archived=False, status="finished", decision="undecided") for n in range(1, 41)]
    page = open_page(open_desk(rows))
    page.table.setFocus()
    return page


@pytest.fixture
def asked(page: ResultsPage) -> Asked:
    """What the page asks for, in order."""
    found: Asked = []
    downloading = page.downloading
    downloading.wanted.connect(lambda ids, what: found.append((ids, what)))
    downloading.view_wanted.connect(lambda ids, meant: found.append(("view", ids, meant)))
    downloading.keep_wanted.connect(lambda: found.append(("keep", *downloading.present())))
    downloading.next_wanted.connect(lambda: found.append(("next",)))
    return found


def ids(page: ResultsPage, count: int) -> list[str]:
    return [exam(page, row).id for row in range(count)]


def action(menu: QMenu, text: str) -> QAction:
    return next(made for made in menu.actions() if made.text().replace("&", "") == text)


def test_a_row_as_usual_or_the_other_way(page: ResultsPage, asked: Asked) -> None:
    click(page, 2)
    page.rows.download.trigger()
    menu = page.rows.menu()
    action(menu, "Download moments only").trigger()
    menu.close()
    assert asked == [([exam(page, 2).id], None), ([exam(page, 2).id], What.MOMENTS)]


def test_where_moments_are_usual_whole_recordings_are_the_other_way(page: ResultsPage, asked: Asked) -> None:
    page._preferences.change(download_moments=True)
    click(page, 1)
    menu = page.rows.menu()
    action(menu, "Download whole recordings").trigger()
    menu.close()
    assert asked == [([exam(page, 1).id], What.WHOLE)]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_selection_by_the_bar_and_its_small_menu(qtbot: QtBot, page: ResultsPage, asked: Asked) -> None:
    click(page, 1)
    click(page, 3, SHIFT)
    page.batch.bar.download.click()
    page.batch.bar.what.click()
    menu = next(made for made in page.findChildren(QMenu) if made.isVisible())
    assert [made.text().replace("&", "") for made in menu.actions()] == [
        "Download whole recordings",
        "Download moments only",
    ]
    menu.actions()[1].trigger()
    menu.close()
    chosen = [exam(page, row).id for row in (1, 2, 3)]
    assert asked == [(chosen, None), (chosen, What.MOMENTS)]


def test_the_preview_downloads_the_exam_that_it_shows(page: ResultsPage, asked: Asked) -> None:
    click(page, 4)
    page.previewing.turn(True)
    page.previewing.panel.download.click()
    assert asked == [([exam(page, 4).id], None)]


def test_a_view_is_meant_whole_in_its_order(page: ResultsPage, asked: Asked) -> None:
    page.downloading.view.trigger()
    assert asked == [("view", ids(page, 40), 40)]
    page.ask_for(replace(page.query, filters=Filters(search="такого нет")))
    page.downloading.view.trigger()
    assert len(asked) == 1  # of nothing nothing is asked


def test_a_grouped_view_is_meant_with_the_exams_of_closed_groups(page: ResultsPage, asked: Asked) -> None:
    page.ask_for(replace(page.query, grouping=Grouping.GROUP))
    page.downloading.view.trigger()
    (said,) = asked
    assert said[2] == 40 and set(said[1]) == {f"exam-{n}" for n in range(1, 41)}  # type: ignore[call-overload]


def test_of_a_large_view_the_first_thousand_are_meant(
    open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([exam_row(n, archived=False) for n in range(1, 1203)]))
    asked: Asked = []
    page.downloading.view_wanted.connect(lambda ids, meant: asked.append((len(ids), meant)))
    page.downloading.view.trigger()
    assert asked == [(MOST_AT_ONCE, 1202)]


def test_a_rule_is_made_of_what_the_page_asks(page: ResultsPage, asked: Asked) -> None:
    page.views.open("pkn")
    page.downloading.keep.trigger()
    page.downloading.next.trigger()
    assert asked == [("keep", "PKN", Filters(pkn=True)), ("next",)]
    assert page.downloading.describe(Filters(pkn=True)) == ["PKN"]
    assert page.downloading.describe(Filters()) == []


def test_the_commands_stand_in_the_menu_of_views_and_speak_the_language(
    qtbot: QtBot, page: ResultsPage
) -> None:
    assert set(page.downloading.actions) <= set(page.frame._offered["view"])
    assert [made.text().replace("&", "") for made in page.downloading.actions] == [
        "Download all of this view…",
        "Keep this view downloaded…",
        "Download the next 50 to review",
    ]

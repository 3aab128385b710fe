"""Her views as a file, from the page: what comes in is shown, what does not is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from oes_desktop.domain.query import Filters
from oes_desktop.domain.views import MOST_OWN
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.results.page import ResultsPage


def test_a_file_of_views_goes_out_and_comes_in(page: ResultsPage, tmp_path: Path) -> None:
    assert not page.view_commands.export.isEnabled(), "there is none of her own"
    page.views.save_new("a")
    page._filter(Filters(groups=frozenset({"ИС-21-2", "not here"})))
    page.views.save_new("b")
    path = tmp_path / "my.oesviews.json"
    exchange = page.view_commands.exchange
    exchange.write(path)
    exchange.read(path)
    assert [view.name for view in page.views.views.own] == ["a", "b", "a (2)", "b (2)"]
    last = page.views.views.own[-1]
    assert last.filters.groups == {"ИС-21-2", "not here"}
    assert page.tabs.accessibleTabName(page.tabs.place(last.code)).count(", ") == 1, "it is counted"
    told = [notice.accessibleName() for notice in page._notices.shown]
    assert told == ["2 views written to the file.", "2 views added."]


def test_what_does_not_come_in_is_told(page: ResultsPage, tmp_path: Path) -> None:
    views = [{"name": f"v{number}"} for number in range(MOST_OWN + 2)]
    content = {"format": "oes-desktop-views", "version": 1, "views": [None, *views]}
    (tmp_path / "f").write_text(json.dumps(content))
    page.view_commands.exchange.read(tmp_path / "f")
    assert len(page.views.views.own) == MOST_OWN and not page.views.add.isEnabled()
    told = page._notices.shown[-1].accessibleName()
    assert told == (
        f"{MOST_OWN} views added. 1 left out: it makes no sense. 2 left out: there is no more room."
    )


def test_a_file_that_is_none_changes_nothing(page: ResultsPage, tmp_path: Path) -> None:
    errors: list[Exception] = []
    tasks: Tasks = page._tasks
    tasks.unhandled.connect(errors.append)
    (tmp_path / "f").write_bytes(b"\x00" * 100)
    for path in (tmp_path / "f", tmp_path / "missing", tmp_path):
        page.view_commands.exchange.read(path)
    assert [type(error).__name__ for error in errors] == ["Rejected", "DiskTrouble", "DiskTrouble"]
    assert page.views.views.own == ()


def test_hostile_names_and_numbers_are_shown_harmlessly(
    page: ResultsPage, tmp_path: Path, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    filters = {"from_ms": 10**15, "to_ms": -(10**14), "violations": [10**12, 10**13], "search": "\x00(" * 200}
    widths = {"group": 10**9, "exam": -1, "student": 9000, "start": 1}
    views = [
        {
            "name": "<b>&x</b>\u202e" + "ә" * 9999,
            "query": {"filters": filters},
            "columns": {"widths": widths},
        },
        {"name": "\ud800 b", "query": {"sort": [["honesty", True]] * 99}, "columns": {"order": ["x"] * 9999}},
    ]
    content = {"format": "oes-desktop-views", "version": 1, "views": views}
    (tmp_path / "f").write_text(json.dumps(content))
    page.view_commands.exchange.read(tmp_path / "f")
    for view in page.views.views.own:
        page.views.open(view.code)
        assert page.view == view.code and len(view.name) <= 60
        sizes = [page.table.head.sectionSize(place) for place in page.table.head.shown_columns()]
        assert all(34 <= size <= 2000 for size in sizes)
    page.keep()
    assert open_page(open_desk([])).views.views == page.views.views


def test_the_file_is_chosen_without_stopping_the_page(
    page: ResultsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.views.save_new("a")
    page.view_commands.export.trigger()
    target = page.views.findChild(QFileDialog)
    assert target is not None and target.isVisible() and target.defaultSuffix() == "oesviews.json"
    target.selectFile(str(tmp_path / "mine"))
    target.accept()
    assert (tmp_path / "mine.oesviews.json").exists()
    qtbot.waitUntil(lambda: page.views.findChild(QFileDialog) is None)
    page.view_commands.import_.trigger()
    source = page.views.findChild(QFileDialog)
    assert source is not None
    source.selectFile(str(tmp_path / "mine.oesviews.json"))
    source.accept()
    assert [view.name for view in page.views.views.own] == ["a", "a (2)"]
    qtbot.waitUntil(lambda: page.views.findChild(QFileDialog) is None)

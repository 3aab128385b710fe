"""The search field of a results page, as a person uses it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from support.typing_text import type_text

from oes_desktop.domain.typed_query import tidy
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.search_box import SearchBox


def begun(qtbot: QtBot, page: ResultsPage) -> SearchBox:
    """The search field, with the focus."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=10_000)
    page.focus_search()
    assert page.filters.search.hasFocus()
    return page.filters.search


def retype(box: SearchBox, text: str) -> None:
    box.selectAll()
    box.del_()
    type_text(box, text)


def lines(box: SearchBox) -> list[str]:
    items = box.offers._list
    return [items.item(row).text() for row in range(items.count())] if box.offers.lines else []


def marked(box: SearchBox) -> list[tuple[str, str]]:
    return [(box.text()[trouble.start : trouble.end], trouble.code) for trouble in box.marked]


def same(page: ResultsPage) -> bool:
    """The line, the bar and the page mean the same."""
    typed, shown, asked = page.filters.search.parsed.filters, page.filters.filters, page.query.filters
    return typed == tidy(shown) == tidy(asked)

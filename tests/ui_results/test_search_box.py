"""The typed query in the search field: the field and the filter bar always show the same."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from support.results import NOW_MS, VOCABULARY, exam_row
from support.search_box import begun, marked, retype, same
from support.typing_text import type_text

from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.query import TO_REVIEW, Filters, Span
from oes_desktop.domain.typed_query import KEYS, TroubleCode
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.results.page import ResultsPage
from oes_desktop.ui.results.search_box import SearchBox
from oes_desktop.ui.results.search_help import sentence
from oes_desktop.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(qtbot: QtBot, page: ResultsPage) -> SearchBox:
    return begun(qtbot, page)


def ids(page: ResultsPage) -> list[str]:
    return sorted(page.model.line(row).row.id for row in range(page.model.rowCount()))


def test_the_bar_follows_what_is_typed(page: ResultsPage, box: SearchBox, rows: list[ExamRow]) -> None:
    type_text(box, "honesty<60 pkn:no group:ИС-21-2 violations>5 -decision:accepted истор")
    assert page.query.filters == Filters(
        search="истор",
        honesty_to=59,
        pkn=False,
        groups=frozenset({"ИС-21-2"}),
        violations=Span(6),
        excluded=frozenset({("decisions", "accepted")}),
    )
    assert page.filters.honesty.value == "0–59 %" and page.filters.lists["groups"].value == "ИС-21-2"
    assert same(page) and box.marked == []
    expected = [
        row.id
        for row in rows
        if not row.archived
        and row.honesty is not None
        and row.honesty < 60
        and not row.pkn
        and row.group == "ИС-21-2"
        and row.violations > 5
        and row.decision != "accepted"
        and "Истор" in row.exam
    ]
    assert expected and ids(page) == sorted(expected)


def test_the_text_follows_the_bar(page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "честность<60  ивано")
    page.filters.pkn.click()
    assert box.text() == "честность<60 ивано pkn:yes"
    page.filters._tell(honesty_to=70)
    assert box.text() == "честность<=70 ивано pkn:yes"
    page.filters.pkn.click()
    assert box.text() == "честность<=70 ивано" and same(page)
    page.filters.reset.click()
    assert box.text() == "" and page.query.filters == Filters()


def test_a_view_is_shown_as_text_and_typing_adds_to_it(qtbot: QtBot, page: ResultsPage) -> None:
    page.tabs.setCurrentIndex(page.tabs.place("to_review"))
    box = page.filters.search
    assert box.text() == 'status:Finished decision:"Not set"' and same(page)
    begun(qtbot, page)
    type_text(box, "иванов")
    assert page.query.filters == Filters("иванов", statuses=TO_REVIEW.statuses, decisions=TO_REVIEW.decisions)
    page.focus_search()
    assert box.selectedText() == "иванов"
    type_text(box, "ким")
    assert box.text() == 'status:Finished decision:"Not set" ким'
    page.table.setFocus()
    page.focus_search()
    assert box.text().endswith("ким"), "no room is added behind a word"


def test_escape_takes_the_words_and_leaves_the_filters(
    qtbot: QtBot, page: ResultsPage, box: SearchBox
) -> None:
    type_text(box, "иванов pkn:yes пётр ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "pkn:yes" and page.query.filters == Filters(pkn=True)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert page.table.hasFocus() and page.query.filters == Filters(pkn=True)


def test_the_clear_button_empties_the_whole_line(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "иванов pkn:yes чистота:5")
    buttons = box.findChildren(QToolButton)
    clear = next(made for made in buttons if made.defaultAction().objectName() == "_q_qlineeditclearaction")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert box.text() == "" and page.query.filters == Filters() and same(page)


def test_undo_brings_the_filters_back(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "pkn:yes")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert page.query.filters == Filters()
    qtbot.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert page.query.filters == Filters(pkn=True) and same(page)


def test_the_line_under_the_cursor_is_never_rewritten(page: ResultsPage, box: SearchBox) -> None:
    written = ""
    for letter in 'группа:  ис честность < 60 , x: -решение:"не указано" "мат  анализ':
        type_text(box, letter)
        written += letter
        assert box.text() == written and box.cursorPosition() == len(written)
        assert same(page)


def test_what_is_not_understood_is_marked_and_explained(page: ResultsPage, box: SearchBox) -> None:
    type_text(box, "чистота:5 group:ИС-99 honesty<x date:31.02.2026 ")
    assert marked(box) == [
        ("чистота", TroubleCode.UNKNOWN_KEY),
        ("ИС-99", TroubleCode.UNKNOWN_VALUE),
        ("x", TroubleCode.BAD_NUMBER),
        ("31.02.2026", TroubleCode.BAD_DATE),
    ]
    assert page.query.filters == Filters()
    assert sentence(TroubleCode.UNKNOWN_KEY) in box.accessibleDescription()
    assert len({sentence(code) for code in TroubleCode}) == len(TroubleCode)
    before = box.grab().toImage()
    retype(box, "honesty:50 ")
    assert box.marked == [] and box.accessibleDescription() == ""
    assert before != box.grab().toImage()


def test_the_mark_can_be_seen(box: SearchBox) -> None:
    """Reddish pixels: none where everything is understood."""

    def red(text: str) -> int:
        retype(box, text)
        image = box.grab().toImage()
        colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(color.red() - color.green() > 60 for color in colors)

    assert red("honesty:50 ") == 0
    assert red("чистота:50 ") > 10


def test_nothing_is_marked_that_the_next_letters_may_put_right(box: SearchBox) -> None:
    for start in ("status:", "status:fin", "date:13.1", "honesty<"):
        retype(box, start)
        assert box.marked == [], start
        type_text(box, " ")
        assert box.marked != [], start
    retype(box, "status:finx")
    assert marked(box) == [("finx", TroubleCode.UNKNOWN_VALUE)], "nothing begins like this"


def test_the_groups_of_the_exams_are_known_once_the_field_was_looked_at(
    qtbot: QtBot, open_desk: Callable[..., Desk], open_page: Callable[..., ResultsPage]
) -> None:
    page = open_page(open_desk([exam_row(1, group="Ночная 5", archived=False, decided_by="Айгерім")]))
    box = begun(qtbot, page)
    type_text(box, 'group:"ночная 5" reviewer:айгерім ')
    assert page.query.filters == Filters(groups=frozenset({"Ночная 5"}), reviewers=frozenset({"Айгерім"}))
    type_text(box, "group:ночная-6 ")
    assert marked(box) == [("ночная-6", TroubleCode.UNKNOWN_VALUE)]


def test_codes_that_no_vocabulary_knows_stay_when_more_is_typed(qtbot: QtBot, page: ResultsPage) -> None:
    strange = Filters(statuses=frozenset({"paused"}), groups=frozenset({'\u202eevil "x"', ""}))
    page._filter(strange)
    box = page.filters.search
    assert box.text().isprintable() and same(page)
    begun(qtbot, page)
    type_text(box, "иванов")
    assert page.query.filters == Filters("иванов", statuses=strange.statuses, groups=strange.groups)


def test_the_words_of_the_program_change_language_and_typed_ones_do_not(
    qtbot: QtBot, page: ResultsPage, language: Language
) -> None:
    box = page.filters.search
    page._filter(Filters(pkn=True, honesty_to=59))
    assert box.text() == "honesty<=59 pkn:yes"
    language.use("kk")
    qtbot.waitUntil(lambda: box.text() == "адалдық<=59 бса:иә", timeout=10_000)
    begun(qtbot, page)
    retype(box, "честность<60")
    language.use("en")
    QApplication.sendPostedEvents()
    assert same(page)
    assert box.text() == "честность<60" and page.query.filters == Filters(honesty_to=59)


def test_typing_works_before_the_first_answer(qtbot: QtBot, page: ResultsPage) -> None:
    page._ready = False
    type_text(begun(qtbot, page), "group:ИС-77 pkn:yes")
    assert page.query.filters == Filters(groups=frozenset({"ИС-77"}), pkn=True) and same(page)
    page._index_ready()
    page._count()
    assert same(page) and page.model.rowCount() == 0


def test_an_unfinished_composition_is_left_alone(box: SearchBox) -> None:
    type_text(box, "чистота:5 ")
    QApplication.sendEvent(box, QInputMethodEvent("ә", []))
    box._mark()
    assert box.text() == "чистота:5 "
    done = QInputMethodEvent()
    done.setCommitString("ә")
    QApplication.sendEvent(box, done)
    assert box.text() == "чистота:5 ә" and box.parsed.filters == Filters("ә")


def test_pasted_lines_become_one(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    QGuiApplication.clipboard().setText("pkn:yes\r\nиванов\tпётр\u2028x")
    qtbot.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert page.query.filters == Filters("иванов пётр x", pkn=True)
    assert box.text().isprintable()


def test_ten_thousand_pasted_letters_do_not_hang(qtbot: QtBot, page: ResultsPage, box: SearchBox) -> None:
    began = time.monotonic()
    for piece in ("группа:ИС-21-2 ", "x:y ", '"a" ', "a", "статус:"):
        QGuiApplication.clipboard().setText(piece * (10_000 // len(piece)))
        box.selectAll()
        qtbot.keyClick(box, Qt.Key.Key_V, CONTROL)
        assert len(box.text()) == 2000 and same(page)
        assert not box.grab().isNull()
    assert time.monotonic() - began < 20, "a hang: usually about a second"


def test_many_ticks_in_the_bar_are_all_in_the_line(qtbot: QtBot, page: ResultsPage) -> None:
    groups = frozenset(f"Группа номер {number}" for number in range(400))
    page._filter(Filters(groups=groups))
    box = page.filters.search
    assert len(box.text()) > 2000 and same(page)
    begun(qtbot, page)
    type_text(box, "x")
    assert page.query.filters == Filters("x", groups=groups)


def test_it_is_calm_when_empty_and_grows_with_the_line(page: ResultsPage, box: SearchBox) -> None:
    assert box.width() == 210
    type_text(box, "honesty<60 group:ИС-21-2 -decision:accepted")
    page.layout().activate()
    QApplication.sendPostedEvents()
    assert 300 < box.width() < 600
    page._filter(Filters(groups=frozenset(f"Группа номер {number}" for number in range(40))))
    page.layout().activate()
    QApplication.sendPostedEvents()
    assert box.width() > 600 and box.geometry().right() < page.width()


def texts(count: int) -> Iterator[str]:
    dice = random.Random(3)
    pieces = [
        *(word for key in KEYS for word in key.spellings),
        *':=<>-,"«» .@\\',
        "..",
        "<=",
        "60",
        "да",
        "no",
    ]
    pieces += ["ИС-21-2", "finished", "Не указано", "13.11.2026", "T09:30", "\u202e", "🙂", "ё\u0301", "\x00"]
    for _ in range(count):
        yield "".join(dice.choice(pieces) for _ in range(dice.randrange(1, 9)))


def test_two_thousand_texts(qtbot: QtBot, theme: Theme, language: Language) -> None:
    """Whatever is typed, it is told once, stays as it was typed, and can be taken over by the bar."""
    box = SearchBox(VOCABULARY, Formats(language), lambda: NOW_MS)
    qtbot.addWidget(box)
    told: list[Filters] = []
    box.asked.connect(told.append)
    for text in texts(2000):
        box.selectAll()
        box.insert(text)
        assert box.parsed.filters == (told[-1] if told else Filters()), text
        before = box.text()
        box.show_filters(box.parsed.filters)
        assert box.text() == before
        other = replace(box.parsed.filters, pkn=box.parsed.filters.pkn is None or None, minutes=Span(5, 9))
        box.show_filters(other)
        assert box.parsed.filters == other, text
        told.append(other)


def test_texts_on_the_whole_page(page: ResultsPage, box: SearchBox) -> None:
    for text in texts(150):
        box.selectAll()
        box.insert(text)
        assert same(page), text
        page.filters.pkn.click()
        assert same(page), text

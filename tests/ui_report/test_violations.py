"""The panel of violations: what is listed, filtered, chosen and judged (manual 2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY, empty_report, full_report

from oes_desktop.domain.models import Report, Violation
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.violations import ViolationPanel


@pytest.fixture
def panel(qtbot: QtBot, formats: Formats) -> ViolationPanel:
    made = ViolationPanel(formats)
    qtbot.addWidget(made)
    made.show_report(full_report(), VOCABULARY)
    made.resize(360, 700)
    made.show()
    return made


def spoken(panel: ViolationPanel, row: int) -> str:
    return str(panel.model.index(row).data())


def test_every_violation_is_listed_with_kind_time_length_and_note(panel: ViolationPanel) -> None:
    assert panel.model.rowCount() == 19
    first = spoken(panel, 3)
    assert "Фокус потерян" in first
    assert "09:19:17" in first
    assert "свернул браузер" in first
    assert "21" in first  # seconds


def test_a_chip_hides_its_kind_and_brings_it_back(qtbot: QtBot, panel: ViolationPanel) -> None:
    panel.chips.chips["focus_lost"].click()
    assert all("Фокус" not in spoken(panel, row) for row in range(panel.model.rowCount()))
    panel.chips.chips["focus_lost"].click()
    assert panel.model.rowCount() == 19


def test_a_click_asks_for_the_moment(qtbot: QtBot, panel: ViolationPanel) -> None:
    with qtbot.waitSignal(panel.violation_chosen) as caught:
        panel.list.clicked.emit(panel.model.index(4))
    assert caught.args == ["v4"]


def test_the_playing_violation_is_selected_without_asking_for_it_again(
    qtbot: QtBot, panel: ViolationPanel
) -> None:
    with qtbot.assertNotEmitted(panel.violation_chosen):
        panel.select("v7")
    assert panel.current is not None
    assert panel.current.id == "v7"


def test_confirm_dismiss_and_taking_back(qtbot: QtBot, panel: ViolationPanel) -> None:
    given: list[tuple[str, str]] = []
    panel.verdict_given.connect(lambda violation, verdict: given.append((violation, verdict)))
    panel.select("v2")  # no verdict yet
    panel.confirm()
    panel.dismiss()
    panel.select("v0")  # confirmed already: the same again takes it back
    panel.confirm()
    assert given == [("v2", "confirmed"), ("v2", "dismissed"), ("v0", "none")]


def test_a_newer_report_keeps_what_is_selected_and_hidden(panel: ViolationPanel) -> None:
    panel.chips.chips["copy_paste"].click()
    panel.select("v8")
    report = full_report()
    more = replace(report, violations=(*report.violations, Violation("v99", "page_left", 1_794_550_000_000)))
    panel.show_report(more, VOCABULARY)
    assert panel.current is not None
    assert panel.current.id == "v8"
    assert panel.model.row_of("v5") == -1
    assert panel.model.row_of("v99") >= 0


def test_no_violations_say_so(qtbot: QtBot, formats: Formats) -> None:
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    panel.show_report(empty_report(), VOCABULARY)
    panel.show()
    assert not panel.list.isVisible()
    assert panel._empty.isVisible()


def test_hostile_words_are_shown_literally_on_one_line(qtbot: QtBot, formats: Formats) -> None:
    nasty = Violation("x", "<b>kind</b>", 1_794_550_000_000, note="a\nb\x00<img src=//h/x>\u202eevil")
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    panel.show_report(Report(full_report().exam, violations=(nasty,)), VOCABULARY)
    text = spoken(panel, 0)
    assert "<b>kind</b>" in text
    assert "<img src=//h/x>" in text
    assert not any(sign in text for sign in "\n\x00\u202e")


def test_five_thousand_violations_of_one_second_open(qtbot: QtBot, formats: Formats) -> None:
    many = tuple(Violation(f"n{n}", "voice_detected", 1_794_550_000_000) for n in range(5_000))
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    panel.show_report(Report(full_report().exam, violations=many), VOCABULARY)
    panel.show()
    assert panel.model.rowCount() == 5_000


def test_reviewed_is_a_mark_of_its_own_that_can_be_cleared(qtbot: QtBot, panel: ViolationPanel) -> None:
    mark, report = panel.reviewed_mark, full_report()
    assert not mark.isChecked()
    with qtbot.waitSignal(panel.reviewed) as asked:
        mark.click()
    assert asked.args == [report.exam.id, True]
    gone_through = replace(report.exam, reviewed_by="Алия", reviewed_ms=1_794_000_000_000)
    panel.show_report(replace(report, exam=gone_through), VOCABULARY)
    assert mark.isChecked()
    with qtbot.waitSignal(panel.reviewed) as asked:
        mark.click()
    assert asked.args == [report.exam.id, False]
    panel.show_report(replace(report, exam=replace(gone_through, archived=True)), VOCABULARY)
    assert not mark.isEnabled()


def test_an_exam_without_violations_can_be_marked_too(panel: ViolationPanel) -> None:
    panel.show_report(empty_report(), VOCABULARY)
    assert panel.reviewed_mark.isVisible()
    assert not panel._confirm.isVisible()

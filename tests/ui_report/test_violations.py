"""The panel of violations: what is listed, filtered, chosen and judged (manual 2.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY, empty_report, full_report

from oes_desktop.domain.models import Mark, Report, Violation
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.lines import BREAKS, OWN
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
    assert panel.model.rowCount() == 20  # and the break between the attempts
    first = spoken(panel, 3)
    assert "Фокус потерян" in first
    assert "09:19:17" in first
    assert "свернул браузер" in first
    assert "21" in first  # seconds


def test_a_chip_hides_its_kind_and_brings_it_back(qtbot: QtBot, panel: ViolationPanel) -> None:
    panel.chips.chips["focus_lost"].click()
    assert all("Фокус" not in spoken(panel, row) for row in range(panel.model.rowCount()))
    panel.chips.chips["focus_lost"].click()
    assert panel.model.rowCount() == 20


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


def given_by(panel: ViolationPanel) -> list[tuple[tuple[str, ...], str, str]]:
    given: list[tuple[tuple[str, ...], str, str]] = []
    panel.verdicts_given.connect(lambda ids, verdict, note: given.append((ids, verdict, note)))
    return given


def choose(panel: ViolationPanel, *ids: str) -> None:
    selection = panel.list.selectionModel()
    selection.clear()
    for each in ids:
        index = panel.model.index(panel.model.row_of(each))
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def test_a_verdict_goes_on_to_the_next_that_nobody_judged_and_asks_for_it(panel: ViolationPanel) -> None:
    given, asked = given_by(panel), []
    panel.violation_chosen.connect(asked.append)
    panel.select("v3")  # v4 and v5 are judged already
    panel.confirm()
    assert panel.current is not None and panel.current.id == "v6"
    panel.dismiss()
    assert given == [(("v3",), "confirmed", ""), (("v6",), "dismissed", "")]
    assert asked == ["v6", "v7"]
    panel.select("v18")
    panel.confirm()  # behind the last one: the first that was left
    assert panel.current.id == "v2"


def test_the_same_verdict_again_takes_it_back_and_stays(panel: ViolationPanel) -> None:
    given = given_by(panel)
    panel.select("v0")  # confirmed already
    panel.confirm()
    assert given == [(("v0",), "none", "")]
    assert panel.current is not None and panel.current.id == "v0"


def test_several_are_judged_at_once_and_the_playhead_leaves_them_chosen(panel: ViolationPanel) -> None:
    given = given_by(panel)
    choose(panel, "v2", "v6", "v3")
    panel.select("v9")
    assert [each.id for each in panel.chosen()] == ["v2", "v3", "v6"]
    assert "3" in panel.verdicts.dismiss.text()
    panel.dismiss()
    assert given == [(("v2", "v3", "v6"), "dismissed", "")]


def test_all_of_a_kind_and_all_of_a_moment(qtbot: QtBot, formats: Formats) -> None:
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    near = [("a", 0), ("b", 3), ("c", 5), ("far", 90)]
    violations = tuple(
        Violation(name, "focus_lost" if name != "b" else "page_left", 1_794_550_000_000 + at * 1000)
        for name, at in near
    )
    panel.show_report(Report(full_report().exam, violations=violations), VOCABULARY)
    assert [word for word in panel._title.text().split() if word.isdigit()] == ["2", "4"]
    given = given_by(panel)
    panel.select("b")
    panel.judge_moment("confirmed")
    panel.judge_kind("focus_lost", "dismissed")
    assert given == [(("a", "b", "c"), "confirmed", ""), (("a", "c", "far"), "dismissed", "")]
    assert [panel.model.place(row)[1:] for row in range(4)] == [(1, 3), (2, 3), (3, 3), (1, 1)]


def test_a_note_goes_with_the_verdict_that_stands_or_is_pressed(qtbot: QtBot, panel: ViolationPanel) -> None:
    given, note = given_by(panel), panel.verdicts.note
    panel.select("v2")
    panel.open_note()
    note.insert("не её голос")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert given == [(("v2",), "dismissed", "не её голос")]
    assert not note.isVisible()
    choose(panel, "v0")  # confirmed already: only the note is new
    panel.open_note()
    note.insert("видно")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert given[-1] == (("v0",), "confirmed", "видно")
    panel.open_note()
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert len(given) == 2


def test_what_was_asked_for_stays_chosen_while_the_player_runs_up_to_it(panel: ViolationPanel) -> None:
    at_ms = full_report().violations[5].at_ms
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of("v5")))
    panel.follow(at_ms - 1_000)
    panel.select("v4")  # still going on during the run-up
    assert panel.current is not None and panel.current.id == "v5"
    panel.follow(at_ms - 900_000)  # she went elsewhere: what lies there is chosen
    assert panel.current.id == "v4"
    panel.select("v6")
    assert panel.current.id == "v6"


def test_a_verdict_that_waits_says_so_and_a_note_is_read(panel: ViolationPanel) -> None:
    report = full_report()
    waiting = replace(
        report.violations[2], verdict="dismissed", verdict_note="кашель", verdict_by="Алия", pending=True
    )
    panel.show_report(
        replace(report, violations=(*report.violations[:2], waiting, *report.violations[3:])), VOCABULARY
    )
    row = panel.model.row_of("v2")
    assert "кашель" in spoken(panel, row)
    assert spoken(panel, row).count(",") == spoken(panel, panel.model.row_of("v5")).count(",") + 1
    assert "Алия" in str(panel.model.index(row).data(Qt.ItemDataRole.ToolTipRole))


def test_breaks_and_own_marks_are_lines_of_their_own(qtbot: QtBot, panel: ViolationPanel) -> None:
    report = full_report()
    mine = Mark("m1", report.violations[3].at_ms + 1, 5_000, "page_left", "под столом", "Алия", "me")
    panel.show_account("me")
    panel.show_report(replace(report, marks=(mine,)), VOCABULARY)
    rows = [spoken(panel, row) for row in range(panel.model.rowCount())]
    assert len(rows) == 21
    (own,) = [row for row in rows if "под столом" in row]
    assert "Другая страница" in own and "Алия" in own
    (gap,) = [row for row in rows if "09:44:00" in row]
    assert "3 мин" in gap
    with qtbot.waitSignal(panel.break_chosen) as caught:
        panel.list.clicked.emit(panel.model.index(rows.index(gap)))
    assert (caught.args[0].after, caught.args[0].before) == (1, 2)
    panel.chips.chips[OWN].click()
    panel.chips.chips[BREAKS].click()
    assert panel.model.rowCount() == 19
    panel.chips.show_only(OWN)
    assert [spoken(panel, row) for row in range(panel.model.rowCount())] == [own]
    panel.chips.show_only(OWN)
    assert panel.model.rowCount() == 21


def test_marks_of_others_cannot_be_changed(panel: ViolationPanel) -> None:
    panel.show_account("me")
    assert panel.may_change(Mark("m", 0, by_id="me"))
    assert panel.may_change(Mark("m", 0))
    assert not panel.may_change(Mark("m", 0, by_id="other"))


def test_what_each_took_off_is_written_beside_it(panel: ViolationPanel) -> None:
    assert "−4" in spoken(panel, panel.model.row_of("v0"))
    assert "−1" in spoken(panel, panel.model.row_of("v5"))


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
    """C1, C2."""
    nasty = Violation("x", "<b>kind</b>", 1_794_550_000_000, note="a\nb\x00<img src=//h/x>\u202eevil")
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    panel.show_report(Report(full_report().exam, violations=(nasty,)), VOCABULARY)
    text = spoken(panel, 0)
    assert "<b>kind</b>" in text
    assert "<img src=//h/x>" in text
    assert not any(sign in text for sign in "\n\x00\u202e")


def test_a_hundred_thousand_violations_open_and_one_verdict_more_resets_nothing(
    qtbot: QtBot, formats: Formats
) -> None:
    many = tuple(Violation(f"n{n:06}", "voice_detected", 1_794_550_000_000 + n * 700) for n in range(100_000))
    panel = ViolationPanel(formats)
    qtbot.addWidget(panel)
    report = Report(full_report().exam, violations=many)
    panel.show_report(report, VOCABULARY)
    panel.resize(360, 700)
    panel.show()
    panel.select("n050000")
    judged = replace(many[7], verdict="confirmed")
    with qtbot.assertNotEmitted(panel.model.modelReset):
        panel.show_report(replace(report, violations=(*many[:7], judged, *many[8:])), VOCABULARY)
    assert panel.current is not None and panel.current.id == "n050000"
    assert panel.model.rowCount() == 100_000


def test_five_thousand_violations_of_one_second_open(qtbot: QtBot, formats: Formats) -> None:
    """C14."""
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
    assert not panel.verdicts.confirm.isVisible()

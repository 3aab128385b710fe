"""The list of all that she did: filled by real work at a real server with two proctors, searched, taken
away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from support.reports import VOCABULARY
from support.world import BOTH, Computer, institution

from oes_desktop.domain.acts import OwnAct
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.desk import Desk
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.shell.act_words import ActWords
from oes_desktop.ui.shell.own_acts import BECAME, COMMENT, EXAM, MORE, WHAT, OwnActsDialog


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Of Aliya, after a day: a decision thought better of, verdict and mark accepted, a conflict kept open, a
    value that the server does not know, a decision that waits."""
    computers = [Computer.at(tmp_path / name) for name in ("a", "b")]
    with institution(tmp_path, BOTH) as world:
        world.put("e1", student_name="=Әбдірахманова Әсем")
        for exam_id in ("e2", "e3", "e4"):
            world.put(exam_id)
        aliya, berik = (
            computer.sign_in(world.url, login)
            for computer, login in zip(computers, ("aliya", "berik"), strict=True)
        )
        for each in (aliya, berik):
            each.sync.run_once()
        aliya.reports.open("e1")
        aliya.decisions.decide("e1", "disputed")
        aliya.decisions.decide("e1", "rejected", comment="@чужой человек\nи телефон")
        aliya.decisions.give_verdicts("e1", ["v1"], "confirmed", "видно")
        berik.decisions.decide("e2", "accepted")
        aliya.decisions.decide("e2", "rejected")
        aliya.decisions.decide("e3", "perhaps")
        for each, computer in ((berik, computers[1]), (aliya, computers[0])):
            computer.clock.advance(60)
            each.sync.run_once()
        aliya.decisions.decide("e4", "accepted")
        yield aliya
        for computer in computers:
            computer.close()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[OwnActsDialog]:
    language = Language("en")
    words = ActWords(desk.meta.vocabulary, Formats(language, "Asia/Almaty"))
    made = OwnActsDialog(desk.own_acts, words, Tasks.inline(), Bus())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    yield made
    language.silence()


def column(dialog: OwnActsDialog, place: int) -> list[str]:
    return [line.cells[place] for line in dialog.model.lines]


def search(qtbot: QtBot, dialog: OwnActsDialog, text: str) -> None:
    with qtbot.waitSignal(dialog.model.modelReset):
        dialog.search.setText(text)


def test_every_act_stands_there_with_its_fate(dialog: OwnActsDialog) -> None:
    found = dict(zip(column(dialog, WHAT), column(dialog, BECAME), strict=True))
    assert found["A violation confirmed"] == "Accepted"
    fates = sorted(column(dialog, BECAME))
    assert fates == [
        "Accepted",
        "Accepted",
        "In conflict: choose",
        "Refused",
        "Replaced by a newer one",
        "Waiting to be sent",
    ]
    more = dict(zip(column(dialog, BECAME), column(dialog, MORE), strict=True))
    assert "Berik" in more["In conflict: choose"]
    assert more["Refused"] == "The server does not know this value."
    assert more["Accepted"].startswith("version ")
    assert not dialog._told.isVisible()


def test_it_is_found_by_words_and_by_fate(qtbot: QtBot, dialog: OwnActsDialog) -> None:
    search(qtbot, dialog, "человек асем")
    (comment,) = column(dialog, COMMENT)
    assert "чужой человек" in comment
    search(qtbot, dialog, "")
    dialog.fates.setCurrentIndex(dialog.fates.findText("Refused"))
    assert column(dialog, BECAME) == ["Refused"]
    search(qtbot, dialog, "nothing like that")
    assert dialog.model.rowCount() == 0
    assert dialog._empty.isVisible()
    assert not dialog._export.isEnabled()


def test_a_table_for_a_spreadsheet_runs_nothing(dialog: OwnActsDialog, tmp_path: Path) -> None:
    path = tmp_path / "acts.csv"
    dialog.write(path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert "\n@" not in text
    assert ",'=Әбдірахманова Әсем" in text
    assert "\"'@чужой" in text or ",'@чужой" in text
    assert len([line for line in text.splitlines() if "e1" in line or "e2" in line]) >= 4
    assert "written to acts.csv, readable by anyone" in dialog._told.text()


def test_what_is_shown_is_written_as_json(dialog: OwnActsDialog, tmp_path: Path) -> None:
    dialog.fates.setCurrentIndex(dialog.fates.findText("Accepted"))
    path = tmp_path / "acts.json"
    dialog.write(path)
    content = json.loads(path.read_text())
    assert (content["format"], content["proctor"]["login"]) == ("oes-desktop-own-acts-1", "aliya")
    decision = next(each for each in content["acts"] if each["act"] == "decision")
    assert (decision["became"], decision["said"]["value"], decision["exam"]["id"]) == (
        "accepted",
        "rejected",
        "e1",
    )
    assert decision["version"] > decision["based_on_version"]
    assert decision["at"].endswith("+00:00")
    assert "seen" not in decision["said"]


def test_a_place_that_cannot_be_written_is_named(dialog: OwnActsDialog, tmp_path: Path) -> None:
    for name in ("acts.csv", "acts.json"):
        (tmp_path / name).mkdir()
        dialog.write(tmp_path / name)
        assert "written to" not in dialog._told.text()
        assert dialog._told.isVisible()


def test_rows_are_copied_and_their_report_opens(qtbot: QtBot, dialog: OwnActsDialog) -> None:
    place = column(dialog, BECAME).index("In conflict: choose")
    dialog.table.selectRow(place)
    dialog._copy.click()
    assert "In conflict: choose" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(dialog.report_requested) as asked:
        dialog._open.click()
    assert asked.args == ["e2"]


def test_a_conflict_is_settled_from_here(qtbot: QtBot, dialog: OwnActsDialog) -> None:
    dialog.table.selectRow(column(dialog, BECAME).index("Accepted"))
    assert not dialog._settle.isEnabled()
    dialog.table.selectRow(column(dialog, BECAME).index("In conflict: choose"))
    with qtbot.waitSignal(dialog.undelivered_requested) as asked:
        dialog._settle.click()
    assert asked.args == ["e2"]


def test_a_settled_conflict_is_seen_at_once(desk: Desk, dialog: OwnActsDialog) -> None:
    row = next(row for row in desk.decisions.outbox() if row.act.exam_id == "e2")
    changes = desk.decisions.keep_theirs(row.act.id)
    dialog._look(changes)
    assert "In conflict: theirs was kept" in column(dialog, BECAME)
    assert "In conflict: choose" not in column(dialog, BECAME)
    assert any("Әсем" in cell for cell in column(dialog, EXAM))


class Empty:
    """A list of own acts with nothing in it."""

    def rows(self) -> list[OwnAct]:
        return []


def test_nothing_done_yet_says_so(qtbot: QtBot) -> None:
    language = Language("en")
    words = ActWords(VOCABULARY, Formats(language))
    dialog = OwnActsDialog(Empty(), words, Tasks.inline(), Bus())  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._empty.accessibleName().startswith("Nothing yet")
    language.silence()

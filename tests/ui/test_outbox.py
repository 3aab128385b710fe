"""Undelivered acts: told once, shown with both sides, settled by a click; nothing is overwritten or lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.reports import ROW, VOCABULARY

from oes_desktop.domain.acts import STANDS, Act, ActKind, ActState, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.decisions import Undelivered
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.shell.outbox import OutboxDialog
from oes_desktop.ui.shell.undelivered import UndeliveredWatch


def act(act_id: str, state: ActState, trouble: str = "", **theirs: object) -> Undelivered:
    body = {"value": "rejected", "comment": "<b>телефон</b>"}
    row = OutboxRow(1, Act(act_id, ROW.id, ActKind.DECISION, "", 3, body, 1_794_550_000_000), state)
    return Undelivered(OutboxRow(1, row.act, state, attempts=1, trouble=trouble, theirs=theirs), ROW)


class Acts:
    """What a desk's decisions offer, with acts set by hand."""

    def __init__(self) -> None:
        self.acts: list[Undelivered] = []
        self.done: list[tuple[str, str]] = []

    def undelivered(self) -> list[Undelivered]:
        return self.acts

    def _settle(self, what: str, act_id: str) -> Changes:
        self.done.append((what, act_id))
        self.acts = [kept for kept in self.acts if kept.row.act.id != act_id]
        return Changes(outbox=True)

    def keep_theirs(self, act_id: str) -> Changes:
        return self._settle("keep", act_id)

    def send_mine_again(self, act_id: str) -> Changes:
        return self._settle("again", act_id)

    def withdraw(self, act_id: str) -> Changes:
        return self._settle("withdraw", act_id)


@pytest.fixture
def formats(qapp: object) -> Formats:
    return Formats(Language("en"), "Asia/Almaty")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def notices(window: QWidget) -> Notices:
    return Notices(window)


@pytest.fixture
def bus(qapp: object) -> Bus:
    return Bus()


@pytest.fixture
def watch(acts: Acts, notices: Notices, bus: Bus, formats: Formats, window: QWidget) -> UndeliveredWatch:
    return UndeliveredWatch(acts, VOCABULARY, Tasks.inline(), bus, notices, formats, window)  # type: ignore[arg-type]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press(dialog: QWidget, text: str) -> None:
    next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()


@pytest.fixture
def opened(watch: UndeliveredWatch, window: QWidget) -> Callable[[], OutboxDialog]:
    def open_list() -> OutboxDialog:
        watch.open()
        return window.findChildren(OutboxDialog)[-1]

    return open_list


def test_a_conflict_is_told_once_and_shows_both_sides(
    acts: Acts, watch: UndeliveredWatch, bus: Bus, notices: Notices, opened: Callable[[], OutboxDialog]
) -> None:
    acts.acts = [act("a", ActState.CONFLICT, value="accepted", by="Б. Омарова", at_ms=1_794_550_100_000)]
    bus.publish(Changes(outbox=True))
    bus.publish(Changes(outbox=True))
    assert len(notices.shown) == 1
    text = words(opened())
    assert "Rejected" in text
    assert "Б. Омарова" in text
    assert "Accepted" in text
    assert "<b>телефон</b>" in text  # literally


@pytest.mark.parametrize(("button", "what"), [("Keep theirs", "keep"), ("Send mine again", "again")])
def test_a_conflict_is_settled_by_one_click(
    qtbot: QtBot,
    acts: Acts,
    watch: UndeliveredWatch,
    opened: Callable[[], OutboxDialog],
    button: str,
    what: str,
) -> None:
    acts.acts = [act("a", ActState.CONFLICT, value="accepted")]
    dialog = opened()
    with qtbot.waitSignal(watch.send_requested):
        press(dialog, button)
    assert acts.done == [(what, "a")]


def test_a_refusal_says_why_and_keeps_the_words(
    acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    acts.acts = [act("a", ActState.PARKED, "no_right")]
    dialog = opened()
    assert "no longer decide" in words(dialog)
    press(dialog, "Copy text")
    assert "<b>телефон</b>" in QGuiApplication.clipboard().text()
    press(dialog, "Discard")
    assert acts.done == [("withdraw", "a")]


def test_the_report_opens_from_here(
    qtbot: QtBot, acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    acts.acts = [act("a", ActState.CONFLICT, value="accepted")]
    dialog = opened()
    with qtbot.waitSignal(watch.report_requested) as caught:
        press(dialog, "Open the report")
    assert caught.args == [ROW.id]


def test_what_only_waits_is_no_news(acts: Acts, watch: UndeliveredWatch, bus: Bus, notices: Notices) -> None:
    acts.acts = [act("a", ActState.WAITING), act("b", ActState.SENDING)]
    bus.publish(Changes(outbox=True))
    assert notices.shown == ()


def test_a_verdict_and_a_mark_in_conflict_tell_how_they_stand_on_the_server(
    qtbot: QtBot, formats: Formats
) -> None:
    def waiting(kind: ActKind, body: Mapping[str, object], stands: Mapping[str, object]) -> Undelivered:
        made = Act(f"act-{kind}", ROW.id, kind, "v1", 3, body, 1_794_550_000_000)
        return Undelivered(OutboxRow(1, made, ActState.CONFLICT, theirs={STANDS: stands}), ROW)

    dialog = OutboxDialog(VOCABULARY, formats)
    qtbot.addWidget(dialog)
    verdict = waiting(
        ActKind.VERDICT, {"value": "dismissed", "note": "a cough"}, {"value": "confirmed", "by": "Berik"}
    )
    mark = waiting(
        ActKind.MARK,
        {"kind": "focus_lost", "text": "under the desk"},
        {"removed": True, "by": "", "text": ""},
    )
    dialog.show_acts([verdict, mark])
    said = words(dialog)
    for part in (
        "a cough",
        "a violation confirmed (Berik)",
        "Focus lost",
        "under the desk",
        "a mark removed",
    ):
        assert part in said

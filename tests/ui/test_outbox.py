"""Undelivered acts: told once, shown with both sides, settled by a click; nothing is overwritten or lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.reports import ROW, VOCABULARY

from oes_desktop.domain.acts import STANDS, Act, ActKind, ActState, OutboxRow, OwnAct
from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.decisions import Undelivered
from oes_desktop.services.sync import SyncStatus
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.shell.act_words import ActWords
from oes_desktop.ui.shell.conflict_view import ConflictSides
from oes_desktop.ui.shell.header import Header
from oes_desktop.ui.shell.outbox import OutboxDialog
from oes_desktop.ui.shell.own_acts import OwnActsDialog
from oes_desktop.ui.shell.undelivered import UndeliveredWatch


def act(act_id: str, state: ActState, trouble: str = "", exam: str = ROW.id, **theirs: object) -> Undelivered:
    body = {"value": "rejected", "reason": "phone", "comment": "<b>телефон</b>"}
    made = Act(act_id, exam, ActKind.DECISION, "", 3, body, 1_794_550_000_000)
    row = OutboxRow(1, made, state, attempts=1, trouble=trouble, theirs=theirs)
    return Undelivered(row, replace(ROW, id=exam))


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

    def withdraw_refused(self) -> Changes:
        self.done.append(("withdraw", "all"))
        return Changes(outbox=True)


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


class Standing:
    """How the sync stands, set by hand."""

    def __init__(self) -> None:
        self.status = SyncStatus()


@pytest.fixture
def standing() -> Standing:
    return Standing()


@pytest.fixture
def watch(
    acts: Acts, notices: Notices, bus: Bus, formats: Formats, window: QWidget, standing: Standing
) -> UndeliveredWatch:
    return UndeliveredWatch(
        acts,  # type: ignore[arg-type]
        VOCABULARY,
        Tasks.inline(),
        bus,
        notices,
        formats,
        window,
        own_acts=Nothing(),  # type: ignore[arg-type]
        status=lambda: standing.status,
    )


class Nothing:
    """A list of own acts with nothing in it."""

    def rows(self) -> list[OwnAct]:
        return []


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press(dialog: QWidget, text: str) -> None:
    """The button that says so, first of all of those that begin so (a plural may follow)."""
    made = [made for made in dialog.findChildren(QPushButton) if made.text().startswith(text)]
    min(made, key=lambda each: len(each.text())).click()


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
    for part in ("On the server", "Accepted", "Б. Омарова", "Yours", "Rejected", "Used a phone"):
        assert part in text
    assert "<b>телефон</b>" in text  # literally
    assert "Already decided" not in text


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
    assert "no right to this exam" in words(dialog)
    press(dialog, "Copy text")
    assert "<b>телефон</b>" in QGuiApplication.clipboard().text()
    press(dialog, "Withdraw")
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

    dialog = OutboxDialog(ActWords(VOCABULARY, formats))
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
        "A violation confirmed",
        "Berik",
        "Focus lost",
        "under the desk",
        "A mark removed",
    ):
        assert part in said


def test_a_conflict_that_was_left_open_is_told_at_the_next_start(
    acts: Acts, notices: Notices, bus: Bus, formats: Formats, window: QWidget, standing: Standing
) -> None:
    """Killed in the middle of the dialog: it is there again."""
    acts.acts = [act("a", ActState.CONFLICT, value="accepted")]
    tell = {"own_acts": Nothing(), "status": lambda: standing.status}
    made = UndeliveredWatch(acts, VOCABULARY, Tasks.inline(), bus, notices, formats, window, **tell)  # type: ignore[arg-type]
    notices.shown[-1].press_action()
    assert len(window.findChildren(ConflictSides)) == 1
    made.deleteLater()


def test_what_differs_is_marked_and_said(qtbot: QtBot, formats: Formats) -> None:
    words_ = ActWords(VOCABULARY, formats)
    theirs = {"value": "accepted", "by": "Berik", "at_ms": 1_794_550_100_000, "reason_code": "phone"}
    sides = words_.sides(act("a", ActState.CONFLICT, **theirs).row)
    differ = {side.name: side.differs for side in sides}
    assert differ == {"Decision": True, "Who": False, "When": False, "Reason": False, "Comment": True}
    shown = ConflictSides()
    qtbot.addWidget(shown)
    shown.show_sides(sides)
    said = [child.accessibleName() for child in shown.findChildren(QWidget) if child.accessibleName()]
    assert said.count("Both differ here") == 2
    assert "Decision: on the server Accepted, yours Rejected" in said


def test_decided_the_same_way_is_said_and_done_with_one_click(
    acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    """S4."""
    acts.acts = [act("a", ActState.CONFLICT, value="rejected", by="Berik", reason_code="phone")]
    dialog = opened()
    assert "Already decided the same way: nothing to do." in words(dialog)
    press(dialog, "Nothing to do: done")
    assert acts.done == [("keep", "a")]


def test_the_notice_leads_to_the_one_exam_and_from_there_to_the_others(
    acts: Acts, watch: UndeliveredWatch, bus: Bus, notices: Notices, window: QWidget
) -> None:
    acts.acts = [act("w", ActState.WAITING, exam="other"), act("a", ActState.CONFLICT, value="accepted")]
    bus.publish(Changes(outbox=True))
    notices.shown[-1].press_action()
    dialog = window.findChildren(OutboxDialog)[-1]
    assert "Waiting to be sent" not in words(dialog)
    press(dialog, "Show 1 other")
    assert "Waiting to be sent" in words(dialog)


def test_all_that_was_refused_is_withdrawn_only_when_asked_twice(
    acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    acts.acts = [act("a", ActState.PARKED, "gone"), act("b", ActState.PARKED, "no_right")]
    dialog = opened()
    press(dialog, "Withdraw all refused (2)")
    assert acts.done == []
    press(dialog, "Really withdraw 2?")
    assert acts.done == [("withdraw", "all")]


def test_all_words_are_copied_exam_by_exam(
    acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    acts.acts = [act("a", ActState.PARKED, "gone"), act("b", ActState.WAITING)]
    press(opened(), "Copy all")
    copied = QGuiApplication.clipboard().text()
    assert copied.count("<b>телефон</b>") == 1
    assert ROW.student_name in copied
    assert "Used a phone" in copied


@pytest.mark.parametrize(
    ("trouble", "part"),
    [
        ("no_right", "no right"),
        ("gone", "archived or removed"),
        ("not_found", "does not know this exam"),
        ("unprocessable", "does not know this value"),
        ("comment_required", "asks for a comment"),
        ("key_reused", "sent before"),
        ("something_new", "refused it"),
    ],
)
def test_every_refusal_says_why(
    acts: Acts, watch: UndeliveredWatch, opened: Callable[[], OutboxDialog], trouble: str, part: str
) -> None:
    """A18, A19, A22."""
    acts.acts = [act("a", ActState.PARKED, trouble)]
    dialog = opened()
    assert part in words(dialog)
    press(dialog, "Make again")
    assert acts.done == [("again", "a")]


def test_what_has_no_answer_for_too_long_is_told_once_in_red(
    watch: UndeliveredWatch, bus: Bus, notices: Notices, standing: Standing, formats: Formats
) -> None:
    """Never given up silently: after 24 h or 20 tries."""
    header = Header(formats)
    for overdue in (0, 1, 1, 0, 2):
        standing.status = SyncStatus(online=True, waiting=2, overdue=overdue)
        bus.publish(Changes(connection=True))
        header.show_sync(standing.status, 0)
    told = [notice for notice in notices.shown if "no answer" in notice.accessibleName()]
    assert [notice.property("tone") for notice in told] == ["bad", "bad"]
    assert "2 decision" in header.connection_text


def test_a_server_that_was_put_back_is_told(
    watch: UndeliveredWatch, bus: Bus, notices: Notices, standing: Standing
) -> None:
    """A29, F24."""
    for restores, offered in ((1, 3), (1, 3), (2, 0)):
        standing.status = SyncStatus(online=True, restores=restores, offered=offered)
        bus.publish(Changes(connection=True))
    told = [notice.accessibleName() for notice in notices.shown]
    assert len(told) == 2
    assert "3 decision" in told[0]
    assert "not lost" in told[1]


def test_the_list_of_all_her_acts_opens_from_here(
    watch: UndeliveredWatch, opened: Callable[[], OutboxDialog]
) -> None:
    dialog = opened()
    press(dialog, "All I did here…")
    (shown,) = dialog.findChildren(OwnActsDialog)
    assert shown.isVisible()

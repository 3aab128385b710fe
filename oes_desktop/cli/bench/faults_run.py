"""One run of the program for `bench faults`, in the middle of trouble. Says in JSON what it found, and ends.

`as_program` runs it; its order, beside what is said there: `journey`, `seeks`, `opened`, `runs`. What befalls
the server is done by whoever gave the order, when `{"now": "fault"}` is printed; a line on standard input
says that it is done. What befalls this computer (disk, key store) is done here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from functools import partial
from random import Random
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from oes_desktop import disk
from oes_desktop.cli.bench.following import Condition
from oes_desktop.cli.bench.heartbeats import Heartbeats
from oes_desktop.cli.bench.held import Held
from oes_desktop.cli.bench.shown import Gone, Saved, Second
from oes_desktop.cli.bench.troubles import FullDisk, Keeper, Watched
from oes_desktop.domain.models import CAMERA
from oes_desktop.runtime.tasks import Lane
from oes_desktop.ui.report.header import BRIEF, DETAILED
from oes_desktop.ui.report.window import ReportWindow
from oes_desktop.ui.shell.sign_out import SignOutDialog

__all__ = ["Keeper", "Run", "Watched"]  # what `as_program` takes

DEADLINE_S = 30.0
STOP, SEEKS, KEYRING, FULL, OPENED = "stop", "seeks", "keyring", "full", "opened"
EXAMS = 8  # that a journey needs
WARM = 50  # reports until caches are as full as they get
HANGS_S = 4.0  # a call of the key store
_LOOK_S, _REST_S = 0.7, 2.0  # of a proctor at something, and before she leaves
_EVERY_S = 0.05  # between two of many seeks
_SLACK_MS = 80  # of a picture's time at the edge of a second
_CHOICES = ("accepted", "disputed")


class Run:
    """The steps, as a generator: each yields the condition it waits for. What was found: `saved_ms`, each
    decision's; `unkept`: how many of them were shown before they were kept; `stall_ms`, `stall_in`,
    `worked_ms`, `queued_ms`, `own_ms`: see `Heartbeats`; `stop_ms`; `last_ms`: the last of many seeks to its
    picture; `wrong`: another picture stayed up; `more`: what is held after many reports, beside before."""

    def __init__(self, program: Watched, order: dict[str, Any]) -> None:
        self.deadline_s = DEADLINE_S
        self.program, self.order = program, order
        self.beats = Heartbeats()
        self.found: dict[str, Any] = {"saved_ms": [], "unkept": 0, "stop_ms": [], "last_ms": [], "wrong": 0}
        self._exams: list[str] = []
        self._dice = Random(1)
        self._trouble = ExitStack()  # it lasts to the end
        Gone(program.window, partial(self.found.__setitem__, "gone_at"))

    def steps(self) -> Iterator[Condition]:
        journey = self.order["journey"]
        yield self._list_is_there
        yield from self._open_and_close()
        if journey == STOP:
            yield from self._stop_and_stop()
        elif journey == SEEKS:
            yield from self._seek_and_seek()
        elif journey == KEYRING:
            yield from self._sign_out()
        elif journey == OPENED:
            yield from self._open_many()
        else:
            yield from self._judge()
        self.beats.end()
        beats = self.beats
        self.found |= {
            "stall_ms": beats.longest_ms,
            "stall_in": beats.longest_in,
            "worked_ms": beats.worked_ms,
            "queued_ms": beats.queued_ms,
            "own_ms": beats.own_ms,
        }

    # ---- what comes before

    def _list_is_there(self) -> bool:
        page = self.program.results
        lines = [page.model.line(row) for row in range(page.model.rowCount())] if page else []
        self._exams = [line.row.id for line in lines if line is not None]
        return len(self._exams) >= EXAMS

    def _open_and_close(self) -> Iterator[Condition]:
        """What is loaded once is no matter of any fault."""
        window = yield from self._open(self._exams[0], stay=True)
        window.close()
        yield self._quiet

    def _quiet(self) -> bool:
        return self.program.tasks.busy <= 1  # the event stream

    def _pause(self, seconds: float) -> Condition:
        return self._at(time.monotonic() + seconds)

    def _at(self, moment: float) -> Condition:
        return lambda: time.monotonic() >= moment

    def _open(self, exam_id: str, *, stay: bool) -> Generator[Condition, None, ReportWindow]:
        """Open a report; `stay` until its pictures are there, else as long as a person looks."""
        assert self.program.results is not None
        self.program.results.table.opened.emit(exam_id)
        window = self.program.reports[exam_id]
        if stay:
            yield lambda: window.player.panes[CAMERA].frame is not None and window.player.settled
        else:
            yield self._pause(_LOOK_S)
        return window

    def _fault(self) -> Iterator[Condition]:
        """Now. Whoever gave the order does it, or it is done here."""
        self.beats.begin("the fault")
        if self.order["journey"] == FULL:
            self._trouble.enter_context(disk.through(FullDisk()))
            return
        if self.order["journey"] == KEYRING:
            self.program.keeper.hangs_s = HANGS_S
            return
        print(json.dumps({"now": "fault"}), flush=True)
        answers: list[str] = []
        self.program.tasks.run(self.program, sys.stdin.readline, answers.append, lane=Lane.CPU)
        yield lambda: answers

    # ---- the journeys

    def _judge(self) -> Iterator[Condition]:
        """A report is playing when it comes; she goes on working all the same."""
        program, beats = self.program, self.beats
        assert program.desk is not None
        window = yield from self._open(self._exams[1], stay=True)
        saved = Saved(window, program.desk)
        window.player.play()
        yield self._pause(_LOOK_S)
        yield from self._fault()
        beats.doing = "refresh"
        program.window.actions_["refresh"].trigger()
        for number in range(4):
            beats.doing = "seek"
            self._click(window)
            yield self._pause(_LOOK_S)
            beats.doing = "decide"
            yield from self._decide(window, saved, number)
        beats.doing = "photos"
        window.header.tabs.choose(BRIEF)
        yield self._pause(_LOOK_S)
        window.header.tabs.choose(DETAILED)
        for number, exam_id in enumerate(self._exams[2:6]):
            beats.doing = "open another report"
            other = yield from self._open(exam_id, stay=False)
            beats.doing = "decide"
            window.activateWindow()
            yield from self._decide(window, saved, number)
            beats.doing = "close another report"
            other.close()
        yield from self._take_along()
        beats.doing = "close the report"
        window.close()
        yield self._pause(_REST_S)

    def _decide(self, window: ReportWindow, saved: Saved, number: int) -> Iterator[Condition]:
        """By a key and by a click in turn."""
        control, value = window.header.decision, _CHOICES[number % 2]
        if number % 4 < 2:
            codes = [term.code for term in self.program.desk.meta.vocabulary.choices()]  # type: ignore[union-attr]
            key = Qt.Key(Qt.Key.Key_1 + codes.index(value))
            press = partial(QTest.keyClick, window.focusWidget() or window, key)
        else:
            control.click()
            yield lambda: control.panel.is_open
            press = partial(QTest.mouseClick, control.panel.choices[value], Qt.MouseButton.LeftButton)
        saved.press(value, press)
        full = self.order["journey"] == FULL
        yield lambda: saved.took_ms is not None or (full and saved.refused)
        if saved.took_ms is not None:
            self.found["saved_ms"].append(saved.took_ms)
            self.found["unkept"] += not saved.kept

    def _click(self, window: ReportWindow) -> None:
        """Somewhere on the timeline, between a tenth and nine tenths."""
        timeline = window.player.timeline
        layout = timeline.layout_now
        x = layout.left + (0.1 + 0.8 * self._dice.random()) * (layout.right - layout.left)
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(layout.top) + 4))

    def _take_along(self) -> Iterator[Condition]:
        downloads, beats = self.program.downloads, self.beats
        assert downloads is not None
        beats.doing = "take an exam along"
        downloads.open()
        downloads.acting.want([self._exams[6]])
        yield self._pause(_REST_S)
        downloads.leave()

    def _stop_and_stop(self) -> Iterator[Condition]:
        """Reports are closed while their players wait for bytes, and in the end the program."""
        window = yield from self._open(self._exams[1], stay=True)
        window.player.play()
        yield self._pause(_LOOK_S)
        yield from self._fault()
        for number in range(self.order["runs"] + 1):
            self.beats.doing = "seek"
            self._click(window)
            yield self._pause(_LOOK_S)
            if number == self.order["runs"]:
                return
            self.beats.doing = "close the report"
            before, pressed = len(self.program.released), time.monotonic()
            window.close()
            yield lambda before=before: len(self.program.released) >= before + 2  # type: ignore[misc]
            self.found["stop_ms"].append((max(self.program.released) - pressed) * 1000)
            self.beats.doing = "open the report again"
            window = yield from self._open(self._exams[1], stay=False)
            window.player.play()

    def _seek_and_seek(self) -> Iterator[Condition]:
        window = yield from self._open(self._exams[1], stay=True)
        second = Second(window)
        self.beats.begin("seek, paused")
        yield from self._many_seeks(window, second)
        self.beats.doing = "seek, playing"
        window.player.play()
        yield from self._many_seeks(window, second)
        self.beats.doing = "close the report"
        window.close()

    def _many_seeks(self, window: ReportWindow, second: Second) -> Iterator[Condition]:
        begun = clicked = time.monotonic()
        for number in range(self.order["seeks"]):
            yield self._at(begun + number * _EVERY_S)
            clicked = time.monotonic()
            self._click(window)
        yield lambda: second.at > clicked and self._is_right(window, second)
        self.found["last_ms"].append((second.at - clicked) * 1000)
        yield self._pause(_LOOK_S)
        self.found["wrong"] += not self._is_right(window, second)

    def _is_right(self, window: ReportWindow, second: Second) -> bool:
        """The picture is the one of the place where the player is."""
        placement = window.player.exam.place(window.player.position_ms or 0, CAMERA)
        if placement is None or second.shown is None:
            return False
        edges = (placement.offset_ms - _SLACK_MS, placement.offset_ms + _SLACK_MS)
        return second.shown in {edge // 1000 for edge in edges}

    def _open_many(self) -> Iterator[Condition]:
        before = None
        for number in range(WARM + self.order["opened"]):
            if number == WARM:
                before = Held.now()
            yield from self._open_one(number)
        assert before is not None
        self.found["more"] = Held.now().more_than(before)

    def _open_one(self, number: int) -> Iterator[Condition]:
        """Closed at once, while its pictures are on their way, or while they play, in turn."""
        assert self.program.results is not None
        exam_id = self._exams[number % len(self._exams)]
        self.program.results.table.opened.emit(exam_id)
        window = self.program.reports[exam_id]
        if number % 3:
            yield lambda: window.report is not None
        if number % 3 == 2:
            yield lambda: window.player.panes[CAMERA].frame is not None and window.player.settled
            window.player.play()
        window.close()
        yield lambda: exam_id not in self.program.reports and self._quiet()

    def _sign_out(self) -> Iterator[Condition]:
        """Signing out with "erase" asks the key store to forget, signing in to keep. Then the program is quit
        while it hangs."""
        program, form = self.program, self.program.sign_in.form
        yield from self._fault()
        yield from self._erase()
        yield lambda: form.isVisible() and form.password.edit.isEnabled()
        self.beats.doing = "sign in"
        QTest.keyClicks(form.password.edit, self.order["password"])
        form.main.click()
        yield lambda: program.desk is not None
        yield self._list_is_there
        hung = program.keeper.hung
        yield from self._erase()
        yield lambda: program.keeper.hung > hung

    def _erase(self) -> Iterator[Condition]:
        window = self.program.window
        self.beats.doing = "sign out and erase"
        window.actions_["erase"].trigger()
        yield lambda: window.findChildren(SignOutDialog)
        (dialog,) = window.findChildren(SignOutDialog)
        dialog.agreed.emit(True)
        dialog.accept()

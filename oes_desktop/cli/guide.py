"""Drives the real program unattended: one step after another, each with what must be true at its end.

A step acts (clicks, types), then its condition is looked at some hundred times a second until it holds or the
deadline passes. Every step is timed; a picture of the screen is saved where one is wanted. What went wrong
is kept, and the steps after it still run, as a person would go on.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

DEADLINE_S = 30.0
POLL_MS = 10


@dataclass(frozen=True, slots=True)
class Step:
    """`until` may raise while its widgets are not there yet. `window`: whose picture is taken; the picture
    waits `settle_ms` for what is painted after the condition holds."""

    name: str
    act: Callable[[], object]
    until: Callable[[], object] = lambda: True
    picture: str = ""
    window: Callable[[], QWidget] | None = None
    settle_ms: int = 150


@dataclass(slots=True)
class Record:
    step: str
    ms: float = 0.0
    ok: bool = False
    picture: str = ""
    trouble: str = ""


@dataclass(slots=True)
class Journal:
    """What `tour.json` says."""

    records: list[Record] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return bool(self.records) and all(record.ok for record in self.records)

    def as_json(self) -> dict[str, Any]:
        steps = [
            {
                "step": r.step,
                "ms": round(r.ms, 1),
                "ok": r.ok,
                **({"picture": r.picture} if r.picture else {}),
                **({"trouble": r.trouble} if r.trouble else {}),
            }
            for r in self.records
        ]
        return {"ok": self.ok, "steps": steps}

    def write(self, file: Path) -> None:
        file.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1), "utf-8")


class Guide(QObject):
    """`finished` when the last step has ended."""

    finished = Signal()

    def __init__(self, steps: Sequence[Step], folder: Path, tell: Callable[[Record], None]) -> None:
        super().__init__()
        self._steps, self._folder, self._tell = list(steps), folder, tell
        self.journal = Journal()
        self._started = 0.0
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    def start(self) -> None:
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if not self._steps:
            self.finished.emit()
            return
        step = self._steps[0]
        self.journal.records.append(Record(step.name))
        self._started = time.perf_counter()
        try:
            step.act()
        except Exception as error:  # noqa: BLE001 - whatever a step meets is its result
            self._end(f"{type(error).__name__}: {error}")
            return
        self._poll.start()

    def _look(self) -> None:
        step, trouble = self._steps[0], ""
        try:
            holds = bool(step.until())
        except Exception as error:  # noqa: BLE001 - a widget that is not there yet is no failure
            holds, trouble = False, f"{type(error).__name__}: {error}"
        if holds:
            self._end("")
        elif time.perf_counter() - self._started > DEADLINE_S:
            self._end(trouble or "what the step waits for did not happen")

    def _end(self, trouble: str) -> None:
        self._poll.stop()
        step, record = self._steps.pop(0), self.journal.records[-1]
        record.ms = (time.perf_counter() - self._started) * 1000
        record.ok, record.trouble = not trouble, trouble
        if step.picture:
            QTimer.singleShot(step.settle_ms, self, lambda: self._photograph(step, record))
        else:
            self._finish(record)

    def _photograph(self, step: Step, record: Record) -> None:
        record.picture = f"{step.picture}.png"
        try:
            window = step.window() if step.window is not None else QApplication.activeWindow()
            good = window is not None and window.grab().save(str(self._folder / record.picture))
        except Exception as error:  # noqa: BLE001 - no window, no picture
            good, record.trouble = False, record.trouble or f"{type(error).__name__}: {error}"
        if not good:
            record.ok, record.trouble = False, record.trouble or "the picture could not be saved"
        self._finish(record)

    def _finish(self, record: Record) -> None:
        self._tell(record)
        self._next()

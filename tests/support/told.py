"""A server that says what it is told, call by call, and a store that is synced with it."""

from __future__ import annotations

import json

from support.hostile import Hostile, Request, answer, problem

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.domain.account import Account, Tokens
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.decisions import Decisions
from oes_desktop.services.sync import Sync
from oes_desktop.store.store import Store

META = {"server_id": "s-1", "epoch": "e-1", "name": "OES", "version": "1.0"}


def exam(number: int = 1, version: int = 1, **changes: object) -> dict[str, object]:
    return {
        "id": f"e{number}",
        "version": version,
        "student": {"id": str(number), "name": "Әсем"},
        "group": "ИС-21-2",
        "exam": "Математика",
        "system": "Platonus",
        "status": "finished",
    } | changes


def page(*exams: dict[str, object], cursor: str = "c1", more: bool = False, **others: object) -> bytes:
    return answer(json.dumps({"cursor": cursor, "more": more, "exams": exams} | others).encode())


class Told:
    """A server told what to say: per kind of call a list of answers, the last of them for ever."""

    def __init__(self) -> None:
        self.meta: list[bytes] = [answer(json.dumps(META).encode())]
        self.changes: list[bytes] = [page(exam(1), exam(2))]
        self.acts: dict[str, list[bytes]] = {}
        self.report: list[bytes] = [problem(401, "expired")]
        self.said: list[Request] = []

    def __call__(self, request: Request) -> bytes:
        self.said.append(request)
        if request.target.endswith("/meta"):
            return _next(self.meta)
        if "/exams/changes" in request.target:
            return _next(self.changes)
        if request.method == "PUT":
            return _next(self.acts[request.target.split("/")[4]])
        return _next(self.report) if request.target.endswith("/report") else problem(401, "expired")

    def puts(self, exam_id: str = "") -> list[Request]:
        return [
            request
            for request in self.said
            if request.method == "PUT" and f"/exams/{exam_id}" in request.target
        ]

    def count(self, part: str) -> int:
        return sum(part in request.target for request in self.said)


def _next(said: list[bytes]) -> bytes:
    return said.pop(0) if len(said) > 1 else said[0]


def accepted(number: int = 1, version: int = 2, value: str = "accepted") -> bytes:
    return answer(json.dumps({"exam": exam(number, version, decision={"value": value, "by": "A"})}).encode())


class Bench:
    def __init__(self, server: Hostile, told: Told, store: Store) -> None:
        self.told, self.store = told, store
        self.clock = ManualClock()
        tokens = MemoryTokens(Tokens("access-0123456789", "refresh-0123456789", 0))
        self.client = Client(server.url, tokens, self.clock)
        meta = Meta("s-1", "e-1", "OES", "1.0")
        self.sync = Sync(store, self.client, self.clock, meta, Account("u", "l", "N"), chance=lambda: 0.5)
        self.decisions = Decisions(store, self.clock, lambda: meta, lambda: 0, self.sync.recount)

    def decide(self, exam_id: str = "e1", value: str = "accepted") -> str:
        self.decisions.decide(exam_id, value)
        return self.store.outbox.pending(exam_id)[-1].act.id

    def states(self) -> dict[str, tuple[str, str]]:
        return {row.act.exam_id: (row.state.value, row.trouble) for row in self.store.outbox.rows()}

    def trouble(self) -> OesError | None:
        return self.sync.status.trouble

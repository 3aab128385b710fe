"""A real server on loopback, its clock moved by hand, exams and people in it, clients that speak HTTP."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import Attempt, Violation
from oes_desktop.package.model import PackagedExam
from oes_desktop.server.catalogue import StoredRecording
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.wire import routes

START_MS = 1_799_999_000_000
PASSWORD = "correct-horse"
MEDIA = bytes(range(256)) * 40  # 10,240 bytes

_EXAM = PackagedExam(
    id="",
    student_id="0012345",
    student_name="Әбдірахманова Әсем",
    group="A",
    exam="Математический анализ",
    system="Platonus",
    status="finished",
    honesty=62,
    pkn=False,
    archived=False,
    started_ms=START_MS,
    ended_ms=START_MS + 600_000,
    attempts=(Attempt(1, START_MS, START_MS + 600_000),),
    recordings=(),
    violations=(Violation("v1", "focus_lost", START_MS + 60_000, 4_000, 2),),
    snapshots=(),
)


def packaged(exam_id: str, **changes: Any) -> PackagedExam:
    return replace(_EXAM, id=exam_id, **changes)


class World:
    """A running server, and who uses it. `client` signs people in as they are needed."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.clock = ManualClock()
        self.running = Running(ServerConfig(folder / "data", **settings), self.clock)
        self.institution = self.running.institution
        self.catalogue = self.institution.catalogue
        self._clients: dict[str, httpx.Client] = {}
        self._folder = folder
        self.anybody = httpx.Client(base_url=self.running.url, timeout=20)

    def close(self) -> None:
        for client in [*self._clients.values(), self.anybody]:
            client.close()
        self.running.stop()

    def put(self, exam_id: str, group: str = "A", content: bytes = MEDIA, **changes: Any) -> str:
        """An exam with one camera recording of `content`."""
        file = self._folder / "recording"
        file.write_bytes(content)
        media = self.institution.media.add(file, "video/webm")
        recording = StoredRecording(1, "camera", media, START_MS, START_MS + 600_000, 599_000)
        self.catalogue.put_exam(packaged(exam_id, group=group, **changes), [recording], [])
        return exam_id

    def add_user(self, login: str, groups: Sequence[str] = ("A",), **more: Any) -> None:
        self.institution.accounts.add_user(
            login, PASSWORD, name=login.title(), email=f"{login}@oes.kz", groups=groups, **more
        )

    def sign_in(self, login: str, password: str = PASSWORD, device: str = "") -> httpx.Response:
        body = {"login": login, "password": password, "device": device}
        return self.anybody.post(routes.LOGIN, json=body)

    def client(self, login: str, groups: Sequence[str] = ("A",), **more: Any) -> httpx.Client:
        if login not in self._clients:
            self.add_user(login, groups, **more)
            token = self.sign_in(login).json()["access"]
            self._clients[login] = httpx.Client(
                base_url=self.running.url, timeout=20, headers={"Authorization": f"Bearer {token}"}
            )
        return self._clients[login]


def decide(
    client: httpx.Client,
    exam_id: str,
    value: str = "accepted",
    *,
    version: int = 1,
    key: str = "",
    **body: Any,
) -> httpx.Response:
    headers = {routes.IDEMPOTENCY_KEY: key or str(uuid.uuid4()), "If-Match": routes.version_tag(version)}
    return client.put(routes.decision(exam_id), json={"value": value, **body}, headers=headers)


def code_of(response: httpx.Response) -> str:
    """The code of a problem document, which every refusal has to be."""
    assert response.headers["content-type"] == routes.PROBLEM_TYPE, response.text
    body = response.json()
    assert body["status"] == response.status_code
    return str(body["type"]).removeprefix("urn:oes:")

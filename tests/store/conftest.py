"""A real profile with a real store in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from oes_desktop.domain.acts import Act, ActKind
from oes_desktop.domain.models import ExamRow, Recording
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "profiles"


@pytest.fixture
def keeper() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def profile(root: Path, keeper: MemoryKeeper) -> Iterator[Profile]:
    found = Profile.create(root, "server-1", "user-1", keeper, server="https://htii.oes.kz", login="aigerim")
    yield found
    found.close()


@pytest.fixture
def store(profile: Profile) -> Iterator[Store]:
    found = Store(profile)
    yield found
    found.close()


@pytest.fixture
def make_row() -> Callable[..., ExamRow]:
    """Function: the row of exam number n, with any field otherwise."""

    def make(number: int = 1, **fields: Any) -> ExamRow:
        values: dict[str, Any] = {
            "id": f"exam-{number}",
            "version": 3,
            "student_id": f"00{number % 5}",
            "student_name": f"Әбдірахманова Әсем {number % 5}",
            "group": f"ИС-21-{number % 3}",
            "exam": "Математический анализ",
            "system": "Platonus",
            "status": "finished",
            "started_ms": 1_763_000_000_000 + number * 60_000,
            "ended_ms": 1_763_000_000_000 + number * 60_000 + 3_600_000,
            "honesty": number % 101,
            "attempts": 2,
            "size": 1_000_000 * number,
            "kinds": {"focus_lost": 2, "voice_detected": number % 4},
            "strip": bytes([0, 1, 3, 0]),
        }
        return ExamRow(**(values | fields))

    return make


@pytest.fixture
def make_act() -> Callable[..., Act]:
    """Function: a decision `value` on exam number n, or another act."""

    def make(
        act_id: str,
        number: int = 1,
        value: str = "accepted",
        *,
        kind: ActKind = ActKind.DECISION,
        **fields: Any,
    ) -> Act:
        fields = {"base_version": 3, "made_ms": 1_763_100_000_000} | fields
        body = fields.pop("body", {"value": value, "comment": "посмотрела"})
        return Act(act_id, f"exam-{number}", kind, body=body, **fields)

    return make


@pytest.fixture
def make_recording() -> Callable[..., Recording]:
    def make(recording_id: str = "rec-1", *, size: int = 200_000, sha256: str = "ab" * 32) -> Recording:
        return Recording(recording_id, 1, "camera", "video/webm", size, 0, 1000, 1000, sha256)

    return make

"""A signed-in profile with many exams, made without a server: what start-up is measured on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from oes_desktop import paths
from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.models import FINISHED, ExamRow
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.server.demo.names import GROUPS
from oes_desktop.services.desk import Opened
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.results import Results
from oes_desktop.services.sync import CONTACT
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper

SERVER = "http://127.0.0.1:9"  # the discard port: nobody answers, so nothing but the start is measured
_HOUR_MS = 3_600_000
_SURNAMES = (
    "Әбдірахманова",
    "Ахметов",
    "Бекұлы",
    "Волкова",
    "Ғабитова",
    "Досжан",
    "Ким",
    "Қасымова",
    "Ли",
    "Пак",
)
_NAMES = ("Әсем", "Данияр", "Нұрлан", "Мария", "Айгерім", "Еркебұлан", "Виктория", "Гүлнар", "Ян", "Юлия")
_EXAMS = ("Математический анализ", "Қазақстан тарихы", "Философия", "Информатика", "Микроэкономика")


def rows(count: int, now_ms: int) -> Iterator[ExamRow]:
    """The same every time: a student sits five exams."""
    chance = random.Random(1)
    for number in range(count):
        student = number // 5
        kinds = {"focus_lost": chance.randrange(6), "voice_detected": chance.randrange(4)}
        started = now_ms - chance.randrange(1, 2_000) * _HOUR_MS
        yield ExamRow(
            id=f"exam-{number}",
            version=1,
            student_id=f"{student:07}",
            student_name=f"{_SURNAMES[student % 10]} {_NAMES[student // 10 % 10]}",
            group=GROUPS[student % len(GROUPS)],
            exam=_EXAMS[number % 5],
            system=("platonus", "moodle", "univer")[student % 3],
            status=FINISHED,
            started_ms=started,
            ended_ms=started + _HOUR_MS,
            honesty=chance.randrange(101),
            attempts=1 + number % 2,
            size=200_000_000,
            kinds={kind: many for kind, many in kinds.items() if many},
            strip=bytes(chance.randrange(4) for _ in range(32)),
        )


def make_profile(home: Path, count: int) -> bytes:
    """Fill `home` (OES_DESKTOP_HOME of the start that follows); returns the profile's secret."""
    root = paths.private_folder(home / "profiles")
    keeper, now_ms = MemoryKeeper(), SystemClock().now_ms()
    profile = Profile.create(root, "bench-server", "bench-user", keeper, server=SERVER, login="bench")
    secret = keeper.fetch(profile.info.profile_id)
    opened = Opened.of(profile)
    try:
        store = opened.store
        store.meta.save(Meta("bench-server", "epoch", "OES", "1.0"), Account("bench-user", "bench", "Bench"))
        store.tokens.save("a" * 43, "r" * 43, now_ms + _HOUR_MS)
        store.views.save(CONTACT, {"ok_ms": now_ms})
        store.exams.apply(list(rows(count, now_ms)), [], "cursor", server_epoch="epoch")
        Results(store.exams, Meta("", "", "", "1.0").vocabulary).load()  # the index keeps its snapshot
    finally:
        opened.close()
    Preferences(home / "config").change(
        servers=(SERVER,), last_login="bench", last_profile=profile.folder.name, language="ru", theme="light"
    )
    return secret

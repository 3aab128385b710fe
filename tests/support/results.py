"""Exams for the tests of the results: the same for the same seed, and a real desk over a real store."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from oes_desktop.api.client import Client
from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.settings import Settings
from oes_desktop.domain.vocabulary import DecisionTerm, Label, Meta, Term, Vocabulary
from oes_desktop.services.access.guard import Guard
from oes_desktop.services.access.lease import Lease
from oes_desktop.services.access.tries import Tries
from oes_desktop.services.batch import Batches
from oes_desktop.services.decisions import Decisions
from oes_desktop.services.desk import Desk, Opened
from oes_desktop.services.downloads.queue import Downloads
from oes_desktop.services.films import Films
from oes_desktop.services.presence import CAPABILITY, Presence
from oes_desktop.services.recordings.pictures import Pictures
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.services.reports import Reports
from oes_desktop.services.results import Results
from oes_desktop.services.sync import Sync
from oes_desktop.services.watched import Watched
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper

NOW_MS = 1_795_500_000_000  # 2026-11-24
DAY_MS = 86_400_000
EPOCH = "epoch-1"
NAMES = (
    "Әбдірахманова Әсем",
    "Ахметов Данияр Қайратұлы",
    "Бекұлы Нұрлан",
    "Волкова Мария Игоревна",
    "Ғабитова Айгерім",
    "Досжан Еркебұлан",
    "Есенов Тимур",
    "Жақсылықова Дана",
    "Иванов Пётр Сергеевич",
    "Қасымова Гүлнар",
    "Ким Виктория",
    "Мұратова Аружан",
    "Нурпеисов Алмас",
    "Оспанова Сәуле",
    "Пак Юлия",
    "Рахимов Ильяс",
    "Сағынтаев Бауыржан",
    "Тлеуберді Мадина",
    "Үмітбаев Ержан",
    "Ёлкина Алёна",
)
GROUPS = ("ИС-21-1", "ИС-21-2", "ЭК-22-1", "ЭК-22-2", "ЮР-23-1", "ПС-22-3")
EXAMS = ("История Казахстана", "Математический анализ", "Микроэкономика", "Философия", "Гражданское право")
SYSTEMS = ("platonus", "moodle", "univer")
VOCABULARY = Vocabulary(
    statuses=(
        Term("not_started", Label("Не начат", "Басталмаған", "Not started")),
        Term("in_progress", Label("В процессе", "Жүріп жатыр", "In progress")),
        Term("finished", Label("Завершён", "Аяқталған", "Finished")),
    ),
    decisions=(
        DecisionTerm("undecided", Label("Не указано", "Көрсетілмеген", "Not set")),
        DecisionTerm("accepted", Label("Допущен", "Жіберілді", "Accepted"), tone="good"),
        DecisionTerm("disputed", Label("Спорно", "Даулы", "Disputed"), tone="doubtful"),
        DecisionTerm("rejected", Label("Отклонён", "Қабылданбады", "Rejected"), tone="bad"),
    ),
    systems=(
        Term("platonus", Label("Platonus", "Platonus", "Platonus")),
        Term("moodle", Label("Moodle", "Moodle", "Moodle")),
        Term("univer", Label("Univer", "Univer", "Univer")),
    ),
    groups=GROUPS,
)
META = Meta(
    "server-1", EPOCH, "Test", "1", capabilities=frozenset({"archive", "batch"}), vocabulary=VOCABULARY
)


def exam_row(number: int, **fields: Any) -> ExamRow:
    """Exam `number`; the dice are thrown by its number alone."""
    dice = random.Random(number)
    person = dice.randrange(len(NAMES) * 12)
    status = dice.choices(("finished", "in_progress", "not_started"), (90, 6, 4))[0]
    honesty = None if status == "not_started" else min(100, max(3, round(dice.gauss(68, 22))))
    bad = 0 if honesty is None else round((100 - honesty) / 4)
    strip = bytearray(64)
    for _ in range(bad):
        strip[dice.randrange(64)] = dice.choices((1, 2, 3), (5, 4, 2))[0]
    decided = status == "finished" and dice.random() < 0.35
    started = NOW_MS - dice.randrange(20 * DAY_MS)
    values: dict[str, Any] = {
        "id": f"exam-{number}",
        "version": 1,
        "student_id": f"{person:07}",
        "student_name": NAMES[person % len(NAMES)],
        "group": GROUPS[person % len(GROUPS)],
        "exam": dice.choice(EXAMS),
        "system": dice.choice(SYSTEMS),
        "status": status,
        "started_ms": None if status == "not_started" else started,
        "ended_ms": started + 3_600_000 if status == "finished" else None,
        "honesty": honesty,
        "pkn": bad > 13,
        "archived": dice.random() < 0.1,
        "decision": dice.choice(("accepted", "disputed", "rejected")) if decided else "undecided",
        "attempts": 0 if status == "not_started" else dice.choices((1, 2, 3), (8, 2, 1))[0],
        "kinds": {"focus_lost": bad - bad // 3, "voice_detected": bad // 3} if bad else {},
        "strip": bytes(strip),
    }
    return ExamRow(**(values | fields))


def make_desk(
    root: Path, clock: ManualClock, rows: Iterable[ExamRow] = (), keeper: MemoryKeeper | None = None
) -> Desk:
    """A desk on a profile of its own, below `root`; with the same `keeper` it opens the one made before. Its
    server is one that nobody answers at."""
    keeper = keeper or MemoryKeeper()
    folders = [path for path in root.glob("*") if (path / "profile.json").exists()]
    if folders:
        profile = Profile.open(folders[0], keeper)
    else:
        profile = Profile.create(root, META.server_id, "user-1", keeper, server="http://127.0.0.1:9")
    opened = Opened.of(profile)
    store = opened.store
    store.exams.apply(rows, (), "1", server_epoch=EPOCH)
    client = Client("http://127.0.0.1:9", None, clock)
    account = Account("user-1", "aigerim", "Айгерім", rights=frozenset({"archive"}))
    sync = Sync(store, client, clock, META, account)
    presence = Presence(
        client, clock, lambda: CAPABILITY in sync.meta.capabilities, lambda: sync.status.online
    )
    reports, recordings = Reports(store, client), Recordings(store, client, clock)
    results = Results(store.exams, META.vocabulary, present=lambda row: sync.over(presence.over(row)))
    return Desk(
        server="http://127.0.0.1:9",
        account=account,
        results=results,
        reports=reports,
        decisions=Decisions(store, clock, lambda: META, lambda: 10, sync.recount),
        batches=Batches(store, clock, lambda: META, account, lambda: 10, sync.recount),
        recordings=recordings,
        downloads=Downloads(store, reports, recordings, results, sync, client, clock, Settings),
        pictures=Pictures(recordings),
        films=Films(store, recordings),
        sync=sync,
        presence=presence,
        watched=Watched(store),
        lease=Lease(store.views, clock),
        guard=Guard(opened.profile, Tries(opened.profile.outside, clock), MemoryKeeper),
        views=store.views,
        client=client,
        opened=opened,
    )

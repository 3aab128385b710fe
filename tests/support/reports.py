"""Reports for widget tests: a full one, and the corners of faults.md C13 and C14."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from oes_desktop.domain.models import (
    CAMERA,
    DOCUMENT,
    FACE,
    FINISHED,
    SCREEN,
    Attempt,
    Decision,
    ExamRow,
    HistoryEntry,
    Recording,
    Report,
    Snapshot,
    Violation,
)
from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, Meta, ReasonTerm, Term, Vocabulary

START_MS = 1_794_542_820_000  # 2026-11-13 04:07 UTC, 09:07 in Almaty
MINUTE = 60_000
SHA = "0" * 64

VOCABULARY = Vocabulary(
    statuses=(
        Term("not_started", Label("Не начат", "Басталмаған", "Not started")),
        Term("in_progress", Label("В процессе", "Жүріп жатыр", "In progress")),
        Term("finished", Label("Завершён", "Аяқталған", "Finished")),
    ),
    decisions=(
        DecisionTerm("undecided", Label("Не указано", "Көрсетілмеген", "Not set")),
        DecisionTerm("accepted", Label("Допущен", "Жіберілді", "Accepted"), "good"),
        DecisionTerm("disputed", Label("Спорно", "Даулы", "Disputed"), "doubtful"),
        DecisionTerm("rejected", Label("Отклонён", "Қабылданбады", "Rejected"), "bad", comment_required=True),
    ),
    reasons=(
        ReasonTerm("phone", Label("Пользовался телефоном", "Телефон пайдаланды", "Used a phone"), "rejected"),
        ReasonTerm("noise", Label("Посторонний шум", "Бөгде шу", "Noise around"), "disputed"),
    ),
    kinds=(
        KindTerm("focus_lost", Label("Фокус потерян", "Фокус жоғалды", "Focus lost"), 3, 4),
        KindTerm("page_left", Label("Другая страница", "Басқа бет", "Another page"), 2, 3),
        KindTerm("voice_detected", Label("Голос / шум", "Дауыс / шу", "Voice or noise"), 2, 2),
        KindTerm("copy_paste", Label("Копирование и вставка", "Көшіру және қою", "Copy and paste"), 1, 1),
    ),
    systems=(Term("platonus", Label("Platonus", "Platonus", "Platonus")),),
    groups=("ИС-21-2",),
)
META = Meta("server-1", "epoch-1", "OES", "1.0", vocabulary=VOCABULARY)

ROW = ExamRow(
    id="exam-1",
    version=3,
    student_id="0012345",
    student_name="Ахметов Данияр Қайратұлы",
    group="ИС-21-2",
    exam="Математический анализ",
    system="platonus",
    status=FINISHED,
    started_ms=START_MS,
    ended_ms=START_MS + 79 * MINUTE,
    honesty=22,
    pkn=True,
    attempts=2,
    kinds={"focus_lost": 7, "page_left": 4, "voice_detected": 6, "copy_paste": 2},
)


def full_report() -> Report:
    """Two attempts with a break, 19 violations, photos each four minutes, some history."""
    kinds = ["focus_lost", "page_left", "voice_detected", "focus_lost", "voice_detected", "copy_paste"]
    severities = {"focus_lost": 3, "page_left": 2, "voice_detected": 2, "copy_paste": 1}
    violations = tuple(
        Violation(
            f"v{n}",
            kinds[n % 6],
            START_MS + n * 4 * MINUTE + 17_000,
            duration_ms=(n * 7 % 30) * 1000,
            severity=severities[kinds[n % 6]],
            note="свернул браузер" if n % 3 == 0 else "",
            verdict=("confirmed", "dismissed", "none", "none")[n % 4],
        )
        for n in range(19)
    )
    photos = tuple(
        Snapshot(
            f"s{n}", START_MS + n * 4 * MINUTE + 16_000, CAMERA if n % 3 else SCREEN, "image/jpeg", 900, SHA
        )
        for n in range(19)
    )
    identity = (
        Snapshot("face", START_MS, FACE, "image/jpeg", 900, SHA),
        Snapshot("document", START_MS, DOCUMENT, "image/jpeg", 900, SHA),
    )
    recordings = tuple(
        Recording(
            f"r{number}-{kind}",
            number,
            kind,
            "video/mp4",
            4_000_000,
            start + late,
            start + minutes * MINUTE,
            minutes * MINUTE - late,
            SHA,
        )
        for number, start, minutes in ((1, START_MS, 37), (2, START_MS + 40 * MINUTE, 39))
        for kind, late in ((CAMERA, 1_250), (SCREEN, 4_100))
    )
    attempts = (
        Attempt(1, START_MS, START_MS + 37 * MINUTE),
        Attempt(2, START_MS + 40 * MINUTE, START_MS + 79 * MINUTE),
    )
    history = (
        HistoryEntry("verdict", "confirmed", "А. Сериков", START_MS + 100 * MINUTE, target="v0"),
        HistoryEntry(
            "decision",
            "disputed",
            "Б. Омарова",
            START_MS + 120 * MINUTE,
            reason="noise",
            comment="Пересмотреть",
        ),
        HistoryEntry("decision", "undecided", "А. Сериков", START_MS + 130 * MINUTE),
    )
    return Report(ROW, attempts, recordings, violations, identity + photos, Decision(version=3), history)


def empty_report() -> Report:
    return Report(replace(ROW, kinds={}, attempts=0, pkn=False, honesty=None))


def photo(color: str = "#5d6678", size: tuple[int, int] = (640, 480), kind: str = "JPEG") -> bytes:
    """A picture of a drawn head, so that pictures of screens look like something."""
    image = Image.new("RGB", size, color)
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.25, height * 0.7, width * 0.75, height * 1.5), fill="#43557a")
    draw.ellipse((width * 0.37, height * 0.25, width * 0.63, height * 0.7), fill="#c9a388")
    data = io.BytesIO()
    image.save(data, kind)
    return data.getvalue()

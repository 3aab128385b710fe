"""A small exam to play: two attempts with a break, camera and screen that start at different times."""

from __future__ import annotations

from oes_desktop.domain.models import CAMERA, SCREEN, Attempt, ExamRow, Recording, Report, Violation
from oes_desktop.domain.vocabulary import KindTerm, Label, Vocabulary

BEGIN = 1_763_006_820_000  # 2025-11-13 09:07:00 in Almaty


def recording(
    name: str, kind: str, start_s: float, length_s: float, *, attempt: int = 1, drift_ms: int = 0
) -> Recording:
    start, length = BEGIN + round(start_s * 1000), round(length_s * 1000)
    suffix = "mp4" if kind == CAMERA else "webm"
    return Recording(
        name, attempt, kind, f"video/{suffix}", 1000, start, start + length + drift_ms, length, f"sha-{name}"
    )


CAMERA_1 = recording("camera-1", CAMERA, 1, 20)
SCREEN_1 = recording("screen-1", SCREEN, 3, 40)
CAMERA_2 = recording("camera-2", CAMERA, 60, 20, attempt=2)
SCREEN_2 = recording("screen-2", SCREEN, 61, 18, attempt=2)

ATTEMPTS = (Attempt(1, BEGIN, BEGIN + 44_000), Attempt(2, BEGIN + 59_000, BEGIN + 82_000))
VIOLATIONS = (
    Violation("v1", "focus_lost", BEGIN + 5_000, 2_000, 2, "browser minimised"),
    Violation("v2", "voice_detected", BEGIN + 11_000, 9_000, 1),
    Violation("v3", "focus_lost", BEGIN + 70_000, 0, 3, "<b>bold</b>"),
)
VOCABULARY = Vocabulary(
    kinds=(
        KindTerm("focus_lost", Label(ru="Фокус потерян", kk="Фокус жоғалды", en="Focus lost"), 2),
        KindTerm("voice_detected", Label(ru="Голос / шум", kk="Дауыс / шу", en="Voice / noise"), 1),
    )
)


def report(
    *, exam_id: str = "e1", recordings: tuple[Recording, ...] = (CAMERA_1, SCREEN_1, CAMERA_2, SCREEN_2)
) -> Report:
    row = ExamRow(exam_id, 1, "s1", "Student", "G", "Exam", "sys", "finished", BEGIN, BEGIN + 82_000)
    return Report(row, ATTEMPTS, recordings, VIOLATIONS)

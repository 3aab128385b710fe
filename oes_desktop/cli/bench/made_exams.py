"""Exams that benches put onto a server of their own: what they have in common."""

from __future__ import annotations

from oes_desktop.domain.models import FINISHED, Attempt, Violation
from oes_desktop.package.model import PackagedExam

GROUP = "ИС-21-2"


def one_exam(
    exam_id: str,
    number: int,
    student: str,
    begin_ms: int,
    end_ms: int,
    violations: tuple[Violation, ...] = (),
) -> PackagedExam:
    """A finished exam of one attempt in `GROUP`, from `begin_ms` to `end_ms` (wall ms), nothing decided."""
    return PackagedExam(
        exam_id,
        f"{number:07}",
        student,
        GROUP,
        "Математический анализ",
        "platonus",
        FINISHED,
        60,
        False,
        False,
        begin_ms,
        end_ms,
        (Attempt(1, begin_ms, end_ms),),
        (),
        violations,
        (),
    )

"""What the command list offers for a few letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`kind`: student, group or exam; `code`: a student's id, else the name; `count`: exams on this side of
    the archive."""

    kind: str
    code: str
    label: str
    count: int

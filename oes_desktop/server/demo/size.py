"""How big a demo is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoSize:
    """`recorded`: sittings with recordings of their own, of which those numbered in `webm` are WebM; they
    last between `shortest_s` and `longest_s` seconds; `break_s`: shortest and longest break, seconds;
    `pkn_limit`: so many violations of the manual's kinds close the proctoring; `questions`: how many of a
    paper are asked, at most six."""

    name: str
    students: int
    exams: int
    recorded: int
    shortest_s: int
    longest_s: int
    webm: tuple[int, ...]
    break_s: tuple[int, int] = (40, 200)
    pkn_limit: int = 13
    questions: int = 6


FULL = DemoSize("full", 66, 430, 12, 20 * 60, 38 * 60, webm=(4, 6))
SMALL = DemoSize("small", 12, 40, 2, 62, 88, webm=(1,), break_s=(8, 14), pkn_limit=3, questions=3)

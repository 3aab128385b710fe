"""The kill test itself can fail: what it looks for is found where it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from support.clear_text import Needles
from support.proctor_day import Told, judge

SHOWN = [("does", 1, "e"), ("shown", 1, "e"), ("does", 2, "e"), ("shown", 2, "e")]


@pytest.mark.parametrize(
    ("more", "waiting", "server", "lost", "doubled"),
    [
        ([], {"e": [2]}, {}, 0, 0),
        ([], {"e": [2]}, {"e": [1]}, 0, 0),
        ([], {}, {"e": [1, 2]}, 0, 0),
        ([], {}, {}, 1, 0),
        ([], {"e": [1]}, {}, 1, 0),
        ([], {}, {"e": [2, 1]}, 1, 0),
        ([], {}, {"e": [2, 2]}, 0, 1),
        ([], {"e": [2, 2]}, {}, 0, 1),
        ([("does", 0, "e"), ("shown", 1, "e")], {"e": [1]}, {}, 0, 0),
        ([("does", 0, "e"), ("shown", 1, "e")], {"e": [2]}, {}, 1, 0),  # the undone one is back
        ([("does", 0, "e")], {"e": [2]}, {}, 0, 0),  # killed in an undo: either is right
        ([("does", 0, "e")], {"e": [1]}, {}, 0, 0),
        ([("does", 3, "e")], {"e": [3]}, {}, 0, 0),
        ([("does", 3, "f")], {"e": [2], "f": [3]}, {}, 0, 0),
        ([("does", 3, "f")], {"f": [3]}, {}, 1, 0),
    ],
)
def test_what_is_lost_or_doubled_is_told(
    more: list[tuple[str, int, str]],
    waiting: dict[str, list[int]],
    server: dict[str, list[int]],
    lost: int,
    doubled: int,
) -> None:
    verdict = judge(Told.of([*SHOWN, *more]), waiting, server)
    assert (len(verdict.lost), len(verdict.doubled)) == (lost, doubled)


FRAME = random.Random(3).randbytes(20_000)
NEEDLES = Needles.of("Қанатбекова", "secret-token", frames=[FRAME])


@pytest.mark.parametrize(
    "content",
    [
        "xx Қанатбекова xx".encode(),
        b"\0" + "Қанатбекова".encode("utf-16-le"),
        b'{"name": "\\u049a\\u0430\\u043d\\u0430\\u0442\\u0431\\u0435\\u043a\\u043e\\u0432\\u0430"}',
        b"log: secret-token",
        bytes(777) + FRAME[8_000:12_200],
    ],
    ids=["utf-8", "utf-16", "json", "token", "frame"],
)
def test_a_planted_file_is_found(content: bytes, tmp_path: Path) -> None:
    """Rule 2 of the faults: were it there, it would be seen."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "clean").write_bytes(random.Random(4).randbytes(50_000))
    assert NEEDLES.search(tmp_path) == []
    (tmp_path / "deep" / "er" / ".swap").write_bytes(content)
    assert len(NEEDLES.search(tmp_path)) == 1


def test_a_name_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "photo of Қанатбекова.jpg").touch()
    assert len(NEEDLES.search(tmp_path)) == 1

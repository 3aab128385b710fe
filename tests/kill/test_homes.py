"""Where the program lies is no matter: folders of any name."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from support.proctor_day import comment_of, waiting
from support.working import SHORT
from support.world import Computer, World


@pytest.mark.parametrize(
    "name",
    ["Рабочий стол Әсем", "with space # and % 20?", "quote ' and \" and ;", "/".join(["folder" * 8] * 7)],
    ids=["cyrillic", "signs", "quotes", "long"],
)
def test_a_home_of_any_name(name: str, world: World, tmp_path: Path) -> None:
    """B12: Cyrillic, blanks, `#`, and a path of more than 300 characters."""
    computer = Computer.at(tmp_path / name)
    exam = world.put(f"home-{len(name)}", video=SHORT)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    (recording,) = desk.reports.open(exam).recordings
    with closing(desk.recordings.source(exam, recording)) as source:
        assert source.pread(0, 16) == SHORT[:16]
    desk.decisions.decide(exam, "disputed", comment=comment_of(1))
    desk.close()
    with closing(computer.session.resume()) as desk:
        assert waiting(desk) == {exam: [1]}
        assert desk.recordings.local(recording).pread(0, 16) == SHORT[:16]

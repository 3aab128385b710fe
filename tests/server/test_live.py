"""In a demo, exams in progress go on: the same way every time for a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from support.institution import World, packaged, wait_until

from oes_desktop.domain.clock import ManualClock
from oes_desktop.server import live
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.rights import Caller
from oes_desktop.wire import routes

ADMIN = Caller("boss", "boss", "Boss", "admin")


@pytest.fixture
def make_catalogue(tmp_path: Path) -> Iterator[Callable[[str], Catalogue]]:
    made: list[Catalogue] = []

    def make(name: str) -> Catalogue:
        made.append(Catalogue(tmp_path / f"{name}.sqlite", ManualClock()))
        return made[-1]

    yield make
    for catalogue in made:
        catalogue.close()


def test_only_running_exams_get_violations_and_a_seed_repeats_them(
    make_catalogue: Callable[[str], Catalogue],
) -> None:
    seen = []
    for name in ("one", "two"):
        catalogue = make_catalogue(name)
        for number in range(3):
            catalogue.put_exam(packaged(f"run{number}", status="in_progress", ended_ms=None), [], [])
        catalogue.put_exam(packaged("done"), [], [])
        exams = live.LiveExams(catalogue, Random(7))
        for _ in range(10):
            catalogue.clock.advance(4)  # type: ignore[attr-defined]
            assert exams.step() is not None
        seen.append([catalogue.report(ADMIN, f"run{number}").violations for number in range(3)])
        assert catalogue.report(ADMIN, "done").exam.version == 1
    assert seen[0] == seen[1]
    assert sum(len(violations) for violations in seen[0]) == 13


def test_one_exam_does_not_fill_up_without_end(make_catalogue: Callable[[str], Catalogue]) -> None:
    catalogue = make_catalogue("one")
    catalogue.put_exam(packaged("run", status="in_progress", ended_ms=None), [], [])
    exams = live.LiveExams(catalogue, Random(7))
    for _ in range(live.MOST_OF_ONE + 5):
        catalogue.clock.advance(4)  # type: ignore[attr-defined]
        exams.step()
    assert len(catalogue.report(ADMIN, "run").violations) == live.MOST_OF_ONE + 1
    assert exams.step() is None


def test_a_demo_goes_on_by_itself_and_shows_its_mails(
    make_world: Callable[..., World], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "EVERY_S", 0.05)
    world = make_world(demo=True)
    world.put("run", status="in_progress", ended_ms=None)
    client = world.client("aigerim")
    wait_until(lambda: len(client.get(routes.report("run")).json()["violations"]) >= 2)
    assert world.anybody.get("/demo/mail").text == "No mail.\n"
    world.anybody.post(routes.RECOVER, json={"who": "aigerim"})
    wait_until(lambda: world.institution.mail.kept)
    page = world.anybody.get("/demo/mail")
    assert page.headers["content-type"].startswith("text/plain") and "To: aigerim@oes.kz" in page.text

"""In a demo, exams in progress go on: the same way every time for a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from support.institution import START_MS, World, decide, packaged
from support.waiting import eventually

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.models import Attempt
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
    for _ in range(5 * live.MOST_OF_ONE):
        catalogue.clock.advance(4)  # type: ignore[attr-defined]
        exams.step()
    assert len(catalogue.report(ADMIN, "run").violations) == live.MOST_OF_ONE + 1
    assert exams.step() is None


def test_connections_are_lost_for_half_a_minute_and_few_at_a_time(
    make_catalogue: Callable[[str], Catalogue],
) -> None:
    catalogue = make_catalogue("one")
    for number in range(6):
        sitting = (Attempt(1, START_MS, None),)
        catalogue.put_exam(
            packaged(f"run{number}", status="in_progress", ended_ms=None, attempts=sitting, violations=()),
            [],
            [],
        )
    exams = live.LiveExams(catalogue, Random(3))
    lost_at_once = []
    for _ in range(60):
        catalogue.clock.advance(4)  # type: ignore[attr-defined]
        exams.step()
        lost_at_once.append(sum(lost_ms is not None for lost_ms in catalogue.running().values()))
    assert max(lost_at_once) == live.MOST_LOST
    reports = [catalogue.report(ADMIN, f"run{number}") for number in range(6)]
    gaps = [
        (after.start - before.end).total_seconds()
        for report in reports
        for before, after in pairwise(report.attempts)
        if before.end is not None
    ]
    assert len(gaps) >= 3
    assert all(20 <= gap <= 44 for gap in gaps)  # looked at every 4 s
    for report in reports:
        lost = [item for item in report.violations if item.kind == "connection_lost"]
        ended = [attempt for attempt in report.attempts if attempt.end is not None]
        assert [item.at for item in lost] == [attempt.end for attempt in ended]
        assert report.exam.attempts == len(report.attempts)


def test_a_lost_connection_stands_in_the_row_until_it_is_back(world: World) -> None:
    world.put("run", status="in_progress", ended_ms=None, attempts=(Attempt(1, START_MS, None),))
    world.put("done")
    client, catalogue = world.client("aigerim"), world.catalogue

    def row(cursor: str = "") -> dict[str, object]:
        page = client.get(routes.CHANGES, params={"cursor": cursor} if cursor else {}).json()
        (found,) = [exam for exam in page["exams"] if exam["id"] == "run"]
        return found | {"cursor": page["cursor"]}

    before = row()
    assert before["lost_at"] is None
    assert catalogue.lose_connection("run")
    assert not catalogue.lose_connection("run")
    lost = row(str(before["cursor"]))
    assert str(lost["lost_at"]).startswith("20")
    assert lost["kinds"] == {"connection_lost": 1, "focus_lost": 1}
    assert client.get(routes.report("run")).json()["exam"]["lost_at"] == lost["lost_at"]
    assert decide(client, "run", version=1).status_code == 200  # what merely happens is no conflict
    world.clock.advance(25)
    assert catalogue.come_back("run")
    assert not catalogue.come_back("run")
    back = row(str(lost["cursor"]))
    assert (back["lost_at"], back["attempts"]) == (None, 2)
    report = client.get(routes.report("run")).json()
    assert [item["duration"] for item in report["violations"] if item["kind"] == "connection_lost"] == [25]
    assert [attempt["number"] for attempt in report["attempts"]] == [1, 2]


def test_a_finished_or_unknown_exam_loses_no_connection(world: World) -> None:
    world.put("done")
    for exam_id in ("done", "nothing"):
        assert not world.catalogue.lose_connection(exam_id)
        assert not world.catalogue.come_back(exam_id)
    assert world.client("aigerim").get(routes.report("done")).json()["exam"]["lost_at"] is None


def test_a_demo_goes_on_by_itself_and_shows_its_mails(make_world: Callable[..., World]) -> None:
    world = make_world(demo=True, live_s=0.05)
    world.put("run", status="in_progress", ended_ms=None)
    client = world.client("aigerim")
    eventually(lambda: len(client.get(routes.report("run")).json()["violations"]) >= 2)
    assert world.anybody.get("/demo/mail").text == "No mail.\n"
    world.anybody.post(routes.RECOVER, json={"who": "aigerim"})
    eventually(lambda: world.institution.mail.kept)
    page = world.anybody.get("/demo/mail")
    assert page.headers["content-type"].startswith("text/plain") and "To: aigerim@oes.kz" in page.text

"""The clock of the wall and its zone say when; they never say in which order, nor for how long (B17)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from services.test_recordings import Watched
from support.downloading import stages, take, video
from support.world import Computer, World

YEAR_MS = 365 * 86_400_000
HOUR_S = 3_600
# 2026-10-25 00:59:40 UTC: in Berlin the clocks go back from 3 to 2 o'clock twenty seconds later
SUMMER_ENDS_MS = 1_792_889_980_000
VALUES = ("accepted", "disputed", "rejected")


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts this computer into a time zone, while it runs."""

    def put(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


def said(world: World, desk, exam_id: str) -> list[str]:
    return [each.value for each in desk.reports.refresh(exam_id).history if each.act == "decision"]


def a_day(world: World, computer: Computer, between: Callable[[int], None], folder: Path) -> list[object]:
    """Three decisions on one exam, each sent before the next, and one on each of two others, which wait over
    a restart; `between` happens before each. What can be told of it afterwards, without names and ids."""
    exams = [world.put(f"{computer.folders.logs.parent.name}-{number}") for number in range(3)]
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    for number, value in enumerate(VALUES):
        between(number)
        desk.decisions.decide(exams[0], value, comment=str(number))
        computer.clock.advance(60)
        desk.sync.run_once()
    desk.close()
    desk = computer.keep(computer.session.resume())
    for number, exam_id in enumerate(exams[1:], len(VALUES)):
        between(number)
        desk.decisions.decide(exam_id, "rejected", comment=str(number))
        computer.clock.advance(1)
    waiting = [row.act.body["comment"] for row in desk.decisions.outbox()]
    computer.clock.advance(400)
    desk.sync.run_once()
    assert desk.decisions.outbox() == []
    desk.own_acts.write_json(desk.own_acts.rows(), folder / "acts.json")
    acts = json.loads((folder / "acts.json").read_text("utf-8"))["acts"]
    return [
        said(world, desk, exams[0]),
        waiting,
        [act["said"]["comment"] for act in acts],
        [act["became"] for act in acts],
        [act["made_at"] for act in acts],
    ]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no zone of a process")
def test_another_zone_and_summer_time_change_nothing(
    world: World, computers: Callable[..., Computer], tmp_path: Path, zone: Callable[[str], None]
) -> None:
    """B17: the same day in UTC, with a zone that changes under every act, and in the night when summer ends
    between two of them."""
    zones = ("Europe/Berlin", "Asia/Almaty", "America/New_York", "Pacific/Kiritimati")
    told = []
    for name, between in (
        ("utc", lambda _number: zone("UTC")),
        ("flight", lambda number: zone(zones[number % len(zones)])),
        ("berlin", lambda _number: zone("Europe/Berlin")),
    ):
        computer = computers(name)
        computer.clock.wall_ms = SUMMER_ENDS_MS
        told.append(a_day(world, computer, between, tmp_path))
        computer.close()
    assert told[0][0] == list(VALUES)
    assert told[1:] == told[:1] * 2


@pytest.mark.parametrize("jumps_ms", [(-YEAR_MS,), (YEAR_MS,), (YEAR_MS, -2 * YEAR_MS), (-HOUR_S * 1000,)])
def test_a_clock_that_jumps_changes_no_order(
    world: World, computer: Computer, tmp_path: Path, jumps_ms: tuple[int, ...]
) -> None:
    """B17: her acts stand in the order in which she made them, on the server and in every list."""

    def jump(number: int) -> None:
        computer.clock.wall_ms += jumps_ms[number % len(jumps_ms)] if number in (1, 4) else 0

    stand, waiting, listed, became, _ = a_day(world, computer, jump, tmp_path)
    assert stand == list(VALUES)
    assert waiting == ["3", "4"]
    assert listed == ["4", "3", "2", "1", "0"]
    assert set(became) == {"accepted"}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no zone of a process")
def test_another_zone_erases_nothing_and_ends_no_lease(
    world: World, computers, zone: Callable[[str], None]
) -> None:
    """B17: a day has 24 hours, also from one edge of the calendar to the other."""
    computer = computers(connect=Watched)
    world.put("e1", video=video(1))
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.downloads.add(["e1"])
    take(desk)
    desk.downloads.tend()
    keep, days = desk.meta.limits.keep_days, desk.meta.limits.offline_days
    world.running.stop()
    zone("Pacific/Kiritimati")
    computer.clock.advance(min(keep, days) * 24 * HOUR_S - 60)
    zone("Pacific/Niue")
    assert not desk.downloads.tend().media and stages(desk) == {"e1": "here"}
    assert desk.lease.trouble(desk.meta.limits) is None
    zone("Pacific/Kiritimati")
    computer.clock.advance(120 + abs(keep - days) * 24 * HOUR_S)
    assert desk.downloads.tend().media == {"e1"}
    assert desk.lease.trouble(desk.meta.limits) is not None

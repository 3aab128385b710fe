"""What the full demo holds, without drawing it."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from oes_desktop.server import vocabulary
from oes_desktop.server.demo.film import media_type, plan_jobs, recording_name, shot_name
from oes_desktop.server.demo.looks import LOOKS
from oes_desktop.server.demo.plan import DemoPlan, day_of, honesty_of, plan_demo
from oes_desktop.server.demo.sitting import KINDS, plan_sittings
from oes_desktop.server.demo.size import FULL, SMALL

NOW_MS = 1_795_430_000_000
DAY_MS = 86_400_000


@pytest.fixture(scope="module")
def plan() -> DemoPlan:
    return plan_demo(1, FULL, NOW_MS)


def test_the_same_seed_gives_the_same_plan(plan: DemoPlan) -> None:
    assert plan == plan_demo(1, FULL, NOW_MS)
    assert plan.exams != plan_demo(2, FULL, NOW_MS).exams


def test_recordings_do_not_depend_on_the_day(plan: DemoPlan) -> None:
    later = plan_demo(1, FULL, NOW_MS + 5 * DAY_MS)
    assert later.sittings == plan.sittings
    assert later.exams != plan.exams


def test_within_a_day_only_running_exams_move(plan: DemoPlan) -> None:
    later = plan_demo(1, FULL, NOW_MS + 60_000)
    moved = {exam.status for exam, same in zip(later.exams, plan.exams, strict=True) if exam != same}
    assert moved == {"in_progress"}


def test_there_is_enough_of_everything(plan: DemoPlan) -> None:
    assert len(plan.students) >= 60
    assert len({student.name for student in plan.students}) == len(plan.students)
    assert len({student.id for student in plan.students}) == len(plan.students)
    assert len({student.group for student in plan.students}) == 6
    assert len(plan.exams) >= 400
    assert len({exam.id for exam in plan.exams}) == len(plan.exams)
    assert len({exam.system for exam in plan.exams}) == 3
    assert {exam.status for exam in plan.exams} == {"not_started", "in_progress", "finished"}
    assert {exam.decision for exam in plan.exams} == {term.code for term in vocabulary.DECISIONS}
    assert min(Counter(exam.decision for exam in plan.exams).values()) >= 10
    assert sum(exam.pkn for exam in plan.exams) >= 10
    assert sum(exam.archived for exam in plan.exams) >= 10
    names = "".join(student.name for student in plan.students)
    assert set("ӘәҒғҚқңҰұҮүіӨө") & set(names)
    assert max(len(student.name) for student in plan.students) > 45


def test_twelve_sittings_are_recorded_for_their_own_students(plan: DemoPlan) -> None:
    own = [exam for exam in plan.exams if exam.own]
    assert len(plan.sittings) >= 12
    assert {exam.sitting.number for exam in own} == {sitting.number for sitting in plan.sittings}
    assert len({sitting.look for sitting in plan.sittings}) >= 6
    assert {sitting.webm for sitting in plan.sittings} == {True, False}
    assert {len(sitting.attempts) for sitting in plan.sittings} == {1, 2, 3}
    for sitting in plan.sittings:
        recorded = sum(track.end_ms - track.start_ms for a in sitting.attempts for track in a.tracks[:1])
        assert 19 * 60_000 <= recorded <= 40 * 60_000


def test_every_finished_exam_has_recordings_of_a_person_like_the_student(plan: DemoPlan) -> None:
    for exam in plan.exams:
        if exam.status == "finished":
            assert exam.finished_attempts >= 1
            assert LOOKS[exam.sitting.look].female == exam.student.female


@pytest.mark.parametrize("seed", range(1, 6))
def test_every_kind_happens_and_every_one_is_in_the_vocabulary(seed: int) -> None:
    happened = {event.kind for sitting in plan_sittings(seed, FULL) for event in sitting.events}
    assert happened == set(KINDS) == {term.code for term in vocabulary.KINDS}


def test_camera_and_screen_start_apart_and_attempts_have_breaks(plan: DemoPlan) -> None:
    for sitting in plan.sittings:
        for attempt in sitting.attempts:
            camera, screen = attempt.tracks
            assert 500 <= screen.start_ms - camera.start_ms <= 8_000
            assert attempt.start_ms < camera.start_ms < camera.end_ms < attempt.end_ms
            assert screen.end_ms < attempt.end_ms
            assert abs(screen.end_ms - camera.end_ms) < 20_000
        for before, after in zip(sitting.attempts, sitting.attempts[1:], strict=False):
            lost = [event for event in sitting.events if event.at_ms == before.end_ms]
            assert [event.kind for event in lost] == ["connection_lost"]
            assert lost[0].duration_ms == after.start_ms - before.end_ms >= 40_000


def test_violations_lie_in_their_recording_and_do_not_overlap_there(plan: DemoPlan) -> None:
    for sitting in plan.sittings:
        for attempt in sitting.attempts:
            for track in attempt.tracks:
                marks = {at: clip for clip, at, _ in track.spans()}
                seen = [
                    event
                    for event in sitting.events
                    if event.at_ms in marks and not marks[event.at_ms].startswith(("idle", "read", "answer"))
                ]
                for event, following in itertools.pairwise(seen):
                    assert event.at_ms + event.duration_ms <= following.at_ms


def test_honesty_can_be_counted_after(plan: DemoPlan) -> None:
    for exam in plan.exams:
        if exam.status != "not_started":
            assert exam.honesty == honesty_of(exam.violations)
            taken = sum(vocabulary.kind(item.kind).weight for item in exam.violations)
            assert exam.honesty == max(0, round(100 - taken))
    honesties = [exam.honesty for exam in plan.exams if exam.honesty is not None]
    assert min(honesties) < 40 and max(honesties) > 95


def test_dates_are_fresh(plan: DemoPlan) -> None:
    for exam in plan.exams:
        if exam.status == "finished":
            assert NOW_MS - 23 * DAY_MS < exam.started_ms < exam.ended_ms < NOW_MS
        elif exam.status == "in_progress":
            assert NOW_MS - 3_600_000 <= exam.started_ms < NOW_MS
            assert exam.ended_ms is None and exam.attempts[-1].ended_ms is None
            assert all(item.end_ms <= NOW_MS for item in exam.violations)
        else:
            assert exam.started_ms is None
        assert all(item.at_ms < NOW_MS for item in exam.judgements)
    assert any(len(exam.attempts) > 1 for exam in plan.exams if exam.status == "in_progress")


def test_every_file_that_an_exam_names_is_made_by_one_job(plan: DemoPlan) -> None:
    jobs = plan_jobs(plan.sittings, plan.students)
    recordings = [name for job in jobs for name, _ in job.tracks()]
    assert len(recordings) == len(set(recordings))
    assert set(recordings) == {
        recording_name(s, a.number, t.kind) for s in plan.sittings for a in s.attempts for t in a.tracks
    }
    assert {student.id for job in jobs for student in job.students} == {s.id for s in plan.students}
    student = plan.students[0]
    assert {media_type(shot_name(s, shot, student)) for s in plan.sittings for shot in s.shots} == {
        "image/jpeg"
    }


def test_the_small_demo_has_all_that_filters_need() -> None:
    plan = plan_demo(1, SMALL, NOW_MS)
    assert {exam.decision for exam in plan.exams} == {term.code for term in vocabulary.DECISIONS}
    assert {exam.status for exam in plan.exams} == {"not_started", "in_progress", "finished"}
    assert any(exam.pkn for exam in plan.exams)
    assert any(exam.archived for exam in plan.exams)
    assert max(len(exam.attempts) for exam in plan.exams) > 1


def test_the_day_is_the_institutions() -> None:
    assert day_of(1_795_460_399_000) == "2026-11-23"
    assert day_of(1_795_460_400_000) == "2026-11-24"

"""The delta feed: whoever follows it holds exactly what she may see (F7, F8, F9, A31)."""

from __future__ import annotations

import itertools
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from support.institution import packaged

from oes_desktop.domain.clock import ManualClock
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.problems import Problem
from oes_desktop.server.rights import Caller
from oes_desktop.server.sessions import Sessions
from oes_desktop.server.throttle import Throttle

GROUPS = ("A", "B", "C")
ADMIN = Caller("boss", "boss", "Boss", "admin")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", ManualClock())
    yield catalogue
    catalogue.close()


class Follower:
    """A client of the feed: pages of any size, cursor and rows kept together."""

    def __init__(self, catalogue: Catalogue, caller: Caller) -> None:
        self._catalogue, self.caller = catalogue, caller
        self.cursor, self.rows = "", dict[str, int]()
        self.reasons = dict[str, str]()

    def page(self, limit: int) -> bool:
        """One page; True when there is more."""
        body = self._catalogue.changes(self.caller, self.cursor, limit)
        assert len(body.exams) + len(body.removed) <= limit
        assert not {exam.id for exam in body.exams} & {item.id for item in body.removed}
        for item in body.removed:
            self.rows.pop(item.id, None)
            self.reasons[item.id] = item.reason
        for exam in body.exams:
            self.rows[exam.id] = exam.version
        self.cursor = body.cursor
        return body.more

    def follow(self, limit: int = 2) -> None:
        while self.page(limit):
            pass


def _seen(catalogue: Catalogue, caller: Caller) -> dict[str, int]:
    everything = Follower(catalogue, ADMIN)
    everything.follow(50)
    rows = {exam_id: catalogue.report(ADMIN, exam_id).exam for exam_id in everything.rows}
    return {exam_id: row.version for exam_id, row in rows.items() if caller.sees(row.group)}


def proctor(*groups: str) -> Caller:
    return Caller("p", "p", "P", "proctor", groups=frozenset(groups))


def test_from_nothing_it_is_the_full_list_in_commit_order(catalogue: Catalogue) -> None:
    for number in range(7):
        catalogue.put_exam(packaged(f"e{number}", group=GROUPS[number % 2]), [], [])
    catalogue.put_exam(packaged("e0", honesty=1), [], [])
    body = catalogue.changes(ADMIN, "", 100)
    assert [exam.id for exam in body.exams] == ["e1", "e2", "e3", "e4", "e5", "e6", "e0"]
    assert not body.more and not body.removed
    assert [exam.id for exam in catalogue.changes(proctor("B"), "", 100).exams] == ["e1", "e3", "e5"]
    assert catalogue.changes(proctor(), "", 100).exams == []


def test_a_page_at_the_end_is_empty_and_the_cursor_stands(catalogue: Catalogue) -> None:
    """A31."""
    catalogue.put_exam(packaged("e1"), [], [])
    first = catalogue.changes(ADMIN, "", 100)
    again = catalogue.changes(ADMIN, first.cursor, 100)
    assert (again.exams, again.removed, again.more, again.cursor) == ([], [], False, first.cursor)


def test_an_exam_that_changes_while_the_list_is_paged_comes_again(catalogue: Catalogue) -> None:
    """F8."""
    for number in range(6):
        catalogue.put_exam(packaged(f"e{number}"), [], [])
    follower = Follower(catalogue, ADMIN)
    follower.page(2)
    catalogue.put_exam(packaged("e0", honesty=1), [], [])
    catalogue.put_exam(packaged("e5", honesty=1), [], [])
    catalogue.remove_exam("e1")
    follower.follow()
    assert follower.rows == _seen(catalogue, ADMIN) == {"e0": 2, "e2": 1, "e3": 1, "e4": 1, "e5": 2}


def test_a_removal_and_a_move_out_of_the_group_say_why(catalogue: Catalogue) -> None:
    for exam in ("e1", "e2", "e3"):
        catalogue.put_exam(packaged(exam, group="A"), [], [])
    follower, both = Follower(catalogue, proctor("A")), Follower(catalogue, proctor("A", "B"))
    follower.follow()
    both.follow()
    catalogue.remove_exam("e1")
    catalogue.put_exam(packaged("e2", group="B"), [], [])
    follower.follow()
    both.follow()
    assert follower.reasons == {"e1": "removed", "e2": "withdrawn"}
    assert set(follower.rows) == {"e3"}
    assert both.reasons == {"e1": "removed"} and set(both.rows) == {"e2", "e3"}


def test_a_full_list_does_not_tell_of_exams_that_were_removed_before(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1"), [], [])
    catalogue.remove_exam("e1")
    catalogue.put_exam(packaged("e2"), [], [])
    body = catalogue.changes(ADMIN, "", 100)
    assert [exam.id for exam in body.exams] == ["e2"] and body.removed == []


@pytest.mark.parametrize("cursor", ["nonsense", "1.2.3", "0123456789ab.0.0", "0" * 200, "٠.١.٢", "a.b"])
def test_a_cursor_of_nobody_is_refused(catalogue: Catalogue, cursor: str) -> None:
    with pytest.raises(Problem) as refused:
        catalogue.changes(ADMIN, cursor, 10)
    assert refused.value.code == "cursor_too_old"


def test_a_cursor_of_another_epoch_or_of_the_future_is_refused(catalogue: Catalogue) -> None:
    catalogue.put_exam(packaged("e1"), [], [])
    cursor = catalogue.changes(ADMIN, "", 10).cursor
    epoch = cursor.partition(".")[0]
    with pytest.raises(Problem):
        catalogue.changes(ADMIN, f"{epoch}.1.999", 10)
    catalogue.database.new_epoch()
    with pytest.raises(Problem):
        catalogue.changes(ADMIN, cursor, 10)
    assert catalogue.changes(ADMIN, "", 10).exams


def test_cursors_older_than_the_forgotten_removals_are_refused_and_a_full_list_in_progress_is_not(
    catalogue: Catalogue,
) -> None:
    """F9."""
    for number in range(4):
        catalogue.put_exam(packaged(f"e{number}"), [], [])
    old = catalogue.changes(ADMIN, "", 2).cursor  # a full list, begun before the removal
    catalogue.remove_exam("e0")
    begun = catalogue.changes(ADMIN, "", 1).cursor  # and one begun after it
    assert catalogue.forget_removals(older_than_ms=-1) == 1
    with pytest.raises(Problem):
        catalogue.changes(ADMIN, old, 10)
    assert [exam.id for exam in catalogue.changes(ADMIN, begun, 10).exams] == ["e2", "e3"]


def test_nobody_misses_a_row_while_many_write_at_once(catalogue: Catalogue) -> None:
    """F7: a reader follows while four threads write: at the end she holds everything at its last version."""
    writers_left, follower = threading.Semaphore(0), Follower(catalogue, ADMIN)

    def write(name: str) -> None:
        for number in range(12):
            catalogue.put_exam(packaged(f"{name}{number % 4}", honesty=number), [], [])
        writers_left.release()

    threads = [threading.Thread(target=write, args=(name,)) for name in "wxyz"]
    for thread in threads:
        thread.start()
    finished = 0
    while finished < len(threads):
        follower.page(3)
        finished += writers_left.acquire(blocking=False)
    for thread in threads:
        thread.join()
    follower.follow(3)
    assert follower.rows == {f"{name}{number}": 3 for name in "wxyz" for number in range(4)}


def test_two_thousand_rows_are_one_page_and_few_queries(catalogue: Catalogue) -> None:
    from sqlalchemy import event

    for number in range(50):
        catalogue.put_exam(packaged(f"e{number}"), [], [])
    asked: list[str] = []
    event.listen(catalogue.database._engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert len(catalogue.changes(ADMIN, "", 2_000).exams) == 50
    assert len(asked) <= 6


class FeedMachine(RuleBasedStateMachine):
    """Exams come, change, move and go, groups are given and taken, pages are read: at the end of the feed a
    follower holds exactly what she may see."""

    exams = Bundle("exams")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.catalogue = Catalogue(Path(self.folder.name) / "c.sqlite", ManualClock())
        self.accounts = Accounts(self.catalogue)
        self.accounts.add_user("p", "correct-horse", groups=["A"])
        signed = Sessions(self.catalogue, Throttle(ManualClock()), 900).sign_in("p", "correct-horse", "", "")
        self.follower = Follower(self.catalogue, signed.caller)
        self.numbers = itertools.count()

    @rule(target=exams, group=st.sampled_from(GROUPS))
    def put(self, group: str) -> str:
        exam_id = f"e{next(self.numbers)}"
        self.catalogue.put_exam(packaged(exam_id, group=group), [], [])
        return exam_id

    @rule(exam_id=exams, group=st.sampled_from(GROUPS), honesty=st.integers(0, 3))
    def change(self, exam_id: str, group: str, honesty: int) -> None:
        self.catalogue.put_exam(packaged(exam_id, group=group, honesty=honesty), [], [])

    @rule(exam_id=exams)
    def remove(self, exam_id: str) -> None:
        self.catalogue.remove_exam(exam_id)

    @rule(groups=st.sets(st.sampled_from(GROUPS)))
    def set_groups(self, groups: set[str]) -> None:
        self.accounts.set_groups("p", sorted(groups))
        caller = self.follower.caller
        self.follower.caller = Caller(
            caller.user_id, caller.login, caller.name, caller.role, groups=frozenset(groups)
        )

    @rule(limit=st.integers(1, 4))
    def page(self, limit: int) -> None:
        self.follower.page(limit)

    @rule(limit=st.integers(1, 4))
    def follow_to_the_end(self, limit: int) -> None:
        self.follower.follow(limit)
        assert self.follower.rows == _seen(self.catalogue, self.follower.caller)

    @invariant()
    def every_change_has_a_number_of_its_own(self) -> None:
        with self.catalogue.database.read() as connection:
            numbers: list[Any] = list(
                connection.exec_driver_sql(
                    "select change from exams union all select change from removals"
                ).scalars()
            )
        assert len(numbers) == len(set(numbers))

    def teardown(self) -> None:
        if hasattr(self, "catalogue"):
            self.follower.follow()
            assert self.follower.rows == _seen(self.catalogue, self.follower.caller)
            self.catalogue.close()
            self.folder.cleanup()


TestFeedMachine = FeedMachine.TestCase
TestFeedMachine.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)

"""Troubles of the network and of the sign-in, with the real server behind a proxy that makes them."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from support.fault_proxy import Asked, Fate, FaultProxy, Script
from support.judged import judge, judge_late
from support.storm import Proctor, Storm
from support.waiting import eventually

from oes_desktop.api.auth import MemoryTokens
from oes_desktop.api.client import Client
from oes_desktop.domain.acts import ActState
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import ManualClock, SystemClock
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.server import tables
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.running import Running
from oes_desktop.services.sync import META_S

MINUTES_16 = 960  # an access token lives for 15


@pytest.fixture
def aliya(storm: Storm) -> Proctor:
    return storm.proctors["aliya"]


def refreshes(storm: Storm) -> int:
    return sum(asked.path.endswith("/refresh") for asked in storm.proxy.asked)


def is_refresh(asked: Asked) -> bool:
    return asked.path.endswith("/refresh")


def decide(storm: Storm, proctor: Proctor, exam: int = 0) -> str:
    word = storm.word()
    proctor.does(lambda: proctor.desk.decisions.decide(storm.exams[exam], "accepted", comment=word))
    return word


# No network


def test_without_a_network_all_that_is_here_can_be_used(storm: Storm, aliya: Proctor) -> None:
    """A1: refused connections; tried again after 1, 2, 4 ... 60 s; at once when the network is back."""
    storm.proxy.disconnect()
    waits = []
    for _ in range(9):
        aliya.sync()
        assert aliya.desk.sync.status.trouble.reason == "offline"
        assert not aliya.desk.sync.status.online
        waits.append(aliya.desk.sync.next_run_s())
        storm.pass_time(0.1)
    for wait, longest in zip(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60], strict=True):
        assert longest / 2 <= wait <= longest
    aliya.restart()
    word = decide(storm, aliya)
    report = aliya.desk.reports.open(storm.exams[0])
    assert (report.decision.value, report.exam.pending) == ("accepted", True)
    storm.pass_time(60)
    aliya.sync()
    storm.proxy.connect()
    aliya.sync()
    assert aliya.told[word].fate == "delivered"


def test_a_call_that_hangs_is_let_go_when_the_program_closes(storm: Storm, aliya: Proctor) -> None:
    """A2, E2: nobody waits for a black hole: the workers end, and what was said is on the disk."""
    decide(storm, aliya)
    storm.pass_time(60)
    ended = threading.Event()

    def run() -> None:
        aliya.desk.sync.run_once()
        ended.set()

    with storm.weather(lambda _asked: Fate.HANG):
        threading.Thread(target=run).start()
        assert storm.proxy.hanging.acquire(timeout=20)
        aliya.desk.close()
        assert ended.wait(10)
        storm.proxy.let_go()
    aliya.open()
    assert len(aliya.outbox) == 1


def test_a_run_that_hangs_ends_when_nobody_wants_it_any_more(storm: Storm, aliya: Proctor) -> None:
    """A2, E2: in the middle of a call; what was on its way is sent again, and nothing is called trouble."""
    word = decide(storm, aliya)
    storm.pass_time(60)
    cancel, ended = Cancel(), threading.Event()

    def run() -> None:
        aliya.desk.sync.run_once(cancel)
        ended.set()

    with storm.weather(Script(Fate.HANG_AFTER, concerns=lambda asked: asked.writes)):
        threading.Thread(target=run).start()
        assert storm.proxy.hanging.acquire(timeout=20)
        cancel.set()
        assert ended.wait(10)
        storm.proxy.let_go()
    assert aliya.desk.sync.status.trouble is None
    assert [row.state for row in aliya.outbox] == [ActState.SENDING]
    storm.calm()
    assert aliya.told[word].fate == "delivered"
    judge(storm)


def test_signing_out_waits_for_no_server(storm: Storm, aliya: Proctor) -> None:
    """A2, A17: one that hangs is told nothing; the tokens are gone from here, what was said is not."""
    word = decide(storm, aliya)
    with storm.weather(lambda _asked: Fate.HANG):
        ended = threading.Event()

        def leave() -> None:
            aliya.session.sign_out(aliya.desk)
            ended.set()

        threading.Thread(target=leave).start()
        assert storm.proxy.hanging.acquire(timeout=20)
        assert ended.wait(10)  # a call is given up after 15 s
        storm.proxy.let_go()
    assert aliya.session.resume() is None
    aliya.sign_in()
    storm.calm()
    assert aliya.told[word].fate == "delivered"


def test_signing_out_asks_no_server_that_is_known_to_be_away(storm: Storm, aliya: Proctor) -> None:
    """A1: the last run has met it."""
    storm.proxy.choose = lambda _asked: Fate.RESET
    aliya.sync()
    asked = len(storm.proxy.asked)
    aliya.session.sign_out(aliya.desk)
    assert len(storm.proxy.asked) == asked
    assert aliya.session.resume() is None
    storm.proxy.choose = lambda _asked: Fate.PASS
    aliya.sign_in()


@pytest.mark.long
def test_a_black_hole_is_left_after_its_time(storm: Storm, aliya: Proctor) -> None:
    """A2: 15 s without a byte are the end of a call; then as without a network. In real time."""
    word = decide(storm, aliya)
    storm.pass_time(60)
    clock = SystemClock()
    began = clock.monotonic()
    with storm.weather(lambda _asked: Fate.HANG):
        aliya.sync()
    assert aliya.desk.sync.status.trouble.reason == "timeout"
    assert clock.monotonic() - began < 10 * 15
    storm.pass_time(60)
    aliya.sync()
    assert aliya.told[word].fate == "delivered"


@pytest.mark.parametrize("fate", [Fate.PORTAL, Fate.PORTAL_401, Fate.GARBAGE])
def test_a_portal_is_no_empty_list_and_signs_nobody_out(storm: Storm, aliya: Proctor, fate: Fate) -> None:
    """A24: somebody else answers everything for a while."""
    storm.proxy.choose = lambda _asked: fate
    word = decide(storm, aliya)
    for _ in range(3):
        storm.pass_time(META_S)
        aliya.sync()
        assert isinstance(aliya.desk.sync.status.trouble, Unreachable)
    assert aliya.desk.opened.store.exams.count() == len(storm.exams)
    assert aliya.desk.opened.store.tokens.load() is not None
    storm.calm()
    assert aliya.told[word].fate == "delivered"
    judge(storm)


def test_another_server_at_this_address_gets_nothing(storm: Storm, aliya: Proctor, tmp_path: Path) -> None:
    """A29: another server id; nothing is written to it and nothing taken from it."""
    word, right = decide(storm, aliya), storm.proxy.target
    with Running(ServerConfig(tmp_path / "other"), ManualClock()) as other:
        storm.proxy.target = other.url
        storm.pass_time(META_S)
        aliya.sync()
        assert aliya.desk.sync.status.trouble.reason == "server_changed"
        assert [asked for asked in storm.proxy.asked if asked.writes] == []
    storm.proxy.target = right
    storm.calm()
    assert aliya.told[word].fate == "delivered"
    assert aliya.desk.opened.store.exams.count() == len(storm.exams)


def test_a_cursor_that_is_too_old_costs_a_full_list_and_nothing_else(storm: Storm, aliya: Proctor) -> None:
    """A30, F9: the removal that she missed is forgotten on the server."""
    catalogue = storm.running.institution.catalogue
    gone, word = storm.exams[3], decide(storm, aliya)
    catalogue.remove_exam(gone)
    storm.pass_time(1)
    assert catalogue.forget_removals(older_than_ms=-1) == 1
    with storm.weather(Script(Fate.SWALLOW, Fate.SWALLOW)):
        storm.pass_time(60)
        aliya.sync()
    assert aliya.desk.sync.status.trouble is None
    assert aliya.desk.opened.store.exams.row(gone) is None
    assert aliya.desk.reports.cached(storm.exams[0]) is not None
    storm.pass_time(400)
    aliya.sync()
    assert aliya.told[word].fate == "delivered"


def test_after_sleep_no_dead_connection_is_in_the_way(storm: Storm, aliya: Proctor) -> None:
    """A38, A39: kept connections died meanwhile, and the server has moved to another port."""
    with storm.weather(lambda _asked: Fate.STALE):
        aliya.sync()
    word = decide(storm, aliya)
    storm.restart_server()
    storm.pass_time(8 * 3_600)
    aliya.sync()
    assert aliya.desk.sync.status.trouble is None
    assert aliya.told[word].fate == "delivered"
    assert refreshes(storm) == 1


def test_a_name_whose_first_address_is_dead_is_reached_by_its_second(storm: Storm) -> None:
    """A38: `localhost` is ::1 too, where nobody listens."""
    client = Client(f"http://localhost:{storm.running.port}", None, SystemClock())
    assert client.meta().server_id
    client.close()


# Tokens


def test_twenty_calls_that_meet_an_expired_token_make_one_refresh(storm: Storm, aliya: Proctor) -> None:
    """A15."""
    storm.clock.advance(MINUTES_16)
    together = threading.Barrier(20, timeout=20)

    def call(_number: int) -> str:
        together.wait()
        return aliya.desk.client.changes("").cursor

    with ThreadPoolExecutor(20) as pool:
        cursors = set(pool.map(call, range(20)))
    assert len(cursors) == 1
    assert refreshes(storm) == 1


def test_a_refresh_whose_answer_is_lost_signs_nobody_out(storm: Storm, aliya: Proctor) -> None:
    """A16: again and again; the old token stays good until its successor is used."""
    storm.clock.advance(MINUTES_16)
    for _ in range(3):
        lost = Script(Fate.LOSE, Fate.LOSE, concerns=is_refresh)
        with storm.weather(lost), pytest.raises(Unreachable):
            aliya.desk.client.changes("")
        storm.clock.advance(MINUTES_16)
    assert aliya.desk.client.changes("").cursor
    assert aliya.desk.opened.store.tokens.load() is not None


def test_power_lost_before_the_new_tokens_are_kept(storm: Storm, aliya: Proctor) -> None:
    """D12: the server has rotated, this computer has the old token."""
    storm.clock.advance(MINUTES_16)
    ended = threading.Event()

    def call() -> None:
        try:
            aliya.desk.client.changes("")
        except OesError:
            ended.set()

    with storm.weather(Script(Fate.HANG_AFTER, concerns=is_refresh)):
        threading.Thread(target=call).start()
        assert storm.proxy.hanging.acquire(timeout=20)
        aliya.desk.close()
        assert ended.wait(10)
    aliya.open()
    aliya.sync()
    assert aliya.desk.sync.status.trouble is None


def test_a_refresh_refused_for_good_keeps_everything(storm: Storm, aliya: Proctor) -> None:
    """A17: sync stops, what was said stays; signing in as the same user goes on."""
    word = decide(storm, aliya)
    storm.sign_out_everywhere("aliya")
    storm.pass_time(60)
    aliya.sync()
    assert aliya.desk.sync.status.trouble.reason == "expired"
    assert len(aliya.outbox) == 1
    aliya.sign_in()
    aliya.sync()
    assert aliya.told[word].fate == "delivered"


def test_tokens_of_nobody_are_not_sent_for_ever(storm: Storm) -> None:
    """A17: without tokens nothing is asked."""
    client = Client(storm.proxy.url, MemoryTokens(), SystemClock())
    before = len(storm.proxy.asked)
    for _ in range(3):
        with pytest.raises(OesError):
            client.changes("")
    assert len(storm.proxy.asked) == before
    client.close()


# Many at once


def test_a_server_that_is_upgraded_while_two_are_sending(storm: Storm, aliya: Proctor) -> None:
    """F23: the catalogue that it finds is of the version before; clients see it go and come."""
    berik = storm.proctors["berik"]
    for proctor in (aliya, berik):
        for exam in range(4):
            decide(storm, proctor, exam)
    storm.pass_time(60)
    with ThreadPoolExecutor(2) as pool:
        syncs = [pool.submit(proctor.sync) for proctor in (aliya, berik)]
        storm.restart_server(before=one_version_back)
        for sync in syncs:
            sync.result(30)
    storm.calm()
    judge(storm)
    judge_late(storm)


def one_version_back(catalogue: Path) -> None:
    with closing(sqlite3.connect(catalogue)) as database:
        database.execute("DROP TABLE erasures")
        database.execute("UPDATE state SET schema = ?", (tables.SCHEMA - 1,))
        database.commit()


def test_a_server_that_starts_again_while_two_are_sending(storm: Storm, aliya: Proctor) -> None:
    """F23: clients see it go and come; nothing is lost or doubled."""
    berik = storm.proctors["berik"]
    for _ in range(3):
        for proctor in (aliya, berik):
            for exam in range(4):
                decide(storm, proctor, exam)
        storm.pass_time(60)
        with ThreadPoolExecutor(2) as pool:
            syncs = [pool.submit(proctor.sync) for proctor in (aliya, berik)]
            storm.restart_server()
            for sync in syncs:
                sync.result(30)
    storm.calm()
    judge(storm)
    judge_late(storm)


def test_the_proxy_lets_everything_go(tmp_path: Path) -> None:
    """Refused is refused, and what is cut is cut: else no other test here would mean anything."""
    server = Running(ServerConfig(tmp_path / "server"), ManualClock())
    with server as running, FaultProxy(running.url) as proxy:
        client = Client(proxy.url, None, SystemClock())
        assert client.meta().server_id
        proxy.disconnect()
        with pytest.raises(Unreachable) as refused:
            client.meta()
        assert refused.value.reason == "offline"
        proxy.connect()
        proxy.choose = Script(Fate.CUT, concerns=lambda _asked: True)
        with pytest.raises(Unreachable) as cut:
            client.meta()
        assert cut.value.reason == "cut"
        assert client.meta().server_id
        client.close()
        eventually(lambda: proxy.open_connections == 0)

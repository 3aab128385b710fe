"""A database that is lost costs a new sync and not one decision; a program that is killed while it sends
sends the same again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from support.world import Computer, World

from oes_desktop.api.client import Client
from oes_desktop.domain.acts import Act
from oes_desktop.domain.errors import Damaged, OesError, Unreachable
from oes_desktop.domain.models import ExamRow
from oes_desktop.server import tables
from oes_desktop.services.desk import Desk
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.store.store import Store


def later(desk: Desk) -> None:
    desk.sync._clock.advance(60)  # type: ignore[attr-defined]
    desk.sync.run_once()


def values(world: World, desk: Desk, exam_id: str) -> list[tuple[str, str]]:
    """The server's history: what and its value, in order."""
    entries = sorted(desk.reports.refresh(exam_id).history, key=lambda entry: entry.at_ms)
    return [(entry.act, entry.value) for entry in entries if not entry.pending]


def _delete(path: Path, _other: Path) -> None:
    path.unlink()


def _empty(path: Path, _other: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path, _other: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "a file").write_bytes(b"of somebody")


def _foreign(path: Path, other: Path) -> None:
    shutil.copy(other, path)


def _page(path: Path, _other: Path) -> None:
    data = bytearray(path.read_bytes())
    data[: 4096 * 2] = bytes(4096 * 2)
    path.write_bytes(data)


@pytest.mark.parametrize("lose", [_delete, _empty, _folder, _foreign, _page])
@pytest.mark.parametrize("log", ["kept", "lost"])
def test_a_lost_database_costs_a_sync_and_not_one_decision(
    world: World,
    computers: Callable[..., Computer],
    tmp_path: Path,
    lose: Callable[[Path, Path], None],
    log: str,
) -> None:
    """B8, B9: told as damage, never taken for a new profile; the old file is set aside, not deleted."""
    for exam_id in ("e1", "e2"):
        world.put(exam_id)
    other = computers("other").sign_in(world.url, "berik")
    other.sync.run_once()
    foreign = other.opened.profile.database_path
    other.close()
    computer = computers("one")
    desk = computer.sign_in(world.url, "aliya")
    desk.sync.run_once()
    desk.reports.open("e1")
    desk.decisions.decide("e1", "rejected", comment="чужой человек")
    desk.decisions.give_verdicts("e1", ["v1"], "confirmed", "видно")
    desk.decisions.mark("e1", 1_794_000_010_000, 4_000, "focus_lost", "телефон")
    desk.decisions.set_reviewed("e2", True)
    before = {row.act.id for row in desk.decisions.outbox()}
    profile = desk.opened.profile
    desk.close()
    if log == "lost":
        for suffix in ("-wal", "-shm"):
            profile.database_path.with_name(profile.database_path.name + suffix).unlink(missing_ok=True)
    lose(profile.database_path, foreign)
    with pytest.raises(Damaged) as caught:
        computer.session.resume()
    assert caught.value.reason == "store"
    computer.session.repair(profile.folder)
    assert any(profile.folder.glob("damaged-*"))
    desk = computer.sign_in(world.url, "aliya")
    assert desk.restored == len(before) == 4
    assert {row.act.id for row in desk.decisions.outbox()} == before
    for _ in range(3):
        later(desk)
    assert desk.decisions.outbox() == []
    assert sorted(values(world, desk, "e1")) == [
        ("decision", "rejected"),
        ("mark", "focus_lost"),
        ("verdict", "confirmed"),
    ]
    assert values(world, desk, "e2") == [("reviewed", "true")]
    assert desk.opened.store.exams.row("e2") is not None  # the list came anew


def test_a_conflict_and_a_refusal_come_back_after_the_loss_of_the_database(
    world: World, computers: Callable[..., Computer]
) -> None:
    """The journal knows the acts, not their fate: the same keys get the same answers."""
    for exam_id in ("e1", "e2"):
        world.put(exam_id)
    berik = computers("b").sign_in(world.url, "berik")
    computer = computers("a")
    desk = computer.sign_in(world.url, "aliya")
    for each in (berik, desk):
        each.sync.run_once()
    berik.decisions.decide("e1", "rejected")
    later(berik)
    desk.decisions.decide("e1", "accepted")
    desk.decisions.decide("e2", "perhaps")
    later(desk)
    before = {(row.act.id, row.state, row.trouble) for row in desk.decisions.outbox()}
    folder = desk.opened.profile.folder
    desk.close()
    computer.session.repair(folder)
    desk = computer.sign_in(world.url, "aliya")
    later(desk)
    assert {(row.act.id, row.state, row.trouble) for row in desk.decisions.outbox()} == before
    assert values(world, desk, "e1") == [("decision", "rejected")]


def test_saved_means_on_the_medium_twice(world: World, computer: Computer, tmp_path: Path) -> None:
    """B1: what lies on the disk at the moment when `decide` returns, with the database or without it, holds
    the decision."""
    world.put("e1")
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide("e1", "rejected", comment="чужой человек")
    (act,) = [row.act for row in desk.decisions.outbox()]
    for lost in ((), ("store.db", "store.db-wal", "store.db-shm"), ("journal.bin",)):
        image = tmp_path / f"image-{len(lost)}"
        shutil.copytree(desk.opened.profile.folder, image)
        for name in lost:
            (image / name).unlink()
        profile = Profile.open(image, computer.keeper)
        if "store.db" in lost:
            from oes_desktop.store.store import repair

            repair(profile)
        store = Store(profile)
        assert [row.act for row in store.outbox.rows()] == [act]
        store.close()
        profile.close()


class Killed(Exception):
    """The process ends here."""


class Dying(Client):
    """Ends the program at one place of a push; `image` is what lies on the disk then."""

    at = ""
    folder = image = Path()

    def act(self, act: Act) -> ExamRow:
        self._die("marked")
        answer = super().act(act)
        self._die("answered")
        return answer

    def _die(self, place: str) -> None:
        if Dying.at == place:
            Dying.at = ""
            shutil.copytree(Dying.folder, Dying.image)
            raise Killed


@pytest.mark.parametrize("place", ["marked", "answered"])
def test_killed_while_sending_sends_the_same_again(
    world: World, computers: Callable[..., Computer], tmp_path: Path, place: str
) -> None:
    """B2: before the request, and after the answer but before the commit: one decision on the server."""
    world.put("e1")
    computer = computers("one", Dying)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide("e1", "rejected")
    Dying.folder, Dying.image, Dying.at = desk.opened.profile.folder, tmp_path / "image", place
    with pytest.raises(Killed):
        later(desk)
    desk.close()
    shutil.rmtree(Dying.folder)
    shutil.copytree(Dying.image, Dying.folder)
    desk = computer.keep(computer.session.resume())
    assert desk.restored == 0
    later(desk)
    assert desk.decisions.outbox() == []
    assert values(world, desk, "e1") == [("decision", "rejected")]


class Unkept:
    """Keeps tokens, until the power goes: what comes then is never written."""

    def __init__(self, keeper: object) -> None:
        self._keeper = keeper
        self.server_id: str = keeper.server_id  # type: ignore[attr-defined]
        self.power = True

    def load(self) -> object:
        return self._keeper.load()  # type: ignore[attr-defined]

    def save(self, access: str, refresh: str, expires_ms: int) -> None:
        if not self.power:
            raise Unreachable("cancelled")
        self._keeper.save(access, refresh, expires_ms)  # type: ignore[attr-defined]

    def clear(self) -> None:
        self._keeper.clear()  # type: ignore[attr-defined]


def test_power_lost_before_the_new_token_is_stored_signs_nobody_out(
    world: World, computers: Callable[..., Computer]
) -> None:
    """D12: the old token still works, for its successor was never used."""
    world.put("e1")
    keepers: list[Unkept] = []

    def connect(origin: str, tokens: object, clock: object) -> Client:
        if tokens is not None:
            keepers.append(Unkept(tokens))
        return Client(origin, keepers[-1] if tokens is not None else None, clock)  # type: ignore[arg-type]

    computer = computers("one", connect)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    desk.decisions.decide("e1", "accepted")
    computer.clock.advance(60)
    with world.institution.catalogue.database.write() as connection:  # the access token has run out
        connection.execute(sa.delete(tables.access_tokens))
    for keeper in keepers:
        keeper.power = False
    desk.sync.run_once()
    assert len(desk.decisions.outbox()) == 1
    desk.close()
    desk = computer.keep(computer.session.resume())
    desk.sync.run_once()
    assert desk.sync.status.trouble is None
    assert desk.decisions.outbox() == []
    assert values(world, desk, "e1") == [("decision", "accepted")]


def test_another_users_key_never_opens_a_store(tmp_path: Path) -> None:
    """B8: the database of another profile is damage, not an empty outbox."""
    keeper = MemoryKeeper()
    mine, other = (Profile.create(tmp_path / "profiles", "s", user, keeper) for user in ("u1", "u2"))
    shutil.copy(other.database_path, mine.database_path)
    with pytest.raises(OesError):
        Store(mine)
    mine.close()
    other.close()

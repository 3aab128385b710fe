"""A new schema is broken off anywhere (B16): the old one is intact and the next start goes on."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from support.disk_witness import Witness, watched
from support.power import Recorder, lay_out

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.store.database import Database
from oes_desktop.store.migrations import MIGRATIONS

KEY = bytes(range(32))
OLD = Path(__file__).parents[1] / "store" / "stored" / "version-1.db"


def acts(path: Path) -> list[tuple[object, ...]]:
    """After the next start: the schema is the newest, the acts are there."""
    database = Database(path, KEY)
    assert database.read("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert database.read("PRAGMA integrity_check") == [("ok",)]
    found = database.read("SELECT id, exam_id, body FROM act ORDER BY number")
    database.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(OLD, folder / "store.db")
    return folder


@pytest.fixture
def wanted(tmp_path: Path) -> list[tuple[object, ...]]:
    shutil.copy(OLD, tmp_path / "wanted.db")
    found = acts(tmp_path / "wanted.db")
    assert found
    return found


def test_power_cut_in_a_migration(old: Path, wanted: list[tuple[object, ...]], tmp_path: Path) -> None:
    """B16: at every place, three times with other luck."""
    recorder = Recorder(old)
    with watched(recorder):
        Database(old / "store.db", KEY).close()
    places = range(recorder.start, len(recorder.events) + 1)
    assert len(places) > 20
    for luck in range(3):
        for place, _, files in recorder.cuts(places, luck):
            folder = tmp_path / f"{place}-{luck}"
            lay_out(files, folder)
            assert acts(folder / "store.db") == wanted


class FailsOnce(Witness):
    def __init__(self, at: int, error: int) -> None:
        self.left, self.error = at, error

    def before(self, kind: str, path: Path) -> None:
        self.left -= 1
        if self.left == -1:
            raise OSError(self.error, os.strerror(self.error))


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_is_full_in_a_migration(
    error: int, old: Path, wanted: list[tuple[object, ...]], tmp_path: Path
) -> None:
    """B16: it is named, and the next start has everything."""
    failed = 0
    for at in range(0, 120, 4):
        folder = tmp_path / str(at)
        shutil.copytree(old, folder)
        with watched(FailsOnce(at, error)):
            try:
                Database(folder / "store.db", KEY).close()
            except DiskTrouble:
                failed += 1
        assert acts(folder / "store.db") == wanted
    assert failed > 5

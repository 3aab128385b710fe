"""Disks that lack something: FAT32, a share without locks, a folder or a file that is somebody else's."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.proctor_day import comment_of, waiting
from support.small_disks import MOUNTS
from support.working import SHORT, profile_of
from support.world import START_MS, Computer, World, packaged

from oes_desktop import disk
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import DiskTrouble, Rejected
from oes_desktop.domain.models import BLOCK_BYTES
from oes_desktop.server.catalogue import StoredRecording
from oes_desktop.server.media_store import StoredMedia
from oes_desktop.services.downloads.fetching import Download
from oes_desktop.store.reserve import RESERVE_BYTES
from oes_desktop.ui.messages import message_for

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
LONG = 5 * 2**30


class Fat(disk.Medium):
    """FAT32 as Linux has it: no file of 4 GiB, no room taken beforehand, no sync of a folder."""

    def write(self, file: io.FileIO, data: memoryview) -> int:
        self._look(file.tell() + len(data))
        return super().write(file, data)

    def truncate(self, file: io.FileIO, size: int) -> None:
        self._look(size)
        super().truncate(file, size)

    def allocate(self, file: io.FileIO, size: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "made trouble")

    def sync_folder(self, folder: Path) -> None:
        raise OSError(errno.EINVAL, "made trouble")

    def _look(self, size: int) -> None:
        if size > disk.FAT_LIMIT:
            raise OSError(errno.EFBIG, "made trouble")


class NoLocks(disk.Medium):
    def __init__(self, code: int) -> None:
        self.code = code

    def lock(self, file: io.FileIO) -> None:
        raise OSError(self.code, "made trouble")


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer.at(tmp_path / "home")
    yield made
    made.close()


def test_a_day_on_fat32(world: World, computer: Computer) -> None:
    """B12: everything works; room is kept for decisions there as well."""
    exam = world.put("fat", video=SHORT)
    with disk.through(Fat()):
        desk = computer.sign_in(world.url)
        desk.sync.run_once()
        one = Download(exam, desk.reports, desk.recordings)
        while not one.step(Cancel()).finished:
            pass
        desk.decisions.decide(exam, "disputed", comment=comment_of(1))
        desk.close()
        with closing(computer.session.resume()) as desk:
            assert waiting(desk) == {exam: [1]}
            assert desk.recordings.downloaded(exam)
    assert (profile_of(computer) / "reserve.bin").stat().st_size == RESERVE_BYTES


def put_long(world: World) -> str:
    """An exam whose recording is five gigabytes of zeros, of which the server's disk has none."""
    sha256 = hashlib.sha256(b"five gigabytes").hexdigest()
    path = world.institution.media.path(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, LONG)
    blocks = (hashlib.sha256(bytes(BLOCK_BYTES)).hexdigest(),) * (LONG // BLOCK_BYTES)
    media = StoredMedia(sha256, LONG, blocks, "video/webm")
    stored = StoredRecording(1, "camera", media, START_MS, START_MS + 60_000, 60_000)
    world.institution.catalogue.put_exam(packaged("long"), [stored], [])
    found = world.institution.catalogue.exam_id("Platonus", "long")
    assert found is not None
    return found


def test_a_recording_of_more_than_4_gib(world: World, computer: Computer) -> None:
    """B12: refused with its reason before a byte of it is fetched, and watched all the same; elsewhere it is
    taken as any other."""
    exam = put_long(world)
    desk = computer.sign_in(world.url)
    desk.sync.run_once()
    (recording,) = desk.reports.open(exam).recordings
    vault = desk.opened.profile.vault_folder
    with disk.through(Fat()):
        one = Download(exam, desk.reports, desk.recordings)
        with pytest.raises(DiskTrouble) as caught:
            while one.step(Cancel()):
                pass
        assert caught.value.reason == "file_limit" and one.fetched == 0
        assert "4 GiB" in message_for(caught.value).sentence
        assert list(vault.iterdir()) == []
        with closing(desk.recordings.source(exam, recording)) as source:
            assert source.pread(LONG - 10, 20) == bytes(10)
        trouble = desk.recordings.unkept(exam)
        assert trouble is not None and trouble.reason == "file_limit"
    with closing(desk.recordings.source(exam, recording)) as source:
        assert source.pread(LONG - 10, 20) == bytes(10)
    (file,) = vault.iterdir()
    assert file.stat().st_size > disk.FAT_LIMIT


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_share_without_locks_is_one_clear_text(world: World, computer: Computer, code: int) -> None:
    """B12: nothing would keep a second program from the profile; it is not said to be in use."""
    with disk.through(NoLocks(code)), pytest.raises(DiskTrouble) as caught:
        computer.sign_in(world.url)
    assert caught.value.reason == "unfit"
    assert "locks" in message_for(caught.value).sentence
    desk = computer.sign_in(world.url)
    desk.close()
    with disk.through(NoLocks(code)), pytest.raises(DiskTrouble) as caught:
        computer.session.resume()
    assert caught.value.reason == "unfit"
    with disk.through(NoLocks(errno.EAGAIN)), pytest.raises(Rejected) as refused:
        computer.session.resume()
    assert refused.value.reason == "in_use"


def test_a_path_that_the_disk_does_not_take_is_one_clear_text(tmp_path: Path) -> None:
    """B12: longer than any system allows."""
    path = tmp_path / ("long " * 60) / "file"
    with pytest.raises(DiskTrouble) as caught:
        disk.write_whole(path, b"x")
    assert caught.value.reason == "unfit"
    assert "path is too long" in message_for(caught.value).sentence


AS_NOBODY = """
import os
import sys
from pathlib import Path
from oes_desktop.domain.errors import OesError
from oes_desktop.paths import private_folder
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import PassphraseKeeper
from oes_desktop.store.store import Store

class Quick(PassphraseKeeper):
    MEMORY_KIB, ITERATIONS = 64, 1

def work(root, what):
    private_folder(root)
    try:
        if what == "make":
            profile = Profile.create(root, "s", "u", Quick("phrase"))
        else:
            profile = Profile.open(next(root.glob("*/profile.json")).parent, Quick("phrase"))
        store = Store(profile)
        print(len(store.outbox.rows()), "acts")
        store.close()
    except OesError as error:
        print(error.reason)

work(Path(sys.argv[3]), "make")  # so that everything is imported while it may be read
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
work(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder of root's that everybody may write into."""
    folder = Path(tempfile.mkdtemp(prefix="oes-shared-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def as_nobody(folder: Path, what: str, scratch: Path) -> str:
    words = [sys.executable, "-c", AS_NOBODY, str(folder), what, str(scratch / what)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.skipif(not MOUNTS, reason="only root may become somebody else")
def test_a_folder_and_files_of_somebody_else(shared: Path, tmp_path: Path) -> None:
    """B12: whose owner the folder is does not matter where it may be written (so it is with FAT32 and many
    shares); a file that may only be read is one clear text."""
    assert as_nobody(shared, "make", tmp_path) == "0 acts"
    (store,) = shared.glob("*/store.db")
    for path in store.parent.glob("store.db*"):
        os.chown(path, 0, 0)
        path.chmod(0o444)
    assert as_nobody(shared, "open", tmp_path / "1") == "read_only"
    for path in store.parent.glob("store.db*"):
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o600)
    assert as_nobody(shared, "open", tmp_path / "2") == "0 acts"

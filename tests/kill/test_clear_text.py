"""Rule 2 of the faults: of a whole day of the real program no byte of anybody lies in clear, in any file."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from support.clear_text import Needles, files_below
from support.films import camera_webm
from support.program_child import COMMENT
from support.reports import photo
from support.world import GROUP, PASSWORD, START_MS, World, packaged

from oes_desktop.domain.models import Attempt
from oes_desktop.server.catalogue import StoredRecording, StoredSnapshot

NAME = "Қанатбекова-Канарейка Ғабиденқызы"
LOGIN = "berik"
PROCTOR = "Канарейкин Берік"
MAGIC = (b"\xff\xd8\xff", b"\x1a\x45\xdf\xa3", b"%PDF", b"\x89PNG", b"RIFF")
INSIDE = ("JFIF\0\1", "V_VP8", "V_VP9", "ftypisom")
CHILD = Path(__file__).parents[1] / "support" / "program_child.py"
KEY_STORE = all(map(shutil.which, ("dbus-run-session", "gnome-keyring-daemon")))


class Home:
    """A home of its own for the child: whatever it, Qt, libVLC, fontconfig or the key store write is here."""

    def __init__(self, folder: Path, exports: Path) -> None:
        self.folder, self.exports = folder, exports
        places = {name: "tmp" for name in ("TMPDIR", "TEMP", "TMP")}
        places |= {"HOME": "", "XDG_DATA_HOME": ".local/share", "XDG_CONFIG_HOME": ".config"}
        places |= {"XDG_CACHE_HOME": ".cache", "XDG_STATE_HOME": ".local/state", "XDG_RUNTIME_DIR": "run"}
        for place in {*places.values(), ".local/share/keyrings"}:
            (folder / place).mkdir(parents=True, exist_ok=True, mode=0o700)
        left_out = ("OES_DESKTOP_HOME", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
        self.environment = {name: value for name, value in os.environ.items() if name not in left_out}
        self.environment |= {name: str(folder / place) for name, place in places.items()}
        self.environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        self.environment["PYTHONPATH"] = os.pathsep.join(map(str, CHILD.parents[1:3]))

    @contextmanager
    def program(self, address: str) -> Iterator[subprocess.Popen[str]]:
        """The child, in the key store's session where there is one."""
        words = [sys.executable, str(CHILD), address, LOGIN, str(self.exports)]
        if KEY_STORE:
            words = ["dbus-run-session", "--", *words, "--key-store"]
        with subprocess.Popen(
            words, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as child:
            try:
                assert child.stdin is not None
                child.stdin.write(f"{PASSWORD}\n")  # not among its words: they are looked at too
                child.stdin.flush()
                yield child
            except BaseException:
                for process in [*_children(child.pid), child.pid]:
                    os.kill(process, signal.SIGKILL)
                raise

    def files(self) -> list[Path]:
        return list(files_below(self.folder))


def by_magic(paths: list[Path]) -> list[str]:
    """Files that are a picture, a recording or a paper by their first bytes."""
    found = []
    for path in paths:
        try:
            with path.open("rb") as file:
                head = file.read(8)
        except FileNotFoundError:
            continue
        found += [str(path) for magic in MAGIC if head.startswith(magic)]
    return found


def open_elsewhere(child: int, home: Path) -> list[Path]:
    """Files outside the home that the child or its children write to, and files without a name."""
    found = []
    for process in [child, *_children(child)]:
        for link in _links(process):
            try:
                target, flags = os.readlink(link), _flags(process, link.name)
            except OSError:
                continue
            written = flags & (os.O_WRONLY | os.O_RDWR)
            ours = target.startswith("/") and not target.startswith(("/dev/", "/proc/", str(home)))
            if target.endswith("(deleted)") or (written and ours):
                found.append(link)
    return found


def _children(process: int) -> list[int]:
    return [child.pid for child in psutil.Process(process).children(recursive=True)]


def words_of(process: int) -> list[bytes]:
    """Of every process of the program: what it was started with, and its environment."""
    found = []
    for pid in [process, *_children(process)]:
        with suppress(psutil.Error):
            one = psutil.Process(pid)
            found.append("\0".join([*one.cmdline(), *one.environ().values()]).encode("utf-8", "replace"))
    return found


def _links(process: int) -> list[Path]:
    """Of its open files; none where it has ended meanwhile."""
    try:
        return list(Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return []


def _flags(process: int, number: str) -> int:
    lines = Path(f"/proc/{process}/fdinfo/{number}").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("flags")), 8)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Eight seconds of a camera."""
    return camera_webm(tmp_path_factory.mktemp("camera") / "camera.webm", 8).read_bytes()


def put(world: World, recorded: bytes, face: bytes) -> None:
    media = world.institution.media
    files = []
    for name, data in (("camera", recorded), ("face", face)):
        path = world.folder / name
        path.write_bytes(data)
        files.append(path)
    ends = START_MS + 8_000
    exam = packaged("recorded", student_name=NAME, ended_ms=ends, attempts=(Attempt(1, START_MS, ends),))
    recording = StoredRecording(1, "camera", media.add(files[0], "video/webm"), START_MS, ends, 8_000)
    snapshot = StoredSnapshot(START_MS, "face", media.add(files[1], "image/jpeg"))
    world.institution.catalogue.put_exam(exam, [recording], [snapshot])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the files of a process by /proc")
def test_nothing_lies_in_clear_after_a_day_of_the_real_program(
    world: World, recorded: bytes, tmp_path: Path
) -> None:
    """T1, D14: sign in, search, preview, play, films, photos, decide, PDF, download, crash, sign out. It is
    looked after every step, while the program runs, and at the end: into files, and at the words and the
    environment of all its processes; and what is planted is found. `doctor` tells nothing of it either."""
    exports = tmp_path / "exports"
    exports.mkdir()
    home = Home(tmp_path / "person", exports)
    words = [*NAME.split(), *PROCTOR.split(), GROUP, "Математика", PASSWORD, COMMENT, *INSIDE]
    face = photo()
    put(world, recorded, face)
    world.institution.accounts.add_user(LOGIN, PASSWORD, name=PROCTOR, groups=[GROUP])
    needles = Needles.of(*words, frames=[recorded, face])
    assert len(needles.pieces) > 50
    steps, seen = [], set()
    with home.program(world.url) as child:
        assert child.stdin is not None and child.stdout is not None
        for line in child.stdout:
            step, trouble, *tokens = json.loads(line)
            steps.append(step)
            needles = needles.with_words(*tokens)
            assert trouble == "", step
            assert needles.search(home.folder) == [], step
            assert by_magic(home.files()) == [], step
            if step != "ended":
                links = [link for link in open_elsewhere(child.pid, home.folder) if link.is_file()]
                assert [os.readlink(link) for link in links if needles.in_file(link)] == [], step
                told = [needles.in_bytes(words) for words in words_of(child.pid)]
                assert told and not any(told), step
            seen |= {path.suffix for path in home.files()}
            child.stdin.write("\n")
            child.stdin.flush()
    assert child.returncode == 0
    assert steps[-2:] == ["signed out", "ended"]
    assert {".db", ".oesm", ".log", ".json"} <= seen  # it was a day of work: there was much to be found
    assert any(path.name == "crash.log" for path in home.files())
    assert by_magic(list(exports.iterdir())) == [str(exports / "report.pdf")]  # clear by her act alone
    words = [sys.executable, "-m", "oes_desktop", "doctor", "--server", world.url]
    told = subprocess.run(words, env=home.environment, capture_output=True, timeout=120)
    assert b"review API" in told.stdout
    assert needles.in_bytes(told.stdout + told.stderr) == set()
    vault = next(path for path in home.files() if path.suffix == ".oesm")
    (vault.parent / "planted").write_bytes(vault.read_bytes()[:5_000] + recorded[4_096:70_000])
    assert len(needles.search(home.folder)) == 1


CRASH = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
if sys.argv[1] == "ours":
    from oes_desktop import memory
    memory.stay_off_the_disk()
os.chdir(sys.argv[2])
os.abort()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="core dumps of Linux")
def test_a_crash_leaves_no_memory_on_the_disk(tmp_path: Path) -> None:
    """D14: a core dump holds everything that was in memory. (Where the system makes none at all, or hands
    them on, there is nothing to compare with, and only ours is looked at.)"""
    left = {}
    for whose in ("anybody's", "ours"):
        folder = tmp_path / whose
        folder.mkdir()
        words = [sys.executable, "-c", CRASH, whose, str(folder)]
        environment = os.environ | {"PYTHONPATH": str(CHILD.parents[2])}
        done = subprocess.run(words, env=environment, capture_output=True, timeout=60)
        assert done.returncode == -signal.SIGABRT, done.stderr
        left[whose] = [path.name for path in folder.iterdir()]
    assert left["ours"] == []

"""A recording downloaded into the vault, beside curl writing the same file in the clear.

The server is a child process on loopback. Both go by the same relay that holds it to 1 Gbit/s, as on one
network card, with one connection and with four; and then both without it, as far as this computer goes. They
take turns. curl's four connections fetch a quarter each; it neither encrypts nor checks nor syncs. Without
curl, Python's urllib in processes of its own stands for it, and is named.

`--mib` is the size of the recording. It is a sparse file of zeros at the server, and its hashes are counted
without it, so that 10 GB (`--mib 10240 --runs 1`) need their room in the vault alone; ciphers, hashes and
networks do not care what the bytes are. The program's process paints a window meanwhile and samples its
memory: `memory` is what it has grown by since the start.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from oes_desktop.api.client import Client
from oes_desktop.cli.bench.made_exams import GROUP, one_exam
from oes_desktop.cli.bench.measures import Measure, Outcome, figure
from oes_desktop.cli.bench.relay import Relay
from oes_desktop.cli.bench.spawned import environment
from oes_desktop.cli.server_child import ServerChild
from oes_desktop.domain.clock import ManualClock, SystemClock
from oes_desktop.domain.models import BLOCK_BYTES, CAMERA
from oes_desktop.server.accounts import Accounts
from oes_desktop.server.catalogue import Catalogue, StoredRecording
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.media_store import MediaStore, StoredMedia

MIB = 256  # when nothing else is said
MBIT = 1_000
STREAMS = (1, 4)
LOGIN, PASSWORD = "loader", "loader-bench-1"
_BEGIN = 1_794_542_820_000
_MINUTE_MS = 60_000
_START_S, _SLOWEST = 120, 4.0  # s, and MB/s: below it something must be wrong
_READ = 1 << 20
# Where there is no curl.
_PYTHON = """
import json, shutil, sys, urllib.request
url, header, span, path = json.load(sys.stdin)
name, _, value = header.partition(": ")
asked = urllib.request.Request(url, headers={name: value, "Range": "bytes=" + span})
with urllib.request.urlopen(asked) as answer, open(path, "wb") as file:
    shutil.copyfileobj(answer, file, 1 << 20)
"""
REFERENCE = "curl, in the clear" if shutil.which("curl") else "Python's urllib, in the clear"


def measure(*, rows: int, runs: int, mib: int = MIB) -> Outcome:
    """`rows` is ignored; `mib`: MiB of the recording. Raises `subprocess.CalledProcessError` when either of
    the two does not get through."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="oes-bench-", ignore_cleanup_errors=True) as folder:
        made = _Made(Path(folder), mib << 20)
        with ServerChild(made.data) as server, Relay(server.address, MBIT) as relay:
            made.sign_in(server.address)
            for _ in range(runs):
                for way, address in (("held", relay.address), ("free", server.address)):
                    for streams in STREAMS:
                        found[f"{way} {streams} other"].append(made.by_other(address, streams))
                        found[f"{way} {streams}"].append(made.by_program(address, streams))
    return Outcome("download", mib, _measures(found), _notes(found, mib))


class _Made:
    """A server's data with one exam of one recording of `size` bytes, and who fetches it."""

    def __init__(self, folder: Path, size: int) -> None:
        self.data, self.size = folder / "server", size
        self._scratch = folder
        self.data.mkdir()
        config = ServerConfig(self.data)
        media = _zeros(MediaStore(config.media), size)
        catalogue = Catalogue(config.database, ManualClock(_BEGIN))
        try:
            Accounts(catalogue).add_user(LOGIN, PASSWORD, name="Жүктеуші", email="", groups=(GROUP,))
            recording = StoredRecording(1, CAMERA, media, _BEGIN, _BEGIN + _MINUTE_MS, _MINUTE_MS)
            catalogue.put_exam(
                one_exam("download-1", 1, "Әбдірахманова Әсем", _BEGIN, _BEGIN + _MINUTE_MS), [recording], []
            )
            exam_id = catalogue.exam_id("platonus", "download-1")
        finally:
            catalogue.close()
        assert exam_id is not None
        self.exam_id = exam_id
        self._media_id = self._token = ""

    def sign_in(self, address: str) -> None:
        """For the reference, which knows no report."""
        client = Client(address, None, SystemClock())
        try:
            client.sign_in(LOGIN, PASSWORD)
            tokens = client.tokens()
            assert tokens is not None
            self._token = tokens.access
            (recording,) = client.report(self.exam_id).recordings
            self._media_id = recording.id
        finally:
            client.close()

    def by_other(self, address: str, streams: int) -> dict[str, Any]:
        """What to do, and with it the token, goes by standard input: arguments are everybody's to read."""
        url, headers = f"{address}/api/v1/media/{self._media_id}", f"Authorization: Bearer {self._token}"
        with self._folder("clear") as folder:
            parts = [
                (url, headers, f"{start}-{stop - 1}", str(folder / str(start)))
                for start, stop in _quarters(self.size, streams)
            ]
            begun = time.monotonic()
            (_by_curl if shutil.which("curl") else _by_python)(parts, self._patience)
            took = time.monotonic() - begun
            fetched = sum(file.stat().st_size for file in folder.iterdir())
        if fetched != self.size:
            raise subprocess.CalledProcessError(1, REFERENCE, f"{fetched} bytes of {self.size}")
        return {"bytes": fetched, "seconds": took}

    def by_program(self, address: str, streams: int) -> dict[str, Any]:
        order = {
            "address": address,
            "login": LOGIN,
            "password": PASSWORD,
            "exam": self.exam_id,
            "streams": streams,
        }
        with self._folder("home") as home:
            answer = subprocess.run(
                [sys.executable, "-m", "oes_desktop.cli.bench.download_run"],
                input=json.dumps(order).encode(),
                env=environment(home),
                stdout=subprocess.PIPE,
                check=True,
                timeout=self._patience,
            )
        found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
        return found

    @property
    def _patience(self) -> float:
        return _START_S + self.size / (_SLOWEST * 1e6)

    @contextmanager
    def _folder(self, name: str) -> Iterator[Path]:
        folder = self._scratch / name
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


def _by_curl(parts: Sequence[tuple[str, str, str, str]], patience: float) -> None:
    form = 'url = "{}"\nheader = "{}"\nrange = "{}"\noutput = "{}"\nfail\n'
    orders = "next\n".join(form.format(*part) for part in parts)
    words = ["curl", "--no-progress-meter", "--config", "-", *(["--parallel"] if len(parts) > 1 else [])]
    subprocess.run(words, input=orders.encode(), check=True, timeout=patience)


def _by_python(parts: Sequence[tuple[str, str, str, str]], patience: float) -> None:
    words = [sys.executable, "-c", _PYTHON]
    children = [(subprocess.Popen(words, stdin=subprocess.PIPE), part) for part in parts]
    for child, part in children:
        assert child.stdin is not None
        child.stdin.write(json.dumps(part).encode())
        child.stdin.close()
    for child, _ in children:
        if child.wait(patience):
            raise subprocess.CalledProcessError(child.returncode, REFERENCE)


def _zeros(store: MediaStore, size: int) -> StoredMedia:
    """A recording of `size` zeros in the store, without room on the disk."""
    whole, piece = hashlib.sha256(), bytes(_READ)
    for at in range(0, size, _READ):
        whole.update(piece[: min(_READ, size - at)])
    lengths = {min(BLOCK_BYTES, size - at) for at in range(0, size, BLOCK_BYTES)}
    sums = {length: hashlib.sha256(bytes(length)).hexdigest() for length in lengths}
    blocks = [sums[min(BLOCK_BYTES, size - at)] for at in range(0, size, BLOCK_BYTES)]
    stored = StoredMedia(whole.hexdigest(), size, tuple(blocks), "video/webm")
    path = store.path(stored.sha256)
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(size)
    return stored


def _quarters(size: int, parts: int) -> list[tuple[int, int]]:
    edges = [size * part // parts for part in range(parts + 1)]
    return list(pairwise(edges))


def _measures(found: dict[str, list[dict[str, Any]]]) -> list[Measure]:
    measures = []
    for way, label in (("held", f"held to {MBIT:,} Mbit/s"), ("free", "unlimited")):
        for streams in STREAMS:
            name = f"into the vault, {label}, {streams} stream{'s' if streams > 1 else ''}"
            mine, other = found[f"{way} {streams}"], found[f"{way} {streams} other"]
            goal = "ratio >= 0.9" if way == "held" else ""
            reference = (REFERENCE, _rates(other))
            measures.append(figure(name, "MB/s", _rates(mine), goal=goal, reference=reference))
    ours = [run for key, each in found.items() if "other" not in key for run in each]
    held = [run for key, each in found.items() if "held" in key and "other" not in key for run in each]
    frames = [ms for run in held for ms in run["frames"]]
    measures.append(figure("a frame of the window meanwhile, held", "ms", frames, goal="p95 < 16"))
    frames = [ms for run in ours for ms in run["frames"]]
    measures.append(figure("a frame of the window meanwhile, all", "ms", frames))
    memory = [max(run["rss"], default=1) / 2**20 for run in ours]
    measures.append(figure("memory above the start, highest", "MiB", memory, goal="flat"))
    return measures


def _rates(runs: list[dict[str, Any]]) -> list[float]:
    return [run["bytes"] / run["seconds"] / 1e6 for run in runs]


def _notes(found: dict[str, list[dict[str, Any]]], mib: int) -> list[str]:
    notes = [f"A recording of {mib:,} MiB of zeros; the server is a child process, the vault on this disk."]
    for way in ("held", "free"):
        for streams in STREAMS:
            run = found[f"{way} {streams}"][-1]
            edge = max(1, len(run["rss"]) // 10)
            early, late = run["rss"][edge : 2 * edge] or [0], run["rss"][-edge:] or [0]
            notes.append(
                f"{way}, {streams}: {run['cpu_s'] / run['seconds']:.0%} of a core; memory above the start"
                f" {max(early) / 2**20:.0f} MiB in the second tenth, {max(late) / 2**20:.0f} in the last."
            )
    return notes

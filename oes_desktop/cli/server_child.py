"""A server of our own as a child process: its work must not share the window's interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from oes_desktop.domain.errors import Unreachable

_SAYS = "listening on "


class ServerChild:
    """Serves `data` on a loopback port; what it logs goes to `server.log` in that folder.

    `start` again after `stop` takes the same port: a server that comes back, with its `options` as they are
    by then. Both block (some 0.5 s).
    """

    def __init__(self, data: Path, *options: str) -> None:
        self._data, self.options = data, options
        self._process: subprocess.Popen[bytes] | None = None
        self.address = ""

    def __enter__(self) -> ServerChild:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Raises `Unreachable` when it does not come up."""
        port = self.address.rpartition(":")[2] or "0"
        words = [sys.executable, "-m", "oes_desktop", "serve", "--data", str(self._data), "--port", port]
        words.append("--with-parent")  # however this process ends, nothing of it stays behind
        with (self._data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*words, *self.options], stdout=subprocess.PIPE, stderr=log, stdin=subprocess.PIPE
            )
        self.address = _address(self._process)

    @property
    def pid(self) -> int:
        """Of the process, also when it has died; 0 before `start` and after `stop`."""
        return 0 if self._process is None else self._process.pid

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
        for pipe in (process.stdout, process.stdin):
            if pipe is not None:
                pipe.close()


def _address(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        text = line.decode("utf-8", "replace").strip()
        if text.startswith(_SAYS):
            return text.removeprefix(_SAYS)
    raise Unreachable("offline", detail="the server did not start; see server.log in its data folder")


def copy_for_one_run(made: Path, run: Path, names: Sequence[str]) -> None:
    """`run` gets its own catalogue; recordings are shared by hard links (copied where that is impossible)."""
    for file in sorted(made.rglob("*")):
        target = run / file.relative_to(made)
        if file.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif file.relative_to(made).parts[0] in names:
            _link(file, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def _link(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(file)
    except OSError:
        target.write_bytes(file.read_bytes())

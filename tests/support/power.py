"""A disk that loses power: what has been synced stays, of the rest every sector by a coin.

`Recorder` writes down what happens to the files below one folder; `Recorder.cuts` plays it back up to
chosen places and says what a disk would hold after a power cut there. Names are kept like a file system's
journal keeps them: those changed since the folder was synced, up to some point, in order.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.disk_witness import Witness

SECTOR = 512
Event = tuple[Any, ...]


class Recorder(Witness):
    """Everything below `folder` is recorded; what lies there already is on the medium. `deaf`: files whose
    syncs do nothing, by the end of their name, as with `synchronous = NORMAL`."""

    def __init__(self, folder: Path, *, deaf: Sequence[str] = ()) -> None:
        self.folder = folder
        self.events: list[Event] = []
        self._deaf = tuple(deaf)
        self._lock = threading.Lock()
        self._paths: dict[int, str] = {}  # by number of a file, which unlike an inode is never used again
        self._numbers: dict[int, int] = {}  # by inode
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.endswith("-shm"):
                self.created(path, path.stat().st_ino)
                self.wrote(path.stat().st_ino, 0, path.read_bytes())
                self.events.append(("sync", self._numbers[path.stat().st_ino]))
        self.events.append(("folder", None))
        self.start = len(self.events)

    def tell(self, *words: str) -> None:
        """What the proctor was shown by now."""
        with self._lock:
            self.events.append(("told", words))

    def created(self, path: Path, file: int) -> None:
        with self._lock:
            self._numbers.pop(file, None)  # a file that is gone had this inode, perhaps
            if path.is_relative_to(self.folder):
                number = self._numbers[file] = len(self._paths)
                self._paths[number] = self._name(path)
                self.events.append(("create", self._name(path), number))

    def wrote(self, file: int, offset: int, data: bytes) -> None:
        self._keep("write", file, offset, data)

    def truncated(self, file: int, size: int) -> None:
        self._keep("truncate", file, size)

    def synced(self, file: int) -> None:
        number = self._numbers.get(file)
        if number is not None and not self._paths[number].endswith(self._deaf or ("/",)):
            self._keep("sync", file)

    def replaced(self, old: Path, new: Path) -> None:
        number = self._numbers.get(new.stat().st_ino)
        if number is not None:
            self._paths[number] = self._name(new)
        self._keep_name("replace", old, new)

    def unlinked(self, path: Path) -> None:
        self._keep_name("unlink", path)

    def synced_folder(self, folder: Path) -> None:
        self._keep_name("folder", folder)

    def cuts(self, places: Iterable[int], seed: int = 0) -> Iterator[tuple[int, list[Sequence[str]], Files]]:
        """For each place (a number of events), what was told by then and the files after a cut there."""
        state, told, at = _Disk(), [], 0
        for place in sorted(places):
            for event in self.events[at:place]:
                if event[0] == "told":
                    told.append(event[1])
                else:
                    state.apply(event)
            at = place
            yield place, list(told), state.after_cut(random.Random(f"{seed}/{place}"))

    def _keep(self, kind: str, file: int, *facts: Any) -> None:
        with self._lock:
            if file in self._numbers:
                self.events.append((kind, self._numbers[file], *facts))

    def _keep_name(self, kind: str, *paths: Path) -> None:
        with self._lock:
            if paths[-1].is_relative_to(self.folder):
                self.events.append((kind, *map(self._name, paths)))

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.folder))


Files = dict[str, bytes]


def lay_out(files: Files, folder: Path) -> None:
    """Make `folder` hold `files`."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(content)


@dataclass
class _Disk:
    names: dict[str, int] = field(default_factory=dict)
    contents: dict[int, bytearray] = field(default_factory=dict)
    loose_names: list[Event] = field(default_factory=list)
    loose: dict[int, list[Event]] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        kind = event[0]
        if kind in ("write", "truncate"):
            self.loose.setdefault(event[1], []).append(event)
        elif kind == "sync":
            content = self.contents.setdefault(event[1], bytearray())
            for change in self.loose.pop(event[1], []):
                _change(content, change, None)
        elif kind == "folder":
            kept = []
            for change in self.loose_names:
                name = change[1] if change[0] == "create" else change[-1]
                if event[1] in (None, str(Path(name).parent)):
                    _rename(self.names, change)
                else:
                    kept.append(change)
            self.loose_names = kept
        else:
            self.loose_names.append(event)

    def after_cut(self, chance: random.Random) -> Files:
        names = dict(self.names)
        for change in self.loose_names[: chance.randint(0, len(self.loose_names))]:
            _rename(names, change)
        files = {}
        for name, number in names.items():
            content = bytearray(self.contents.get(number, b""))
            for change in self.loose.get(number, []):
                _change(content, change, chance)
            files[name] = bytes(content)
        return files


def _rename(names: dict[str, int], change: Event) -> None:
    match change:
        case ("create", name, number):
            names[name] = number
        case ("replace", old, new):
            if old in names:
                names[new] = names.pop(old)
        case ("unlink", name):
            names.pop(name, None)


def _change(content: bytearray, change: Event, chance: random.Random | None) -> None:
    """All of the change; with `chance`, what of it had reached the disk."""
    if change[0] == "truncate":
        if chance is None or chance.random() < 0.5:
            _resize(content, change[2])
        return
    _, _, offset, data = change
    if chance is None:
        _put(content, offset, data)
        return
    luck = chance.choice((0.0, 0.5, 1.0))  # nothing of it, torn, all of it
    end = offset + len(data)
    start = offset
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if chance.random() < luck:
            _put(content, start, data[start - offset : stop - offset])
        start = stop


def _put(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        _resize(content, offset)
    content[offset : offset + len(data)] = data


def _resize(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))

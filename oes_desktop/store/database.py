"""The door of SQLite: one encrypted file, two connections, migrations, and errors put into our words.

Knows no table. Every commit is on the medium before it returns (WAL, `synchronous=FULL`); nothing spills in
clear (`temp_store=MEMORY`); what is deleted is overwritten (`secure_delete`).
"""

from __future__ import annotations

import copy
import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import apsw

from oes_desktop import disk
from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, TooNew, Unreachable
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.store.migrations import MIGRATIONS

log = logging.getLogger(__name__)

_BUSY_MS = 5_000
_PRAGMAS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16384",  # KiB, each of two; encrypted pages gain nothing from mmap
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS; elsewhere without effect
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA journal_size_limit = 16777216",
)
# On some shares a file cannot be locked, or memory not be shared through it, which the log needs.
_WITHOUT_LOCKS = (
    apsw.SQLITE_IOERR_LOCK,
    apsw.SQLITE_IOERR_RDLOCK,
    apsw.SQLITE_IOERR_SHMLOCK,
    apsw.SQLITE_IOERR_SHMMAP,
    apsw.SQLITE_IOERR_SHMOPEN,
)

Args = Sequence[Any] | Mapping[str, Any]


class Cursor(Protocol):
    """What a transaction hands out: rows come by iterating over the result."""

    def execute(self, sql: str, args: Args = (), /) -> Iterable[Any]: ...

    def executemany(self, sql: str, args: Iterable[Sequence[Any]], /) -> Iterable[Any]: ...


class Database:
    """Thread-safe: writers wait for each other, and so do readers; a reader never waits for a writer. `key`:
    32 bytes, known to be right (the profile checks it), so that a file it does not open is damaged. Damage
    that shows itself later is remembered: the next opening looks at every page, and refuses a damaged file.

    Raises `Damaged("store")` for a file that is missing, empty or not readable, `TooNew("store")`, and
    `DiskTrouble` (full, io, read_only, busy, unfit). Anything else is a bug and passes through.
    """

    def __init__(
        self, path: Path, key: bytes, *, create: bool = False, migrations: Sequence[str] = MIGRATIONS
    ) -> None:
        self.path = path
        self._write_lock, self._read_lock = threading.RLock(), threading.Lock()
        if not create and not (path.is_file() and path.stat().st_size):
            raise Damaged("store", detail="the database is missing or empty", path=path.name)
        self._writer: Any = None
        self._reader: Any = None
        self._make_room: Callable[[], None] | None = None
        with if_it_fails(self.close), self._door():
            self._writer = connect(path, key, create=create)
            if self._writer.readonly("main"):  # SQLite opens it all the same, and fails at the first act
                raise DiskTrouble("read_only", path=path.name)
            self._migrate(migrations)
            self._look_through()
            self._reader = connect(path, key)

    def for_what_must_be_kept(self, make_room: Callable[[], None]) -> Database:
        """The same database, of which every transaction first calls `make_room`."""
        same = copy.copy(self)
        same._make_room = make_room
        return same

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """Everything done with the cursor is kept together when the block ends, or nothing if it raises."""
        if self._make_room is not None:
            self._make_room()
        with self._write_lock, self._door():
            self._writer.execute("BEGIN IMMEDIATE")
            cursor = self._writer.cursor()
            try:
                yield cursor
                cursor.close(True)  # a statement not read to its end would hold the table
                self._writer.execute("COMMIT")
            except BaseException:
                cursor.close(True)
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    def read(self, sql: str, args: Args = ()) -> list[tuple[Any, ...]]:
        """All rows, as last committed."""
        with self._read_lock, self._door():
            return list(self._reader.execute(sql, args))

    def relax(self) -> None:
        """Give back the memory that a long read or write filled with pages."""
        for lock, connection in ((self._read_lock, self._reader), (self._write_lock, self._writer)):
            with lock, self._door():
                connection.execute("PRAGMA shrink_memory")

    def checkpoint(self) -> None:
        """Bring the log into the file and empty it, so that deleted keys are nowhere any more."""
        with self._write_lock, self._door():
            for _ in self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)"):
                pass

    def close(self) -> None:
        """May be called twice. Later calls raise `Unreachable("cancelled")`: the program is ending."""
        for lock, connection in ((self._read_lock, self._reader), (self._write_lock, self._writer)):
            with lock, self._door():
                if connection is not None:
                    connection.close()

    def _migrate(self, migrations: Sequence[str]) -> None:
        """From whatever version the file has to the newest, in one transaction."""
        (found,) = next(iter(self._writer.execute("PRAGMA user_version")))
        if found > len(migrations):
            raise TooNew("store", found=found, known=len(migrations))
        if found == len(migrations):
            return
        log.info("migrating the store from version %d to %d", found, len(migrations))
        with self.transaction() as cursor:
            for script in migrations[found:]:
                cursor.execute(script)
            cursor.execute(f"PRAGMA user_version = {len(migrations)}")

    def _look_through(self) -> None:
        """Only where damage was seen before: it takes as long as reading the whole file."""
        if not suspicion(self.path).exists():
            return
        if list(self._writer.execute("PRAGMA quick_check(1)")) != [("ok",)]:
            raise Damaged("store", detail="quick check", path=self.path.name)
        disk.remove(suspicion(self.path))

    @contextmanager
    def _door(self) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            known = _translated(error, self.path)
            if known is None:
                raise
            if isinstance(known, Damaged) and self._reader is not None:
                with suppress(DiskTrouble):
                    disk.write_whole(suspicion(self.path), b"")
            raise known from error


def suspicion(path: Path) -> Path:
    """The file that says that damage was seen in the database at `path`."""
    return path.with_name(f"{path.name}-suspect")


def connect(path: Path, key: bytes, *, create: bool = False) -> Any:
    """A connection as all of ours are. Raises `apsw.Error`."""
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    connection = apsw.Connection(str(path), flags=flags)
    try:
        connection.setbusytimeout(_BUSY_MS)
        connection.execute("PRAGMA cipher = 'chacha20'")
        connection.execute(f"PRAGMA key = 'raw:{key.hex()}'")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        list(connection.execute("SELECT count(*) FROM sqlite_schema"))  # the first read tells a wrong key
        list(connection.execute("PRAGMA journal_mode = WAL"))
    except apsw.Error:
        connection.close(True)
        raise
    return connection


def _translated(error: apsw.Error, path: Path) -> OesError | None:
    """The trouble of the disk, or the damage, that `error` tells of; None for a bug."""
    facts = {"path": path.name}
    if isinstance(error, (apsw.CorruptError, apsw.NotADBError, apsw.FormatError)):
        return Damaged("store", detail=str(error), **facts)
    if isinstance(error, apsw.ConnectionClosedError):
        return Unreachable("cancelled")
    if getattr(error, "extendedresult", None) in _WITHOUT_LOCKS:
        return DiskTrouble("unfit", detail=str(error), **facts)
    if isinstance(error, apsw.CantOpenError):
        reason = "io" if os.access(path.parent, os.W_OK) else "read_only"
        return DiskTrouble(reason, detail=str(error), **facts)
    for kind, reason in (
        (apsw.FullError, "full"),
        (apsw.IOError, "io"),
        (apsw.ReadOnlyError, "read_only"),
        (apsw.PermissionsError, "read_only"),
        (apsw.BusyError, "busy"),
        (apsw.LockedError, "busy"),
    ):
        if isinstance(error, kind):
            return DiskTrouble(reason, detail=str(error), **facts)
    return None


def library_version() -> str:
    """Of SQLite and its cipher, for `doctor` and About."""
    return f"{apsw.sqlite_lib_version()}, {apsw.mc_version}"  # type: ignore[attr-defined]

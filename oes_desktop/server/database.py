"""Opens the catalogue's database; transactions; who this server is. The door that translates its errors.

One writer at a time in this process (a lock), and one among processes (`BEGIN IMMEDIATE`); readers never
wait. A commit is on the disk when it returns (`synchronous=FULL`).
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from oes_desktop.domain.errors import Damaged, DiskTrouble, TooNew
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.server import tables


@dataclass(frozen=True, slots=True)
class Identity:
    """`server_id` never changes; `epoch` is new after a restore."""

    server_id: str
    epoch: str
    secret: bytes


class Database:
    """`address`: a file, or an SQLAlchemy address. Raises `Damaged`, `DiskTrouble`, `TooNew("catalogue")`."""

    def __init__(self, address: Path | str, *, lock_wait_s: float = 5.0) -> None:
        self._wait_s = lock_wait_s
        self._writing = threading.Lock()
        self._engine = _engine(address, lock_wait_s)
        with if_it_fails(self._engine.dispose), translated():
            self._prepare()

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent state of everything."""
        with translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """All or nothing. `DiskTrouble("busy")` when another writer holds on for too long."""
        if not self._writing.acquire(timeout=self._wait_s):
            raise DiskTrouble("busy", detail="another call is writing")
        try:
            with translated(), self._engine.connect() as plain:
                connection = plain.execution_options(oes_write=True)
                with connection.begin():
                    yield connection
        finally:
            self._writing.release()

    def identity(self) -> Identity:
        with self.read() as connection:
            row = connection.execute(sa.select(tables.state)).one()
        return Identity(row.server_id, row.epoch, row.secret)

    def new_epoch(self) -> str:
        """To be called after a backup was restored: every client then fetches the full list."""
        epoch = uuid.uuid4().hex[:12]
        with self.write() as connection:
            connection.execute(sa.update(tables.state).values(epoch=epoch))
        return epoch

    def last_change(self) -> int:
        with self.read() as connection:
            return last_change(connection)

    def close(self) -> None:
        self._engine.dispose()

    def _prepare(self) -> None:
        with self.write() as connection:
            inspector = sa.inspect(connection)
            if inspector.has_table("state"):
                found = connection.execute(sa.select(tables.state.c.schema)).scalar_one()
                if found > tables.SCHEMA:
                    raise TooNew("catalogue", found=found, known=tables.SCHEMA)
                if found < tables.SCHEMA:  # newer versions have only ever added tables
                    tables.metadata.create_all(connection)
                    connection.execute(sa.update(tables.state).values(schema=tables.SCHEMA))
                return
            if inspector.get_table_names():
                raise Damaged("catalogue", detail="the file is another program's database")
            tables.metadata.create_all(connection)
            connection.execute(
                sa.insert(tables.state).values(
                    id=1,
                    schema=tables.SCHEMA,
                    server_id=uuid.uuid4().hex,
                    epoch=uuid.uuid4().hex[:12],
                    change=0,
                    floor=0,
                    secret=secrets.token_bytes(32),
                )
            )


def next_change(connection: sa.Connection, count: int = 1) -> int:
    """The first of `count` new change numbers. The last thing a transaction does before it writes them down:
    on a database with many writers the counter's row lock then makes numbers and commits one order."""
    statement = (
        sa.update(tables.state).values(change=tables.state.c.change + count).returning(tables.state.c.change)
    )
    last: int = connection.execute(statement).scalar_one()
    return last - count + 1


def last_change(connection: sa.Connection) -> int:
    number: int = connection.execute(sa.select(tables.state.c.change)).scalar_one()
    return number


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Foreign errors become ours. A broken constraint stays what it is: a bug."""
    try:
        yield
    except exc.TimeoutError as error:
        raise DiskTrouble("busy", detail="no free connection") from error
    except exc.OperationalError as error:
        text = str(error.orig)
        if "locked" in text or "busy" in text:
            raise DiskTrouble("busy", detail=text) from error
        if "full" in text:
            raise DiskTrouble("full", detail=text) from error
        if "readonly" in text:
            raise DiskTrouble("read_only", detail=text) from error
        if "unable to open" in text:
            raise DiskTrouble("missing", detail=text) from error
        raise DiskTrouble("io", detail=text) from error
    except exc.IntegrityError:
        raise
    except exc.DatabaseError as error:
        raise Damaged("catalogue", detail=str(error.orig)) from error


def _engine(address: Path | str, lock_wait_s: float) -> sa.Engine:
    if isinstance(address, Path) or "://" not in address:
        path = Path(address)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise DiskTrouble("io", path=str(path.parent)) from error
        address = f"sqlite:///{path}"
    # As many connections as the pool of worker threads has threads.
    engine = sa.create_engine(
        address,
        pool_size=10,
        max_overflow=40,
        pool_timeout=lock_wait_s,
        connect_args={"timeout": lock_wait_s},
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun by us, below
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "fullfsync=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("oes_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine

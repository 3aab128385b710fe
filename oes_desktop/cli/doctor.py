"""`oes-desktop doctor`: what is installed, found and reachable on this computer.

Exit code 1 when something that the program needs is missing. Nothing personal is printed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from oes_desktop import __version__, paths
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Finding:
    """`needed`: the program does not do its work without it."""

    what: str
    good: bool
    found: str
    needed: bool = True


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "doctor",
        help="what is installed, found and reachable on this computer",
        description="Looks at what the program needs. Exit code 1 when something needed is missing.",
    )
    parser.add_argument("--server", metavar="ADDRESS", help="ask this server (else the remembered ones)")


def run(arguments: argparse.Namespace) -> int:
    findings = list(examine(arguments.server))
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in findings:
        sign = "ok" if finding.good else "MISSING" if finding.needed else "no"
        table.add_row(sign, finding.what, finding.found)
    Console(highlight=False, soft_wrap=True).print(table)
    return 1 if any(finding.needed and not finding.good for finding in findings) else 0


def examine(server: str | None) -> Iterator[Finding]:
    """Everything in the order of the table; nothing raises."""
    yield Finding("program", True, f"OES Desktop {__version__}")
    yield Finding("Python", True, f"{platform.python_version()} on {platform.system()} {platform.release()}")
    yield checked("window (Qt)", _qt)
    yield checked("encrypted store (SQLite)", _sqlite)
    yield checked("containers and codecs (PyAV)", lambda: importlib.metadata.version("av"))
    yield checked("player (libVLC)", _libvlc)
    yield checked("key store", _key_store, needed=False)
    for name, folder in _folders():
        yield checked(f"folder {name}", partial(_writable, folder))
    yield from _servers(server)


def checked(what: str, look: Callable[[], str], *, needed: bool = True) -> Finding:
    try:
        return Finding(what, True, look(), needed)
    except (OesError, OSError, ImportError, AttributeError) as error:
        return Finding(what, False, str(error) or type(error).__name__, needed)


def _qt() -> str:
    import PySide6.QtWidgets  # noqa: F401 - a missing system library is told here
    from PySide6.QtCore import qVersion

    return f"Qt {qVersion()}, PySide6 {importlib.metadata.version('PySide6-Essentials')}"


def _sqlite() -> str:
    from oes_desktop.store.database import library_version

    return library_version()


def _libvlc() -> str:
    from oes_desktop.playback import vlc_library

    library = vlc_library.start(vlc_library.SILENT)
    return f"{library.version}, in {library.folder or 'the place of the system'}"


def _key_store() -> str:
    """Without one a passphrase is asked for, so it is not needed."""
    from oes_desktop.store.secrets import KeyringKeeper

    return KeyringKeeper().describe()


def _folders() -> list[tuple[str, Path]]:
    folders = paths.folders()
    names = ("config", "profiles", "cache", "logs")
    return [(name, getattr(folders, name)) for name in names]


def _writable(folder: Path) -> str:
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    with tempfile.TemporaryFile(dir=existing):
        pass
    free = shutil.disk_usage(existing).free
    return f"{folder} ({free / 2**30:.1f} GiB free)"


def _servers(server: str | None) -> Iterator[Finding]:
    preferences = Preferences(paths.folders().config)
    session = Session(paths.folders(), preferences, SystemClock())
    for address in [server] if server else preferences.settings.servers:

        def ask(address: str = address) -> str:
            meta = session.probe(address)
            return f"{meta.name}, review API {meta.version}"

        yield checked(f"server {address}", ask, needed=server is not None)

"""`oes-desktop import PATH... --data DIR`: take exam packages into the data of a server.

A package that is bad is named with the place of what is wrong; the others go on. Exit code 0: all are in,
1: some are not, 2: the command itself was wrong.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from oes_desktop.disk import disk_door
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.package.reading import find_packages
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.ingest import IngestResult, ingest
from oes_desktop.server.media_store import MediaStore

_REASONS = {
    "bad_package": "not a valid exam package",
    "unsafe_path": "a name that could lead out of the package",
    "not_media": "not a video or photo that is taken (WebM, MP4; JPEG, PNG, WebP)",
    "unsupported_media": "a recording that cannot be played here",
    "too_large": "too large",
    "recording": "cannot be read: damaged",
    "full": "the disk is full",
    "read_only": "may not be read or written",
    "missing": "is not there",
    "catalogue": "the catalogue of the server is damaged",
}


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    parser = subparsers.add_parser(
        "import",
        help="take exam packages into a server's data",
        description="Takes exam packages (folders or zip files, or folders full of them) into the data of a "
        "server. Recordings without duration or index are made seekable, without encoding them again; the "
        "originals are kept. Importing a package again changes nothing.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a package, or a folder of them")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the server's data folder")


def run(arguments: argparse.Namespace) -> int:
    console = Console(stderr=True)
    try:
        packages = [package for path in arguments.paths for package in find_packages(path)]
    except DiskTrouble as error:
        console.print(f"[red]error[/]: {escape(_sentence(error))}")
        return 2
    if not packages:
        console.print("[red]error[/]: there is no exam package (a zip, or a folder with exam.json) there")
        return 2
    config = ServerConfig(data=arguments.data)
    try:
        with disk_door(config.data):
            config.data.mkdir(parents=True, exist_ok=True)
        catalogue = Catalogue(config.database)
    except OesError as error:
        console.print(f"[red]error[/]: {escape(_sentence(error))}")
        return 2
    try:
        return _import_all(packages, catalogue, MediaStore(config.media), console)
    finally:
        catalogue.close()


def _import_all(packages: list[Path], catalogue: Catalogue, media_store: MediaStore, console: Console) -> int:
    results: list[IngestResult] = []
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    # Without its own refreshing, which would be a thread.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bars:
        bar = bars.add_task("", total=len(packages))
        for number, package in enumerate(packages):
            bars.update(bar, description=package.name, completed=number, refresh=True)

            def show(done: int, total: int, number: int = number) -> None:
                bars.update(bar, completed=number + done / total, refresh=True)

            try:
                results.append(ingest(package, catalogue, media_store, show))
            except OesError as error:
                console.print(f"[red]bad[/] {escape(package.name)}: {escape(_sentence(error))}")
    bad = len(packages) - len(results)
    changed = sum(result.changed for result in results)
    sys.stdout.write(f"imported: {changed}, unchanged: {len(results) - changed}, bad: {bad}\n")
    return 1 if bad else 0


def _sentence(error: OesError) -> str:
    """What is wrong, where; further problems on lines of their own."""
    text = _REASONS.get(error.reason, error.reason.replace("_", " "))
    where = str(error.facts.get("path", ""))
    what = str(error.facts.get("what", "")).replace("_", " ")
    line = ": ".join(part for part in (where, what, text) if part)
    further = error.detail.splitlines() if error.reason in ("bad_package", "unsafe_path") else []
    return "\n    ".join([line, *(one.replace("_", " ") for one in further[1:])])

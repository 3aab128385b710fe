"""A server's data in a folder of its own, and packages to take in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.containers import mp4
from support.packages import raw_webm, write_package

from oes_desktop.domain.clock import ManualClock
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.ingest import IngestResult, ingest
from oes_desktop.server.media_store import MediaStore
from oes_desktop.server.rights import Caller
from oes_desktop.wire.structs import ReportBody

ADMIN = Caller("1", "admin", "Admin", "admin")


@dataclass
class Data:
    """What `ingest` writes to, and how to look at it."""

    catalogue: Catalogue
    media: MediaStore

    def take(self, package: Path) -> IngestResult:
        return ingest(package, self.catalogue, self.media)

    def report(self, exam_id: str) -> ReportBody:
        return self.catalogue.report(ADMIN, exam_id)

    def files(self) -> set[str]:
        """Names of everything in the media folder."""
        return {path.name for path in self.media.folder.rglob("*") if path.is_file()}

    def folders_left(self) -> list[Path]:
        return list(self.media.folder.glob("ingest-*"))


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite", ManualClock())
    yield Data(catalogue, MediaStore(tmp_path / "media"))
    catalogue.close()


@pytest.fixture(scope="session")
def whole_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two attempts, raw recordings of 30 and 6 s; not to be changed."""
    return write_package(tmp_path_factory.mktemp("whole") / "package", seconds=(30, 6))


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One raw recording of a second; not to be changed."""
    return raw_webm(tmp_path_factory.mktemp("short") / "short.webm", 1)


@pytest.fixture
def package(tmp_path: Path, whole_package: Path) -> Path:
    """A copy of the whole package, to be changed."""
    return Path(shutil.copytree(whole_package, tmp_path / "package"))


@pytest.fixture(scope="session")
def good_mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An MP4 with its index in front."""
    return mp4(tmp_path_factory.mktemp("mp4") / "good.mp4", 2)

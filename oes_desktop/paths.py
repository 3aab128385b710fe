"""Folders of the program. `OES_DESKTOP_HOME` puts them all below one folder (tests, demo, portable use)."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "OES Desktop"
_NO_OWNERS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)  # FAT32, exFAT, a share: what lies there is sealed


@dataclass(frozen=True, slots=True)
class Folders:
    """`config`: machine settings; `profiles`: encrypted stores and vaults; `cache`: what can be made again;
    `logs`. None is created by asking for it."""

    config: Path
    profiles: Path
    cache: Path
    logs: Path


def folders() -> Folders:
    home = os.environ.get("OES_DESKTOP_HOME")
    if home:
        root = Path(home)
        return Folders(root / "config", root / "profiles", root / "cache", root / "logs")
    dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
    return Folders(
        dirs.user_config_path, dirs.user_data_path / "profiles", dirs.user_cache_path, dirs.user_log_path
    )


def private_folder(path: Path) -> Path:
    """`path`, made if need be, closed to other users of this computer (on Windows the profile folder is)."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        try:
            path.chmod(0o700)
        except OSError as error:
            if error.errno not in _NO_OWNERS:
                raise
    return path

"""Finding and starting libVLC: once a process, on first use, on whatever thread asks first (a lane).

Starting takes 0.2 s and more, so the composition root calls `load()` on a lane soon after the window is up.
In a bundle libVLC lies in the folder `vlc` beside the program, its plugins in `vlc/plugins`.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from oes_desktop.domain.errors import EngineMissing

log = logging.getLogger(__name__)

# No scripts, no titles or subtitles over the evidence, nothing remembered on disk, no window, no network of
# its own: bytes come from callbacks alone, and every media names its demuxer, so no playlist is followed.
FLAGS = (
    "--quiet",
    "--intf=dummy",
    "--no-lua",
    "--no-osd",
    "--no-spu",
    "--no-sub-autodetect-file",
    "--no-video-title-show",
    "--no-snapshot-preview",
    "--no-stats",
    "--no-media-library",
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--no-playlist-autostart",
    "--avcodec-hw=none",
)
SILENT = ("--aout=dummy",)
_OLDEST = (3, 0)


@dataclass(frozen=True, slots=True)
class Library:
    """`vlc` is the binding's module, `instance` its Instance; `folder` where libVLC was found ('' = the
    system's own place)."""

    vlc: ModuleType
    instance: Any
    version: str
    folder: str


_lock = threading.Lock()
_started: dict[tuple[str, ...], Library] = {}


def load(silent: bool) -> None:
    """libVLC and the engine, before the first report is asked for. Raises `EngineMissing`."""
    import oes_desktop.playback.vlc_engine  # noqa: F401

    start(SILENT if silent else ())


def start(extra: Sequence[str] = ()) -> Library:
    """The one libVLC of this process, started if need be. `extra`: more flags, such as `SILENT`.

    Raises `EngineMissing`: `libvlc` (not installed, or of another architecture), `too_old`, `plugins`."""
    key = tuple(extra)
    with _lock:
        if key not in _started:
            _started[key] = _start(key)
        return _started[key]


def _start(extra: tuple[str, ...]) -> Library:
    folder = _point_to_bundle()
    vlc = _import_binding()
    version = bytes(vlc.libvlc_get_version()).decode("ascii", "replace")
    if _number(version) < _OLDEST:
        raise EngineMissing("too_old", detail=version)
    instance = vlc.Instance(*FLAGS, *extra)
    if instance is None:
        raise EngineMissing("plugins", detail=version)
    log.info("libVLC %s started", version.split(" ")[0])
    return Library(vlc, instance, version, folder)


def _import_binding() -> ModuleType:
    try:
        import vlc
    except SystemExit as error:  # what the binding does when PYTHON_VLC_LIB_PATH names no library
        raise EngineMissing("libvlc", detail="PYTHON_VLC_LIB_PATH") from error
    except (ImportError, OSError, NotImplementedError, AttributeError, KeyError) as error:
        raise EngineMissing("libvlc", detail=f"{type(error).__name__}: {error}") from error
    module: ModuleType = vlc
    return module


def _number(version: str) -> tuple[int, ...]:
    head = version.split(" ")[0].split("-")[0]
    return tuple(int(part) for part in head.split(".") if part.isdigit())


def _point_to_bundle() -> str:
    """In a frozen program, tell the binding and libVLC where their files are; before the import."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return ""
    folder = Path(bundle) / "vlc"
    names = {"win32": "libvlc.dll", "darwin": "libvlc.dylib"}
    library = folder / names.get(sys.platform, "libvlc.so.5")
    if not library.exists():
        return ""
    os.environ["PYTHON_VLC_LIB_PATH"] = str(library)
    os.environ["PYTHON_VLC_MODULE_PATH"] = str(folder)
    os.environ["VLC_PLUGIN_PATH"] = str(folder / "plugins")
    return str(folder)

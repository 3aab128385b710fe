"""Machine settings, served from one JSON file: what must be known before anybody signs in.

The file is written whole beside the old one and renamed, so a crash leaves either. Keys that this version
does not know are kept; a bad value falls back to its default alone, with a line in the log. Nothing
personal.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import logging
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.settings import (
    FAST,
    LARGEST_INSET,
    LAYOUTS,
    SKIP,
    SMALLEST_INSET,
    SMALLEST_SHARE,
    Settings,
)
from oes_desktop.paths import private_folder

log = logging.getLogger(__name__)

FILE = "settings.json"
_WINDOWS = "windows"
_MOST_BYTES = 4 * 1024 * 1024

_CHECKS: dict[str, Callable[[Any], bool]] = {
    "servers": lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value),
    "language": lambda value: value in ("system", "ru", "kk", "en"),
    "theme": lambda value: value in ("system", "light", "dark"),
    "volume": lambda value: _whole(value) and 0 <= value <= 100,
    "undo_seconds": lambda value: _whole(value) and 0 <= value <= 600,
    "player_layout": lambda value: value in LAYOUTS,
    "player_share": lambda value: _whole(value) and SMALLEST_SHARE <= value <= 100 - SMALLEST_SHARE,
    "player_inset": lambda value: _whole(value) and SMALLEST_INSET <= value <= LARGEST_INSET,
    "between_moments": lambda value: value in (SKIP, FAST),
    "download_files": lambda value: _whole(value) and 1 <= value <= 4,
    "download_mbit": lambda value: _whole(value) and 0 <= value <= 100_000,
    "download_gb": lambda value: _whole(value) and 0 <= value <= 1_000_000,
    "lock_minutes": lambda value: _whole(value) and 0 <= value <= 1_440,
}


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


class Preferences:
    """`folder` is made at the first write. Safe from any thread; reading never touches the disk again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()
        self._raw = self._read()
        self._settings = _settings_of(self._raw)

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: Any) -> Changes:
        """Set some fields of `Settings` and write them. Raises `TypeError` for a field that does not exist,
        `DiskTrouble` when the file cannot be written (the change then holds until the program ends)."""
        with self._lock:
            settings = dataclasses.replace(self._settings, **fields)
            if settings == self._settings:
                return Changes()
            self._settings = settings
            self._raw.update(json.loads(json.dumps(dataclasses.asdict(settings))))
            self._write()
        return Changes(settings=True)

    def window(self, name: str) -> bytes | None:
        """The place of a window as Qt's bytes, if one is kept."""
        places = self._raw.get(_WINDOWS)
        text = places.get(name) if isinstance(places, dict) else None
        if not isinstance(text, str):
            return None
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return None

    def keep_window(self, name: str, place: bytes) -> None:
        """Raises `DiskTrouble`."""
        with self._lock:
            places = self._raw.get(_WINDOWS)
            self._raw[_WINDOWS] = {
                **(places if isinstance(places, dict) else {}),
                name: base64.b64encode(place).decode("ascii"),
            }
            self._write()

    def _read(self) -> dict[str, Any]:
        try:
            data = self._path.read_bytes()[:_MOST_BYTES]
            # halves of letters, which no file takes, become question marks
            raw = json.loads(_text(json.loads(data)).encode("utf-8", "replace"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            log.warning("settings are not readable, defaults are used: %s", type(error).__name__)
            return {}
        return raw if isinstance(raw, dict) else {}

    def _write(self) -> None:
        with disk.disk_door(self._path):
            private_folder(self._path.parent)
        disk.write_whole(self._path, _text(self._raw).encode())


def _text(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, indent=1)


def _settings_of(raw: Mapping[str, Any]) -> Settings:
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        if field.name not in raw:
            continue
        value = raw[field.name]
        fits = _CHECKS.get(field.name, lambda value, kind=type(field.default): type(value) is kind)
        if fits(value):
            fields[field.name] = tuple(value) if isinstance(value, list) else value
        else:
            log.warning("setting %s has a value that does not fit, its default is used", field.name)
    return Settings(**fields)

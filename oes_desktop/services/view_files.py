"""Her views as a file that she can give to a colleague: JSON in UTF-8, with a format name and version.

The file comes from anywhere. It is read whole or not at all; of its views each one that makes no sense is
left out, and in a view each part that makes none falls back alone. Columns go with a view, so that it looks
at home as it did where it was made; codes that this institution does not have are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oes_desktop import disk
from oes_desktop.domain.errors import Rejected, TooNew
from oes_desktop.domain.views import View, view_from, view_values

FORMAT, VERSION = "oes-desktop-views", 1
SUFFIX = "oesviews.json"
MOST_BYTES = 1024 * 1024
_MOST_NAMED = "1 MiB"


@dataclass(frozen=True, slots=True)
class ViewFile:
    """What a file held: views without codes, and how many entries made no sense."""

    views: tuple[View, ...]
    left_out: int


def write_views(path: Path, views: Iterable[View]) -> int:
    """Write `views` to `path`, whole or not at all; how many. Raises `DiskTrouble`."""
    entries = [view_values(view) for view in views]
    content = {"format": FORMAT, "version": VERSION, "views": entries}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    # half of a letter, which UTF-8 has no bytes for, becomes the escape that JSON has for it
    disk.write_whole(path, text.encode("utf-8", "backslashreplace") + b"\n")
    return len(entries)


def read_views(path: Path) -> ViewFile:
    """What `path` holds. Raises `DiskTrouble`, `Rejected` (not_views, too_large) and `TooNew`."""
    with disk.disk_door(path), path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Rejected("too_large", what=path.name, limit=_MOST_NAMED)
    content = _content(data, path)
    version = content.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Rejected("not_views", path=path.name)
    if version > VERSION:
        raise TooNew("views", found=min(version, 10**6), known=VERSION)
    entries = content.get("views")
    if not isinstance(entries, list):
        raise Rejected("not_views", path=path.name)
    views = [view_from(entry) for entry in entries]
    read = tuple(view for view in views if view is not None)
    return ViewFile(read, len(views) - len(read))


def _content(data: bytes, path: Path) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8-sig"))
        # escapes may have smuggled in halves of letters, which no store takes
        content = json.loads(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Rejected("not_views", path=path.name) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Rejected("not_views", path=path.name)
    return content

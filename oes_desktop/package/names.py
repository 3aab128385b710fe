"""Names of files inside a package, judged as strangers' input. Knows nothing of disks or archives.

A name is accepted only if it means one and the same file on Windows, macOS and Linux: relative, forward
slashes, no way up, no device, no stream, no trick of case or composition.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from oes_desktop.domain.errors import Rejected

DEPTH = 8  # folders below each other
NAME_LETTERS = 240  # of one part; Windows stops at 255 with room for its own suffixes

_FORBIDDEN = frozenset('<>"|?*:\\')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)


def checked_name(name: str) -> PurePosixPath:
    """`name` as a relative path that is safe everywhere. Raises `Rejected("unsafe_path", path=name)`."""
    parts = name.split("/")
    if len(parts) > DEPTH or not all(map(_is_safe_part, parts)):
        raise Rejected("unsafe_path", path=visible(name))
    return PurePosixPath(unicodedata.normalize("NFC", name))


def check_distinct(names: Iterable[PurePosixPath]) -> None:
    """Raises `Rejected("unsafe_path")` for the first two names that some file system takes for one."""
    seen: set[str] = set()
    for name in names:
        key = folded(name)
        if key in seen:
            raise Rejected("unsafe_path", path=visible(str(name)), what="twice")
        seen.add(key)


def folded(name: PurePosixPath) -> str:
    """What a file system that ignores case compares."""
    return unicodedata.normalize("NFC", str(name).casefold())


def visible(name: str) -> str:
    """`name` for an error message: control characters and lone surrogates as marks, cut to 200."""
    return "".join(char if _is_text(char) else "�" for char in name[:200])


def _is_safe_part(part: str) -> bool:
    stem = part.split(".")[0].rstrip(" ").casefold()
    return (
        0 < len(part) <= NAME_LETTERS
        and part == part.rstrip(". ")  # also refuses "." and ".."; Windows would cut the rest off
        and stem not in _DEVICES
        and all(_is_text(char) and char not in _FORBIDDEN for char in part)
    )


def _is_text(char: str) -> bool:
    """Not a control or format character (as the one that turns the direction of text), no lone surrogate."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")

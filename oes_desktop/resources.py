"""Finds the files of `resources/`: in a bundle, in an installed package, or in the checkout."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def path(name: str) -> Path:
    """The file or folder `name` (forward slashes). Missing: `FileNotFoundError`, a fault of the build."""
    for root in _roots():
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"resource {name!r} is missing from the program")


@cache
def _roots() -> list[Path]:
    here = Path(__file__).resolve().parent
    roots = [here / "_resources", here.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        roots.insert(0, Path(bundle) / "resources")
    return [root for root in roots if root.is_dir()]

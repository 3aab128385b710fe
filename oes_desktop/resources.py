"""Finds the files of `resources/`: in a bundle, in an installed package, or in the checkout."""

from __future__ import annotations

import sys
from pathlib import Path


def path(name: str) -> Path:
    """The file or folder `name` (forward slashes). Missing: `FileNotFoundError`, a fault of the build."""
    here = Path(__file__).resolve().parent
    roots = [here / "_resources", here.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        roots.insert(0, Path(bundle) / "resources")
    for root in roots:
        found = root / name
        if found.exists():
            return found
    raise FileNotFoundError(f"resource {name!r} is missing from the program")

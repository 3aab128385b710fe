"""The surroundings of a measured process: folders of its own, modules compiled as in an installed program."""

from __future__ import annotations

import os
from pathlib import Path

from oes_desktop.cli.screen import has_screen


def environment(home: Path) -> dict[str, str]:
    """For a process whose folders are `home`. Compiled modules are kept there: its first start writes them,
    even from a checkout that may not be written to, so the first start is to be left out."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    screen = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return kept | screen | {"OES_DESKTOP_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "compiled")}

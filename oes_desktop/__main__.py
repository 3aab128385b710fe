"""`python -m oes_desktop`, and the command `oes-desktop`."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    multiprocessing.freeze_support()  # in a bundle, decoding processes start the program itself
    from oes_desktop.cli import run  # the window's imports wait until a command asks for them

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())

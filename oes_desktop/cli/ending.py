"""The end of a process that had a window."""

from __future__ import annotations

import logging
import os
import sys
from typing import NoReturn


def end(code: int) -> NoReturn:
    """At once, without taking the interpreter and Qt apart.

    What must be kept is on the disk by then. Work that did not listen when it was asked to stop (a call to a
    server that hangs) would hold the process up long after its window, or find Qt gone from under its hands.
    Children end when their parent has gone.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a bundle without a console has none
            stream.flush()
    os._exit(code)

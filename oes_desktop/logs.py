"""The local log, written for strangers: no names, tokens, keys, or addresses with queries.

One filter guards every record, whoever wrote it. The log lies in the program's log folder, turned over at
1 MiB, three files kept. `faulthandler` writes beside it when the interpreter itself dies.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import re
from pathlib import Path
from typing import TextIO

LOG_NAME = "oes-desktop.log"
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# What may stand behind these words is a secret or a person's; what is kept is only that it was there.
_BEARER = re.compile(r"(?i)\bbearer\s+[^\s'\",}]+")
_SECRETS = re.compile(
    r"(?i)\b(authorization|password|access|refresh|token|code|secret|key)(['\"]?\s*[:=]\s*)"
    r"(?:'[^'\n]*'|\"[^\"\n]*\"|[^\s'\",}]+)"
)
_QUERIES = re.compile(r"(https?://[^\s?#'\"]+)[?#][^\s'\"]*")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CYRILLIC_WORDS = re.compile(r"[\u0400-\u04ff]+(?:[ '-][\u0400-\u04ff]+)*")
_HOME = re.compile(re.escape(str(Path.home()))) if str(Path.home()) != "/" else None
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_crash_file: TextIO | None = None


def redact(text: str) -> str:
    """`text` without what a stranger must not read: secrets, addresses' queries, mail, names (any Cyrillic
    words: the program itself logs in English), the home folder, control characters."""
    text = _BEARER.sub("bearer …", text)
    text = _SECRETS.sub(r"\1\2…", text)
    text = _QUERIES.sub(r"\1?…", text)
    text = _MAIL.sub("…@…", text)
    text = _CYRILLIC_WORDS.sub("…", text)
    if _HOME is not None:
        text = _HOME.sub("~", text)
    return _CONTROL.sub("�", text)


class RedactingFormatter(logging.Formatter):
    """Redacts the whole record, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def start(folder: Path, *, verbose: bool = False) -> Path:
    """Log into `folder` (made if need be, closed to others); returns the file. A folder that cannot be
    written costs the log, never the program: then records go to standard error."""
    global _crash_file
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    for noisy in ("httpx", "httpcore", "sqlalchemy", "uvicorn.access", "keyring", "PIL"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    file = folder / LOG_NAME
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(file, maxBytes=2**20, backupCount=3, encoding="utf-8")
        _crash_file = (folder / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(_crash_file)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(_FORMAT))
    root.addHandler(handler)
    return file


def stop() -> None:
    """Let go of the log files (tests; before an erased profile folder is removed)."""
    global _crash_file
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h.formatter, RedactingFormatter)]:
        root.removeHandler(handler)
        handler.close()
    if _crash_file is not None:
        faulthandler.disable()
        _crash_file.close()
        _crash_file = None

"""A language for tests: every text in capitals, so that one that was not asked for again stands out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator


class _Shouting(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Placeholders stay as they are."""
        parts = source.replace("%n", str(n) if n >= 0 else "%n").split("{")
        names = (part.partition("}") for part in parts[1:])
        return parts[0].upper() + "".join(f"{{{name}}}{rest.upper()}" for name, _, rest in names)


@contextmanager
def shouting() -> Iterator[None]:
    """Within it the program shouts; Qt has told every widget."""
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)

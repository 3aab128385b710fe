"""Text on its way into a spreadsheet: nothing in it may run as a formula."""

from __future__ import annotations

import unicodedata

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """`text`, led by an apostrophe (a spreadsheet's sign for "text") where it would begin like a formula.

    Looks through what a spreadsheet drops or folds before it looks: spaces, control and zero-width
    characters, full-width signs (OWASP, CSV injection).
    """
    return f"'{text}" if runs(text) else text


def runs(text: str) -> bool:
    """Whether a spreadsheet could take `text` for a formula."""
    if text.startswith(_RUNS):
        return True
    for letter in text:
        if letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf"):
            continue
        return unicodedata.normalize("NFKC", letter).startswith(_RUNS)
    return False

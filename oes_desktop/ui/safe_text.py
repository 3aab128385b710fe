"""Text from outside, made fit to be shown: names, comments, labels, what a server said.

Control characters, direction overrides and zero-width characters become visible marks, lone surrogates the
replacement character, and length is cut with an ellipsis. What comes out is still plain text: every widget
that shows it must be set to `Qt.PlainText` (the labels of `ui/widgets/labels.py` are).
"""

from __future__ import annotations

import re

ELLIPSIS = "…"
MARK = "¤"  # a character that could not be seen, or would have turned the line round
BREAK = "↵"
UNFIT = '<>:"/\\|?*'  # in file names of Windows

_BREAKS = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# What Python takes for printable and people cannot see, or more than one space.
_PRINTED_UNSEEN = re.compile("[\u115f\u1160\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]|  |^ | $")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")


def one_line(text: str, most: int = 500) -> str:
    """`text` on one line of at most `most` characters: for cells, labels, titles, tool tips."""
    if len(text) <= most and text.isprintable() and not _PRINTED_UNSEEN.search(text):
        return text  # nearly all are like this, and hundreds are asked for at once
    return _clean(_BREAKS.sub(BREAK, text[: most + 1]), most)


def lines(text: str, most: int = 4000) -> str:
    """`text` with its line breaks, at most `most` characters: for comments and details."""
    return _clean(_BREAKS.sub("\n", text[: most + 1]), most)


def file_name(text: str, most: int = 80) -> str:
    """`text` as a name that every system takes, without a suffix."""
    return "".join("_" if letter in UNFIT else letter for letter in one_line(text, most)).strip(". ")


def _clean(text: str, most: int) -> str:
    text = _SPACES.sub(" ", _UNSEEN.sub(MARK, _SURROGATE.sub("\ufffd", text))).strip()
    return text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS

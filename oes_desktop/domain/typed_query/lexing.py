"""A typed query cut into words, phrases and `key:value`, each with its place. Linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oes_desktop.domain.typed_query.keys import key_called

QUOTES = '"«»“”„'  # those that the search knows: any of them opens, any closes
_WORD = re.compile(rf"(?:[{QUOTES}][^{QUOTES}]*(?:[{QUOTES}]|\Z)|[^\s{QUOTES}])+")
_KEY = re.compile(r"(-?)([^\W\d_]\w*+)(<=|>=|[:=<>≤≥])")
_SPACED = re.compile(r"(-?)([^\W\d_]\w*+)\s*+(<=|>=|[=<>≤≥])(?:\s++(?=[\d.@]))?")  # of a known key only
_QUOTED = rf"[{QUOTES}]((?:[^{QUOTES}\\]|\\.)*)([{QUOTES}]|\\?\Z)"
_VALUE = re.compile(rf"(?:{_QUOTED}|[^\s{QUOTES}])*", re.DOTALL)
_PIECE = re.compile(rf"{_QUOTED}|(,)|([^\s,{QUOTES}]+)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
_PLAIN = re.compile(r"\w[\w.+/()№#&']*(?:-[\w.+/()№#&']+)*")
_OPERATORS = {"=": ":", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """`key` is '' for a word or phrase of the search. Behind a key `operator` is one of : < <= > >= and the
    value begins at `value`. `open`: the last quote was not closed."""

    start: int
    end: int
    key: str = ""
    minus: bool = False
    operator: str = ""
    value: int = 0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One of the values between commas, without quotes and escapes. `given`: there is one, be it empty."""

    start: int
    end: int
    text: str
    minus: bool
    given: bool


def lexemes(text: str) -> Iterator[Lexeme]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        made = _keyed(text, at) or _free(text, at)
        yield made
        at = made.end


def parts(text: str, lexeme: Lexeme) -> list[Part]:
    """The values of `lexeme`; at least one, which may not be given."""
    found: list[Part] = []
    start, pieces = lexeme.value, list[tuple[str, bool]]()
    for piece in _PIECE.finditer(text, lexeme.value, lexeme.end):
        if piece[3]:
            found.append(_part(start, piece.start(), pieces))
            start, pieces = piece.end(), []
        elif piece[4]:
            pieces.append((piece[4], False))
        else:
            pieces.append((_ESCAPE.sub(_unescaped, piece[1]), True))
    found.append(_part(start, lexeme.end, pieces))
    return found


def quoted(value: str) -> str:
    """`value` so that it is read back exactly and can be seen: in quotes where it must be, without a sign
    that is invisible or would turn the line round."""
    if _PLAIN.fullmatch(value) and value.isprintable():
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _keyed(text: str, at: int) -> Lexeme | None:
    spaced = _SPACED.match(text, at)
    if spaced is not None and key_called(spaced[2]) is None:
        spaced = None
    found = spaced or _KEY.match(text, at)
    if found is None:
        return None
    value = _VALUE.match(text, found.end())
    assert value is not None  # it matches the empty text
    operator = _OPERATORS.get(found[3], found[3])
    open = value[2] in ("", "\\") and value.end(2) == value.end()
    return Lexeme(at, value.end(), found[2], bool(found[1]), operator, found.end(), open)


def _free(text: str, at: int) -> Lexeme:
    found = _WORD.match(text, at)
    assert found is not None  # it matches whatever is no space
    open = sum(map(found[0].count, QUOTES)) % 2 == 1
    return Lexeme(at, found.end(), open=open)


def _part(start: int, end: int, pieces: list[tuple[str, bool]]) -> Part:
    minus = bool(pieces) and not pieces[0][1] and pieces[0][0].startswith("-")
    text = "".join(piece for piece, _ in pieces)[minus:]
    given = bool(text) or any(in_quotes for _, in_quotes in pieces)
    return Part(start, end, text, minus, given)


def _escaped(letter: str) -> str:
    if letter in QUOTES or letter == "\\":
        return "\\" + letter
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code is None:
        return found[3] if found[3] in QUOTES or found[3] == "\\" else found[0]
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else found[0]

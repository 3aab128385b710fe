"""How a typed query could go on at the cursor: keys, signs, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.domain.typed_query import moments
from oes_desktop.domain.typed_query.keys import KEYS, NO, YES, Key, Shape, key_called
from oes_desktop.domain.typed_query.lexing import QUOTES, Lexeme, lexemes, parts, quoted
from oes_desktop.domain.typed_query.words import QueryWords

MOST = 50  # lines that are offered
_SIGNS = (":", "<", ">", "<=", ">=")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Completion:
    """Put `text` in the place of `start` to `end`. `kind`: key, sign, value, or what a date is: today,
    yesterday, week."""

    start: int
    end: int
    text: str
    kind: str


def completions(
    text: str, cursor: int, words: QueryWords, language: str, now_ms: int
) -> tuple[Completion, ...]:
    """What may be put at `cursor`, likeliest first; never what already stands there."""
    lexeme = next((found for found in lexemes(text) if found.start < cursor <= found.end), None)
    if lexeme is None:
        return tuple(Completion(cursor, cursor, f"{key.word.text(language)}:", "key") for key in KEYS)
    key = key_called(lexeme.key) if lexeme.key else None
    if not lexeme.key:
        found = _keys(text, cursor, lexeme, language)
    elif key is not None and cursor >= lexeme.value:
        found = _values(text, cursor, key, lexeme, words, language, now_ms)
    else:
        found = iter(())
    return tuple(islice(found, MOST))


def _keys(text: str, cursor: int, lexeme: Lexeme, language: str) -> Iterator[Completion]:
    """The keys that begin with what was typed, in the language that it was typed in."""
    minus = text[lexeme.start] == "-" and cursor > lexeme.start + 1
    typed = keyboard_fold(text[lexeme.start + minus : cursor])
    found = {key: word for key in KEYS if (word := _beginning(key, typed, language))}
    for key, word in found.items():
        ordered = key.shape not in (Shape.CHOICE, Shape.SWITCH)
        for sign in _SIGNS if ordered and len(found) == 1 else (":",):
            if not (ordered and minus):
                yield Completion(lexeme.start + minus, lexeme.end, word + sign, "key")


def _values(
    text: str, cursor: int, key: Key, lexeme: Lexeme, words: QueryWords, language: str, now_ms: int
) -> Iterator[Completion]:
    part = next(part for part in reversed(parts(text, lexeme)) if part.start <= cursor)
    typed = part.text if part.end <= cursor else text[part.start : cursor].strip(QUOTES)
    start = part.start + part.minus
    if key.shape is Shape.CHOICE:
        names = words.of(key.name)
        for code in names.fitting(typed, language):
            yield Completion(start, part.end, quoted(names.wording(code, language)), "value")
    elif key.shape is Shape.SWITCH:
        for answer in (YES.text(language), NO.text(language)):
            if answer != typed and keyboard_fold(answer).startswith(keyboard_fold(typed)):
                yield Completion(start, part.end, answer, "value")
    elif not typed and lexeme.operator == ":":
        before = lexeme.start + lexeme.minus + len(lexeme.key)
        for sign in _SIGNS[1:] if key.shape is not Shape.DATE else ():
            yield Completion(before, lexeme.end, sign, "sign")
    if key.shape is Shape.DATE and not typed:
        yield from _dates(part.start, part.end, lexeme.operator, words, language, now_ms)


def _dates(
    start: int, end: int, operator: str, words: QueryWords, language: str, now_ms: int
) -> Iterator[Completion]:
    today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(words.zone)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    days = {
        kind: moments.from_text(round((midnight - ago * _DAY).timestamp() * 1000), words.zone, language)
        for kind, ago in (("today", 0), ("yesterday", 1), ("week", 6))
    }
    for kind in ("today", "yesterday"):
        yield Completion(start, end, days[kind], kind)
    if operator == ":":
        yield Completion(start, end, f"{days['week']}..{days['today']}", "week")


def _beginning(key: Key, typed: str, language: str) -> str:
    """The first wording of `key` that begins with `typed`; '' when none does."""
    words = (key.word.text(language), *key.spellings)
    return next((word for word in words if keyboard_fold(word).startswith(typed)), "")

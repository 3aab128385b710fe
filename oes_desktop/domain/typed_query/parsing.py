"""Reads a typed query into `Filters`. Whatever is not understood is named with its place, and left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from oes_desktop.domain.query import CHOICES, SPANS, Filters, Span
from oes_desktop.domain.typed_query import moments
from oes_desktop.domain.typed_query.keys import Key, Shape, key_called, yes_or_no
from oes_desktop.domain.typed_query.lexing import Lexeme, Part, lexemes, parts
from oes_desktop.domain.typed_query.numbers import Numbers, read_numbers
from oes_desktop.domain.typed_query.searching import search_of, word_of
from oes_desktop.domain.typed_query.words import QueryWords

SEARCH = "search"
_DATES = "date"


class TroubleCode(StrEnum):
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    UNFINISHED = "unfinished"  # nothing stands behind the sign or the comma, or a quote is open
    BAD_NUMBER = "bad_number"
    BAD_DATE = "bad_date"
    BAD_SWITCH = "bad_switch"  # neither yes nor no
    BAD_SIGN = "bad_sign"  # < and > go with numbers and dates only
    OUT_OF_RANGE = "out_of_range"  # percents above 100, numbers below 0
    BACKWARDS = "backwards"  # the end stands before the beginning
    CONTRADICTS = "contradicts"  # nothing could meet this and what was said before
    CANNOT_EXCLUDE = "cannot_exclude"  # a minus before a number or a date


@dataclass(frozen=True, slots=True)
class Trouble:
    start: int
    end: int
    code: TroubleCode


@dataclass(frozen=True, slots=True)
class Token:
    """`name`: of a key, `search` for a word, '' for a key that nobody knows. `value`: where the value begins.
    `codes`: what it names of a choice, in the order typed."""

    start: int
    end: int
    name: str
    key: str = ""
    value: int = 0
    codes: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    filters: Filters
    tokens: tuple[Token, ...]
    troubles: tuple[Trouble, ...]

    def token_at(self, place: int) -> Token | None:
        """The token that `place` is in or at the end of."""
        return next((token for token in self.tokens if token.start < place <= token.end), None)


def parse(text: str, words: QueryWords) -> Parsed:
    """What `text` asks for. Never raises, whatever the text."""
    reading = _Reading(text, words)
    for lexeme in lexemes(text):
        reading.take(lexeme)
    return Parsed(reading.filters(), tuple(reading.tokens), tuple(reading.troubles))


class _Reading:
    """The filters so far. `_spans`: what numbers, honesty and dates are limited to."""

    def __init__(self, text: str, words: QueryWords) -> None:
        self.tokens: list[Token] = []
        self.troubles: list[Trouble] = []
        self._text, self._words = text, words
        self._search: list[str] = []
        self._chosen: dict[str, set[str]] = {}
        self._excluded: set[tuple[str, str]] = set()
        self._switches: dict[str, Any] = {}
        self._spans: dict[str, Span] = {}

    def filters(self) -> Filters:
        made: dict[str, Any] = {name: frozenset(self._chosen.get(name, ())) for name in CHOICES}
        made |= {name: self._spans[name] for name in SPANS if name in self._spans}
        honesty, dates = self._spans.get("honesty", Span()), self._spans.get(_DATES, Span())
        return Filters(
            search=search_of(self._search),
            from_ms=dates.low,
            to_ms=dates.high,
            honesty_from=honesty.low or 0,
            honesty_to=100 if honesty.high is None else honesty.high,
            excluded=frozenset(self._excluded),
            **made,
            **self._switches,
        )

    def take(self, lexeme: Lexeme) -> None:
        key = key_called(lexeme.key) if lexeme.key else None
        name, codes = SEARCH, tuple[str, ...]()
        if not lexeme.key:
            self._search.append(word_of(self._text, lexeme))
        elif key is None:
            name = ""
            end = lexeme.start + lexeme.minus + len(lexeme.key)
            self._mark(lexeme.start, end, TroubleCode.UNKNOWN_KEY)
        else:
            name, codes = key.name, self._take_key(key, lexeme)
        if lexeme.open and name:
            self._mark(lexeme.start, lexeme.end, TroubleCode.UNFINISHED)
        self.tokens.append(
            Token(lexeme.start, lexeme.end, name, lexeme.key, lexeme.value, codes, lexeme.open)
        )

    def _take_key(self, key: Key, lexeme: Lexeme) -> tuple[str, ...]:
        values = parts(self._text, lexeme)
        ordered = key.shape in (Shape.NUMBER, Shape.PERCENT, Shape.DATE)
        if lexeme.minus and ordered:
            self._mark(lexeme.start, lexeme.end, TroubleCode.CANNOT_EXCLUDE)
        elif lexeme.operator != ":" and not ordered:
            self._mark(lexeme.start, lexeme.end, TroubleCode.BAD_SIGN)
        elif not any(value.given for value in values):
            self._mark(lexeme.start, lexeme.end, TroubleCode.UNFINISHED)
        elif key.shape is Shape.CHOICE:
            return self._take_choice(key.name, lexeme, values)
        elif key.shape is Shape.SWITCH:
            self._take_switch(key.name, lexeme, values)
        elif key.shape is Shape.DATE:
            self._take_dates(lexeme, values)
        else:
            self._take_numbers(key, lexeme, values)
        return ()

    def _take_choice(self, name: str, lexeme: Lexeme, values: list[Part]) -> tuple[str, ...]:
        names, ordered = self._words.of(name), list[str]()
        for value in values:
            codes = names.codes(value.text) if value.given else ()
            if not codes:
                given = TroubleCode.UNKNOWN_VALUE if value.given else TroubleCode.UNFINISHED
                self._mark(value.start - (not value.given), max(value.end, value.start), given)
            elif value.minus != lexeme.minus:
                self._excluded.update((name, code) for code in codes)
            else:
                self._chosen.setdefault(name, set()).update(codes)
            ordered += codes
        return tuple(ordered)

    def _take_switch(self, name: str, lexeme: Lexeme, values: list[Part]) -> None:
        wish = yes_or_no(values[0].text) if len(values) == 1 else None
        if wish is None:
            self._mark(lexeme.value, lexeme.end, TroubleCode.BAD_SWITCH)
            return
        wish = wish != (lexeme.minus != values[0].minus)
        if self._switches.setdefault(name, wish) != wish:
            self._mark(lexeme.start, lexeme.end, TroubleCode.CONTRADICTS)

    def _take_numbers(self, key: Key, lexeme: Lexeme, values: list[Part]) -> None:
        most = 100 if key.shape is Shape.PERCENT else None
        typed = self._text[lexeme.value : lexeme.end]
        found = read_numbers(lexeme.operator, typed, most) if len(values) == 1 else Numbers.BAD
        if isinstance(found, Numbers):
            self._mark(lexeme.value, lexeme.end, TroubleCode(found.value))
            return
        span = _both(self._spans.get(key.name, Span()), found)
        if _backwards(span):
            self._mark(lexeme.start, lexeme.end, TroubleCode.CONTRADICTS)
        else:
            self._spans[key.name] = span

    def _take_dates(self, lexeme: Lexeme, values: list[Part]) -> None:
        found = self._dates(lexeme.operator, values[0]) if len(values) == 1 else None
        if found is None:
            self._mark(lexeme.value, lexeme.end, TroubleCode.BAD_DATE)
            return
        if _backwards(found):
            self._mark(lexeme.value, lexeme.end, TroubleCode.BACKWARDS)
        before = self._spans.get(_DATES, Span())
        span = _both(before, found)
        if _backwards(span) and before != Span():
            self._mark(lexeme.start, lexeme.end, TroubleCode.CONTRADICTS)
        else:
            self._spans[_DATES] = span

    def _dates(self, operator: str, value: Part) -> Span | None:
        """A range that runs backwards stays one: nothing is in it."""
        zone = self._words.zone
        if operator == ":" and ".." in value.text:
            ends = value.text.split("..")
            if len(ends) != 2 or not any(ends):
                return None
            low, high = (moments.bounds(end, zone) if end else None for end in ends)
            if (ends[0] and low is None) or (ends[1] and high is None):
                return None
            return Span(low[0] if low else None, high[1] if high else None)
        found = None if value.minus else moments.bounds(value.text, zone)
        if found is None:
            return None
        first, last = found
        return {
            ":": Span(first, last),
            "<": Span(None, first - 1),
            "<=": Span(None, last),
            ">": Span(last + 1, None),
            ">=": Span(first, None),
        }[operator]

    def _mark(self, start: int, end: int, code: TroubleCode) -> None:
        self.troubles.append(Trouble(start, end, code))


def _both(one: Span, other: Span) -> Span:
    """What lies in both."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    return Span(max(lows, default=None), min(highs, default=None))


def _backwards(span: Span) -> bool:
    return span.low is not None and span.high is not None and span.low > span.high

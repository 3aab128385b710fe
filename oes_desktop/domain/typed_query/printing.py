"""Filters written down as a typed query, and a line that somebody typed brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from oes_desktop.domain.query import Filters, Span
from oes_desktop.domain.typed_query import moments
from oes_desktop.domain.typed_query.keys import KEYS, NO, YES, Key, Shape
from oes_desktop.domain.typed_query.lexing import quoted
from oes_desktop.domain.typed_query.parsing import SEARCH, Token, parse
from oes_desktop.domain.typed_query.searching import tidy_search
from oes_desktop.domain.typed_query.words import QueryWords


def tidy(filters: Filters) -> Filters:
    """`filters` with the search as a text field would hold it: single spaces, closed quotes, and in quotes
    what looks like a key but is to be searched for."""
    return replace(filters, search=tidy_search(filters.search))


def show(filters: Filters, words: QueryWords, language: str) -> str:
    """The line that says `filters`, in `language` (ru, kk, en); '' when nothing restricts."""
    printer = _Printer(filters, words, language)
    search = tidy_search(filters.search)
    return " ".join([*(text for key in KEYS for text in printer.of(key)), *([search] if search else [])])


def rewritten(text: str, filters: Filters, words: QueryWords, language: str) -> str:
    """`text` changed so that it says `filters`: only what says something else is touched, the rest stays as
    it was typed."""
    wanted, parsed = tidy(filters), parse(text, words)
    if parsed.filters == wanted:
        return text
    if not wanted.restricts:
        return ""
    printer = _Printer(wanted, words, language)
    now, fresh = _Printer(parsed.filters, words, language), dict[str, Sequence[str]]()
    for key in KEYS:
        if printer.value(key) != now.value(key):
            typed = [token for token in parsed.tokens if token.name == key.name]
            order = [code for token in typed for code in token.codes]
            fresh[key.name] = printer.of(key, typed[0].key if typed else "", order)
    if wanted.search != parsed.filters.search:
        fresh[SEARCH] = [wanted.search] if wanted.search else []
    made = _spliced(text, parsed.tokens, fresh)
    return made if parse(made, words).filters == wanted else show(wanted, words, language)


def _spliced(text: str, tokens: Iterable[Token], fresh: Mapping[str, Sequence[str]]) -> str:
    """`text` with the first token of a name that is in `fresh` replaced, its others taken out, and what has
    no token yet at the end."""
    waiting, pieces = dict(fresh), list[str]()
    for token in tokens:
        if token.name in fresh:
            pieces += waiting.pop(token.name, ())
        else:
            pieces.append(text[token.start : token.end] + '"' * token.open)
    return " ".join([*pieces, *(word for put in waiting.values() for word in put)])


class _Printer:
    """Writes the parts of some filters, each behind its key."""

    def __init__(self, filters: Filters, words: QueryWords, language: str) -> None:
        self._filters, self._words, self._language = filters, words, language

    def value(self, key: Key) -> object:
        """What the filters hold for `key`, to be compared."""
        filters = self._filters
        if key.shape is Shape.CHOICE:
            return getattr(filters, key.name), filters.excluded_from(key.name)
        return self._span(key) if key.shape in (Shape.PERCENT, Shape.DATE) else getattr(filters, key.name)

    def of(self, key: Key, typed: str = "", order: Sequence[str] = ()) -> list[str]:
        """At most two tokens. `typed`: how the key is written; `order`: which codes come first."""
        word = typed or key.word.text(self._language)
        if key.shape is Shape.CHOICE:
            chosen, excluded = getattr(self._filters, key.name), self._filters.excluded_from(key.name)
            return [
                f"{sign}{word}:{self._codes(key.name, codes, order)}"
                for sign, codes in (("", chosen), ("-", excluded))
                if codes
            ]
        if key.shape is Shape.SWITCH:
            wish = getattr(self._filters, key.name)
            if wish is None or (key.name == "archived" and not wish):
                return []
            return [f"{word}:{(YES if wish else NO).text(self._language)}"]
        span = self._span(key)
        if not span.restricts:
            return []
        return [word + (self._dates(span) if key.shape is Shape.DATE else _numbers(span))]

    def _span(self, key: Key) -> Span:
        filters = self._filters
        if key.shape is Shape.DATE:
            return Span(filters.from_ms, filters.to_ms)
        if key.shape is Shape.PERCENT:
            low, high = filters.honesty_from, filters.honesty_to
            return Span(low if low > 0 else None, high if high < 100 else None)
        span: Span = getattr(filters, key.name)
        return span

    def _codes(self, choice: str, codes: frozenset[str], order: Sequence[str]) -> str:
        names = self._words.of(choice)
        kept = [code for code in dict.fromkeys(order) if code in codes]
        listed = [*kept, *sorted(codes.difference(kept))]
        return ",".join(quoted(names.wording(code, self._language)) for code in listed)

    def _dates(self, span: Span) -> str:
        zone, language = self._words.zone, self._language
        low = "" if span.low is None else moments.from_text(span.low, zone, language)
        high = "" if span.high is None else moments.to_text(span.high, zone, language)
        if low and high:
            return f":{low}" if low == high else f":{low}..{high}"
        return f">={low}" if low else f"<={high}"


def _numbers(span: Span) -> str:
    if span.low is not None and span.high is not None:
        return f":{span.low}" if span.low == span.high else f":{span.low}..{span.high}"
    return f">={span.low}" if span.low is not None else f"<={span.high}"

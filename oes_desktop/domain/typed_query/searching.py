"""The free words of a typed query, as `Filters.search` keeps them: as typed, with single spaces between."""

from __future__ import annotations

from collections.abc import Iterable

from oes_desktop.domain.typed_query.lexing import QUOTES, Lexeme, lexemes

_BARE = str.maketrans("", "", QUOTES)
_UNHELD = dict.fromkeys(range(0xD800, 0xE000))  # lone surrogates: no text field holds them


def word_of(text: str, lexeme: Lexeme) -> str:
    """The word or phrase with single spaces and closed quotes; '' when it says nothing."""
    word = " ".join(text[lexeme.start : lexeme.end].translate(_UNHELD).split())
    if not word.strip(f"{QUOTES}- "):
        return ""
    return word + '"' if lexeme.open else word


def search_of(words: Iterable[str]) -> str:
    """The search for `words`. What looks like a key stands in quotes, so that it reads as text again."""
    text = " ".join(filter(None, words))
    return " ".join(
        _in_quotes(text, lexeme) if lexeme.key else text[lexeme.start : lexeme.end]
        for lexeme in lexemes(text)
    )


def tidy_search(text: str) -> str:
    """What a search becomes once it was in a text field."""
    return search_of(word_of(text, lexeme) for lexeme in lexemes(text))


def _in_quotes(text: str, lexeme: Lexeme) -> str:
    bare = text[lexeme.start + lexeme.minus : lexeme.end].translate(_BARE)
    return f'{"-" * lexeme.minus}"{" ".join(bare.split())}"'

"""How text is found and how it is ordered, in Kazakh, Russian and English. Table-driven: no system locale.

Finding: `fold` makes case, composed and decomposed letters, ё and е, and invisible characters equal.
`keyboard_fold` goes on from there: a Kazakh letter equals the Russian one on whose key it is missed
(ә as а, қ as к), and a Latin letter equals the Cyrillic one that looks like it. Records were typed on
keyboards of all three kinds, so both the text and what is searched for are folded this way.

Ordering: `sort_key` follows the alphabet of the language: in Kazakh ә stands after а and і after ы; in
Russian ё counts as е and Kazakh letters follow the ones they resemble. Numbers inside are ordered as numbers.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RUSSIAN = "аәбвгғд(её)жзиійкқлмнңоөпрстуұүфхһцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"

ALPHABETS = {
    "kk": _KAZAKH + _LATIN,
    "ru": _RUSSIAN + _LATIN,
    "en": _LATIN + _RUSSIAN,
}

_KEYBOARD = str.maketrans("әғқңөұүһіabcehikmoptxy", "агкноуухиавсехикмортху")
_YO = str.maketrans({"ё": "е", "\u0307": None})  # U+0307 is what is left of İ
_QUOTES = '"«»“”„'
_TERM = re.compile(rf"((?<!\S)-)?(?:[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|([^\s{_QUOTES}]+))")
_NUMBER = re.compile(r"[0-9]+")
_LETTERS = 0x1000  # weights of letters start here: above everything that is neither letter nor number
_OTHERS = 0x2000
_NUMBERS = 0x0E00  # a number is led by its count of digits, so that 2 stands before 10


def fold(text: str) -> str:
    """`text` without what a search must not depend on. Never fails, whatever the text holds."""
    return _printable(text.casefold() if text.isascii() else _compose(text))


def keyboard_fold(text: str) -> str:
    """`fold`, and letters that are taken for one another made equal. Both sides of a search go through it."""
    return fold(text).translate(_KEYBOARD)


def searchable(text: str) -> str:
    """What `SearchTerms` are looked for in: `keyboard_fold`, with single spaces."""
    return " ".join(keyboard_fold(text).split())


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """Words and phrases, folded as `searchable` folds: all of `wanted` must occur, none of `unwanted` may."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def search_terms(text: str) -> SearchTerms:
    """What was typed into a search field: words, "a phrase" and -what must not occur. A quote that is still
    open goes on to the end; a hyphen alone says nothing, and inside a word it is a letter."""
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    for hyphen, phrase, word in _TERM.findall(text):
        folded = searchable(phrase or word)
        if not folded.strip("-"):
            continue
        if hyphen:
            unwanted[folded] = None
        else:
            wanted.update(dict.fromkeys([folded] if phrase else folded.split()))
    return SearchTerms(tuple(wanted), tuple(unwanted))


def sort_key(text: str, language: str) -> str:
    """A string whose code points compare as `text` is ordered in `language` (ru, kk, en; else as en)."""
    plain = _printable(unicodedata.normalize("NFKC", text).casefold()).strip()
    weights = _WEIGHTS.get(language, _WEIGHTS["en"])
    return _NUMBER.sub(_number_key, plain.translate(weights)) + "\0" + plain


def _compose(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded).translate(_YO)


def _printable(text: str) -> str:
    """Line breaks and tabs part words; other control, format and surrogate characters part nothing."""
    if text.isprintable():
        return text
    return "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter)[0] != "C"
    )


def _number_key(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return chr(_NUMBERS + min(len(digits), 255)) + digits


class _Weights(dict[int, str]):
    """Table for `str.translate`. A letter that no alphabet names takes the place of its bare letter, else
    one after all alphabets; what is not a letter stays before them."""

    def __init__(self, alphabet: str) -> None:
        super().__init__()
        weight = _LETTERS
        same = False
        for letter in alphabet:
            if letter in "()":
                same = letter == "("
                weight += not same
                continue
            self[ord(letter)] = chr(weight)
            weight += not same

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        bare = unicodedata.normalize("NFD", letter)[0]
        if ord(bare) in self:
            weight = self[ord(bare)]
        elif letter.isalpha():
            weight = chr(_OTHERS) + letter
        else:
            weight = letter if code < _NUMBERS else chr(_NUMBERS - 1) + letter
        self[code] = weight
        return weight


_WEIGHTS = {language: _Weights(alphabet) for language, alphabet in ALPHABETS.items()}

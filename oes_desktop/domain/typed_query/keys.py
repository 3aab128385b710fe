"""The keys of a typed query in three languages. All are understood at once, whatever language is spoken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.domain.vocabulary import Label


class Shape(Enum):
    """What stands behind a key: codes of a vocabulary, yes or no, whole numbers, percents, or a date."""

    CHOICE = auto()
    SWITCH = auto()
    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """`name`: the part of `Filters` that it sets (`honesty` and `date`: both ends). `word` is printed, `also`
    is understood."""

    name: str
    shape: Shape
    word: Label
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.word.ru, self.word.kk, self.word.en, *self.also)


def _key(name: str, shape: Shape, words: str, also: str = "") -> Key:
    return Key(name, shape, Label(*words.split()), tuple(also.split()))


KEYS = (
    _key("date", Shape.DATE, "дата күні date", "день күн day"),
    _key("groups", Shape.CHOICE, "группа топ group", "группы groups"),
    _key("statuses", Shape.CHOICE, "статус күйі status", "күй"),
    _key("honesty", Shape.PERCENT, "честность адалдық honesty"),
    _key("decisions", Shape.CHOICE, "решение шешім decision", "шешімі"),
    _key("systems", Shape.CHOICE, "система жүйе system", "жүйесі"),
    _key("pkn", Shape.SWITCH, "пкн бса pkn"),
    _key("kinds", Shape.CHOICE, "нарушение түрі kind", "вид түр violation"),
    _key("violations", Shape.NUMBER, "нарушений бұзушылық violations", "нарушения бұзушылықтар"),
    _key("attempts", Shape.NUMBER, "попыток әрекет attempts", "попытки попытка әрекеттер attempt"),
    _key("minutes", Shape.NUMBER, "минут минут minutes", "минуты длительность ұзақтық duration"),
    _key("reviewers", Shape.CHOICE, "проверил тексерген reviewer", "проверяющий тексеруші"),
    _key("reviewed", Shape.SWITCH, "просмотрен қаралған reviewed", "просмотрено"),
    _key("downloaded", Shape.SWITCH, "скачан жүктелген downloaded", "скачано"),
    _key("live", Shape.SWITCH, "сейчас қазір live", "сдаёт сдает now"),
    _key("archived", Shape.SWITCH, "архив мұрағат archive", "archived"),
)
BY_NAME = {key.name: key for key in KEYS}
_BY_SPELLING = {keyboard_fold(word): key for key in KEYS for word in key.spellings}

YES, NO = Label("да", "иә", "yes"), Label("нет", "жоқ", "no")
_YES = frozenset(map(keyboard_fold, (YES.ru, YES.kk, YES.en, "true", "1")))
_NO = frozenset(map(keyboard_fold, (NO.ru, NO.kk, NO.en, "false", "0")))
_LONGEST = 40  # letters of a key; what is longer is none


def key_called(word: str) -> Key | None:
    """The key that `word` means in any of the languages, or typed on any keyboard."""
    return _BY_SPELLING.get(keyboard_fold(word)) if len(word) <= _LONGEST else None


def yes_or_no(word: str) -> bool | None:
    """None: neither."""
    folded = keyboard_fold(word[:_LONGEST])
    return True if folded in _YES else False if folded in _NO else None

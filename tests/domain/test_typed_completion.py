"""How a typed query could go on."""

from __future__ import annotations

from typing import Any

from support.typed import NOW_MS, words

from oes_desktop.domain.query import Filters
from oes_desktop.domain.typed_query import KEYS, QueryWords, completions, parse


def offered(
    text: str, language: str = "ru", cursor: int | None = None, known: QueryWords | None = None
) -> list[Any]:
    """The lines as they would be with each completion taken."""
    found = completions(text, len(text) if cursor is None else cursor, known or words(), language, NOW_MS)
    return [text[: offer.start] + offer.text + text[offer.end :] for offer in found]


def test_keys_are_offered_in_the_language_that_is_typed() -> None:
    assert offered("реш") == ["решение:"]
    assert offered("реш", "en") == ["решение:"]
    assert offered("асем гр") == ["асем группа:"]
    assert offered("шеш") == ["шешім:"]
    assert offered("-реш") == ["-решение:"]
    assert offered("че") == ["честность:", "честность<", "честность>", "честность<=", "честность>="]
    assert offered("р", "en")[:1] == ["решение:"], "one line for a key, however many of its words fit"
    assert offered("кара") == ["қаралған:"]
    assert offered("асем") == [] and offered('"реш') == []
    assert len(offered("")) == len(KEYS) == len(offered("асем "))
    assert offered("реш асем", cursor=3) == ["решение: асем"]


def test_values_are_offered_in_the_language_of_the_window() -> None:
    assert offered("решение:") == ['решение:"Не указано"', "решение:Допущен", "решение:Отклонён"]
    assert offered("решение:acc", "kk") == ["решение:Жіберілді"]
    assert offered("решение:ук") == ['решение:"Не указано"']
    assert offered('решение:"не ук') == ['решение:"Не указано"']
    assert offered("решение:допущен,отк") == ["решение:допущен,Отклонён"]
    assert offered("решение:-отк") == ["решение:-Отклонён"]
    assert offered("решение:допущен") == []
    assert offered("пкн:") == ["пкн:да", "пкн:нет"]
    assert offered("бса:ж", "kk") == ["бса:жоқ"]
    assert offered("группа:эк асем", cursor=9) == ["группа:ЭК-22-1 асем"]
    assert offered("честность:") == ["честность<", "честность>", "честность<=", "честность>="]
    assert offered("чистота:") == []


def test_days_are_offered_for_dates() -> None:
    assert offered("дата:") == ["дата:24.11.2026", "дата:23.11.2026", "дата:18.11.2026..24.11.2026"]
    assert offered("date>=", "en") == ["date>=2026-11-24", "date>=2026-11-23"]


def test_very_many_groups_are_no_trouble() -> None:
    known = words()
    known.met("groups", [f"Г-{number}" for number in range(20_000)], all_of_them=True)
    assert len(offered("группа:", known=known)) == 50
    assert offered("группа:г-1999", known=known)[:2] == ["группа:Г-19990", "группа:Г-19991"]
    assert parse("группа:г-19999", known).filters == Filters(groups=frozenset({"Г-19999"}))

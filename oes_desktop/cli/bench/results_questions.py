"""The questions that `bench results` asks, many of a kind, so that no answer is one that was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from oes_desktop.cli.bench.population import GROUPS, REVIEWERS, SUBJECTS, VOCABULARY
from oes_desktop.domain.query import Column, Filters, Query, SortKey, Span

WORDS = {
    1: ["а", "в", "е", "к", "о", "с", "т", "н", "ы", "м", "р", "д", "л"],
    2: ["ах", "ас", "ив", "ка", "да", "ку", "нұ", "сы", "ер", "об", "мұ", "ки", "пә"],
    3: ["ахм", "асе", "ива", "дан", "кул", "нұр", "сып", "мар", "ерм", "айг", "ким", "пол", "кад"],
    8: [
        "ахметова",
        "данияров",
        "кузнецов",
        "әбдірахм",
        "байтұрсы",
        "сағындық",
        "екатерин",
        "бауыржан",
        "құдайбер",
        "нұрпейіс",
        "өмірзақо",
        "оспанова",
        "рахымжан",
    ],
}
DAY_MS = 86_400_000


def words(letters: int, run: int) -> str:
    return WORDS[letters][run % len(WORDS[letters])]


def filters(now_ms: int) -> dict[str, Callable[[int], Filters]]:
    """Each filter alone, then all of them; for run n."""

    def some(values: tuple[str, ...], run: int) -> frozenset[str]:
        return frozenset(values[(run * 7 + step) % len(values)] for step in range(3))

    kinds = tuple(term.code for term in VOCABULARY.kinds)
    alone: dict[str, Callable[[int], Filters]] = {
        "dates": lambda run: Filters(from_ms=now_ms - (300 + run) * DAY_MS, to_ms=now_ms - run * DAY_MS),
        "groups": lambda run: Filters(groups=some(GROUPS, run)),
        "statuses": lambda run: Filters(statuses=frozenset({"finished", f"none-{run}"})),
        "decisions": lambda run: Filters(decisions=frozenset({"undecided", f"none-{run}"})),
        "systems": lambda run: Filters(systems=frozenset({"moodle", f"none-{run}"})),
        "kinds": lambda run: Filters(kinds=some(kinds, run)),
        "reviewers": lambda run: Filters(reviewers=some(REVIEWERS, run)),
        "excluded": lambda run: Filters(excluded=frozenset({("kinds", kinds[run % len(kinds)])})),
        "honesty": lambda run: Filters(honesty_to=40 + run % 50),
        "violations": lambda run: Filters(violations=Span(1 + run % 20)),
        "attempts": lambda run: Filters(attempts=Span(2, 3 + run)),
        "minutes": lambda run: Filters(minutes=Span(30 + run % 60, 120)),
        "pkn": lambda run: Filters(pkn=True),
        "reviewed": lambda run: Filters(reviewed=False),
        "live": lambda run: Filters(live=True),
        "downloaded": lambda run: Filters(downloaded=False),
    }
    return alone | {"all together": everything}


def everything(run: int) -> Filters:
    return Filters(
        search=words(2, run),
        statuses=frozenset({"finished"}),
        decisions=frozenset({"undecided", "disputed"}),
        systems=frozenset({"moodle", "platonus"}),
        honesty_to=60 + run % 39,
        violations=Span(1),
        attempts=Span(1, 4),
        minutes=Span(20, 170),
        reviewed=False,
        excluded=frozenset({("exams", SUBJECTS[0]), ("groups", GROUPS[run % len(GROUPS)])}),
    )


def sorts() -> dict[str, Query]:
    return {column.value: Query(sort=(SortKey(column),)) for column in Column}


def searching(query: Query, word: str) -> Query:
    return replace(query, filters=replace(query.filters, search=word))

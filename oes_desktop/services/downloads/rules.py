"""Rules that keep downloads up by themselves: how they are kept, and which exams they ask for now.

A rule is kept as JSON values in the user's encrypted store. What is stored may be old, newer or damaged: a
rule that is not understood is left out alone, a part of one falls back alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from oes_desktop.domain.downloading import MOST_RULES, Rule, What
from oes_desktop.domain.models import FINISHED, UNDECIDED
from oes_desktop.domain.query import TO_REVIEW, Filters, Query
from oes_desktop.domain.stored_query import filter_values, filters_from
from oes_desktop.domain.views import RISKIEST_FIRST, clean_name

if TYPE_CHECKING:
    from oes_desktop.services.results import Results

MOST_DAYS, MOST_EXAMS = 3_650, 1_000
_DAY_MS = 86_400_000
_LONGEST_CODE = 100
_USUAL = Rule("usual", "usual")


def to_review() -> Query:
    """What waits to be judged, the riskiest first: the built-in view «К проверке»."""
    return Query(TO_REVIEW, RISKIEST_FIRST)


def found(rules: Sequence[Rule], results: Results, now_ms: int) -> dict[str, Rule]:
    """The exams that the rules ask for at `now_ms`, in the order in which they should come, with the rule
    that asks (the first of several). Raises what the store raises."""
    asked: dict[str, Rule] = {}
    for rule in rules:
        if rule.on:
            for exam_id in islice(_of(rule, results, now_ms), rule.most):
                asked.setdefault(exam_id, rule)
    return asked


def _of(rule: Rule, results: Results, now_ms: int) -> Iterator[str]:
    """Those that wait for a decision first, each once."""
    filters = rule.filters
    if rule.days:
        begun = now_ms - rule.days * _DAY_MS
        filters = replace(filters, from_ms=max(filters.from_ms or begun, begun))
    first = _waiting(filters)
    seen: set[str] = set()
    for each in (first, filters) if first is not None else (filters,):
        for exam_id in results.ids_in_order(Query(each, RISKIEST_FIRST)):
            if exam_id not in seen:
                seen.add(exam_id)
                yield exam_id


def _waiting(filters: Filters) -> Filters | None:
    """Those of `filters` that wait for a decision; None when there can be none."""
    if (filters.statuses and FINISHED not in filters.statuses) or (
        filters.decisions and UNDECIDED not in filters.decisions
    ):
        return None
    return replace(filters, statuses=TO_REVIEW.statuses, decisions=TO_REVIEW.decisions)


def stored_rules(rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "filters": filter_values(rule.filters),
                "days": rule.days,
                "most": rule.most,
                "what": rule.what.value,
                "on": rule.on,
            }
            for rule in rules
        ]
    }


def rules_from(stored: object) -> tuple[Rule, ...]:
    """The rules that `stored` describes, at most `MOST_RULES`, no code twice; never raises."""
    entries = stored.get("rules") if isinstance(stored, Mapping) else None
    rules: dict[str, Rule] = {}
    for entry in entries if isinstance(entries, list) else []:
        rule = _rule(entry)
        if rule is not None and len(rules) < MOST_RULES:
            rules.setdefault(rule.code, rule)
    return tuple(rules.values())


def _rule(entry: object) -> Rule | None:
    if not isinstance(entry, Mapping):
        return None
    code, name, what, on = (entry.get(key) for key in ("code", "name", "what", "on"))
    if not (isinstance(code, str) and 0 < len(code) <= _LONGEST_CODE and isinstance(name, str)):
        return None
    if not (clean := clean_name(name)):
        return None
    return Rule(
        code,
        clean,
        filters_from(entry.get("filters")),
        days=_number(entry.get("days"), 0, MOST_DAYS, _USUAL.days),
        most=_number(entry.get("most"), 1, MOST_EXAMS, _USUAL.most),
        what=next((each for each in What if each == what), What.WHOLE),
        on=on if isinstance(on, bool) else True,
    )


def _number(value: object, least: int, most: int, otherwise: int) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if fits and isinstance(value, int) else otherwise

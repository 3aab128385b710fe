"""The lines of a filter's list: what the institution knows, what the exams hold, and what is set."""

from __future__ import annotations

from oes_desktop.domain.facets import Facets
from oes_desktop.domain.query import Filters
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import DASH
from oes_desktop.ui.results.filter_words import FilterWords
from oes_desktop.ui.widgets.choice_list import Choice
from oes_desktop.ui.widgets.kinds import kind_icon
from oes_desktop.ui.widgets.strip import severity_tone


def choice_lines(
    name: str, vocabulary: Vocabulary, words: FilterWords, filters: Filters, facets: Facets
) -> list[Choice]:
    """Lines of one of `CHOICES`. A code that no exam has any more stays as long as it is set.
    What is excluded has no count: nobody was counted who has it."""
    counts, excluded = getattr(facets, name), filters.excluded_from(name)
    marked = sorted(getattr(filters, name) | excluded)
    known = _known(name, vocabulary)
    # Groups and reviewers stand in the order of their names, the rest as the institution orders it.
    first, then = (counts, known) if name in ("groups", "reviewers") else (known, counts)
    return [
        _line(name, code, None if code in excluded or not counts else counts.get(code, 0), vocabulary, words)
        for code in dict.fromkeys((*first, *then, *marked))
    ]


def _known(name: str, vocabulary: Vocabulary) -> list[str]:
    if name == "groups":
        return list(vocabulary.groups)
    return [term.code for term in getattr(vocabulary, name, ())]


def _line(name: str, code: str, count: int | None, vocabulary: Vocabulary, words: FilterWords) -> Choice:
    if name in ("groups", "reviewers"):  # by the thousand: made fit when they are painted
        return Choice(code, code or DASH, count)
    if name != "kinds":
        return Choice(code, words.choice(name, code), count)
    tone = severity_tone(vocabulary.kind(code).severity)
    return Choice(code, words.choice(name, code), count, kind_icon(code), tone)

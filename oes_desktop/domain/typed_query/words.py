"""The values that a typed query may name: the institution's words, and codes met in its exams."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import cached_property

from oes_desktop.domain.collation import keyboard_fold
from oes_desktop.domain.query import CHOICES
from oes_desktop.domain.vocabulary import LANGUAGES, KindTerm, Term, Vocabulary

_LONGEST = 60  # letters of a label that is printed; the code stands in for a longer one


class Names:
    """The values of one choice by code, with their wordings. When `open`, what is not among them is taken as
    a code, since not all are known."""

    def __init__(self, terms: Mapping[str, Term], *, open: bool) -> None:
        self.terms = terms
        self.open = open
        self._folded: dict[str, dict[str, tuple[str, str]]] = {}

    def codes(self, typed: str) -> tuple[str, ...]:
        """The codes that `typed` means: that code, else all whose label it is in any language, else none."""
        if typed in self.terms:
            return (typed,)
        found = self._by_wording.get(_folded(typed), ())
        return found or ((typed,) if self.open else ())

    def wording(self, code: str, language: str) -> str:
        """What to print for `code`: its label where that means nothing else."""
        label = self.label(code, language)
        return label if len(label) <= _LONGEST and self.codes(label) == (code,) else code

    def label(self, code: str, language: str) -> str:
        term = self.terms.get(code)
        if isinstance(term, KindTerm):
            return term.short_text(language)
        return term.text(language) if term is not None else code

    def fitting(self, typed: str, language: str) -> Iterator[str]:
        """The codes that `typed` may become: those whose label or self begins with it, then those whose
        label holds it. Not those that it already means."""
        wanted = _folded(typed)
        if language not in self._folded:
            self._folded[language] = {code: self._both(code, language) for code in self.terms}
        listed = self._folded[language].items()
        for code, (label, own) in listed:
            begins = label.startswith(wanted) or own.startswith(wanted)
            if begins and not (wanted and wanted in (label, own)):
                yield code
        for code, (label, own) in listed:
            if wanted in label and not label.startswith(wanted) and not own.startswith(wanted):
                yield code

    def _both(self, code: str, language: str) -> tuple[str, str]:
        """Label and code, folded."""
        label, own = self.label(code, language), _folded(code)
        return (own if label == code else _folded(label)), own

    @cached_property
    def _by_wording(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for code, term in self.terms.items():
            for wording in _wordings(term):
                found.setdefault(_folded(wording), {})[code] = None
        return {wording: tuple(codes) for wording, codes in found.items()}


class QueryWords:
    """`zone`: the institution's, in which dates are written. Groups and reviewers are known only from the
    exams: until they were `met`, every one is taken for possible."""

    def __init__(self, vocabulary: Vocabulary, zone: tzinfo) -> None:
        self.zone = zone
        self._terms: dict[str, dict[str, Term]] = {
            "groups": {code: Term(code) for code in vocabulary.groups},
            "statuses": _by_code(vocabulary.statuses),
            "decisions": _by_code(vocabulary.decisions),
            "systems": _by_code(vocabulary.systems),
            "kinds": _by_code(vocabulary.kinds),
            "reviewers": {},
        }
        self._complete = frozenset(
            name for name in CHOICES if self._terms[name] and name not in ("groups", "reviewers")
        )
        self._names: dict[str, Names] = {}

    def of(self, choice: str) -> Names:
        """The values of one of `CHOICES`."""
        if choice not in self._names:
            self._names[choice] = Names(self._terms[choice], open=choice not in self._complete)
        return self._names[choice]

    def met(self, choice: str, codes: Collection[str], *, all_of_them: bool = False) -> None:
        """These codes occur, with `all_of_them` in the whole list of exams, whether or not the vocabulary
        has them."""
        terms = self._terms[choice]
        fresh = [code for code in codes if code not in terms]
        if all_of_them and choice not in self._complete:
            self._complete |= {choice}
            self._names.pop(choice, None)
        if fresh:
            self._terms[choice] = terms | {code: Term(code) for code in fresh}
            self._names.pop(choice, None)


def _by_code(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.code: term for term in terms}


def _wordings(term: Term) -> Iterable[str]:
    texts = [term.code, *map(term.text, LANGUAGES)]
    if isinstance(term, KindTerm):
        texts += map(term.short_text, LANGUAGES)
    return dict.fromkeys(texts)


def _folded(text: str) -> str:
    return " ".join(keyboard_fold(text).split())

"""The institution's words, as its server sends them: statuses, decisions, reasons, kinds, systems, groups.

They are data, never constants of the interface. Whatever is missing falls back language by language, and at
last to the code itself, so that deciding stays possible with a poor vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from oes_desktop.domain.models import UNDECIDED

LANGUAGES = ("ru", "kk", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """One wording in up to three languages."""

    ru: str = ""
    kk: str = ""
    en: str = ""

    def text(self, language: str) -> str:
        """The wording in `language`, else in the first language that has one, else ''."""
        wanted: str = getattr(self, language, "")
        return wanted or self.ru or self.kk or self.en


@dataclass(frozen=True, slots=True)
class Term:
    code: str
    label: Label = Label()

    def text(self, language: str) -> str:
        return self.label.text(language) or self.code


@dataclass(frozen=True, slots=True)
class DecisionTerm(Term):
    """`tone`: none, good, doubtful or bad: which colour and sign it takes."""

    tone: str = "none"
    comment_required: bool = False


_USUAL = (
    DecisionTerm("accepted", tone="good"),
    DecisionTerm("disputed", tone="doubtful"),
    DecisionTerm("rejected", tone="bad"),
)


@dataclass(frozen=True, slots=True)
class ReasonTerm(Term):
    """A ready-made reason; `decision` is the value that it goes with ('' = any)."""

    decision: str = ""


@dataclass(frozen=True, slots=True)
class KindTerm(Term):
    """A kind of violation. `weight`: points of honesty that one takes off. `short`: a word or two for where
    there is little room; without one, what stands before the bracket of the label."""

    severity: int = 1
    weight: float = 0.0
    short: Label = Label()

    def short_text(self, language: str) -> str:
        return self.short.text(language) or self.text(language).partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    statuses: tuple[Term, ...] = ()
    decisions: tuple[DecisionTerm, ...] = ()
    reasons: tuple[ReasonTerm, ...] = ()
    kinds: tuple[KindTerm, ...] = ()
    systems: tuple[Term, ...] = ()
    groups: tuple[str, ...] = ()

    def status(self, code: str) -> Term:
        return next((term for term in self.statuses if term.code == code), Term(code))

    def decision(self, code: str) -> DecisionTerm:
        return next((term for term in self.decisions if term.code == code), DecisionTerm(code))

    def kind(self, code: str) -> KindTerm:
        return next((term for term in self.kinds if term.code == code), KindTerm(code))

    def system(self, code: str) -> Term:
        return next((term for term in self.systems if term.code == code), Term(code))

    def reasons_for(self, decision: str) -> tuple[ReasonTerm, ...]:
        return tuple(term for term in self.reasons if term.decision in ("", decision))

    def choices(self) -> tuple[DecisionTerm, ...]:
        """Decisions in the order of the number keys: what can be set, each once; undecided is left out. A
        server that names none takes the usual ones: deciding stays possible (fault C20)."""
        first = {term.code: term for term in reversed(self.decisions)}
        named = tuple(term for term in self.decisions if term.code != UNDECIDED and first[term.code] is term)
        return named or _USUAL


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server allows: days a profile opens offline, days recordings stay, letters of a comment;
    whether it may be worked without the server at all."""

    offline_days: int = 30
    keep_days: int = 30
    comment_letters: int = 4000
    offline_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Meta:
    """Who the server is. `epoch` is new after a restore; `time_zone` is the institution's (IANA name).
    `signing_key`: the public key that it attests with (Ed25519, hex; '' for a server that does not)."""

    server_id: str
    epoch: str
    name: str
    version: str
    time_zone: str = "Asia/Almaty"
    capabilities: frozenset[str] = frozenset()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    limits: Limits = Limits()
    signing_key: str = ""

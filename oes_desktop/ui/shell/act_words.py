"""Acts of a proctor in words: what she did, what became of it, and why; the same in every list of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain.acts import STANDS, Act, ActKind, ActState, Fate, OutboxRow, OwnAct
from oes_desktop.domain.models import CONFIRMED, DISMISSED, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import DASH, Formats
from oes_desktop.ui.safe_text import lines, one_line

translate = QCoreApplication.translate

_COMMENT = ("comment", "note", "text")  # of a decision, a verdict, a mark


@dataclass(frozen=True, slots=True)
class Side:
    """One line of a conflict, as both sides have it. `differs`: it is what the conflict is about."""

    name: str
    theirs: str
    mine: str
    differs: bool = False
    tones: tuple[str, str] = ("", "")  # of the decisions


class ActWords:
    """Follows the language by itself."""

    def __init__(self, vocabulary: Vocabulary, formats: Formats) -> None:
        self._vocabulary, self.formats = vocabulary, formats

    # What she did

    def what(self, act: Act) -> str:
        body, kind = act.body, act.kind
        if kind is ActKind.DECISION:
            return self.decision(body.get("value"))
        if kind is ActKind.VERDICT:
            return _verdict(body)
        if kind is ActKind.ARCHIVED:
            on = translate("ActWords", "To the archive")
            return on if body.get("archived") else translate("ActWords", "Out of the archive")
        if kind is ActKind.REVIEWED:
            on = translate("ActWords", "Reviewed")
            return on if body.get("reviewed") else translate("ActWords", "Not reviewed")
        return self._mark(body)

    def about(self, act: Act, violation: Violation | None) -> str:
        """What of the exam it is about: the violation, or the moment of a mark; '' for the exam itself."""
        if violation is not None:
            kind = self._vocabulary.kind(violation.kind).text(self.formats.language)
            return f"{one_line(kind, 80)}, {self.formats.time(violation.at_ms, seconds=True)}"
        at_ms = act.body.get("at") if act.kind is ActKind.MARK else None
        return self.formats.time(at_ms, seconds=True) if isinstance(at_ms, int) else ""

    def comment(self, act: Act) -> str:
        """What she wrote, with its line breaks."""
        return lines(_written(act.body))

    def reason(self, code: object) -> str:
        """A ready-made reason, in the words of the vocabulary; '' for none."""
        text = str(code or "")
        known = next((each for each in self._vocabulary.reasons if each.code == text), None)
        return one_line(known.text(self.formats.language) if known else text, 120)

    def decision(self, value: object) -> str:
        return one_line(self._vocabulary.decision(str(value or "")).text(self.formats.language), 60)

    def whole(self, act: Act) -> str:
        """When and what, with reason and comment: as it is copied."""
        text = translate("ActWords", "Yours, {when}: {what}")
        said = [text.format(when=self.formats.date_time(act.made_ms), what=self.what(act))]
        said += [self.reason(act.body.get("reason")), self.comment(act)]
        return "\n".join(part for part in said if part)

    def _mark(self, body: Mapping[str, Any]) -> str:
        if body.get("removed"):
            return translate("ActWords", "A mark removed")
        if not body.get("kind"):
            return translate("ActWords", "A note")
        kind = one_line(self._vocabulary.kind(str(body["kind"])).text(self.formats.language), 80)
        return translate("ActWords", "An own violation: {kind}").format(kind=kind)

    # What became of it

    def state(self, state: ActState) -> tuple[str, str]:
        """The words for an open act, and their tone."""
        return {
            ActState.WAITING: (translate("ActWords", "Waiting to be sent"), "none"),
            ActState.SENDING: (translate("ActWords", "On its way"), "accent"),
            ActState.CONFLICT: (translate("ActWords", "In conflict: choose"), "doubtful"),
            ActState.PARKED: (translate("ActWords", "Refused"), "bad"),
        }[state]

    def became(self, own: OwnAct) -> tuple[str, str]:
        """The same of any act of the list."""
        if isinstance(own.became, ActState):
            return self.state(own.became)
        return {
            Fate.ACCEPTED: (translate("ActWords", "Accepted"), "good"),
            Fate.REPLACED: (translate("ActWords", "Replaced by a newer one"), "none"),
            Fate.TAKEN_BACK: (translate("ActWords", "Taken back"), "none"),
            Fate.KEPT_THEIRS: (translate("ActWords", "In conflict: theirs was kept"), "doubtful"),
            Fate.GIVEN_UP: (translate("ActWords", "Refused, withdrawn"), "bad"),
            Fate.SENT_AGAIN: (translate("ActWords", "Made again as a new one"), "none"),
            Fate.PUT_UPON: (translate("ActWords", "Sent again upon a newer version"), "none"),
            Fate.UNKNOWN: (translate("ActWords", "Settled; how is not known here"), "none"),
        }[own.became]

    def detail(self, own: OwnAct) -> str:
        """What more there is to say of its fate: version and time of the server, who was met, why refused."""
        if own.became is Fate.ACCEPTED:
            text = translate("ActWords", "version {version}, {when}")
            return text.format(version=own.version, when=self._ended(own))
        if own.became in (ActState.PARKED, Fate.GIVEN_UP) or (
            own.became is Fate.SENT_AGAIN and own.trouble != "decided_meanwhile"
        ):
            return self.refusal(own.trouble)
        met = self._met(own.theirs)
        if met and own.became in (ActState.CONFLICT, Fate.KEPT_THEIRS, Fate.SENT_AGAIN, Fate.REPLACED):
            return met
        return self._ended(own) if own.ended_ms else ""

    def _ended(self, own: OwnAct) -> str:
        return self.formats.date_time(own.ended_ms or None)

    def _met(self, theirs: Mapping[str, Any]) -> str:
        if not theirs:
            return ""
        stands = theirs.get(STANDS)
        who = str((stands if isinstance(stands, Mapping) else theirs).get("by") or DASH)
        return translate("ActWords", "met the one of {who}").format(who=one_line(who, 80))

    def refusal(self, trouble: str) -> str:
        """Why the server refused it, in one sentence."""
        return {
            "no_right": translate("ActWords", "You have no right to this exam any more."),
            "not_yours": translate("ActWords", "You have no right to this exam any more."),
            "gone": translate("ActWords", "The exam was archived or removed on the server."),
            "not_found": translate("ActWords", "The server does not know this exam."),
            "unprocessable": translate("ActWords", "The server does not know this value."),
            "comment_required": translate("ActWords", "The server asks for a comment with it."),
            "too_large": translate("ActWords", "The text is too long for the server."),
            "bad_input": translate("ActWords", "The server does not accept it in this form."),
            "version_missing": translate("ActWords", "The server misses the version it is based on."),
            "key_reused": translate("ActWords", "The server took it for something sent before."),
        }.get(trouble, translate("ActWords", "The server refused it."))

    # Both sides of a conflict

    def same(self, row: OutboxRow) -> bool:
        """Whether the very decision that she wants stands on the server: there is nothing to do. (Verdicts
        and marks that agree are no conflict.)"""
        decision = row.act.kind is ActKind.DECISION and "value" in row.theirs
        return decision and row.theirs["value"] == row.act.body.get("value")

    def sides(self, row: OutboxRow) -> list[Side]:
        """Line by line what stands on the server and what she wants. Names and comments are shown as they
        came, made fit for the screen."""
        act, stands = row.act, _stands(row)
        mine = act.body
        found = [self._what_side(row, stands)]
        who = one_line(str(stands.get("by") or DASH), 80)
        found.append(Side(translate("ActWords", "Who"), who, translate("ActWords", "You")))
        at_ms = stands.get("at_ms")
        when = self.formats.date_time(at_ms if isinstance(at_ms, int) else None)
        found.append(Side(translate("ActWords", "When"), when, self.formats.date_time(act.made_ms)))
        if act.kind is ActKind.DECISION:
            reasons = self.reason(stands.get("reason_code")), self.reason(mine.get("reason"))
            found.append(_side(translate("ActWords", "Reason"), *reasons))
        texts = lines(_written(stands), 2000), lines(_written(mine), 2000)
        if any(texts):
            found.append(_side(translate("ActWords", "Comment"), *texts))
        return found

    def _what_side(self, row: OutboxRow, stands: Mapping[str, Any]) -> Side:
        act = row.act
        mine = self.what(act)
        if act.kind is ActKind.VERDICT:
            return _side(translate("ActWords", "Verdict"), _verdict(stands), mine)
        if act.kind is ActKind.MARK:
            return _side(translate("ActWords", "Mark"), self._mark(stands), mine)
        theirs = self.decision(stands.get("value"))
        name = translate("ActWords", "Decision")
        if act.kind is not ActKind.DECISION:
            return Side(name, theirs, mine)
        tones = tuple(
            self._vocabulary.decision(str(each.get("value") or "")).tone for each in (stands, act.body)
        )
        return Side(name, theirs, mine, stands.get("value") != act.body.get("value"), (tones[0], tones[1]))


def _side(name: str, theirs: str, mine: str) -> Side:
    return Side(name, theirs or DASH, mine or DASH, theirs != mine)


def _stands(row: OutboxRow) -> Mapping[str, Any]:
    """How what the act is about stands on the server."""
    stands = row.theirs.get(STANDS)
    return stands if isinstance(stands, Mapping) else row.theirs


def _written(body: Mapping[str, Any]) -> str:
    return next((str(body[key]) for key in _COMMENT if body.get(key)), "")


def _verdict(body: Mapping[str, Any]) -> str:
    return {
        CONFIRMED: translate("ActWords", "A violation confirmed"),
        DISMISSED: translate("ActWords", "A violation dismissed"),
    }.get(str(body.get("value")), translate("ActWords", "A verdict taken back"))

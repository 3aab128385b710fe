"""What is said about an error: one table from (type, reason) to words.

Every entry has a title, a sentence that says what happened, what is safe and what to do, and the code of an
action that a notice may offer. Facts of the error fill the {places}; a missing one becomes a dash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from oes_desktop.domain import errors
from oes_desktop.ui.language import QT_TRANSLATE_NOOP
from oes_desktop.ui.messages.local import HERE, KEYS
from oes_desktop.ui.messages.network import NETWORK, REFUSED
from oes_desktop.ui.messages.network import SIGN_IN as SIGNING_IN
from oes_desktop.ui.safe_text import lines, one_line

TABLE = {**NETWORK, **SIGNING_IN, **REFUSED, **HERE, **KEYS}

# Actions that a notice or a page may offer; "" offers nothing.
RETRY, SIGN_IN, PASSPHRASE, START_ANEW, UPDATE, ADDRESS = (
    "retry",
    "sign_in",
    "passphrase",
    "start_anew",
    "update",
    "address",
)
ACTIONS = {
    RETRY: QT_TRANSLATE_NOOP("messages", "Try again"),
    SIGN_IN: QT_TRANSLATE_NOOP("messages", "Sign in"),
    PASSPHRASE: QT_TRANSLATE_NOOP("messages", "Use a passphrase"),
    START_ANEW: QT_TRANSLATE_NOOP("messages", "Start anew"),
    UPDATE: QT_TRANSLATE_NOOP("messages", "About this version"),
    ADDRESS: QT_TRANSLATE_NOOP("messages", "Change the address"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """Plain text in the language of the moment. `details` is what «Copy details» copies: never personal."""

    title: str
    sentence: str
    action: str = ""
    details: str = ""


def message_for(error: Exception) -> Message:
    """The words for `error`; whatever is not an `OesError` is a bug and says so."""
    reason = getattr(error, "reason", "")
    entry = TABLE.get((type(error).__name__, reason)) or TABLE[("", "bug")]
    facts = error.facts if isinstance(error, errors.OesError) else {}
    words = _Facts(facts)
    return Message(
        one_line(_translated(entry[0]).format_map(words), 200),
        one_line(_translated(entry[1]).format_map(words), 700),
        entry[2],
        lines(str(error) if isinstance(error, errors.OesError) else type(error).__name__, 500),
    )


def action_text(action: str) -> str:
    """The word on the button of an action."""
    return _translated(ACTIONS[action]) if action in ACTIONS else ""


def _translated(source: str) -> str:
    return QCoreApplication.translate("messages", source)


class _Facts(dict[str, str]):
    """Facts as plain text; unknown ones are a dash, so that a sentence always comes out."""

    def __init__(self, facts: Mapping[str, str | int | float]) -> None:
        super().__init__({name: one_line(str(value), 160) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "—"

"""Sentences of the server's commands for what they refuse. (The window has its own, in three languages.)"""

from __future__ import annotations

from oes_desktop.domain.errors import DiskTrouble, OesError

_SENTENCES = {
    "plain_http": "to be reached from other computers the server needs --tls-cert and --tls-key",
    "bad_address": "cannot listen there",
    "in_use": "there is such a user already, or one with this e-mail address",
    "not_found": "there is no such thing",
    "bad_input": "cannot be used",
    "weak_password": "the password is too short (8 characters at least) or too common",
    "catalogue": "the catalogue in this folder is damaged, or made by a newer program",
    "full": "the disk is full",
    "read_only": "the folder may not be written",
    "busy": "another program is writing there: try again",
    "missing": "is not there",
    "io": "cannot be read or written",
}


def sentence(error: OesError) -> str:
    """One line: where, what, why."""
    facts = [str(error.facts[name]) for name in ("path", "what") if error.facts.get(name)]
    if isinstance(error, DiskTrouble) and error.detail:
        facts.append(error.detail)
    return ": ".join([*facts, _SENTENCES.get(error.reason, error.reason.replace("_", " "))])

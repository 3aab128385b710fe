"""What a paper is made of besides the report: who made it, when, from which server, with which pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from oes_desktop.domain.models import Report
from oes_desktop.domain.vocabulary import Meta


class Seal(Enum):
    """What the first page says of signatures: nothing (a report by itself), or of the appeal package that it
    belongs to, whose list of hashes the server signed or could not sign."""

    NONE, SIGNED, UNSIGNED = "none", "signed", "unsigned"


@dataclass(frozen=True, slots=True)
class Issue:
    """`server`: its origin; `by`: the proctor; `photos`: whether faces are shown (identity, camera);
    `shifts`: by how many ms the proctor shifted which recording (by id), as of `ExamClock`."""

    report: Report
    meta: Meta
    server: str
    by: str
    now_ms: int
    photos: bool = True
    seal: Seal = Seal.NONE
    shifts: Mapping[str, int] = field(default_factory=dict)

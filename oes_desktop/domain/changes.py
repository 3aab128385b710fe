"""The one change value. Services return it, one bus emits it, screens decide whether they care."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different now. `exams` are ids of rows that changed; `reports` ids whose report changed;
    `removed` ids that are gone; `results` says that the whole list must be asked again; `outbox` that what
    waits to be sent changed; `connection` that on/offline or its time changed; `session` that the account
    did; `presence` ids of exams that somebody else opened or closed (which no store knows); `downloads` that
    the queue of downloads or its rules changed."""

    exams: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    presence: frozenset[str] = frozenset()
    results: bool = False
    outbox: bool = False
    connection: bool = False
    session: bool = False
    settings: bool = False
    downloads: bool = False

    def __bool__(self) -> bool:
        return self != Changes()

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.exams | other.exams,
            self.removed | other.removed,
            self.reports | other.reports,
            self.media | other.media,
            self.presence | other.presence,
            self.results or other.results,
            self.outbox or other.outbox,
            self.connection or other.connection,
            self.session or other.session,
            self.settings or other.settings,
            self.downloads or other.downloads,
        )

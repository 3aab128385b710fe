"""All tables of one profile, opened together."""

from __future__ import annotations

from pathlib import Path

from oes_desktop.store.exams import Exams
from oes_desktop.store.kept import MetaRow, TokenRow, Views
from oes_desktop.store.media import MediaIndex
from oes_desktop.store.outbox import Outbox
from oes_desktop.store.profile import Profile
from oes_desktop.store.reports import Reports


class Store:
    exams: Exams
    reports: Reports
    outbox: Outbox
    media: MediaIndex
    views: Views
    tokens: TokenRow
    meta: MetaRow
    restored: int  # acts that the journal gave back at this start

    def __init__(self, profile: Profile) -> None:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError


def repair(profile: Profile) -> Path:
    """Set a damaged database aside and put an empty one in its place; the journal gives back the acts when
    the store is opened next. Returns where the old one lies."""
    raise NotImplementedError

"""Makes the services of a desk that are slow to import, each with its modules: see `services.late`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.models import ExamRow
from oes_desktop.domain.settings import Settings
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.services.reports import Reports
from oes_desktop.services.sync import Sync
from oes_desktop.store.exams import Exams
from oes_desktop.store.store import Store

if TYPE_CHECKING:
    from oes_desktop.api.auth import TokenKeeper
    from oes_desktop.api.client import Client
    from oes_desktop.services.downloads.queue import Downloads
    from oes_desktop.services.films import Films
    from oes_desktop.services.recordings.pictures import Pictures
    from oes_desktop.services.recordings.read_through import Recordings
    from oes_desktop.services.results import Results


def make_client(origin: str, tokens: TokenKeeper | None, clock: Clock) -> Client:
    from oes_desktop.api.client import Client  # httpx comes with it

    return Client(origin, tokens, clock)


def make_results(exams: Exams, vocabulary: Vocabulary, present: Callable[[ExamRow], ExamRow]) -> Results:
    from oes_desktop.services.results import Results  # numpy comes with it

    return Results(exams, vocabulary, present=present)


def make_recordings(store: Store, client: Client, clock: Clock) -> Recordings:
    from oes_desktop.services.recordings.read_through import Recordings

    return Recordings(store, client, clock)


def make_downloads(
    store: Store,
    reports: Reports,
    recordings: Recordings,
    results: Results,
    sync: Sync,
    client: Client,
    clock: Clock,
    settings: Callable[[], Settings],
) -> Downloads:
    from oes_desktop.services.downloads.queue import Downloads

    return Downloads(store, reports, recordings, results, sync, client, clock, settings)


def make_pictures(recordings: Recordings) -> Pictures:
    from oes_desktop.services.recordings.pictures import Pictures

    return Pictures(recordings)


def make_films(store: Store, recordings: Recordings) -> Films:
    from oes_desktop.services.films import Films

    return Films(store, recordings)

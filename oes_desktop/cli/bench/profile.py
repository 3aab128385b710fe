"""A signed-in profile with many exams, made without a server: what the benches open."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from oes_desktop import paths
from oes_desktop.cli.bench.population import HOUR_MS, VOCABULARY, rows
from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.services.desk import Opened
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.results import Results
from oes_desktop.services.sync import CONTACT
from oes_desktop.store.profile import Profile
from oes_desktop.store.secrets import MemoryKeeper

SERVER = "http://127.0.0.1:9"  # the discard port: nobody answers, so nothing but the program is measured
EPOCH = "epoch"
META = Meta("bench-server", EPOCH, "OES", "1.0", vocabulary=VOCABULARY)
_PAGE = 20_000  # exams in one transaction


def make_profile(home: Path, count: int, *, indexed: bool = True) -> bytes:
    """Fill `home` (OES_DESKTOP_HOME of the start that follows); returns the profile's secret. `indexed`: with
    the snapshot of the index that a program leaves behind."""
    root = paths.private_folder(home / "profiles")
    keeper, now_ms = MemoryKeeper(), SystemClock().now_ms()
    profile = Profile.create(root, "bench-server", "bench-user", keeper, server=SERVER, login="bench")
    secret = keeper.fetch(profile.info.profile_id)
    opened = Opened.of(profile)
    try:
        store = opened.store
        store.meta.save(META, Account("bench-user", "bench", "Bench"))
        store.tokens.save("a" * 43, "r" * 43, now_ms + HOUR_MS)
        store.views.save(CONTACT, {"ok_ms": now_ms})
        exams = rows(count, now_ms)
        while page := list(islice(exams, _PAGE)):
            store.exams.apply(page, [], "cursor", server_epoch=EPOCH)
        if indexed:
            results = Results(store.exams, VOCABULARY)
            results.load()
            results.keep()
    finally:
        opened.close()
    Preferences(home / "config").change(
        servers=(SERVER,), last_login="bench", last_profile=profile.folder.name, language="ru", theme="light"
    )
    return secret

"""All tables of one profile, opened together."""

from __future__ import annotations

import secrets
from pathlib import Path

from oes_desktop import disk
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.store import salvage
from oes_desktop.store.database import Database, suspicion
from oes_desktop.store.downloads import Queue
from oes_desktop.store.exams import Exams
from oes_desktop.store.films import Films
from oes_desktop.store.journal import Journal
from oes_desktop.store.kept import MetaRow, TokenRow, Views
from oes_desktop.store.media import MediaIndex
from oes_desktop.store.outbox import Outbox
from oes_desktop.store.own_acts import OwnActs
from oes_desktop.store.profile import Profile
from oes_desktop.store.reports import Reports
from oes_desktop.store.reserve import Reserve
from oes_desktop.store.watched import Watched


class Store:
    """Safe from any thread. Opening raises `Damaged("store")` (then `repair`), `TooNew("store")` and
    `DiskTrouble`; the profile stays open, and is the caller's to close."""

    def __init__(self, profile: Profile) -> None:
        reserve = Reserve(profile.folder / "reserve.bin")
        reserve.tend()
        self._database = Database(profile.database_path, profile.key("database"))
        self._journal = Journal(profile.journal_path, profile.key("journal"))
        with if_it_fails(self.close):
            self.media = MediaIndex(
                self._database, profile.vault_folder, profile.key("media"), profile.info.server_id
            )
            self.downloads = Queue(self._database, self.media)
            self.exams = Exams(self._database, self.media.after_erasing)
            kept = self._database.for_what_must_be_kept(reserve.tend)
            self.outbox = Outbox(kept, self.exams, self._journal)
            self.own_acts = OwnActs(self._database)
            self.reports = Reports(self._database, self.exams, self.outbox)
            self.films = Films(self._database)
            self.watched = Watched(self._database)
            self.views = Views(self._database)
            self.tokens = TokenRow(self._database, profile.info.server_id)
            self.meta = MetaRow(self._database)
            self.media.sweep(patient=False)  # a start waits for no scanner

    @property
    def restored(self) -> int:
        """Acts that the journal gave back at this start."""
        return self.outbox.restored

    @property
    def journal_damaged(self) -> bool:
        """Part of the second copy of undelivered acts was not readable at this start; it was set aside."""
        return self.outbox.journal_damaged

    def close(self) -> None:
        """May be called twice. Work still under way gets `Unreachable("cancelled")`."""
        self._database.close()
        self._journal.close()


def repair(profile: Profile) -> Path:
    """Set a damaged database aside and put an empty one in its place: the replica comes anew from the server,
    recordings are fetched again, and the journal gives back the acts when the store is opened next. Gives
    where the old one lies (it is never deleted here, only with the profile)."""
    _save_acts(profile)
    aside = profile.folder / f"damaged-{secrets.token_hex(4)}"
    with disk.disk_door(profile.database_path):
        aside.mkdir(mode=0o700)
        for suffix in ("-wal", "-shm", ""):  # the log first: it never meets the new file
            part = profile.database_path.with_name(profile.database_path.name + suffix)
            if part.exists() or part.is_symlink():
                disk.replace(part, aside / part.name)
        disk.sync_folder(profile.folder)
    disk.remove(suspicion(profile.database_path))
    Database(profile.database_path, profile.key("database"), create=True).close()
    return aside


def _save_acts(profile: Profile) -> None:
    """Where the journal is damaged or gone as well, it gets what the damaged database still has. (A journal
    that is whole knows better: acts of an older database may have been withdrawn since.)"""
    journal = Journal(profile.journal_path, profile.key("journal"))
    contents = journal.read()
    if profile.journal_path.exists() and contents.whole:
        return
    acts = dict(contents.acts)
    for held in salvage.acts_in(profile.database_path, profile.key("database")):
        if held.act.id not in contents.closed:
            acts.setdefault(held.act.id, held)
    if profile.journal_path.exists():
        journal.set_aside()
    journal.rewrite(contents.position + 1, acts.values())
    journal.close()

"""Who is signed in, and where: from an address and a password to a desk, and back.

Signing in needs the network; going on (`resume`) and looking at what is here (`open_offline`) need none. The
secret of a profile is in the key store of the system, or wrapped by a passphrase; tokens lie in the encrypted
store, or in memory alone when the proctor does not want to stay signed in.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oes_desktop.api.address import normalise
from oes_desktop.domain.account import Account
from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import KeyTrouble, Rejected, SignInNeeded
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.paths import Folders
from oes_desktop.services import unsent
from oes_desktop.services.access import unlocking
from oes_desktop.services.access.guard import Guard
from oes_desktop.services.access.lease import Lease
from oes_desktop.services.access.tries import Tries
from oes_desktop.services.batch import Batches
from oes_desktop.services.decisions import Decisions
from oes_desktop.services.desk import Desk, Opened
from oes_desktop.services.late import late
from oes_desktop.services.late_client import late_client
from oes_desktop.services.late_parts import (
    make_client,
    make_downloads,
    make_films,
    make_pictures,
    make_recordings,
    make_results,
)
from oes_desktop.services.late_results import late_results
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.presence import CAPABILITY, Presence
from oes_desktop.services.reports import Reports
from oes_desktop.services.sync import CONTACT, Sync
from oes_desktop.services.watched import Watched
from oes_desktop.store.erasing import asides_of, finish_erasing
from oes_desktop.store.outside import Outside
from oes_desktop.store.profile import (
    Profile,
    ProfileInfo,
    erase_closed,
    find_profile,
    list_profiles,
    set_aside,
    unreadable,
)
from oes_desktop.store.secrets import Keeper, KeyringKeeper, PassphraseKeeper
from oes_desktop.store.store import repair

if TYPE_CHECKING:
    from oes_desktop.api.auth import TokenKeeper
    from oes_desktop.api.client import Client

    Connect = Callable[[str, TokenKeeper | None, Clock], Client]


class Session:
    """`keeper_factory` gives the keeper of profile secrets when no passphrase is told (the demo keeps them in
    memory); `connect` makes the client of a server. Every method blocks; any thread, one call at a time."""

    def __init__(
        self,
        folders: Folders,
        preferences: Preferences,
        clock: Clock,
        *,
        keeper_factory: Callable[[], Keeper] = KeyringKeeper,
        connect: Connect | None = None,
    ) -> None:
        self._root = folders.profiles
        self._preferences = preferences
        self._clock = clock
        self._keeper_factory = keeper_factory
        self._connect = connect or make_client
        self._trying: dict[Path, Tries] = {}

    # Before anybody is signed in

    def probe(self, address: str) -> Meta:
        """Who answers at `address`. Raises `Rejected` for an address that is none, `Unreachable` with what is
        wrong: "not_oes", "certificate_...", "clock", "proxy_password", "offline", ..."""
        with self._stranger(normalise(address)) as client:
            return client.meta()

    def recover(self, address: str, who: str) -> None:
        """Ask for a code by mail, for a login or an e-mail address. Never says whether it is known."""
        with self._stranger(normalise(address)) as client:
            client.recover(who.strip())

    def reset(self, address: str, code: str, password: str) -> None:
        """Raises `SignInNeeded("wrong_code")` or `Rejected("weak_password")`."""
        with self._stranger(normalise(address)) as client:
            client.reset(code.strip(), password)

    def profiles(self) -> list[ProfileInfo]:
        """Profiles on this computer, without their keys."""
        return list_profiles(self._root)

    # To a desk

    def sign_in(
        self,
        address: str,
        login: str,
        password: str,
        *,
        stay: bool,
        passphrase: str | None = None,
        remember: bool = True,
    ) -> Desk:
        """Open (or make) the profile of this user at this server. `remember`: offer server and login next
        time.

        Raises `SignInNeeded` ("wrong_password", "slow_down", "disabled"), `Unreachable`, `Rejected`
        (address), `TooNew`, and `KeyTrouble`: "absent" and "passphrase_needed" ask for a call with a
        passphrase.
        """
        origin = normalise(address)
        login = login.strip()
        with self._stranger(origin) as stranger, ExitStack() as undo:
            server = stranger.meta()
            account = stranger.sign_in(login, password, platform.node())
            undo.callback(stranger.sign_out)
            opened = self._made(server, account, origin, login, passphrase)
            undo.callback(opened.close)
            tokens = stranger.tokens()
            assert tokens is not None
            keeper = opened.store.tokens if stay else unlocking.in_memory(server.server_id)
            if not stay:
                opened.store.tokens.clear()
            keeper.save(tokens.access, tokens.refresh, tokens.expires_ms)
            client = self._connect(origin, keeper, self._clock)
            undo.callback(client.close)
            meta = client.meta()
            opened.store.meta.save(meta, account)
            opened.store.views.save(CONTACT, {"ok_ms": self._clock.now_ms()})
            Lease(opened.store.views, self._clock).heard(client.skew_ms)
            unlocking.forget_passing(opened.store)
            opened.profile.remember(server=origin, login=login)
            desk = self._desk(origin, opened, client, meta, account)
            undo.pop_all()
        if remember:
            self._remember(origin, login, opened.profile, stay)
        return desk

    def resume(self, passphrase: str | None = None) -> Desk | None:
        """Go on where the program was left, without a network. None when nobody stayed signed in. Raises
        `KeyTrouble` ("passphrase_needed", "wrong_passphrase", "slow_down", ...), `Damaged`, `TooNew`, and
        `SignInNeeded`: "offline_over" when the server was not heard for longer than it allows,
        "offline_not_allowed" when it lets nobody work without it and cannot be reached now, "expired" when
        it took the sign-in back."""
        finish_erasing(self._root, self._keeper_factory())
        settings = self._preferences.settings
        if not settings.stays:
            return None
        infos = {info.folder.name: info for info in self.profiles()}
        info = infos.get(settings.last_profile)
        return self._reopened(info, passphrase, signed_in=True) if info else None

    def open_offline(self, profile_folder: Path, passphrase: str | None = None) -> Desk:
        """What is on this computer, also when nobody stayed signed in: acts wait in the outbox until somebody
        does. Raises as `resume`, and `Rejected("not_found")` for a profile that never was signed in."""
        return self._found(profile_folder, passphrase)

    def repair(self, profile_folder: Path, passphrase: str | None = None) -> None:
        """After `Damaged("store")`: the damaged database is set aside, undelivered acts come back from the
        journal, the rest from the server once somebody signs in. Raises as `open_offline`."""
        profile = Profile.open(profile_folder, self._keeper(passphrase))
        try:
            repair(profile)
        finally:
            profile.close()

    def unreadable(self, folder_name: str) -> ProfileInfo:
        """After `Damaged("profile")`, whose fact `folder` this is: what there is to be set aside."""
        return unreadable(self._root / folder_name)

    def set_aside(self, profile_folder: Path) -> None:
        """After `KeyTrouble` that cannot be mended: the next sign-in makes a new profile, the old stays,
        closed."""
        set_aside(profile_folder)

    def unlock(self, profile_folder: Path, passphrase: str) -> Desk:
        """Back to what `lock` has shut, signed in as before. Raises as `resume`."""
        return self._found(profile_folder, passphrase, passing=True)

    # And back

    def lock(self, desk: Desk, left: dict[str, Any]) -> None:
        """Close the desk until `unlock`: the key is let go of, the acts that wait are kept. `left`: how the
        windows were left, JSON values, kept encrypted (`unlocking.take_left` gives them back)."""
        unlocking.keep_passing(desk.opened.store, desk.client, left)
        desk.close()

    def sign_out(self, desk: Desk, *, erase: bool = False, discard_unsent: bool = False) -> None:
        """Close the desk and forget the sign-in. What is not delivered stays, encrypted, for the next
        sign-in.

        `erase` also destroys keys, store and recordings of this profile; while acts wait it raises
        `Rejected("in_use")` with their `count`, unless `discard_unsent`.
        """
        waiting = len(desk.decisions.outbox())
        if erase and waiting and not discard_unsent:
            raise Rejected("in_use", count=waiting)
        desk.forget_sign_in()
        profile = desk.opened.profile
        if erase:
            profile.forget_copy(self._keeper_factory())
        desk.close()
        if erase:
            profile.erase()
            self._erased(profile.folder)
        elif self._preferences.settings.last_profile == profile.folder.name:
            self._preferences.change(stay_signed_in=False)

    def erase(self, profile_folder: Path, *, discard_unsent: bool = False) -> None:
        """Destroy keys, store and recordings of a profile that is not open; nobody need know its key. While
        acts wait it raises `Rejected("in_use")` with their `count`, unless `discard_unsent`; `KeyTrouble`
        when the key store does not give up the key: then nothing is erased."""
        waiting = Outside(profile_folder).unsent
        if waiting and not discard_unsent:
            raise Rejected("in_use", count=waiting)
        erase_closed(profile_folder, self._keeper_factory())
        self._erased(profile_folder)

    def obey_erasing(self, desk: Desk) -> int:
        """The server wants this copy erased: the desk is closed and everything goes, whatever waits; how many
        acts had not been delivered. What a key store keeps back now is asked for again at the next start."""
        waiting = desk.sync.status.waiting
        desk.close()
        self._erase_at_once(desk.opened.profile)
        return waiting

    def export_unsent(self, desk: Desk, path: Path) -> int:
        """Write what is not delivered to `path` as JSON that a person can read; how many acts. Raises
        `DiskTrouble`."""
        return unsent.write(desk.opened.store, desk.server, desk.account, path)

    # How

    @contextmanager
    def _stranger(self, origin: str) -> Iterator[Client]:
        client = self._connect(origin, None, self._clock)
        try:
            yield client
        finally:
            client.close()

    def _keeper(self, passphrase: str | None) -> Keeper:
        return PassphraseKeeper(passphrase) if passphrase else self._keeper_factory()

    def _made(
        self, server: Meta, account: Account, origin: str, login: str, passphrase: str | None
    ) -> Opened:
        info = find_profile(self._root, server.server_id, account.user_id)
        if info is not None:
            return self._unlocked(info, passphrase)
        keeper = self._keeper(passphrase)
        profile = Profile.create(
            self._root, server.server_id, account.user_id, keeper, server=origin, login=login
        )
        return Opened.of(profile)

    def _unlocked(self, info: ProfileInfo, passphrase: str | None) -> Opened:
        if not info.wrapped:
            return Opened.of(Profile.open(info.folder, self._keeper(None)))
        if not passphrase:
            raise KeyTrouble("passphrase_needed")
        with self._tries(info.folder).one():
            profile = Profile.open(info.folder, self._keeper(passphrase))
        profile.forget_copy(self._keeper_factory())
        return Opened.of(profile)

    def _tries(self, folder: Path) -> Tries:
        return self._trying.setdefault(folder, Tries(Outside(folder), self._clock))

    def _found(self, folder: Path, passphrase: str | None, *, passing: bool = False) -> Desk:
        info = next((info for info in self.profiles() if info.folder == folder), None)
        desk = self._reopened(info, passphrase, signed_in=False, passing=passing) if info else None
        if desk is None:
            raise Rejected("not_found", what="profile")
        return desk

    def _reopened(
        self, info: ProfileInfo, passphrase: str | None, *, signed_in: bool, passing: bool = False
    ) -> Desk | None:
        with ExitStack() as undo:
            opened = self._unlocked(info, passphrase)
            undo.callback(opened.close)
            tokens = unlocking.tokens(opened.store, passing=passing)
            known = opened.store.meta.load()
            if known is None or (signed_in and tokens.load() is None):
                return None
            meta, account = known
            client = late_client(partial(self._connect, info.server, tokens, self._clock))
            undo.callback(client.close)
            lease = Lease(opened.store.views, self._clock)
            try:
                meta = unlocking.permitted(lease, meta, client, signed_in=tokens.load() is not None)
            except SignInNeeded as error:
                if error.reason != "erase":
                    raise
                waiting = len(opened.store.outbox.rows())
                undo.close()
                self._erase_at_once(opened.profile)
                raise SignInNeeded("erase", count=waiting) from error
            desk = self._desk(info.server, opened, client, meta, account)
            undo.pop_all()
            return desk

    def _erase_at_once(self, profile: Profile) -> None:
        profile.forget_copy(self._keeper_factory())
        profile.erase(insist=True)
        self._erased(profile.folder)

    def _erased(self, folder: Path) -> None:
        """What else knows of it: what was set aside before, and the settings."""
        for aside in asides_of(folder):
            erase_closed(aside, self._keeper_factory(), insist=True)
        if self._preferences.settings.last_profile == folder.name:
            self._preferences.change(last_profile="", last_login="", stay_signed_in=False)

    def _desk(self, origin: str, opened: Opened, client: Client, meta: Meta, account: Account) -> Desk:
        store = opened.store
        profile = opened.profile
        lease = Lease(store.views, self._clock)
        sync = Sync(
            store, client, self._clock, meta, account, lease=lease, counted=profile.outside.note_unsent
        )
        presence = Presence(
            client, self._clock, lambda: CAPABILITY in sync.meta.capabilities, lambda: sync.status.online
        )
        preferences = self._preferences
        reports = Reports(store, client)
        recordings = late(partial(make_recordings, store, client, self._clock))
        over = lambda row: sync.over(presence.over(row))  # noqa: E731
        results = late_results(partial(make_results, store.exams, meta.vocabulary, over), store.exams, over)
        rest = (results, sync, client, self._clock, lambda: preferences.settings)
        speaking = (lambda: preferences.settings.undo_seconds, sync.recount)
        return Desk(
            server=origin,
            account=account,
            results=results,
            reports=reports,
            decisions=Decisions(store, self._clock, lambda: sync.meta, *speaking),
            batches=Batches(store, self._clock, lambda: sync.meta, account, *speaking),
            recordings=recordings,
            downloads=late(partial(make_downloads, store, reports, recordings, *rest)),
            pictures=late(partial(make_pictures, recordings)),
            films=late(partial(make_films, store, recordings)),
            sync=sync,
            presence=presence,
            watched=Watched(store),
            lease=lease,
            guard=Guard(profile, self._tries(profile.folder), self._keeper_factory),
            views=store.views,
            client=client,
            opened=opened,
        )

    def _remember(self, origin: str, login: str, profile: Profile, stay: bool) -> None:
        settings = self._preferences.settings
        others = tuple(server for server in settings.servers if server != origin)
        self._preferences.change(
            servers=(origin, *others)[:10],
            last_login=login,
            last_profile=profile.folder.name,
            stay_signed_in=stay,
        )

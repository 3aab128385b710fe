"""An institution in bad weather: a real server, a proxy that misbehaves before it, two proctors who judge the
same exams on computers of their own, and an admin. What each of them was told is kept, and at the end
compared with the server's log (`support.judged`).

Every decision, note and mark carries a *word* of its own, so that it is known again whatever key it goes
under.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from support.fault_proxy import Choose, FaultProxy, fair
from support.working import copy_of
from support.world import PASSWORD, START_MS, packaged

from oes_desktop.domain.acts import Act, ActKind, ActState, Fate, OutboxRow
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError, SignInNeeded, Unreachable
from oes_desktop.domain.models import Violation
from oes_desktop.paths import Folders
from oes_desktop.server import acts, tables
from oes_desktop.server.config import Faults, ServerConfig
from oes_desktop.server.rights import Caller
from oes_desktop.server.running import Running
from oes_desktop.services.desk import Desk
from oes_desktop.services.preferences import Preferences
from oes_desktop.services.session import Session
from oes_desktop.store.secrets import MemoryKeeper
from oes_desktop.wire import structs

GROUPS = ("ИС-21-2", "ИС-21-3")
PROCTORS = ("aliya", "berik")
_RESULT = msgspec.json.Decoder(structs.ActResultBody)
OPEN = (ActState.WAITING, ActState.SENDING)


@dataclass
class Told:
    """What a proctor was told of one word. `fate`: saved, delivered or given up. `asked_for`: sent again by
    her own wish, over what stands. `order`: its place in the outbox (0: none any more that counts)."""

    word: str
    act: Act
    order: int
    fate: str = "saved"
    asked_for: bool = False


@dataclass
class Proctor:
    """One proctor at her computer. Whatever changes her outbox goes through `does` or `sync`."""

    login: str
    url: str
    home: Path
    clock: ManualClock
    keeper: MemoryKeeper
    told: dict[str, Told] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)  # of acts, and the word each of them says
    desk: Desk = field(init=False)

    def open(self) -> Proctor:
        """Start the program again, from what is on the disk."""
        folders = Folders(*(self.home / name for name in ("config", "profiles", "cache", "logs")))
        preferences = Preferences(folders.config)
        self.session = Session(folders, preferences, self.clock, keeper_factory=lambda: self.keeper)
        try:
            desk = self.session.resume()
            if desk is None:
                (profile,) = self.session.profiles()
                desk = self.session.open_offline(profile.folder)
        except SignInNeeded:  # the server was not heard for longer than it allows, by this computer's clock
            desk = self._signed_in()
        self.desk = desk
        return self

    def _signed_in(self) -> Desk:
        """As often as a failing server makes her."""
        for _ in range(100):
            with suppress(Unreachable):
                return self.session.sign_in(self.url, self.login, PASSWORD, stay=True)
        raise AssertionError("nobody can sign in")

    def restart(self) -> None:
        before = self.desk.decisions.outbox()
        self.desk.close()
        self.open()
        assert [row.act for row in self.desk.decisions.outbox()] == [row.act for row in before]
        assert self.desk.restored == 0

    def sign_in(self) -> None:
        """The same person again, on the same profile. Raises what the network raises."""
        self.desk.close()
        try:
            self.desk = self.session.sign_in(self.url, self.login, PASSWORD, stay=True)
        except OesError:
            self.open()
            raise

    @property
    def outbox(self) -> list[OutboxRow]:
        return self.desk.decisions.outbox()

    @property
    def unanswered(self) -> list[OutboxRow]:
        """What only the server can settle: not what waits behind a conflict of the same exam, which is hers
        to settle."""
        rows = self.outbox
        met = {row.act.exam_id for row in rows if row.state is ActState.CONFLICT}
        return [row for row in rows if row.state in OPEN and (row.attempts or row.act.exam_id not in met)]

    def does(self, operation: Callable[[], object], *, asked_for: bool = False) -> None:
        """An act of her own hands: what leaves the outbox now was given up."""
        with self.watched("given up", asked_for=asked_for):
            operation()

    def sync(self, told: Callable[[Changes], None] | None = None) -> None:
        """What leaves the outbox now was taken by the server."""
        with self.watched("delivered"):
            self.desk.sync.run_once(told=told)

    @contextmanager
    def watched(self, left: str, *, asked_for: bool = False) -> Iterator[None]:
        before = {word_of(row.act) for row in self.outbox}
        try:
            yield
        finally:
            now = {word_of(row.act): row for row in self.outbox}
            for word in before - now.keys():
                if word in self.told:
                    self.told[word].fate = self._shown(word, left)
            for word, row in now.items():
                self.keys[row.act.id] = word
                if word:
                    self._note(word, row, asked_for)

    def _shown(self, word: str, left: str) -> str:
        """What her own list says of a word that left the outbox, which must fit to how it left."""
        fates = {each.became for each in self.desk.opened.store.own_acts.rows() if word_of(each.act) == word}
        if Fate.ACCEPTED in fates:
            assert left == "delivered", f"{word} was taken by the server while nobody sent anything"
            return "delivered"
        assert left == "given up" or Fate.REPLACED in fates, f"{word} left the outbox, its list says {fates}"
        return "given up"

    def _note(self, word: str, row: OutboxRow, asked_for: bool) -> None:
        """Under another id the same words are another act, which has no place among those before."""
        known = self.told.get(word)
        if known is None:
            self.told[word] = Told(word, row.act, row.number)
        elif known.act.id != row.act.id:
            again = known.asked_for or asked_for
            self.told[word] = Told(word, row.act, 0, asked_for=again)
        else:
            known.order = row.number if known.order else 0
            known.fate = "saved"


def word_of(act: Act) -> str:
    """What makes this act known again; '' for acts without words."""
    body = act.body
    word = str(body.get("comment") or body.get("note") or body.get("text") or "")
    return f"{word} removed" if body.get("removed") else word


@dataclass(frozen=True)
class Logged:
    """One row of the server's log of acts."""

    number: int
    exam_id: str
    kind: str
    target: str
    value: str
    word: str
    by_id: str
    by: str
    at_ms: int
    base: int
    version: int  # that it made; 0 for a refusal
    key: str
    status: int


class Template:
    """An institution and its proctors as they are on a quiet morning, made once and copied for each example;
    the address (of the proxy) stays."""

    def __init__(self, folder: Path, exams: int = 4) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.proxy = FaultProxy("")
        self.keepers = {login: MemoryKeeper() for login in PROCTORS}
        self.exams: list[str] = []
        with Running(ServerConfig(folder / "server"), ManualClock(START_MS)) as running:
            self.proxy.target = running.url
            accounts = running.institution.accounts
            for login in PROCTORS:
                rights = ["archive"] if login == "berik" else []
                accounts.add_user(login, PASSWORD, name=login.title(), groups=GROUPS, rights=rights)
            chief = accounts.add_user("chief", PASSWORD, name="Chief", role="admin")
            self.chief = Caller(chief.user_id, "chief", "Chief", "admin")
            for number in range(exams):
                self.exams.append(self._put(running, number))
            for login in PROCTORS:
                self._first_day(login)

    @staticmethod
    def _put(running: Running, number: int) -> str:
        violations = tuple(
            Violation(f"v{each}", "focus_lost", START_MS + 5_000 * each, 4_000, 2) for each in (1, 2)
        )
        exam = packaged(f"e{number}", group=GROUPS[number % len(GROUPS)], violations=violations)
        catalogue = running.institution.catalogue
        catalogue.put_exam(exam, [], [])
        found = catalogue.exam_id(exam.system, exam.id)
        assert found is not None
        return found

    def _first_day(self, login: str) -> None:
        home = self.folder / login
        folders = Folders(*(home / name for name in ("config", "profiles", "cache", "logs")))
        clock = ManualClock(START_MS)
        session = Session(
            folders, Preferences(folders.config), clock, keeper_factory=lambda: self.keepers[login]
        )
        desk = session.sign_in(self.proxy.url, login, PASSWORD, stay=True)
        desk.sync.run_once()
        for exam_id in self.exams[:40]:
            desk.reports.open(exam_id)
        desk.close()

    def close(self) -> None:
        self.proxy.__exit__()


class Storm:
    """One example: a copy of the template that runs in `folder`."""

    def __init__(self, template: Template, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.template, self.folder, self.proxy = template, folder, template.proxy
        self.exams, self.chief = template.exams, template.chief
        self.proxy.asked.clear()
        self.proxy.answers.clear()
        self.proxy.late.clear()
        self.clock = ManualClock(START_MS)
        self.words = 0
        for part in ("server", *PROCTORS):
            copy_of(template.folder / part, folder / part)
        self.running = self._serve(Faults())
        self.proctors = {
            login: Proctor(
                login, self.proxy.url, folder / login, ManualClock(START_MS), template.keepers[login]
            ).open()
            for login in PROCTORS
        }

    def close(self) -> None:
        for proctor in self.proctors.values():
            proctor.desk.close()
        self.proxy.let_go()
        self.running.stop()

    def word(self) -> str:
        self.words += 1
        return f"word-{self.words}"

    # What happens around the proctors

    @contextmanager
    def weather(self, choose: Choose) -> Iterator[None]:
        self.proxy.choose = choose
        try:
            yield
        finally:
            self.proxy.choose = fair

    def restart_server(
        self, faults: Faults = Faults(), before: Callable[[Path], None] = lambda _: None
    ) -> None:
        """`before`: what happens to its catalogue meanwhile."""
        catalogue = self.running.config.database
        self.running.stop()
        before(catalogue)
        self.running = self._serve(faults)

    def _serve(self, faults: Faults) -> Running:
        running = Running(ServerConfig(self.folder / "server", faults=faults), self.clock)
        running.__enter__()
        self.proxy.target = running.url
        return running

    def pass_time(self, seconds: float) -> None:
        for clock in (self.clock, *(proctor.clock for proctor in self.proctors.values())):
            clock.advance(seconds)

    def set_groups(self, login: str, groups: tuple[str, ...]) -> None:
        self.running.institution.accounts.set_groups(login, groups)

    def sign_out_everywhere(self, login: str) -> None:
        accounts = self.running.institution.accounts
        accounts.disable(login)
        accounts.disable(login, False)

    def chief_says(self, exam_id: str, kind: ActKind, body: Any) -> None:
        """The admin works beside the server: her acts always arrive, on the version that stands."""
        catalogue = self.running.institution.catalogue
        version = catalogue.report(self.chief, exam_id).exam.version
        key = f"chief-{self.word()}"
        catalogue.perform(self.chief, acts.Call(kind, exam_id, "", key, version, body))

    def archive(self, exam_id: str, archived: bool) -> None:
        self.chief_says(exam_id, ActKind.ARCHIVED, structs.ArchivedBody(archived))

    def chief_decides(self, exam_id: str) -> None:
        self.chief_says(
            exam_id, ActKind.DECISION, structs.DecideBody("disputed", comment=f"chief {self.word()}")
        )

    # The end of the storm

    def calm(self, rounds: int = 40) -> None:
        """Faults stop, and everybody pushes until nothing waits (I5)."""
        self.restart_server()
        self.proxy.choose = fair
        self.proxy.connect()
        for proctor in self.proctors.values():
            for _ in range(rounds):
                proctor.sync()
                if isinstance(proctor.desk.sync.status.trouble, SignInNeeded):
                    proctor.sign_in()
                elif not proctor.unanswered and proctor.desk.sync.status.trouble is None:
                    break
                self.pass_time(400)
            assert proctor.desk.sync.status.trouble is None
            waits = [(word_of(row.act), row) for row in proctor.unanswered]
            assert not waits, f"faults stopped, and still something waits (I5): {waits}, {proctor.outbox}"
        for _ in range(rounds):  # what the others sent meanwhile, and what waited behind a conflict
            sent = len(self.log())
            for proctor in self.proctors.values():
                proctor.sync()
            if len(self.log()) == sent:
                return
        raise AssertionError("faults stopped, and still something is sent (I5)")

    def deliver_late(self) -> None:
        """Every act that was ever on the wire arrives once more, under a sign-in that is good and with every
        right given: what the proctor was told must stay true."""
        for exam_id in self.exams:
            if self.running.institution.catalogue.report(self.chief, exam_id).exam.archived:
                self.archive(exam_id, False)
        for login in PROCTORS:
            self.set_groups(login, GROUPS)
        access = {login: self._access(login) for login in PROCTORS}
        who = {login: proctor.keys for login, proctor in self.proctors.items()}
        for asked in [asked for asked in self.proxy.asked if asked.writes]:
            for login, keys in who.items():
                if any(key.encode() in asked.raw for key in keys):
                    token = f"Bearer {access[login]}".encode()
                    old = asked.headers["authorization"].encode()
                    self.proxy.deliver_late(replace(asked, raw=asked.raw.replace(old, token)))

    def _access(self, login: str) -> str:
        return self.running.institution.sessions.sign_in(login, PASSWORD, "", "").access

    def log(self) -> list[Logged]:
        with self.running.institution.catalogue.database.read() as connection:
            rows = connection.execute(sa.select(tables.acts).order_by(tables.acts.c.number)).all()
        return [_logged(row._mapping) for row in rows]


def _logged(row: Mapping[str, Any]) -> Logged:
    version = 0
    if row["status"] == 200:
        version = _RESULT.decode(row["answer"]).exam.version
    word = row["comment"]
    if row["act"] == ActKind.MARK and row["value"] == "removed":
        word = f"{word} removed"
    names = ("number", "exam_id", "act", "target", "value")
    rest = ("by_id", "by_name", "at_ms", "base_version")
    return Logged(
        *(row[name] for name in names),
        word,
        *(row[name] for name in rest),
        version,
        row["key"],
        row["status"],
    )

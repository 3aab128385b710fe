"""Every call of the OES review API, as blocking methods that take and return nouns of `domain`.

It knows paths and headers of the contract; what a failure means it leaves to `failures`, who is signed in to
`auth`, which bytes may be believed to `media`. Any method raises `OesError` and nothing else: `Unreachable`,
`SignInNeeded`, `Forbidden`, `Rejected`, `Conflict`. Thread-safe. Tokens never leave the server's own origin.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx
import msgspec

from oes_desktop.api import answers, attest, batch, events, media, translate
from oes_desktop.api.auth import Auth, MemoryTokens, TokenKeeper
from oes_desktop.api.connections import MOST_HOPS, Connections
from oes_desktop.api.failures import media_type, refusal, translated
from oes_desktop.api.translate import checked_id
from oes_desktop.api.waiting import cancelled_by
from oes_desktop.domain.account import Account, Tokens
from oes_desktop.domain.acts import Act
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock, ms_from_datetime
from oes_desktop.domain.errors import Forbidden, OesError, Rejected, SignInNeeded, TooNew, Unreachable
from oes_desktop.domain.manifest import Attestation, Entry, RecordingDigest
from oes_desktop.domain.models import ExamRow, OpenExam, Report
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.wire import routes, structs
from oes_desktop.wire.attesting import AttestationBody

PAGE_ROWS = 2_000
CLOCK_MINUTES = 5  # a certificate's trouble is the clock's when it is off by more
_REPEATABLE = ("GET", "PUT", "DELETE")
_KEYED = (batch.CALL, attest.CALL)  # may be made twice though a POST: acts have keys, signing changes nothing


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of the delta feed. `removed`: (id, reason), reason being `removed` or `withdrawn`."""

    cursor: str
    more: bool
    rows: list[ExamRow]
    removed: list[tuple[str, str]]


class Client:
    """A server at `origin` (as `address.normalise` writes it). `tokens` keeps what proves who we are;
    without it they end with the client. `verify` and `transport` are for tests; the rest uses the system's
    certificates."""

    def __init__(
        self,
        origin: str,
        tokens: TokenKeeper | None,
        clock: Clock,
        *,
        verify: ssl.SSLContext | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.origin = origin
        self._clock = clock
        self._net = Connections(origin, verify, transport)
        self._auth = Auth(tokens or MemoryTokens(), self._exchange, self._who)
        self._too_new: TooNew | None = None
        self._skew_ms = 0

    @property
    def skew_ms(self) -> int:
        """How far the server's clock is ahead of this computer's, by its last answer."""
        return self._skew_ms

    @property
    def too_new(self) -> TooNew | None:
        """Why nothing may be written to this server: its contract, at the last `meta`, was newer."""
        return self._too_new

    # Around calls: every wait of this thread ends with `Unreachable("cancelled")` once a `Cancel` is set.
    ended_by = staticmethod(cancelled_by)

    def close(self) -> None:
        """End every call that waits (`Unreachable("cancelled")`) and let go of the connections."""
        self._net.close()

    # Who is there, and who am I

    def meta(self) -> Meta:
        """Raises `Unreachable("not_oes")` when something else than an OES server answers."""
        try:
            body = self._json(routes.META, structs.MetaBody, "meta", signed=self._auth.tokens is not None)
        except Rejected as error:
            raise Unreachable("not_oes", host=self._net.host, detail=error.detail) from error
        found, known = (int(version.partition(".")[0]) for version in (body.version, routes.API_VERSION))
        newer = found > known
        self._too_new = TooNew("contract", found=body.version, known=routes.API_VERSION) if newer else None
        return translate.meta(body)

    def sign_in(self, login: str, password: str, device: str = "") -> Account:
        """Raises `SignInNeeded`: "wrong_password", "slow_down" (`retry_after_s`) or "disabled"."""
        asked = structs.LoginBody(login, password, device[:300])
        try:
            body = self._post(routes.LOGIN, asked, "sign in", structs.TokensBody)
        except SignInNeeded as error:
            if error.reason != "expired":
                raise
            raise SignInNeeded("wrong_password", detail=error.detail) from error
        assert body is not None
        self._auth.take(self._tokens(body))
        return translate.account(body.account)

    def sign_out(self, cancel: Cancel | None = None) -> None:
        """Forget the tokens, and tell the server if it can be told before `cancel` is set."""
        refresh = self._auth.drop()
        if refresh is None:
            return
        try:
            with cancelled_by(cancel):
                self._post(routes.LOGOUT, structs.RefreshBody(refresh), "sign out", None)
        except (Unreachable, SignInNeeded, Forbidden, Rejected):
            return  # the tokens are gone from this computer, and end on the server by themselves

    def tokens(self) -> Tokens | None:
        """What a sign-in gave, to be kept by whoever opens the profile. Never logged or shown."""
        return self._auth.tokens

    def recover(self, who: str) -> None:
        """Ask for a code by mail for a login or an e-mail address. The server answers the same for unknown
        ones."""
        self._post(routes.RECOVER, structs.RecoverBody(who), "recover", None)

    def reset(self, code: str, password: str) -> None:
        """Raises `SignInNeeded("wrong_code")` or `Rejected("weak_password")`."""
        self._post(routes.RESET, structs.ResetBody(code, password), "reset", None)

    # What there is to judge

    def changes(self, cursor: str, limit: int = PAGE_ROWS) -> FeedPage:
        """The page after `cursor` ('' from nothing). Raises `Rejected("gone")` for a cursor that is too
        old."""
        params = {"limit": str(limit), **({"cursor": cursor} if cursor else {})}
        path = f"{routes.CHANGES}?{httpx.QueryParams(params)}"
        body = self._json(path, structs.ChangesBody, "changes")
        ids = {exam.id for exam in body.exams}
        if len(ids) != len(body.exams):
            raise Rejected("bad_answer", call="changes", detail="an exam twice in one page")
        with translated("changes", self._net.host):
            rows = [translate.row(exam) for exam in body.exams]
        removed = [(item.id, item.reason) for item in body.removed if item.id not in ids]
        return FeedPage(body.cursor, body.more, rows, removed)

    def report(self, exam_id: str) -> Report:
        body = self._json(routes.report(checked_id(exam_id)), structs.ReportBody, "report")
        if body.exam.id != exam_id:
            raise Rejected("bad_answer", call="report", detail="another exam")
        with translated("report", self._net.host):
            return translate.report(body)

    def act(self, act: Act) -> ExamRow:
        """Send `act`; the row as it is now. Sending it again is safe: its id is the idempotency key. Raises
        `Conflict("decided_meanwhile")` with what stands there, `TooNew` before anything is sent to a server
        of a newer contract."""
        if self._too_new is not None:
            raise self._too_new
        headers = {routes.IDEMPOTENCY_KEY: act.id, "If-Match": routes.version_tag(act.base_version)}
        path, content = translate.act_path(act), translate.act_body(act)
        call = act.kind.value
        with self._answer("PUT", path, call, headers=headers, content=content) as response:
            body = answers.decoded(response, structs.ActResultBody, call, self._clock)
            if body.exam.id != act.exam_id:
                raise Rejected("bad_answer", call=call, detail="another exam")
            return translate.row(body.exam)

    def decide_many(self, acts: Sequence[Act]) -> dict[str, ExamRow | OesError]:
        """Send decisions on different exams in one call: by the act's id what `act` would have given or
        raised for it. Sending them again is safe. What concerns the call as a whole is raised; an act that
        the server left out of its answer is left out here."""
        if self._too_new is not None:
            raise self._too_new
        content = batch.content(acts)
        with self._answer("POST", routes.BATCH, batch.CALL, content=content) as response:
            body = answers.decoded(response, structs.BatchResultBody, batch.CALL, self._clock)
        return batch.answers_of(body, acts, self._net.host)

    def media(
        self, media_id: str, start: int, stop: int, *, sha256: str, size: int, cancel: Cancel | None = None
    ) -> bytes:
        """What `stream` gives, in one piece: for photos, and whatever else is small."""
        with self.stream(media_id, start, stop, sha256=sha256, size=size, cancel=cancel) as pieces:
            return b"".join(pieces)

    @contextmanager
    def stream(
        self,
        media_id: str,
        start: int,
        stop: int,
        *,
        sha256: str,
        size: int,
        cancel: Cancel | None = None,
        download: bool = False,
    ) -> Iterator[Iterator[bytes]]:
        """Bytes [start, stop), at most 4 MiB, of the recording or photo that is (`media_id`, `sha256`,
        `size`), in pieces as they come; see `media.stream`. They end early when the connection broke: ask
        again for the rest. Within a fifth of a second after `cancel` the connection is closed. `download`:
        by connections of their own, so that nobody who watches waits for them.
        """
        wanted, path = media.Slice(start, stop, size, sha256), routes.media(checked_id(media_id))
        with self._net.media_pool(download, cancel) as http:
            ask = lambda headers: self._answer("GET", path, "media", http=http, headers=headers)  # noqa: E731
            with media.stream(ask, wanted, self._net.is_own, self._clock, cancel) as pieces:
                yield pieces

    def attest(
        self, exam_id: str, manifest: str, entries: Sequence[Entry], recordings: Sequence[RecordingDigest]
    ) -> Attestation:
        """Have an appeal package signed (see `attest`). For servers with the capability `attest`."""
        content = attest.content(manifest, entries, recordings)
        with self._answer(
            "POST", routes.attestation(checked_id(exam_id)), attest.CALL, content=content
        ) as response:
            return attest.answer(answers.decoded(response, AttestationBody, attest.CALL, self._clock))

    def open_exams(self) -> list[OpenExam]:
        """Which exams somebody else has open. For servers with the capability `presence`."""
        body = self._json(routes.OPEN_EXAMS, structs.OpenExamsBody, "open exams")
        with translated("open exams", self._net.host):
            return [translate.open_exam(item) for item in body.exams]

    def say_open(self, exam_id: str, *, still: bool) -> None:
        """Tell others that the report is open here (again within 90 s), or not any more."""
        with self._answer("PUT" if still else "DELETE", routes.open_exam(checked_id(exam_id)), "open"):
            pass

    def listen(
        self, cancel: Cancel, told: Callable[[str], None], presence: Callable[[], None] = lambda: None
    ) -> None:
        """Read the event stream: `told('')` once it is open, then with the cursor of every change, and
        `presence()` when somebody opened or closed a report. Blocks until the stream ends or `cancel` is set,
        and always ends by `Unreachable` (or another refusal); 45 s without a heartbeat count as the end."""
        headers = {"Accept": "text/event-stream", "Cache-Control": "no-store"}
        with (
            cancelled_by(cancel),
            self._answer("GET", routes.EVENTS, "events", http=self._net.events, headers=headers) as response,
        ):
            if media_type(response.headers) != "text/event-stream":
                raise Unreachable("not_oes", host=self._net.host)
            told("")
            for event, cursor in events.told(events.lines(response.iter_bytes())):
                presence() if event == events.PRESENCE else told(cursor)
        raise Unreachable("cut", host=self._net.host)

    # How a call is made

    def _json(self, path: str, kind: type[answers.T], call: str, *, signed: bool = True) -> answers.T:
        with self._answer("GET", path, call, signed=signed) as response:
            return answers.decoded(response, kind, call, self._clock)

    def _post(
        self, path: str, body: msgspec.Struct, call: str, kind: type[structs.TokensBody] | None
    ) -> structs.TokensBody | None:
        with self._answer("POST", path, call, signed=False, content=_encoded(body, call)) as response:
            if kind is not None:
                return answers.decoded(response, kind, call, self._clock)
            if media_type(response.headers) == "text/html":
                raise Unreachable("not_oes", host=self._net.host)
            answers.body(response, answers.MOST_PROBLEM, call, self._clock)
            return None

    def _exchange(self, refresh: str) -> Tokens:
        body = self._post(routes.REFRESH, structs.RefreshBody(refresh), "refresh", structs.TokensBody)
        assert body is not None
        return self._tokens(body)

    def _who(self) -> str:
        return self._json(routes.META, structs.MetaBody, "meta", signed=False).server_id

    def _tokens(self, body: structs.TokensBody) -> Tokens:
        return Tokens(body.access, body.refresh, self._clock.now_ms() + body.expires_in * 1000)

    @contextmanager
    def _answer(
        self,
        method: str,
        path: str,
        call: str,
        *,
        signed: bool = True,
        http: httpx.Client | None = None,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> Iterator[httpx.Response]:
        """A successful answer, its body unread; closed at the end. Everything else is an `OesError`."""
        request = _Request(method, call, signed, http or self._net.api, headers or {}, content)
        with self._net.used(), self._clock_named(), translated(call, self._net.host):
            response = self._followed(request, path)
            try:
                if not response.is_success:
                    raise self._refused(request, response)
                yield response
            finally:
                response.close()

    def _followed(self, request: _Request, path: str) -> httpx.Response:
        """The answer at the end of the redirects, which only media may follow to another host."""
        url = self._net.origin.join(path)
        for _ in range(MOST_HOPS + 1):
            response = self._authorised(request, url)
            if not response.has_redirect_location:
                return response
            answers.let_go(response, request.call, self._clock)
            if request.method != "GET" and response.status_code not in (307, 308):
                break
            url = self._net.redirected(response, elsewhere=request.call == "media")
        raise Unreachable("redirected", host=url.host)

    def _authorised(self, request: _Request, url: httpx.URL) -> httpx.Response:
        """Send, with the token on our own origin; a 401 is answered by one renewal and one repetition."""
        if not (request.signed and self._net.is_own(url)):
            return self._sent(request, url, {})
        access = self._auth.access()
        response = self._sent(request, url, {"Authorization": f"Bearer {access}"})
        if response.status_code != 401 or media_type(response.headers) != routes.PROBLEM_TYPE:
            return response
        response.close()
        access = self._auth.renew(access)
        return self._sent(request, url, {"Authorization": f"Bearer {access}"})

    def _sent(self, request: _Request, url: httpx.URL, extra: dict[str, str]) -> httpx.Response:
        headers = {**request.headers, **extra}
        if request.content is not None:
            headers["Content-Type"] = "application/json"
        built = request.http.build_request(request.method, url, headers=headers, content=request.content)
        try:
            response = request.http.send(built, stream=True)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # a kept connection that had died meanwhile; these calls may be made twice
            if request.method not in _REPEATABLE and request.call not in _KEYED:
                raise
            response = request.http.send(built, stream=True)
        if self._net.is_own(url):
            self._note_clock(response)
        return response

    def _refused(self, request: _Request, response: httpx.Response) -> OesError:
        host, status = response.url.host, response.status_code
        if not self._net.is_own(response.url):
            # object storage: an address that expired, never a right that was withdrawn
            return (
                Rejected("changed", call="media", storage=1)
                if status == 416
                else Unreachable("busy", host=host, storage=1)
            )
        body = answers.body(response, answers.MOST_PROBLEM, request.call, self._clock)
        return refusal(request.call, host, status, response.headers, body)

    @contextmanager
    def _clock_named(self) -> Iterator[None]:
        """A certificate that is not valid now is the clock's fault when the clock is far off."""
        try:
            yield
        except Unreachable as error:
            if error.reason != "certificate_expired":
                raise
            minutes = self._net.clock_minutes(self._clock.now_ms())
            if minutes <= CLOCK_MINUTES:
                raise
            raise Unreachable("clock", host=self._net.host, minutes=minutes) from error

    def _note_clock(self, response: httpx.Response) -> None:
        with suppress(ValueError, TypeError, OverflowError):
            date = parsedate_to_datetime(response.headers.get("date", ""))
            self._skew_ms = ms_from_datetime(date) - self._clock.now_ms()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    call: str
    signed: bool
    http: httpx.Client
    headers: dict[str, str]
    content: bytes | None


def _encoded(body: msgspec.Struct, call: str) -> bytes:
    """The bytes of `body`, which must keep the limits of the contract: `Rejected("bad_input")`."""
    try:
        msgspec.convert(msgspec.to_builtins(body), type(body))
    except msgspec.ValidationError as error:
        raise Rejected("bad_input", call=call, detail=str(error).partition(" - ")[0]) from error
    return structs.encode(body)

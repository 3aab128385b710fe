"""Every body that crosses the wire, as strict structs.

Times are RFC 3339 UTC (`datetime` with a zone), durations seconds, sizes bytes, honesty percent. Unknown keys
are ignored (a newer server may say more); a wrong type or a missing key is refused with its path. Identifiers
used in a path of the API match `ID`: so no server can make the client build another path.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

END = r"$(?!\n)"  # as `$` of JSON Schema means it; that of Python passes over a last line break
ID = r"^[A-Za-z0-9_.:~-]{1,128}" + END
Id = Annotated[str, Meta(pattern=ID)]
Code = Annotated[str, Meta(min_length=1, max_length=64)]
Short = Annotated[str, Meta(max_length=300)]
Text = Annotated[str, Meta(max_length=10_000)]
Moment = Annotated[datetime, Meta(tz=True)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Seconds = Annotated[float, Meta(ge=0, le=10_000_000)]
Speed = Annotated[float, Meta(ge=0, le=100)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}" + END)]


class LabelBody(Struct, frozen=True, omit_defaults=True):
    ru: Short = ""
    kk: Short = ""
    en: Short = ""


class TermBody(Struct, frozen=True):
    code: Code
    label: LabelBody = LabelBody()


class DecisionTermBody(Struct, frozen=True):
    code: Code
    label: LabelBody = LabelBody()
    tone: Short = "none"
    comment_required: bool = False


class ReasonBody(Struct, frozen=True):
    code: Code
    label: LabelBody = LabelBody()
    decision: Short = ""


class KindBody(Struct, frozen=True):
    code: Code
    label: LabelBody = LabelBody()
    severity: Annotated[int, Meta(ge=1, le=3)] = 1
    weight: Annotated[float, Meta(ge=0, le=100)] = 0.0
    short: LabelBody = LabelBody()


class VocabularyBody(Struct, frozen=True):
    statuses: list[TermBody] = []
    decisions: list[DecisionTermBody] = []
    reasons: list[ReasonBody] = []
    kinds: list[KindBody] = []
    systems: list[TermBody] = []
    groups: list[Short] = []


class LimitsBody(Struct, frozen=True):
    """`offline_days`: how long a client may work without the server, if `offline_allowed`; `keep_days`: how
    long a recording may stay on a computer."""

    offline_days: Count = 30
    keep_days: Count = 30
    comment_letters: Count = 4000
    offline_allowed: bool = True


class MetaBody(Struct, frozen=True):
    """`GET /meta`, the only call that needs no sign-in beside those of `/auth`. Without a token the
    vocabulary has no groups. `signing_key`: the public Ed25519 key of a server with the capability `attest`,
    hex; '' without."""

    server_id: Id
    epoch: Id
    name: Short
    version: Annotated[str, Meta(pattern=r"^[0-9]{1,9}\.[0-9]{1,9}" + END)]
    time_zone: Short = "Asia/Almaty"
    capabilities: list[Code] = []
    vocabulary: VocabularyBody = msgspec.field(default_factory=VocabularyBody)
    limits: LimitsBody = LimitsBody()
    signing_key: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""


class LoginBody(Struct, frozen=True):
    login: Annotated[str, Meta(min_length=1, max_length=254)]
    password: Annotated[str, Meta(min_length=1, max_length=1024)]
    device: Short = ""


class AccountBody(Struct, frozen=True):
    id: Id
    login: Short
    name: Short
    role: Code
    rights: list[Code] = []


class TokensBody(Struct, frozen=True):
    """`expires_in` seconds is the life of the access token."""

    access: Annotated[str, Meta(min_length=16, max_length=512)]
    refresh: Annotated[str, Meta(min_length=16, max_length=512)]
    expires_in: Count
    account: AccountBody


class RefreshBody(Struct, frozen=True):
    """Also the body of `/auth/logout`. `device` may repeat what was said at sign-in; another one than then
    is taken as a stolen token."""

    refresh: Annotated[str, Meta(min_length=16, max_length=512)]
    device: Short = ""


class RecoverBody(Struct, frozen=True):
    """A login or an e-mail address; always answered 202."""

    who: Annotated[str, Meta(min_length=1, max_length=254)]


class ResetBody(Struct, frozen=True):
    code: Annotated[str, Meta(min_length=4, max_length=64)]
    password: Annotated[str, Meta(min_length=1, max_length=1024)]


class StudentBody(Struct, frozen=True):
    id: Short
    name: Text


class DecisionStateBody(Struct, frozen=True):
    value: Code
    by: Short = ""
    at: Moment | None = None
    reason: Short = ""
    comment: Text = ""


class ReviewedStateBody(Struct, frozen=True):
    by: Short
    at: Moment


class ExamBody(Struct, frozen=True):
    """A row of the feed. `strip`: hex of at most 64 bytes, one a bin: 0 none, else worst severity. `lost_at`:
    since when an exam in progress has no connection, null while it has one."""

    id: Id
    version: Count
    student: StudentBody
    group: Short
    exam: Text
    system: Code
    status: Code
    start: Moment | None = None
    end: Moment | None = None
    honesty: Percent | None = None
    pkn: bool = False
    archived: bool = False
    decision: DecisionStateBody = DecisionStateBody(value="undecided")
    reviewed: ReviewedStateBody | None = None
    attempts: Count = 0
    bytes: Count = 0
    kinds: dict[Code, Count] = {}
    strip: Annotated[str, Meta(pattern=r"^([0-9a-f]{2}){0,64}$")] = ""
    open_by: Short = ""
    lost_at: Moment | None = None


class RemovalBody(Struct, frozen=True):
    """`reason`: removed or withdrawn (the right to see it)."""

    id: Id
    reason: Code = "removed"


class ChangesBody(Struct, frozen=True):
    """A page of the feed. `more`: ask again at once with `cursor`."""

    cursor: Annotated[str, Meta(min_length=1, max_length=200)]
    more: bool
    exams: Annotated[list[ExamBody], Meta(max_length=5_000)] = []
    removed: Annotated[list[RemovalBody], Meta(max_length=5_000)] = []


class OpenExamBody(Struct, frozen=True):
    """An exam whose report somebody else has open: who (of several the first), and since when."""

    exam: Id
    by: Short
    since: Moment


class OpenExamsBody(Struct, frozen=True):
    """`GET /exams/open`: a courtesy, never a lock, and no part of the feed. Only exams that the caller may
    see, and never what she has open herself. A client says of a report that is open `PUT /exams/{id}/open`
    (no body), again within 90 s, and `DELETE` when it is closed. A server that has these calls names the
    capability `presence`."""

    exams: Annotated[list[OpenExamBody], Meta(max_length=20_000)] = []


class AttemptBody(Struct, frozen=True):
    number: Annotated[int, Meta(ge=1, le=10_000)]
    start: Moment
    end: Moment | None = None


class RecordingBody(Struct, frozen=True):
    """`duration` seconds of media; `start`/`end` by the wall clock; `blocks`: SHA-256 of every 4 MiB."""

    id: Id
    attempt: Annotated[int, Meta(ge=1, le=10_000)]
    kind: Code
    type: Short
    size: Count
    start: Moment
    end: Moment
    duration: Seconds
    sha256: Sha256
    blocks: Annotated[list[Sha256], Meta(max_length=20_000)] = []


class ViolationBody(Struct, frozen=True):
    id: Id
    kind: Code
    at: Moment
    duration: Seconds = 0.0
    severity: Annotated[int, Meta(ge=1, le=3)] = 1
    note: Text = ""
    label: Short = ""
    verdict: Code = "none"


class SnapshotBody(Struct, frozen=True):
    id: Id
    at: Moment
    source: Code
    type: Short
    size: Count
    sha256: Sha256


class SpanBody(Struct, frozen=True, array_like=True):
    """[from, to, speed]: seconds of a recording, and how many times the normal speed it went by; 0 for a
    picture that stood still. An older client says no speed."""

    start: Seconds
    end: Seconds
    speed: Speed = 1.0


class CoverageBody(Struct, frozen=True):
    """Which part of which recording was on the proctor's screen when she decided: a statement of the client,
    which nobody can check. Spans of one recording are in order and do not overlap."""

    recording: Id
    spans: Annotated[list[SpanBody], Meta(max_length=2_000)]


class HistoryBody(Struct, frozen=True):
    """`coverage`: of the latest decisions, what was on screen; of other acts never."""

    act: Code
    value: Short
    by: Short
    at: Moment
    target: Short = ""
    reason: Short = ""
    comment: Text = ""
    coverage: Annotated[list[CoverageBody], Meta(max_length=2_000)] = []


class MarkStateBody(Struct, frozen=True):
    """A proctor's own violation (`kind` set) or note, as the server keeps it. `by_id`: the account of who may
    change it."""

    id: Id
    at: Moment
    duration: Seconds = 0.0
    kind: Short = ""
    text: Text = ""
    by: Short = ""
    by_id: Short = ""


class ReportBody(Struct, frozen=True):
    exam: ExamBody
    attempts: Annotated[list[AttemptBody], Meta(max_length=10_000)] = []
    recordings: Annotated[list[RecordingBody], Meta(max_length=20_000)] = []
    violations: Annotated[list[ViolationBody], Meta(max_length=200_000)] = []
    snapshots: Annotated[list[SnapshotBody], Meta(max_length=50_000)] = []
    history: Annotated[list[HistoryBody], Meta(max_length=100_000)] = []
    marks: Annotated[list[MarkStateBody], Meta(max_length=10_000)] = []


class DecideBody(Struct, frozen=True):
    value: Code
    reason: Short = ""
    comment: Text = ""
    decided_at: Moment | None = None
    coverage: Annotated[list[CoverageBody], Meta(max_length=2_000)] = []


class VerdictBody(Struct, frozen=True):
    """`value`: confirmed, dismissed or none."""

    value: Code
    note: Text = ""


class ReviewedBody(Struct, frozen=True):
    reviewed: bool


class ArchivedBody(Struct, frozen=True):
    archived: bool


class MarkBody(Struct, frozen=True):
    """A proctor's own violation (`kind` set) or note, over a span of the exam. `removed` takes it back."""

    at: Moment
    duration: Seconds = 0.0
    kind: Short = ""
    text: Text = ""
    removed: bool = False


class ActResultBody(Struct, frozen=True):
    """The answer to every act: the row as it is now (its `version` is the new ETag)."""

    exam: ExamBody


class BatchItemBody(Struct, frozen=True):
    key: Annotated[str, Meta(min_length=8, max_length=64)]
    exam: Id
    version: Count
    decision: DecideBody


class BatchBody(Struct, frozen=True):
    items: Annotated[list[BatchItemBody], Meta(max_length=1_000)]


class BatchResultItemBody(Struct, frozen=True):
    """`status` is what the single call would have answered; `problem` its problem document."""

    key: Short
    status: int
    exam: ExamBody | None = None
    problem: ProblemBody | None = None


class BatchResultBody(Struct, frozen=True):
    items: list[BatchResultItemBody]


class ProblemBody(Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `type` is `urn:oes:<code>` for what the client tells apart; `exam` is the current row of a
    conflict; `path` names the place in a refused body."""

    type: Text = "about:blank"
    title: Text = ""
    status: int = 0
    detail: str = ""
    path: Text = ""
    exam: ExamBody | None = None


class EventBody(Struct, frozen=True):
    """`GET /events`, server-sent: `event: changed` with this as data; `event: presence` (data `{}`, at most
    one a second) when another `GET /exams/open` may be different; `: heartbeat` every 15 s."""

    cursor: Short


def encode(body: Struct) -> bytes:
    return msgspec.json.encode(body)


def fields_of(body: Struct) -> dict[str, Any]:
    """The body as JSON values, for a golden file."""
    return dict(msgspec.to_builtins(body))

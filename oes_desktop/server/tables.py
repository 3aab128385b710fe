"""The tables of the catalogue, in SQLAlchemy Core. Knows columns, no rules.

Times are integer ms UTC. `change` orders the feed: every row that a client must hear of has a number of its
own, from the one counter in `state`. `version` is the exam's, and rises with everything about it; `basis` is
the oldest version that an act may still be based on: acts and new content raise it, a violation that merely
arrives while the exam runs does not (else nobody could decide on a running exam).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    case,
    select,
)

from oes_desktop.domain.models import IN_PROGRESS

SCHEMA = 2

metadata = MetaData()


def _exam_key() -> Column[str]:
    return Column("exam_id", String, ForeignKey("exams.id", ondelete="CASCADE"), nullable=False)


# One row. `floor`: cursors older than this change number have lost removals and are refused. `secret` makes
# the successor of a refresh token from its predecessor.
state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schema", Integer, nullable=False),
    Column("server_id", String, nullable=False),
    Column("epoch", String, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("floor", BigInteger, nullable=False),
    Column("secret", LargeBinary, nullable=False),
)

exams = Table(
    "exams",
    metadata,
    Column("id", String, primary_key=True),
    Column("system", String, nullable=False),
    Column("source_id", String, nullable=False),
    Column("student_id", String, nullable=False),
    Column("student_name", String, nullable=False),
    Column("group_name", String, nullable=False),
    Column("exam", String, nullable=False),
    Column("status", String, nullable=False),
    Column("started_ms", BigInteger),
    Column("ended_ms", BigInteger),
    Column("honesty", Integer),
    Column("pkn", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("decision", String, nullable=False),
    Column("decided_by", String, nullable=False, default=""),
    Column("decided_ms", BigInteger),
    Column("reason", String, nullable=False, default=""),
    Column("comment", Text, nullable=False, default=""),
    Column("reviewed_by", String, nullable=False, default=""),
    Column("reviewed_ms", BigInteger),
    # Kept beside the exam so that a page of the feed is one query.
    Column("attempts", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("kinds", Text, nullable=False),  # JSON {code: count}
    Column("strip", String, nullable=False),  # hex
    Column("version", BigInteger, nullable=False),
    Column("basis", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False, unique=True),
    Column("content", String, nullable=False),  # SHA-256 of what was put: putting it again is no change
    UniqueConstraint("system", "source_id"),
    Index("exams_group_change", "group_name", "change"),
)

attempts = Table(
    "attempts",
    metadata,
    _exam_key(),
    Column("number", Integer, nullable=False),
    Column("started_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger),
    UniqueConstraint("exam_id", "number"),
)

# Since when an exam in progress has no connection: its newest attempt has ended; else NULL.
lost_ms = case(
    (
        exams.c.status == IN_PROGRESS,
        select(attempts.c.ended_ms)
        .where(attempts.c.exam_id == exams.c.id)
        .order_by(attempts.c.number.desc())
        .limit(1)
        .correlate(exams)
        .scalar_subquery(),
    )
).label("lost_ms")

media = Table(
    "media",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String, nullable=False),
    Column("blocks", Text, nullable=False),  # JSON list of SHA-256
)

# A recording or snapshot has an id of its own: several exams may show the same bytes, each under its right.
recordings = Table(
    "recordings",
    metadata,
    Column("id", String, primary_key=True),
    _exam_key(),
    Column("attempt", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("sha256", String, ForeignKey("media.sha256"), nullable=False),
    Column("started_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger, nullable=False),
    Column("duration_ms", BigInteger, nullable=False),
    Column("original_sha256", String, nullable=False),
    Index("recordings_exam", "exam_id"),
    Index("recordings_original", "original_sha256"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", String, primary_key=True),
    _exam_key(),
    Column("at_ms", BigInteger, nullable=False),
    Column("source", String, nullable=False),
    Column("sha256", String, ForeignKey("media.sha256"), nullable=False),
    Index("snapshots_exam", "exam_id"),
)

violations = Table(
    "violations",
    metadata,
    _exam_key(),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("duration_ms", BigInteger, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("label", String, nullable=False),
    Column("verdict", String, nullable=False),
    UniqueConstraint("exam_id", "id"),
)

marks = Table(
    "marks",
    metadata,
    _exam_key(),
    Column("id", String, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("duration_ms", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("by_id", String, nullable=False),
    Column("by_name", String, nullable=False),
    UniqueConstraint("exam_id", "id"),
)

# Every act that was judged, accepted (status 200) or refused for good, with its key and its answer: the
# history of an exam, and the reason why a key is recognised for ever. It outlives the exam.
acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("exam_id", String, nullable=False, index=True),
    Column("act", String, nullable=False),
    Column("target", String, nullable=False),
    Column("value", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("comment", Text, nullable=False),
    Column("coverage", Text, nullable=False),  # JSON, as it was sent
    Column("by_id", String, nullable=False),
    Column("by_name", String, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("said_ms", BigInteger),  # the client's clock when the proctor decided
    Column("base_version", BigInteger, nullable=False),
    Column("key", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    UniqueConstraint("by_id", "key"),
)

# An exam that somebody may still hold and must let go. `user_id` '' speaks to everybody of the group.
removals = Table(
    "removals",
    metadata,
    Column("change", BigInteger, primary_key=True),
    Column("exam_id", String, nullable=False),
    Column("group_name", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", String, primary_key=True),
    Column("login", String, nullable=False),
    Column("login_key", String, nullable=False, unique=True),  # case folded
    Column("name", String, nullable=False),
    Column("email", String, nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("rights", String, nullable=False),  # codes, comma between
    Column("password", String, nullable=False),  # PHC string
    Column("disabled", Boolean, nullable=False),
)

user_groups = Table(
    "user_groups",
    metadata,
    Column("user_id", String, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("group_name", String, primary_key=True),
)

# A sign-in on one device. Only hashes: whoever reads this table cannot speak for anybody.
families = Table(
    "families",
    metadata,
    Column("id", String, primary_key=True),
    Column("user_id", String, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("device", String, nullable=False),
    Column("current", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("used_ms", BigInteger, nullable=False),
    Column("ended", Boolean, nullable=False),
)

# Devices whose copy is to be erased: what their refresh token hashes to, so that nobody else is told.
erasures = Table(
    "erasures",
    metadata,
    Column("family_id", String, primary_key=True),
    Column("user_id", String, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("current", String, nullable=False),
    Column("previous", String, nullable=False),
    Column("asked_ms", BigInteger, nullable=False),
    Column("told_ms", BigInteger),
)
access_tokens = Table(
    "access_tokens",
    metadata,
    Column("hash", String, primary_key=True),
    Column("family_id", String, ForeignKey("families.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_ms", Float, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("hash", String, primary_key=True),
    Column("user_id", String, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
)

"""Paths and header names of the OES review API v1."""

from __future__ import annotations

API_VERSION = "1.0"
PREFIX = "/api/v1"

META = f"{PREFIX}/meta"
LOGIN = f"{PREFIX}/auth/login"
REFRESH = f"{PREFIX}/auth/refresh"
LOGOUT = f"{PREFIX}/auth/logout"
RECOVER = f"{PREFIX}/auth/recover"
RESET = f"{PREFIX}/auth/reset"
CHANGES = f"{PREFIX}/exams/changes"
OPEN_EXAMS = f"{PREFIX}/exams/open"
BATCH = f"{PREFIX}/decisions/batch"
EVENTS = f"{PREFIX}/events"

IDEMPOTENCY_KEY = "Idempotency-Key"
IDEMPOTENCY_REPLAYED = "Idempotency-Replayed"
REPR_DIGEST = "Repr-Digest"
PROBLEM_TYPE = "application/problem+json"

PAGE_ROWS = 5_000  # most rows of one page of the feed
BATCH_ITEMS = 1_000
BLOCK_BYTES = 4 * 1024 * 1024  # a recording's SHA-256 blocks, and the largest slice asked for


def report(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/report"


def open_exam(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/open"


def decision(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/decision"


def verdict(exam_id: str, violation_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/violations/{violation_id}/verdict"


def reviewed(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/reviewed"


def archived(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/archived"


def mark(exam_id: str, mark_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/marks/{mark_id}"


def attestation(exam_id: str) -> str:
    return f"{PREFIX}/exams/{exam_id}/attestation"


def media(media_id: str) -> str:
    return f"{PREFIX}/media/{media_id}"


def version_tag(version: int) -> str:
    """The ETag of an exam, and the If-Match of an act upon it."""
    return f'"v{version}"'

"""Refusals of the server, as RFC 9457 problem documents. The codes and their statuses are the contract's
(`wire/codes.py`). Knows no framework; `refusals` turns them into answers."""

from __future__ import annotations

from oes_desktop.wire import codes
from oes_desktop.wire.structs import ExamBody, ProblemBody

TITLES = {
    "bad_input": "The request does not fit the contract",
    "key_missing": "An act needs an Idempotency-Key of 8 to 64 characters",
    "wrong_code": "The code is unknown, used or too old",
    "wrong_password": "Login or password is wrong",
    "expired": "Sign in, or refresh the token",
    "disabled": "The account is disabled",
    "erase": "This device was taken back: its copy is to be erased",
    "no_right": "This account may not do that",
    "not_found": "There is no such thing",
    "wrong_method": "This address does not take that method",
    "in_progress": "The same act is being worked on",
    "cursor_too_old": "The cursor cannot be continued: fetch the full list",
    "archived": "The exam is archived",
    "media_gone": "The bytes of this recording are not there",
    "conflict": "The exam was judged or changed meanwhile",
    "too_large": "The body is too large",
    "bad_range": "The recording has no such range",
    "unprocessable": "The value is not one of this server",
    "key_reused": "The key was used for another act",
    "comment_required": "This decision needs a comment",
    "weak_password": "The password is too short or too common",
    "version_missing": "Name the version of the exam that was seen in If-Match",
    "slow_down": "Too many attempts: wait",
    "broken": "The server failed",
    "busy": "The server is busy",
}


class Problem(Exception):
    """One refusal of a call. `exam`: the row as it stands (a conflict); `retry_s`: when to come again."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        path: str = "",
        exam: ExamBody | None = None,
        retry_s: float | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.code, self.detail, self.path, self.exam = code, detail, path, exam
        self.headers = dict(headers or {})
        if retry_s is not None:
            self.headers["Retry-After"] = str(max(1, round(retry_s)))
        if self.status == 401:
            self.headers["WWW-Authenticate"] = "Bearer"

    @property
    def status(self) -> int:
        return codes.STATUS[self.code]

    def body(self) -> ProblemBody:
        return ProblemBody(
            type=codes.PREFIX + self.code,
            title=TITLES[self.code],
            status=self.status,
            detail=self.detail,
            path=self.path,
            exam=self.exam,
        )

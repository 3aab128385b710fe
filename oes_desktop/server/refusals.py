"""Every error of a call becomes a problem document here. What is not an expected error is logged and answered
by a bare 500: no detail ever leaves."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import (
    HTTPException,
    InternalServerException,
    MethodNotAllowedException,
    NotFoundException,
)
from litestar.types import ExceptionHandlersMap

from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected
from oes_desktop.server.problems import Problem
from oes_desktop.wire import codes
from oes_desktop.wire.routes import PROBLEM_TYPE
from oes_desktop.wire.structs import encode

_log = logging.getLogger(__name__)
_HUNG_UP = "client disconnected prematurely"  # the framework's words: part of the body never came


def problem_of(error: Exception) -> Problem:
    """The problem that stands for `error`; an unexpected one is logged here, once."""
    if isinstance(error, Problem):
        return error
    found = _of_ours(error) if isinstance(error, OesError) else _of_framework(error)
    if found is None:
        _log.error("A call failed", exc_info=error)
    return found or Problem("broken")


def _of_ours(error: OesError) -> Problem | None:
    if isinstance(error, DiskTrouble):
        _log.warning("The disk or the catalogue does not answer: %s", error.reason)
        return Problem("busy", retry_s=1)
    if isinstance(error, Rejected):
        code = error.reason if error.reason in codes.STATUS else "bad_input"
        return Problem(code, str(error.facts.get("what", "")), path=str(error.facts.get("path", "")))
    return None


def _of_framework(error: Exception) -> Problem | None:
    if isinstance(error, MethodNotAllowedException):
        return Problem("wrong_method", headers=dict(error.headers or {}))
    if isinstance(error, InternalServerException) and error.detail == _HUNG_UP:
        return Problem("bad_input")  # nobody hears it
    if isinstance(error, NotFoundException):
        return Problem("not_found")
    if isinstance(error, HTTPException) and error.status_code == codes.STATUS["too_large"]:
        return Problem("too_large")
    if isinstance(error, HTTPException) and 400 <= error.status_code < 500:
        return _of_input(error)
    return None


def _of_input(error: HTTPException) -> Problem:
    """A parameter or a header that does not fit, or no body at all; the others are refused by `strict`."""
    if isinstance(error.extra, list) and error.extra and isinstance(error.extra[0], dict):
        first: dict[str, Any] = error.extra[0]
        where = str(first.get("key", ""))
        return Problem("bad_input", str(first.get("message", "")), path="" if where == "data" else where)
    return Problem("bad_input")


def answer(_request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Litestar's exception handler for everything."""
    problem = problem_of(error)
    return Response(
        encode(problem.body()),
        status_code=problem.status,
        media_type=PROBLEM_TYPE,
        headers={"Cache-Control": "no-store", **problem.headers},
    )


HANDLERS: ExceptionHandlersMap = {Exception: answer}

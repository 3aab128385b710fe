"""What proctors do: one call an act, each with a key and the version that was seen; and many decisions in one
call."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from litestar import Response, post, put
from litestar.params import FromPath, HeaderParameter, JSONBody

from oes_desktop.domain.acts import ActKind
from oes_desktop.domain.errors import OesError
from oes_desktop.server.acts import Answer, Body, Call
from oes_desktop.server.institution import Institution
from oes_desktop.server.problems import Problem
from oes_desktop.server.refusals import problem_of
from oes_desktop.server.rights import Caller
from oes_desktop.server.routes.signed_in import By, House, signed_in
from oes_desktop.wire import routes, structs

Key = Annotated[str, HeaderParameter(name=routes.IDEMPOTENCY_KEY)]
Version = Annotated[str, HeaderParameter(name="If-Match")]
Done = Response[structs.ActResultBody]

_KEY = re.compile(r"[A-Za-z0-9_.:~-]{8,64}")
_VERSION = re.compile(r'"v?(\d{1,16})"', re.ASCII)
_BATCH_BYTES = 20_000_000


@put(routes.decision("{exam_id:str}"), guards=[signed_in], sync_to_thread=True)
def decide(
    exam_id: FromPath[str],
    data: JSONBody[structs.DecideBody],
    caller: By,
    institution: House,
    key: Key = "",
    version: Version = "",
) -> Done:
    return _perform(institution, caller, ActKind.DECISION, exam_id, "", data, key, version)


@put(routes.verdict("{exam_id:str}", "{violation_id:str}"), guards=[signed_in], sync_to_thread=True)
def judge_violation(
    exam_id: FromPath[str],
    violation_id: FromPath[str],
    data: JSONBody[structs.VerdictBody],
    caller: By,
    institution: House,
    key: Key = "",
    version: Version = "",
) -> Done:
    return _perform(institution, caller, ActKind.VERDICT, exam_id, violation_id, data, key, version)


@put(routes.reviewed("{exam_id:str}"), guards=[signed_in], sync_to_thread=True)
def review(
    exam_id: FromPath[str],
    data: JSONBody[structs.ReviewedBody],
    caller: By,
    institution: House,
    key: Key = "",
    version: Version = "",
) -> Done:
    return _perform(institution, caller, ActKind.REVIEWED, exam_id, "", data, key, version)


@put(routes.archived("{exam_id:str}"), guards=[signed_in], sync_to_thread=True)
def archive(
    exam_id: FromPath[str],
    data: JSONBody[structs.ArchivedBody],
    caller: By,
    institution: House,
    key: Key = "",
    version: Version = "",
) -> Done:
    return _perform(institution, caller, ActKind.ARCHIVED, exam_id, "", data, key, version)


@put(routes.mark("{exam_id:str}", "{mark_id:str}"), guards=[signed_in], sync_to_thread=True)
def mark(
    exam_id: FromPath[str],
    mark_id: FromPath[str],
    data: JSONBody[structs.MarkBody],
    caller: By,
    institution: House,
    key: Key = "",
    version: Version = "",
) -> Done:
    return _perform(institution, caller, ActKind.MARK, exam_id, mark_id, data, key, version)


@post(
    routes.BATCH,
    guards=[signed_in],
    status_code=200,
    sync_to_thread=True,
    request_max_body_size=_BATCH_BYTES,
)
def batch(data: JSONBody[structs.BatchBody], caller: By, institution: House) -> structs.BatchResultBody:
    """Each decision is judged alone, as if it had been sent alone, in the order of the list."""
    return structs.BatchResultBody([_one_of_batch(institution, caller, item) for item in data.items])


def _perform(
    institution: Institution,
    caller: Caller,
    kind: ActKind,
    exam_id: str,
    target: str,
    body: Body,
    key: str,
    version: str,
) -> Done:
    call = Call(kind, exam_id, target, _checked_key(key), _seen(version), body)
    answer = institution.catalogue.perform(caller, call, comment_letters=institution.config.comment_letters)
    return Response(
        answer.body,  # type: ignore[arg-type]  # encoded already, as it is stored
        status_code=answer.status,
        media_type="application/json" if answer.status == 200 else routes.PROBLEM_TYPE,
        headers=_headers(answer),
    )


def _headers(answer: Answer) -> dict[str, str]:
    headers = {}
    if answer.version is not None:
        headers["ETag"] = routes.version_tag(answer.version)
    if answer.replayed:
        headers[routes.IDEMPOTENCY_REPLAYED] = "true"
    return headers


def _checked_key(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise Problem("key_missing", path=routes.IDEMPOTENCY_KEY)
    return key


def _seen(header: str) -> int:
    """The version in If-Match. `*` names none, a weak tag none that can be trusted."""
    if header.strip() in ("", "*"):
        raise Problem("version_missing", path="If-Match")
    found = _VERSION.fullmatch(header.strip())
    if found is None:
        raise Problem("bad_input", "one strong tag, as the row's version gives it", path="If-Match")
    return int(found[1])


def _one_of_batch(
    institution: Institution, caller: Caller, item: structs.BatchItemBody
) -> structs.BatchResultItemBody:
    try:
        call = Call(ActKind.DECISION, item.exam, "", _checked_key(item.key), item.version, item.decision)
        answer = institution.catalogue.perform(
            caller, call, comment_letters=institution.config.comment_letters
        )
    except (Problem, OesError) as error:
        problem = problem_of(error)
        return structs.BatchResultItemBody(item.key, problem.status, problem=problem.body())
    if answer.status == 200:
        result = msgspec.json.decode(answer.body, type=structs.ActResultBody)
        return structs.BatchResultItemBody(item.key, answer.status, exam=result.exam)
    refusal = msgspec.json.decode(answer.body, type=structs.ProblemBody)
    return structs.BatchResultItemBody(item.key, answer.status, problem=refusal)

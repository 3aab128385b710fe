"""Many decisions in one call: its body, and the answer taken apart, act by act."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from oes_desktop.api import translate
from oes_desktop.api.failures import refusal_of_item, translated
from oes_desktop.domain.acts import Act
from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.models import ExamRow
from oes_desktop.wire import structs

CALL = "batch"


def content(acts: Sequence[Act]) -> bytes:
    """The bytes of the call. What the contract does not allow is `Rejected("bad_input")`."""
    items = [
        {
            "key": act.id,
            "exam": act.exam_id,
            "version": act.base_version,
            "decision": translate.act_struct(act),
        }
        for act in acts
    ]
    try:
        return structs.encode(msgspec.convert({"items": items}, structs.BatchBody))
    except msgspec.ValidationError as error:
        raise Rejected("bad_input", what=CALL, detail=str(error)[:500]) from error


def answers_of(
    body: structs.BatchResultBody, acts: Sequence[Act], host: str
) -> dict[str, ExamRow | OesError]:
    """By the act's id; an act without an answer is left out."""
    exams = {act.id: act.exam_id for act in acts}
    return {item.key: _answer(item, exams[item.key], host) for item in body.items if item.key in exams}


def _answer(item: structs.BatchResultItemBody, exam_id: str, host: str) -> ExamRow | OesError:
    if item.exam is None or item.status != 200:
        return refusal_of_item(CALL, host, item.status, item.problem)
    if item.exam.id != exam_id:
        return Rejected("bad_answer", call=CALL, detail="another exam")
    try:
        with translated(CALL, host):
            return translate.row(item.exam)
    except OesError as error:
        return error

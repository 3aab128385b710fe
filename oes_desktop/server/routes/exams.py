"""Reading: the feed, one report, who has which open, and the nudges of the event stream."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, delete, get, put
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

from oes_desktop.domain.clock import datetime_from_ms
from oes_desktop.server.problems import Problem
from oes_desktop.server.routes.signed_in import By, House, signed_in
from oes_desktop.wire import routes, structs

Limit = Annotated[int, QueryParameter(ge=1, le=routes.PAGE_ROWS)]
Cursor = Annotated[str, QueryParameter(max_length=200)]


@get(routes.CHANGES, guards=[signed_in], sync_to_thread=True)
def changes(caller: By, institution: House, cursor: Cursor = "", limit: Limit = 2_000) -> structs.ChangesBody:
    open_by = institution.presence.others(caller.user_id)
    names = {exam_id: report.by for exam_id, report in open_by.items()}
    return institution.catalogue.changes(caller, cursor, limit, lambda exam_id: names.get(exam_id, ""))


@get(routes.report("{exam_id:str}"), guards=[signed_in], sync_to_thread=True)
def report(exam_id: FromPath[str], caller: By, institution: House) -> Response[structs.ReportBody]:
    other = institution.presence.others(caller.user_id).get(exam_id)
    body = institution.catalogue.report(caller, exam_id, other.by if other else "")
    return Response(body, headers={"ETag": routes.version_tag(body.exam.version)})


@get(routes.OPEN_EXAMS, guards=[signed_in], sync_to_thread=True)
def open_exams(caller: By, institution: House) -> structs.OpenExamsBody:
    """What others have open of the exams that the caller may see; see `OpenExamsBody`."""
    found = institution.presence.others(caller.user_id)
    hers = institution.catalogue.seen(caller, found)
    return structs.OpenExamsBody(
        [
            structs.OpenExamBody(exam_id, report.by, datetime_from_ms(report.since_ms))
            for exam_id, report in sorted(found.items())
            if exam_id in hers
        ]
    )


@put(routes.open_exam("{exam_id:str}"), guards=[signed_in], status_code=204, sync_to_thread=True)
def keep_open(exam_id: FromPath[str], caller: By, institution: House) -> None:
    """The caller has this report open: said again within 90 s as long as she has. Changes nothing of the
    exam."""
    if not institution.catalogue.seen(caller, [exam_id]):
        raise Problem("not_found")
    institution.presence.opened(exam_id, caller.user_id, caller.name)


@delete(routes.open_exam("{exam_id:str}"), guards=[signed_in], status_code=204, sync_to_thread=True)
def close(exam_id: FromPath[str], caller: By, institution: House) -> None:
    """She closed it; saying so of one that was not open is fine."""
    if not institution.catalogue.seen(caller, [exam_id]):
        raise Problem("not_found")
    institution.presence.closed(exam_id, caller.user_id)


@get(routes.EVENTS, guards=[signed_in], sync_to_thread=False)
def events(caller: By, institution: House) -> Stream:
    """Open for as long as an access token lives; then the right to listen is to be shown again."""
    institution.nudges.admit(caller.user_id)
    stream = institution.nudges.stream(caller.user_id, institution.config.access_s)
    return Stream(stream, media_type="text/event-stream")

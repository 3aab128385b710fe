"""Reading: the feed, one report, and the nudges of the event stream."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream

from oes_desktop.server.routes.signed_in import By, House, signed_in
from oes_desktop.wire import routes, structs

Limit = Annotated[int, QueryParameter(ge=1, le=routes.PAGE_ROWS)]
Cursor = Annotated[str, QueryParameter(max_length=200)]


@get(routes.CHANGES, guards=[signed_in], sync_to_thread=True)
def changes(caller: By, institution: House, cursor: Cursor = "", limit: Limit = 2_000) -> structs.ChangesBody:
    open_by = institution.presence.others(caller.user_id)
    return institution.catalogue.changes(caller, cursor, limit, lambda exam_id: open_by.get(exam_id, ""))


@get(routes.report("{exam_id:str}"), guards=[signed_in], sync_to_thread=True)
def report(exam_id: FromPath[str], caller: By, institution: House) -> Response[structs.ReportBody]:
    open_by = institution.presence.others(caller.user_id).get(exam_id, "")
    body = institution.catalogue.report(caller, exam_id, open_by)
    institution.presence.opened(exam_id, caller.user_id, caller.name)
    return Response(body, headers={"ETag": routes.version_tag(body.exam.version)})


@get(routes.EVENTS, guards=[signed_in], sync_to_thread=False)
def events(caller: By, institution: House) -> Stream:
    """Open for as long as an access token lives; then the right to listen is to be shown again."""
    institution.nudges.admit(caller.user_id)
    stream = institution.nudges.stream(caller.user_id, institution.config.access_s)
    return Stream(stream, media_type="text/event-stream")

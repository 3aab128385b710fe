"""Signing in and out, refreshing, and the forgotten password."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, post
from litestar.background_tasks import BackgroundTask
from litestar.params import JSONBody

from oes_desktop.server.routes.signed_in import House, address, bearer
from oes_desktop.server.sessions import Signed
from oes_desktop.wire import routes, structs

Asked = Request[Any, Any, Any]


@post(routes.LOGIN, status_code=200, sync_to_thread=True)
def login(data: JSONBody[structs.LoginBody], request: Asked, institution: House) -> structs.TokensBody:
    signed = institution.sessions.sign_in(data.login, data.password, data.device, address(request))
    return _tokens(signed)


@post(routes.REFRESH, status_code=200, sync_to_thread=True)
def refresh(data: JSONBody[structs.RefreshBody], institution: House) -> structs.TokensBody:
    """The direct predecessor of the newest token gets the same successor again, until that is used."""
    return _tokens(institution.sessions.refresh(data.refresh, data.device))


@post(routes.LOGOUT, status_code=204, sync_to_thread=True)
def logout(request: Asked, institution: House, data: JSONBody[structs.RefreshBody | None] = None) -> None:
    """Ends the sign-in that the refresh token in the body, or the access token, belongs to."""
    if data is not None:
        institution.sessions.sign_out(data.refresh)
    elif request.headers.get("Authorization"):
        institution.sessions.sign_out(bearer(request))


@post(routes.RECOVER, status_code=202, sync_to_thread=False)
def recover(data: JSONBody[structs.RecoverBody], request: Asked, institution: House) -> Response[bytes]:
    """The same answer at the same time for everybody: the work is done after it."""
    work = BackgroundTask(institution.recovery.send_code, data.who, address(request))
    return Response(b"", media_type="text/plain", background=work)


@post(routes.RESET, status_code=204, sync_to_thread=True)
def reset(data: JSONBody[structs.ResetBody], request: Asked, institution: House) -> None:
    institution.recovery.reset(data.code, data.password, address(request))


def _tokens(signed: Signed) -> structs.TokensBody:
    caller = signed.caller
    return structs.TokensBody(
        access=signed.access,
        refresh=signed.refresh,
        expires_in=max(1, int(signed.expires_s)),
        account=structs.AccountBody(
            id=caller.user_id,
            login=caller.login,
            name=caller.name,
            role=caller.role,
            rights=sorted(caller.all_rights),
        ),
    )

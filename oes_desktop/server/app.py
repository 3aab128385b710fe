"""Builds the server's application out of its parts. The composition root of `server`."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from oes_desktop.domain.clock import Clock
from oes_desktop.server.config import ServerConfig
from oes_desktop.server.institution import Institution
from oes_desktop.server.layers import Limits, MadeTrouble
from oes_desktop.server.refusals import HANDLERS
from oes_desktop.server.routes import acts, attest, auth, exams, media, meta
from oes_desktop.server.routes.signed_in import provide_caller, provide_institution
from oes_desktop.server.strict import StrictRequest
from oes_desktop.wire.routes import API_VERSION

_BODY_BYTES = 1_000_000  # of any call but the batch

_CALLS = [
    meta.meta,
    meta.demo_mail,
    auth.login,
    auth.refresh,
    auth.logout,
    auth.recover,
    auth.reset,
    exams.changes,
    exams.report,
    exams.open_exams,
    exams.keep_open,
    exams.close,
    exams.events,
    media.media,
    acts.decide,
    acts.judge_violation,
    acts.review,
    acts.archive,
    acts.mark,
    acts.batch,
    attest.attest,
]


def build_app(config: ServerConfig, clock: Clock | None = None) -> Litestar:
    """Opens the data folder (raises `OesError`); closed when the application's lifespan ends."""
    institution = Institution.open(config, clock)
    middleware = [DefineMiddleware(Limits, seconds=config.send_limit_s)]
    if config.faults.any:
        middleware.append(DefineMiddleware(MadeTrouble, faults=config.faults))
    return Litestar(
        route_handlers=_CALLS,
        state=State({"institution": institution}),
        dependencies={
            "institution": Provide(provide_institution, sync_to_thread=False),
            "caller": Provide(provide_caller, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        request_class=StrictRequest,
        middleware=middleware,
        lifespan=[_lifespan],
        request_max_body_size=_BODY_BYTES,
        logging_config=None,
        openapi_config=OpenAPIConfig(
            title="OES review API",
            version=API_VERSION,
            render_plugins=[JsonRenderPlugin()],
            use_handler_docstrings=True,
        ),
    )


@contextlib.asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    institution: Institution = app.state.institution
    tasks = [asyncio.create_task(institution.nudges.watch())]
    if institution.config.demo:
        tasks.append(asyncio.create_task(institution.live.run()))
    try:
        yield
    finally:
        institution.nudges.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        institution.close()

"""Bodies are decoded straight into the struct that the call declares, strictly: "5" is no number here, and
what does not fit is refused with its place. (The framework's own way would turn "5" into 5.)"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request

from oes_desktop.server.bodies import split_path
from oes_desktop.server.problems import Problem


class StrictRequest(Request[Any, Any, Any]):
    """The request class of the application."""

    async def json(self) -> Any:
        """The body as the declared struct. `Problem("bad_input")` with the path."""
        declared = self.route_handler.parsed_data_field
        raw = await self.body()
        if declared is None or (not raw and declared.is_optional):
            return None
        try:
            return msgspec.json.decode(raw, type=declared.annotation)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            what, where = split_path(str(error))
            raise Problem("bad_input", what[:300], path=where) from error

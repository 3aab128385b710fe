"""Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): only the nudges to
pull, and to ask who is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from oes_desktop.domain.errors import Rejected
from oes_desktop.wire.structs import EventBody

_MOST_LINE = 64 * 1024


PRESENCE = "presence"


def told(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """("changed", its cursor) and ("presence", ''); comments (heartbeats) and other events are passed
    over."""
    event, data = "", ""
    for line in lines:
        if not line:
            if event == "changed":
                yield event, msgspec.json.decode(data or "{}", type=EventBody).cursor
            elif event == PRESENCE:
                yield event, ""
            event, data = "", ""
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            event = value
        elif field == "data":
            data = f"{data}\n{value}" if data else value


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines of the stream, ended by LF, CR LF or CR; one longer than 64 KiB is refused."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        # a CR at the very end may be the first half of CR LF
        whole = rest[:-1] if rest.endswith(b"\r") else rest
        *complete, _ = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        for line in complete:
            yield line.decode("utf-8", "replace")
        rest = _after(rest, whole)
        if len(rest) > _MOST_LINE:
            raise Rejected("bad_answer", call="events")


def _after(rest: bytes, whole: bytes) -> bytes:
    end = max(whole.rfind(b"\n"), whole.rfind(b"\r"))
    return rest[end + 1 :]

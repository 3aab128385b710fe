"""The only place that knows HTTP: client, sign-in flow, translation of failures, slices of media, events."""

import sys

# httpx brings a command line of its own, and with it click, rich and pygments: 5 MB, for nothing here.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]

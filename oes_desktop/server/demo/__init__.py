"""Demo data, drawn and encoded on the spot: a whole institution for a seed, a size and a day.

`plan` decides what there is (`names`, `sitting`), `film` makes its files (`camera`, `screen`, `sound`, `card`
over the drawings of `person`, `room`, `pages`), `build` puts it all into a data folder of the server.
"""

from __future__ import annotations

from oes_desktop.server.demo.build import PEOPLE, demo_ready, make_demo
from oes_desktop.server.demo.size import FULL, SMALL, DemoSize

__all__ = ["FULL", "PEOPLE", "SMALL", "DemoSize", "demo_ready", "make_demo"]

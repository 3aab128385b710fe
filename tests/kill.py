"""The kill test at length: `python tests/kill.py --runs 1000` (a run kills the program up to three times).

Ends with a line of what was found and exits 1 when anything was. The check runs 25 (`tests/kill/`).
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the checkout: the program is not installed in it

from support.kill_runs import Found, Nursery, run
from support.world import World, institution


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument(
        "--first", type=int, default=0, help="number of the first run: it is the seed as well"
    )
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)  # the server's, of calls that broke off: that is what is tried here
    found, began = Found(), time.monotonic()
    lock, numbers = threading.Lock(), iter(range(chosen.first, chosen.first + chosen.runs))

    def work(world: World, folder: Path) -> None:
        with Nursery() as nursery:
            while True:
                with lock:
                    seed = next(numbers, None)
                if seed is None:
                    return
                one = run(world, nursery, folder, seed)
                with lock:
                    nonlocal found
                    found += one
                for line in [*one.lost, *one.doubled, *one.corrupt, *one.clear]:
                    print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="oes-kill-") as name:
        folder = Path(name)
        with institution(folder, people={}) as world, ThreadPoolExecutor(chosen.workers) as pool:
            for each in [pool.submit(work, world, folder) for _ in range(chosen.workers)]:
                each.result()
    print(f"{chosen.runs} runs, {found.summary}, {time.monotonic() - began:.0f} s")
    return 0 if found.good else 1


if __name__ == "__main__":
    raise SystemExit(main())

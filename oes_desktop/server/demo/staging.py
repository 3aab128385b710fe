"""Has the jobs of `film` done by several processes, and puts the files into the media store as they come.

Owns processes and their scratch folder. A worker ends with its parent, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from oes_desktop.domain.errors import DiskTrouble
from oes_desktop.server.demo import film
from oes_desktop.server.media_store import MediaStore, StoredMedia

Progress = Callable[[int, int], None]


def make_media(
    jobs: Sequence[film.Job], folder: Path, store: MediaStore, progress: Progress
) -> dict[str, StoredMedia]:
    """Do all `jobs` below `folder`; returns what is stored under the name of each file. `progress` counts
    jobs. Raises `OesError` of encoding and storing, `DiskTrouble("io")` when a process died."""
    stored: dict[str, StoredMedia] = {}
    workers = max(1, min(len(jobs), os.cpu_count() or 1))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
        places = [folder / f"job-{number}" for number in range(len(jobs))]
        running = {pool.submit(_work, job, place): place for job, place in zip(jobs, places, strict=True)}
        try:
            for done, future in enumerate(as_completed(running), 1):
                for name in future.result():
                    path = running[future] / name
                    stored[name] = store.add(path, film.media_type(name))
                    path.unlink()
                progress(done, len(jobs))
        except BrokenProcessPool as error:
            raise DiskTrouble("io", detail="a process that draws the demo ended early") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return stored


def _work(job: film.Job, place: Path) -> list[str]:
    place.mkdir(parents=True)
    return film.make(job, place)


def _end_with_parent() -> None:
    """A worker waits for work on a pipe of which it holds both ends, so it would wait for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

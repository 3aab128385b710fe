"""What of an exam was on her screen, kept until it is decided and after: closing the report loses nothing."""

from __future__ import annotations

import threading

from oes_desktop.domain.coverage import Coverage
from oes_desktop.store.store import Store


class Watched:
    """Any thread. Raises what the store raises."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writing = threading.Lock()

    def load(self, exam_id: str) -> Coverage:
        return self._store.watched.load(exam_id)

    def add(self, exam_id: str, coverage: Coverage) -> Coverage:
        """Keep this as well; gives all that is kept."""
        with self._writing:
            kept = self._store.watched.load(exam_id)
            both = kept.merged(coverage)
            if both != kept:
                self._store.watched.save(exam_id, both)
            return both

"""Has the pictures of a paper fetched and decoded, on a lane. What cannot be had is left out: the paper says
so in its place."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import OesError, Unreachable
from oes_desktop.domain.paper import Paper, Shot, Wanted
from oes_desktop.services.recordings.pictures import Pictures
from oes_desktop.services.recordings.read_through import Recordings
from oes_desktop.ui.widgets.photos import decode

log = logging.getLogger(__name__)

SHOT_PX, PHOTO = 960, QSize(720, 720)  # as wide as half a page needs at 280 dots an inch


def fetch(
    paper: Paper,
    exam_id: str,
    recordings: Recordings,
    cancel: Cancel,
    progress: Callable[[int, int], None],
) -> dict[Wanted, QImage]:
    """In the clear, in memory alone. Raises `Unreachable("cancelled")`. A recording that is out of reach is
    asked for one picture only: the next ones would wait as long."""
    wanted = list(paper.wanted())
    found: dict[Wanted, QImage] = {}
    silent: set[str] = set()
    # Processes of its own: those of the player stay open.
    with closing(Pictures(recordings, cancel, exact=True)) as pictures:
        for place, one in enumerate(wanted):
            cancel.raise_if_set()
            progress(place, len(wanted))
            source = one.recording.id if isinstance(one, Shot) else "photos"
            if source in silent:
                continue
            try:
                found[one] = _picture(one, exam_id, recordings, pictures)
            except OesError as error:
                cancel.raise_if_set()
                log.info("a picture of a paper could not be had: %s", error.reason)
                if isinstance(error, Unreachable) or error.reason == "not_offline":
                    silent.add(source)
    return found


def _picture(one: Wanted, exam_id: str, recordings: Recordings, pictures: Pictures) -> QImage:
    if not isinstance(one, Shot):
        return decode(recordings.photo(exam_id, one), PHOTO)
    frame = pictures.covering(exam_id, one.recording, one.offset_ms, SHOT_PX)
    image = QImage(frame.data, frame.width, frame.height, frame.width * 3, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes belong to the frame

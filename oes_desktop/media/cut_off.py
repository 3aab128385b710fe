"""Whether a recording has all the bytes that its own container speaks of."""

from __future__ import annotations

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.media import boxes, ebml
from oes_desktop.media.demux import media_type_of
from oes_desktop.media.sniff import MP4


def is_whole(source: ByteSource) -> bool:
    """True also where the container does not tell, as a browser's recorder, which never knows its end.
    Raises what the source raises."""
    if media_type_of(source) == MP4:
        return boxes.layout(source).whole
    window = ebml.Window(source)
    try:
        _, size = window.head()
        window.position += size or 0
        identifier, size = window.head()
    except (ebml.OutOfBytes, ebml.BadElement):
        return True
    return identifier != ebml.SEGMENT or size is None or window.position + size <= source.size

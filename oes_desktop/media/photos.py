"""Judging a photo from outside: its type by content, its size by its header, then whether it decodes.

Pillow alone, in this process: it is limited by the header's picture size before a pixel is decoded.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from oes_desktop.disk import disk_door
from oes_desktop.domain.errors import Damaged, Rejected
from oes_desktop.media.sniff import JPEG, PHOTOS, PNG, SNIFF_BYTES, WEBP, sniff

PIXELS = 64_000_000
BYTES = 64 * 1024 * 1024
_ORIENTATION = 0x0112  # EXIF
_DECODERS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
# What Pillow's decoders raise for a broken picture, by its documentation and by its tests.
_BROKEN = (SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, struct.error, zlib.error)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """`orientation`: how to turn it upright, EXIF 1-8 (1: it is upright). Sizes are those of the file."""

    media_type: str
    width: int
    height: int
    orientation: int = 1


def check_photo(path: Path) -> PhotoFacts:
    """Judge the photo at `path`.

    Raises `Rejected("not_media")` for anything but JPEG, PNG and WebP, `Rejected("too_large", limit=...)`
    above `BYTES` or `PIXELS`, `Damaged("recording")` when it does not decode to its end, `DiskTrouble`.
    """
    with disk_door(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            first = file.read(SNIFF_BYTES)
    media_type = sniff(first)
    if media_type not in PHOTOS:
        raise Rejected("not_media")
    if size > BYTES:
        raise Rejected("too_large", limit=BYTES)
    return _decoded(path, media_type)


def png_of(width: int, height: int, rgb: bytes) -> bytes:
    """A picture of 8 bits a channel as PNG: nothing of it is lost."""
    made = io.BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(made, "PNG", compress_level=6)
    return made.getvalue()


def _decoded(path: Path, media_type: str) -> PhotoFacts:
    try:
        with Image.open(path, formats=[_DECODERS[media_type]]) as image:
            width, height = image.size
            if width * height > PIXELS:
                raise Rejected("too_large", limit=PIXELS)
            image.load()
            orientation = image.getexif().get(_ORIENTATION, 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Rejected("too_large", limit=PIXELS) from error
    except (UnidentifiedImageError, OSError, MemoryError, *_BROKEN) as error:
        raise Damaged("recording", detail=type(error).__name__) from error
    upright = orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1
    return PhotoFacts(media_type, width, height, upright)

"""What a file is, by its first bytes alone: its name and what it claims to be count for nothing.

Only these ever reach a demuxer or a decoder: WebM and Matroska, MP4, JPEG, PNG, WebP. Everything else
(playlists, HTML, shortcuts, archives, programs) is refused here.
"""

from __future__ import annotations

from oes_desktop.domain.errors import Rejected

SNIFF_BYTES = 4096  # enough of a file for `sniff`
WEBM, MATROSKA, MP4 = "video/webm", "video/x-matroska", "video/mp4"
JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
VIDEOS = frozenset({WEBM, MATROSKA, MP4})
PHOTOS = frozenset({JPEG, PNG, WEBP})

_EBML = b"\x1a\x45\xdf\xa3"
_DOCTYPE = b"\x42\x82"
_PICTURE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"crx ", b"jxl ")


def sniff(first: bytes) -> str:
    """The media type of a file that starts with `first` (at most `SNIFF_BYTES` are looked at).

    Raises `Rejected("not_media")` for whatever is not one of the types above.
    """
    first = first[:SNIFF_BYTES]
    if first.startswith(_EBML):
        return _matroska_type(first)
    if first[4:8] == b"ftyp" and len(first) >= 12 and first[8:12] not in _PICTURE_BRANDS:
        return MP4
    if first.startswith(b"\xff\xd8\xff"):
        return JPEG
    if first.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if first.startswith(b"RIFF") and first[8:12] == b"WEBP":
        return WEBP
    raise Rejected("not_media")


def sniff_video(first: bytes) -> str:
    """As `sniff`; a photo is refused as well."""
    media_type = sniff(first)
    if media_type not in VIDEOS:
        raise Rejected("not_media")
    return media_type


def _matroska_type(first: bytes) -> str:
    """The EBML header names its document type (RFC 8794, element 0x4282), within its first few bytes."""
    header = first[4:100]
    at = header.find(_DOCTYPE)
    if at >= 0 and at + 3 <= len(header):
        length = header[at + 2] & 0x7F
        name = header[at + 3 : at + 3 + length].rstrip(b"\x00")
        if name == b"webm":
            return WEBM
        if name == b"matroska":
            return MATROSKA
    raise Rejected("not_media")

"""Only what is a video or photo by its first bytes goes any further, whatever its name is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.packages import photo

from oes_desktop.domain.errors import Rejected
from oes_desktop.media.sniff import JPEG, MATROSKA, MP4, PHOTOS, PNG, VIDEOS, WEBM, WEBP, sniff, sniff_video

EBML_WEBM = bytes.fromhex("1a45dfa3 9f 4286 81 01 42f7 81 01 42f2 81 04 42f3 81 08 4282 84") + b"webm"
STRANGERS = {
    "text": b"hello, this is no video at all",
    "html": b"<!DOCTYPE html><html><img src=//host/x>",
    "m3u": b"#EXTM3U\n#EXTINF:10,\nhttp://host/segment.ts\n",
    "xspf": b'<?xml version="1.0"?><playlist xmlns="http://xspf.org/ns/0/">',
    "concat": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "pls": b"[playlist]\nFile1=http://host/x\n",
    "shortcut": b"[InternetShortcut]\nURL=file:///etc/passwd\n",
    "zip": b"PK\x03\x04" + bytes(30),
    "exe": b"MZ\x90\x00" + bytes(60),
    "elf": b"\x7fELF" + bytes(60),
    "gif": b"GIF89a" + bytes(30),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg">',
    "ogg": b"OggS" + bytes(30),
    "avi": b"RIFF\x10\x00\x00\x00AVI LIST",
    "heic": b"\x00\x00\x00\x18ftypheic" + bytes(12),
    "other ebml": EBML_WEBM.replace(b"webm", b"evil"),
    "bare ebml": b"\x1a\x45\xdf\xa3",
    "nothing": b"",
}


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_are_refused(name: str) -> None:
    """C5: by the first bytes."""
    with pytest.raises(Rejected) as caught:
        sniff(STRANGERS[name])
    assert caught.value.reason == "not_media"


def test_videos_are_known(raw: Path, fragmented: Path) -> None:
    assert sniff(raw.read_bytes()) == WEBM
    assert sniff(fragmented.read_bytes()) == MP4
    assert sniff(EBML_WEBM) == WEBM
    assert sniff(EBML_WEBM[:-5] + b"\x88matroska") == MATROSKA


@pytest.mark.parametrize(("suffix", "kind"), [("jpg", JPEG), ("png", PNG), ("webp", WEBP)])
def test_photos_are_known_and_are_no_videos(tmp_path: Path, suffix: str, kind: str) -> None:
    data = photo(tmp_path / f"a.{suffix}").read_bytes()
    assert sniff(data) == kind
    with pytest.raises(Rejected):
        sniff_video(data)


@given(st.binary(max_size=64))
def test_any_bytes_are_known_or_refused(data: bytes) -> None:
    try:
        assert sniff(data) in VIDEOS | PHOTOS
    except Rejected:
        return

"""Photos from outside: only JPEG, PNG, WebP, by content, whole, of a sane size."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from support.packages import photo

from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Rejected
from oes_desktop.media.photos import PhotoFacts, check_photo


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "image/jpeg"), ("a.png", "image/png"), ("a.webp", "image/webp")]
)
def test_good_photos(tmp_path: Path, name: str, kind: str) -> None:
    assert check_photo(photo(tmp_path / name)) == PhotoFacts(kind, 160, 120, 1)


def test_a_wrong_suffix_counts_for_nothing(tmp_path: Path) -> None:
    """C9."""
    path = photo(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert check_photo(path).media_type == "image/png"


def test_the_way_up_is_noted(tmp_path: Path) -> None:
    """C9."""
    exif = Image.Exif()
    exif[0x0112] = 6
    assert check_photo(photo(tmp_path / "a.jpg", exif=exif)).orientation == 6


def test_other_colours_are_photos_too(tmp_path: Path) -> None:
    """C9: CMYK too."""
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (40, 30)).save(path)
    assert check_photo(path).width == 40


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a" + bytes(50), b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"\x00" * 500]
)
def test_anything_else_is_refused(tmp_path: Path, content: bytes) -> None:
    """C9: by content."""
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(Rejected) as caught:
        check_photo(path)
    assert caught.value.reason == "not_media"


def test_a_video_is_no_photo(raw: Path) -> None:
    with pytest.raises(Rejected):
        check_photo(raw)


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (9_000, 8_000), (11_000, 9_000)])
def test_a_bomb_is_refused_by_its_head(tmp_path: Path, width: int, height: int) -> None:
    """C9."""
    path = tmp_path / "a.png"
    path.write_bytes(_png(width, height))
    with pytest.raises(Rejected) as caught:
        check_photo(path)
    assert caught.value.reason == "too_large"


def _png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_a_cut_photo_is_damaged(tmp_path: Path, name: str) -> None:
    path = photo(tmp_path / name, (600, 400))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(Damaged):
        check_photo(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.jpg", "a.png", "a.webp"]), st.integers(0, 10_000), st.binary(min_size=1, max_size=8)
)
def test_any_damage_gives_facts_or_an_error(tmp_path: Path, name: str, place: int, noise: bytes) -> None:
    path = photo(tmp_path / name, (64, 48))
    data = bytearray(path.read_bytes())
    at = place % len(data)
    data[at : at + len(noise)] = noise
    path.write_bytes(bytes(data))
    try:
        assert check_photo(path).width > 0
    except OesError:
        return


def test_a_photo_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        check_photo(tmp_path / "gone.jpg")

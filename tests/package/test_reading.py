"""Packages on disk: folders and zips, good ones and those made to do harm."""

from __future__ import annotations

import json
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

import pytest
from support.packages import exam_json, zipped

from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected
from oes_desktop.package.archive import RATIO
from oes_desktop.package.contents import ENTRIES
from oes_desktop.package.reading import find_packages, read_package

CAMERA = PurePosixPath("camera-1.webm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A valid package whose media are only bytes: what they are is judged elsewhere."""
    root = tmp_path / "package"
    (root / "photos").mkdir(parents=True)
    for name in ("camera-1.webm", "camera-2.webm", "photos/0001.jpg", "photos/face.png"):
        (root / name).write_bytes(name.encode() * 1_000)
    (root / "exam.json").write_text(json.dumps(exam_json()), encoding="utf-8")
    return root


def refusal(path: Path) -> Rejected:
    with pytest.raises(Rejected) as caught, read_package(path):
        pass
    return caught.value


def test_a_folder_and_its_zips_read_the_same(folder: Path, tmp_path: Path) -> None:
    paths = [folder, zipped(folder, tmp_path / "a.zip"), zipped(folder, tmp_path / "b.zip", inside="exam-1/")]
    for path in paths:
        with read_package(path) as package:
            assert package.exam.id == exam_json()["id"]
            assert package.size(CAMERA) == 13_000
            with package.open(CAMERA) as stream:
                assert stream.read() == b"camera-1.webm" * 1_000


def test_many_packages_are_found_in_a_folder(folder: Path, tmp_path: Path) -> None:
    zipped(folder, tmp_path / "other.ZIP")
    (tmp_path / "notes.txt").write_text("not a package")
    (tmp_path / "empty").mkdir()
    assert find_packages(tmp_path) == [tmp_path / "other.ZIP", folder]
    assert find_packages(folder) == [folder]
    assert find_packages(tmp_path / "other.ZIP") == [tmp_path / "other.ZIP"]
    with pytest.raises(DiskTrouble):
        find_packages(tmp_path / "absent")
    with pytest.raises(DiskTrouble):
        read_package(tmp_path / "absent")


def test_a_package_without_its_description_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "exam.json").unlink()
    error = refusal(folder)
    assert (error.facts["path"], error.facts["what"]) == ("exam.json", "missing")
    assert refusal(zipped(folder, tmp_path / "a.zip")).facts["path"] == "exam.json"


def test_two_exams_in_one_zip_are_refused(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip", inside="one/")
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(folder / "exam.json", "two/exam.json")
    assert refusal(path).facts["what"] == "twice"


def test_a_link_in_a_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    """C10."""
    secret = tmp_path / "secret.txt"
    secret.write_text("not yours")
    (folder / "camera-1.webm").unlink()
    try:
        (folder / "camera-1.webm").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no links here")
    error = refusal(folder)
    assert (error.reason, error.facts["path"]) == ("unsafe_path", "camera-1.webm")


def test_a_linked_folder_is_not_entered(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    try:
        (folder / "more").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links here")
    assert refusal(folder).reason == "unsafe_path"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_and_never_waited_for(folder: Path) -> None:
    (folder / "camera-1.webm").unlink()
    os.mkfifo(folder / "camera-1.webm")
    assert refusal(folder).reason == "unsafe_path"


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX alone")
def test_a_name_that_is_not_unicode_is_refused(folder: Path) -> None:
    """C10."""
    try:
        with open(os.fsencode(folder) + b"/\xff\xfe.webm", "wb"):
            pass
    except OSError:
        pytest.skip("this file system takes only Unicode")
    error = refusal(folder)
    assert error.reason == "unsafe_path"
    str(error).encode("utf-8")


def test_names_that_differ_in_case_only_are_refused(folder: Path, tmp_path: Path) -> None:
    """C10."""
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("CAMERA-1.webm", b"another")
    assert refusal(path).facts["what"] == "twice"


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/passwd",
        "C:\\x",
        "\\\\host\\share\\x",
        "CON",
        "photos/nul.jpg",
        "a.webm:stream",
        "a\x01b",
    ],
)
def test_unsafe_names_in_a_zip_are_refused(folder: Path, tmp_path: Path, name: str) -> None:
    """C10."""
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    assert refusal(path).reason == "unsafe_path"
    assert not (tmp_path / "x").exists()


def test_a_name_with_a_hidden_end_is_judged_whole(folder: Path, tmp_path: Path) -> None:
    """A library that stops at NUL would see another name than the one in the file."""
    path = zipped(folder, tmp_path / "a.zip")
    data = path.read_bytes().replace(b"photos/face.png", b"photos/face\x00png")
    path.write_bytes(data)
    assert refusal(path).reason in ("unsafe_path", "bad_package")


def test_a_link_in_a_zip_is_refused(folder: Path, tmp_path: Path) -> None:
    """C10."""
    path = zipped(folder, tmp_path / "a.zip")
    link = zipfile.ZipInfo("link.webm")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    error = refusal(path)
    assert (error.reason, error.facts["path"]) == ("unsafe_path", "link.webm")


def test_names_in_another_encoding(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ЖЖЖ.txt", b"x")
    raw, flagged = "ЖЖЖ.txt".encode(), path.read_bytes()
    unflagged = _without_utf8_flag(flagged)
    path.write_bytes(unflagged)
    with read_package(path):  # the bytes are UTF-8 all the same
        pass
    path.write_bytes(unflagged.replace(raw, "ЖЖЖ.txt".encode("cp1251").ljust(len(raw), b"x")))
    assert refusal(path).reason == "unsafe_path"
    path.write_bytes(flagged.replace(raw, b"\xff" * len(raw)))
    assert refusal(path).reason == "unsafe_path"


def _without_utf8_flag(data: bytes) -> bytes:
    """Clears bit 11 in every header of a zip (APPNOTE 4.4.4)."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + place + 1] &= ~0x08
            at = changed.find(mark, at + 4)
    return bytes(changed)


def test_a_bomb_is_refused_before_it_is_unpacked(folder: Path, tmp_path: Path) -> None:
    """C11."""
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("camera-3.webm", bytes(20 * 1024 * 1024))
    error = refusal(path)
    assert error.facts["what"] == "ratio" or error.facts["what"] == "size"
    assert path.stat().st_size * RATIO < 20 * 1024 * 1024


def test_many_small_bombs_are_a_bomb(folder: Path, tmp_path: Path) -> None:
    """C11."""
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(120):
            archive.writestr(f"{number}.webm", bytes(1024 * 1024))
    assert refusal(path).facts["what"] == "size"


def test_too_many_entries_are_refused(folder: Path, tmp_path: Path) -> None:
    """C11."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(ENTRIES + 1):
            archive.writestr(f"{number}", b"")
    assert refusal(path).facts["what"] == "entries"


def test_an_endless_directory_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    directory = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 10, 10, 0x7000_0000, 0, 0)
    path.write_bytes(b"PK\x03\x04" + bytes(100) + directory)
    assert refusal(path).facts["what"] == "entries"


@pytest.mark.parametrize("inner", ["more.zip", "a/b.TAR", "c.7z"])
def test_an_archive_in_the_archive_is_refused(folder: Path, tmp_path: Path, inner: str) -> None:
    """C11."""
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(inner, b"PK")
    assert refusal(path).facts["what"] == "nested"


def test_an_encrypted_zip_is_refused(folder: Path, tmp_path: Path) -> None:
    """C11."""
    path = zipped(folder, tmp_path / "a.zip")
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    path.write_bytes(bytes(data))
    assert refusal(path).facts["what"] == "encrypted"


def test_unusual_packing_is_refused(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("b.webm", b"x" * 100)
    assert refusal(path).facts["what"] == "compression"


def test_damage_inside_a_member_is_met_while_reading(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("camera-1.webm").header_offset
    data = bytearray(path.read_bytes())
    for place in range(start + 60, start + 70):
        data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    with read_package(path) as package, package.open(CAMERA) as stream, pytest.raises(Rejected) as caught:
        stream.read()
    assert caught.value.facts["path"] == "camera-1.webm"


def test_a_cut_zip_is_refused_at_every_length(folder: Path, tmp_path: Path) -> None:
    """C11."""
    whole = zipped(folder, tmp_path / "whole.zip").read_bytes()
    path = tmp_path / "cut.zip"
    for length in {0, 1, 4, 22, 100, *range(200, len(whole) - 1, 97), len(whole) - 1}:
        path.write_bytes(whole[:length])
        with pytest.raises(OesError):
            read_package(path)


def test_flipped_bytes_give_a_package_or_an_error(folder: Path, tmp_path: Path) -> None:
    whole = zipped(folder, tmp_path / "whole.zip").read_bytes()
    path = tmp_path / "flipped.zip"
    for place in range(0, len(whole), 7):
        data = bytearray(whole)
        data[place] ^= 0xFF
        path.write_bytes(bytes(data))
        try:
            with read_package(path) as package:
                assert package.exam.id
        except OesError:
            continue


def test_a_description_too_large_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    noise = b"".join(
        zlib.crc32(bytes([i % 256, i // 256 % 256, i // 65_536])).to_bytes(4) for i in range(250_000)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("exam.json", noise * 34)
    assert refusal(path).facts["what"] == "size"

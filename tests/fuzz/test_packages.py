"""C10, C11, C12: a package of an exam, or of an appeal, that a stranger brings.

It is read, or refused with a place named; nothing outside it is read or written, and no bomb goes off.
"""

from __future__ import annotations

import io
import json
import os
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import strategies as st
from support.appeals import OWN, key_of, members
from support.fuzzing import about_json, edited, sift, sizes
from support.packages import exam_json

from oes_desktop.domain.errors import Rejected
from oes_desktop.package.appeals import Flaw, examine
from oes_desktop.package.names import DEPTH, check_distinct, checked_name, folded, visible
from oes_desktop.package.parsing import parse_exam
from oes_desktop.package.reading import find_packages, read_package

NAMES = ("exam.json", "camera-1.webm", "camera-2.webm", "photos/0001.jpg", "photos/face.png")
FILES = {PurePosixPath(name) for name in NAMES}
EXAM = json.dumps(exam_json(), ensure_ascii=False).encode()
_EVIL = (
    *("../x", "../../x", "/etc/passwd", "C:\\x", "C:x", "\\\\host\\share\\x", "//host/x", "CON", "con.webm"),
    *("lpt¹", "a.webm:stream", "a ", "a.", ".", "..", "", "a//b", "a/../b", "./a", "a\\b", "a\x00b", "a\nb"),
    *("\u202egpj.exe", "\u200b", "\ud800", "e\u0301", "é", "İ", "i̇", "ß", "SS", "PHOTOS/0001.jpg", "x" * 300),
    *(
        "/".join("a" * 9),
        "photos/0001.JPG",
        "exam.json",
        "EXAM.JSON",
        "a|b",
        "*",
        "?",
        "~",
        "$MFT",
        "aux.json",
    ),
)


@sizes
def test_any_exam_json(inputs: int) -> None:
    """Each problem has a path, and what is taken names only files of the package, each once."""

    def door(text: bytes) -> None:
        try:
            exam = parse_exam(text, FILES)
        except Rejected as error:
            assert error.facts["path"]
            raise
        named = [one.file for one in (*exam.recordings, *exam.snapshots)]
        assert set(named) <= FILES
        assert len(set(named)) == len(named)
        assert exam.id and exam.student_id
        assert exam.honesty is None or 0 <= exam.honesty <= 100
        json.dumps(exam.student_name).encode()
        exam.student_name.encode()

    sift(inputs, about_json(exam_json(), values=_EVIL), door, EXAM)


@sizes
def test_any_name(inputs: int) -> None:
    """A name that is taken stays inside, on every system."""

    def door(names: list[str]) -> None:
        good = []
        for name in names:
            visible(name).encode()
            try:
                good.append(checked_name(name))
            except Rejected:
                continue
        for path in good:
            assert not path.is_absolute()
            assert 0 < len(path.parts) <= DEPTH
            assert not {"..", "."} & set(path.parts)
            assert not set(str(path)) & set('<>:"|?*\\\x00\n')
        check_distinct(good)
        assert len({folded(path) for path in good}) == len(good)

    parts = st.one_of(st.sampled_from(_EVIL), st.text(st.characters(), max_size=6), st.sampled_from(NAMES))
    names = st.one_of(parts, st.lists(parts, min_size=1, max_size=4).map("/".join))
    sift(inputs, st.lists(names, min_size=1, max_size=4), door, ["camera-1.webm", "photos/face.png"])


def _zip(names: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, data in names:
            file.writestr(zipfile.ZipInfo(name, (2026, 11, 13, 4, 7, 0)), data, compression)
    return out.getvalue()


GOOD_ZIP = _zip([("exam.json", EXAM), *((name, b"\x1a\x45\xdf\xa3" * 9) for name in NAMES[1:])])
_SIGNS = [
    b"PK\x01\x02",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x06\x06",
    b"PK\x06\x07",
    b"../",
    b"/",
    b"\\",
    b"\x00",
]
_SIGNS += [struct.pack("<I", number) for number in (0xFFFF_FFFF, 0xFFFF_FFFE, 2**31, 120_000, 22)]
_SIGNS += [struct.pack("<H", number) for number in (0xFFFF, 1, 8, 9, 12, 14, 99, 0x801)]


def _read_whole(path: Path) -> None:
    with read_package(path) as package:
        for one in (*package.exam.recordings, *package.exam.snapshots):
            with package.open(one.file) as stream:
                assert len(stream.read()) <= package.size(one.file)


@sizes
def test_any_zip(tmp_path: Path, inputs: int) -> None:
    """Spoiled anywhere, its directory above all; nothing is ever laid beside it."""
    path = tmp_path / "package.zip"
    directory = GOOD_ZIP.index(b"PK\x01\x02")

    def door(data: bytes) -> None:
        path.write_bytes(data)
        assert find_packages(path) == [path]
        _read_whole(path)
        assert os.listdir(tmp_path) == ["package.zip"]

    ends = edited(GOOD_ZIP[directory:], pieces=_SIGNS).map(lambda end: GOOD_ZIP[:directory] + end)
    free = st.one_of(st.binary(max_size=120), st.binary(max_size=60).map(lambda data: data + GOOD_ZIP[-22:]))
    sift(inputs, st.one_of(edited(GOOD_ZIP, pieces=_SIGNS), ends, free), door, GOOD_ZIP)


@sizes
def test_any_names_in_a_zip(tmp_path: Path, inputs: int) -> None:
    """Names and contents of strangers, well packed."""
    path = tmp_path / "package.zip"

    def door(more: list[tuple[str, bytes]]) -> None:
        path.write_bytes(_plain_zip([("exam.json", EXAM), *more]))
        _read_whole(path)

    names = st.one_of(st.sampled_from([*_EVIL, *NAMES, "a.zip", "in/exam.json"]), st.text(max_size=8))
    sift(inputs, st.lists(st.tuples(names, st.binary(max_size=8)), max_size=6), door)


def _plain_zip(files: list[tuple[str, bytes]]) -> bytes:
    """A zip as strangers write it: without asking whether a name makes sense."""
    body, directory = b"", b""
    for name, data in files:
        raw = name.encode("utf-8", "surrogatepass")
        sums = struct.pack("<III", zlib.crc32(data), len(data), len(data))
        common = struct.pack("<HHHHH", 20, 0x800, 0, 0, 33) + sums
        directory += (
            b"PK\x01\x02\x14\0" + common + struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, 0, len(body)) + raw
        )
        body += b"PK\x03\x04" + common + struct.pack("<HH", len(raw), 0) + raw + data
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


@sizes
def test_any_folder(tmp_path: Path, inputs: int) -> None:
    """Links, pipes and names of every kind that this disk takes: what is no plain file is refused."""
    secret = tmp_path / "secret"
    secret.write_bytes(EXAM)
    count = 0

    def door(entries: list[tuple[str, str]]) -> None:
        nonlocal count
        count += 1
        folder = tmp_path / str(count)
        folder.mkdir()
        (folder / "exam.json").write_bytes(EXAM)
        odd = [kind for name, kind in entries if _laid(folder, name, kind, secret)]
        try:
            with read_package(folder) as package:
                assert not {"link", "pipe"} & set(odd)
                assert {one.file for one in package.exam.recordings} <= FILES
        finally:
            _cleared(folder)
        assert secret.read_bytes() == EXAM

    names = st.one_of(st.sampled_from([*NAMES[1:], *NAMES[1:], *_EVIL]), st.text(max_size=5))
    kinds = st.sampled_from(["file", "file", "file", "folder", "link", "pipe"])
    good = [(name, "file") for name in NAMES[1:]]
    entries = st.lists(st.tuples(names, kinds), max_size=4)
    sift(inputs, st.one_of(entries, entries.map(lambda more: good + more)), door, good)


def _laid(folder: Path, name: str, kind: str, secret: Path) -> bool:
    """Whether such an entry could be made, inside the folder."""
    path = folder / name
    if ".." in name.split("/") or name.startswith("/") or path == folder:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(path):
            return False
        if kind == "file":
            path.write_bytes(b"\x1a\x45\xdf\xa3")
        elif kind == "folder":
            path.mkdir()
        elif kind == "link":
            path.symlink_to(secret)
        else:
            os.mkfifo(path)
    except (OSError, ValueError):
        return False
    return True


def _cleared(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


APPEAL = _zip(list(members().items()), zipfile.ZIP_STORED)
_KEY = key_of(OWN).hex()


@sizes
def test_any_appeal_package(tmp_path: Path, inputs: int) -> None:
    """A package that was changed in any byte that counts is never said to be whole."""
    path, content = tmp_path / "appeal.zip", members()

    def door(data: bytes) -> None:
        path.write_bytes(data)
        found = examine(path, _KEY)
        if found.signed and not found.flaws:
            with zipfile.ZipFile(path) as file:
                assert {name: file.read(name) for name in file.namelist()} == content

    sift(inputs, st.one_of(edited(APPEAL, pieces=_SIGNS), st.binary(max_size=60)), door, APPEAL)


@sizes
@pytest.mark.parametrize("name", ["manifest.json", "attestation.json", "attestation.sig", "signing-key.pem"])
def test_any_document_of_an_appeal_package(tmp_path: Path, name: str, inputs: int) -> None:
    """What is not as it was made is named; only what means the same may pass."""
    path, content = tmp_path / "appeal.zip", members()
    document: Any = json.loads(content[name]) if name.endswith(".json") else {"key": "ab" * 32}

    def door(data: bytes) -> None:
        path.write_bytes(_zip(list((content | {name: data}).items()), zipfile.ZIP_STORED))
        found = examine(path, _KEY)
        if data != content[name]:
            assert found.flaws or not found.signed
            assert all(isinstance(flaw, Flaw) for flaw in found.flaws)

    texts = st.one_of(about_json(document, values=_EVIL), edited(content[name]))
    sift(inputs, texts, door, content[name])

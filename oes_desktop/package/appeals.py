"""Checking an appeal package that a stranger brings: every hash, the signature, nothing more, nothing less.

The zip is judged as any stranger's (`archive`): bombs, tricks with names, links, doubled and nested files are
refused before a byte is unpacked, and nothing is ever unpacked to a disk. What is wrong is found in full, not
only the first of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from oes_desktop.domain.appeal import ATTESTATION, KEY, MANIFEST, SIGNATURE
from oes_desktop.domain.errors import OesError, Rejected
from oes_desktop.domain.manifest import (
    ATTESTATION_FORMAT,
    DIFFERS,
    MANIFEST_FORMAT,
    MOST_ENTRIES,
    MOST_RECORDINGS,
    Entry,
    RecordingDigest,
    attested_as,
)
from oes_desktop.package.archive import ZipContents
from oes_desktop.package.signature import fits, public_pem

_MOST_DOCUMENT = 8 * 1024 * 1024
_CHUNK = 1024 * 1024

Hash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
Text = Annotated[str, Meta(max_length=1_000)]
Size = Annotated[int, Meta(ge=0, le=2**53)]


class _FileValue(Struct, frozen=True):
    name: Text
    bytes: Size
    sha256: Hash


class _RecordingValue(Struct, frozen=True):
    id: Text
    bytes: Size
    sha256: Hash
    check: Text = ""


class _Manifest(Struct, frozen=True):
    format: Text
    exam: Text
    server: Text
    server_address: Text
    at: Text
    by: Text
    signed: bool
    entries: Annotated[list[_FileValue], Meta(max_length=MOST_ENTRIES)]
    recordings: Annotated[list[_RecordingValue], Meta(max_length=MOST_RECORDINGS)]


class _Attestation(Struct, frozen=True):
    format: Text
    key: Hash
    by: Text
    at: Text


@dataclass(frozen=True, slots=True)
class Flaw:
    """`code`: missing, size, hash, extra, twice, signature, not_attested, other_key, key_file, bad_manifest,
    bad_attestation, unreadable. `name`: the file it is about."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """`flaws` empty: the package is as it was made. `signed`: a server signed it with `key` (hex); whether
    that is the server's own is known only to who asked for it by `key` or compares. `by` and `at`: who had it
    signed when (unsigned: made). `differing`: recordings that the package itself says are not those of the
    report."""

    flaws: tuple[Flaw, ...]
    signed: bool = False
    key: str = ""
    key_checked: bool = False
    by: str = ""
    at: str = ""
    exam: str = ""
    server: str = ""
    files: int = 0
    differing: tuple[str, ...] = ()


def examine(path: Path, key: str = "") -> Findings:
    """`key`: the server's public key (hex) as its `/meta` names it, when whoever asks has it.

    Raises `Rejected` for what is no package at all, or one that may not be opened; `DiskTrouble`.
    """
    with closing(ZipContents(path)) as contents:
        if PurePosixPath(MANIFEST) not in contents.sizes:
            raise Rejected("bad_package", path=MANIFEST, what="missing")
        raw = _document(contents, MANIFEST)
        try:
            manifest = msgspec.json.decode(raw, type=_Manifest)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            return Findings((Flaw("bad_manifest", MANIFEST),))
        if manifest.format != MANIFEST_FORMAT:
            return Findings((Flaw("bad_manifest", MANIFEST),))
        flaws = [*_files(contents, manifest)]
        attestation = None
        if manifest.signed:
            attestation, more = _signature(contents, manifest, raw, key)
            flaws += more
        elif key:
            flaws.append(Flaw("not_attested"))
        return Findings(
            tuple(flaws),
            signed=attestation is not None,
            key=attestation.key if attestation else "",
            key_checked=bool(key) and attestation is not None and attestation.key == key,
            by=attestation.by if attestation else manifest.by,
            at=attestation.at if attestation else manifest.at,
            exam=manifest.exam,
            server=manifest.server_address,
            files=len(manifest.entries),
            differing=tuple(item.id for item in manifest.recordings if item.check == DIFFERS),
        )


def _files(contents: ZipContents, manifest: _Manifest) -> Iterator[Flaw]:
    """Every file that is listed, and every one that is not."""
    listed: set[str] = set()
    for entry in manifest.entries:
        if entry.name in listed:
            yield Flaw("twice", entry.name)
        listed.add(entry.name)
        size = contents.sizes.get(PurePosixPath(entry.name))
        if size is None:
            yield Flaw("missing", entry.name)
        elif size != entry.bytes:
            yield Flaw("size", entry.name)
        else:
            flaw = _content(contents, entry)
            if flaw:
                yield Flaw(flaw, entry.name)
    known = listed | {MANIFEST} | ({ATTESTATION, SIGNATURE, KEY} if manifest.signed else set())
    for name in contents.sizes:
        if str(name) not in known:
            yield Flaw("extra", str(name))


def _content(contents: ZipContents, entry: _FileValue) -> str:
    counted = hashlib.sha256()
    try:
        with closing(contents.open(PurePosixPath(entry.name))) as member:
            while data := member.read(_CHUNK):
                counted.update(data)
    except Rejected:
        return "unreadable"
    return "" if counted.hexdigest() == entry.sha256 else "hash"


def _signature(
    contents: ZipContents, manifest: _Manifest, raw: bytes, key: str
) -> tuple[_Attestation | None, list[Flaw]]:
    """The attestation when its signature is good, whatever else is wrong with it."""
    found = {}
    for name in (ATTESTATION, SIGNATURE, KEY):
        if PurePosixPath(name) not in contents.sizes:
            return None, [Flaw("missing", name)]
        try:
            found[name] = _document(contents, name)
        except OesError:
            return None, [Flaw("unreadable", name)]
    document = found[ATTESTATION]
    try:
        attestation = msgspec.json.decode(document, type=_Attestation)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None, [Flaw("bad_attestation", ATTESTATION)]
    own = bytes.fromhex(attestation.key)
    if attestation.format != ATTESTATION_FORMAT or not fits(document, found[SIGNATURE], own):
        return None, [Flaw("signature", SIGNATURE)]
    flaws = []
    if not attested_as(
        document,
        exam_id=manifest.exam,
        manifest_sha256=hashlib.sha256(raw).hexdigest(),
        entries=[Entry(item.name, item.bytes, item.sha256) for item in manifest.entries],
        recordings=[RecordingDigest(item.id, item.bytes, item.sha256) for item in manifest.recordings],
        server_id=manifest.server,
    ):
        flaws.append(Flaw("not_attested", MANIFEST))
    if found[KEY] != public_pem(own):
        flaws.append(Flaw("key_file", KEY))
    if key and key != attestation.key:
        flaws.append(Flaw("other_key", KEY))
    return attestation, flaws


def _document(contents: ZipContents, name: str) -> bytes:
    """A small file whole. Raises `Rejected`."""
    if contents.sizes[PurePosixPath(name)] > _MOST_DOCUMENT:
        raise Rejected("bad_package", path=name, what="size", limit=_MOST_DOCUMENT)
    with closing(contents.open(PurePosixPath(name))) as member:
        return member.read(_MOST_DOCUMENT + 1)

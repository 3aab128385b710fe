"""Appeal packages: one zip that a stranger can check, made from a report and its confirmed violations.

In it are the report on paper and as JSON, a frame and a clip of every confirmed violation from camera and
screen, and a list of hashes which the server signs; without the server the package says of itself, in three
places, that it is not signed. It lies outside the encryption by the proctor's wish. Until it is complete it
exists only beside its place, in a file for this user; pictures and clips are made in memory.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from oes_desktop.disk import disk_door
from oes_desktop.domain.appeal import (
    ATTESTATION,
    KEY,
    MANIFEST,
    PAPER,
    README,
    REPORT,
    SIGNATURE,
    SUMS,
    Packed,
    Scene,
    Take,
)
from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.clock import Clock, datetime_from_ms
from oes_desktop.domain.errors import Forbidden, OesError, Rejected, SignInNeeded, Unreachable
from oes_desktop.domain.manifest import Attestation, Entry, RecordingDigest, attested_as, manifest_document
from oes_desktop.domain.models import Report
from oes_desktop.services.appeal_words import readme
from oes_desktop.services.recordings.pictures import Pictures
from oes_desktop.services.report_json import PieceOf, report_document
from oes_desktop.services.saving import beside

if TYPE_CHECKING:
    from oes_desktop.services.desk import Desk

CAPABILITY = "attest"
MOST_FRAME_PX = 1_920
_UNSIGNED_BY = (Unreachable, SignInNeeded, Forbidden)  # then the package goes without a signature

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """`paper(signed)` gives the bytes of the PDF, which says on its first page whether the package is signed;
    it may be asked twice. `shifts`: by how many ms the proctor shifted which recording by hand (by id): what
    the scenes were chosen by, and named in the package."""

    report: Report
    scenes: Sequence[Scene]
    paper: Callable[[bool], bytes]
    shifts: Mapping[str, int] = field(default_factory=dict)


def can_sign(desk: Desk) -> bool:
    """Whether the server can be expected to sign, as far as is known now."""
    meta = desk.meta
    return bool(CAPABILITY in meta.capabilities and meta.signing_key and desk.sync.status.online)


def make(desk: Desk, order: Order, path: Path, clock: Clock, cancel: Cancel, progress: Progress) -> Packed:
    """Write the package to `path`, whole or not at all.

    Raises `DiskTrouble`, `Unreachable("cancelled")`, `Rejected("changed")` when the server has other
    recordings than the report says (fetch the report again), `Rejected("bad_answer")` for a signature that is
    none. A frame or clip that cannot be had is left out, counted, and named in the package.
    """
    with beside(path) as place:
        with disk_door(path), zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
            package = _Package(file, clock.now_ms())
            packed = _Packing(desk, order, package, cancel, progress).run()
        cancel.raise_if_set()
        return packed


class _Package:
    """The zip being written, with the hash of everything that is in it."""

    def __init__(self, file: zipfile.ZipFile, now_ms: int) -> None:
        self._file, self.now_ms = file, now_ms
        self._date = datetime_from_ms(now_ms).timetuple()[:6]
        self.entries: list[Entry] = []

    def add(self, name: str, data: bytes, *, listed: bool = True) -> None:
        info = zipfile.ZipInfo(name, self._date)
        info.external_attr = 0o100600 << 16
        tight = name.endswith((".json", ".txt", ".pdf")) or name == SUMS
        info.compress_type = zipfile.ZIP_DEFLATED if tight else zipfile.ZIP_STORED
        self._file.writestr(info, data)
        if listed:
            self.entries.append(Entry(name, len(data), hashlib.sha256(data).hexdigest()))


class _Packing:
    def __init__(
        self, desk: Desk, order: Order, package: _Package, cancel: Cancel, progress: Progress
    ) -> None:
        self._desk, self._order, self._package = desk, order, package
        self._cancel, self._progress = cancel, progress
        self._report = order.report
        takes = sum(len(scene.takes) for scene in order.scenes)
        self._steps, self._done = len(self._report.recordings) + 2 * takes + 3, 0

    def run(self) -> Packed:
        digests = [self._digest_of(place) for place in range(len(self._report.recordings))]
        pieces = list(self._pieces())
        document = report_document(
            self._report,
            self._desk.meta,
            self._desk.server,
            self._order.scenes,
            pieces,
            self._package.now_ms,
            self._order.shifts,
        )
        self._package.add(REPORT, document)
        signed = self._close_signed(digests) if can_sign(self._desk) else False
        if not signed:
            self._step()
            self._close(digests, signed=False)
        missing = sum(piece.missing != "" for piece in pieces)
        return Packed(
            signed,
            len(self._order.scenes),
            missing,
            sum(digest.check == "differs" for digest in digests),
            sum(digest.check == "not_here" for digest in digests),
        )

    def _step(self) -> None:
        self._cancel.raise_if_set()
        self._progress(self._done, self._steps)
        self._done += 1

    # ---- evidence

    def _digest_of(self, place: int) -> RecordingDigest:
        self._step()
        recording = self._report.recordings[place]
        found = RecordingDigest(recording.id, recording.size, recording.sha256)
        try:
            counted = self._desk.recordings.digest(self._report.exam.id, recording, self._cancel)
        except OesError:
            self._cancel.raise_if_set()
            return found
        if counted is None:
            return found
        if counted == recording.sha256:
            return replace(found, check="matches", counted=counted)
        return replace(found, check="differs", counted=counted)

    def _pieces(self) -> Iterator[PieceOf]:
        with closing(Pictures(self._desk.recordings, self._cancel, exact=True)) as pictures:
            for number, scene in enumerate(self._order.scenes, 1):
                for take in scene.takes:
                    self._step()
                    yield self._frame(number, take, pictures)
                    self._step()
                    yield self._clip(number, take)

    def _frame(self, number: int, take: Take, pictures: Pictures) -> PieceOf:
        from oes_desktop.media.photos import png_of

        piece = PieceOf(number, "frame", take)
        try:
            frame = pictures.covering(self._report.exam.id, take.recording, take.at_ms, MOST_FRAME_PX)
            data = png_of(frame.width, frame.height, frame.data)
        except OesError as error:
            return self._without(piece, error)
        name = f"frames/{number:03}-{_slug(take)}.png"
        self._package.add(name, data)
        return replace(piece, file=name, from_ms=frame.time_ms, to_ms=frame.time_ms)

    def _clip(self, number: int, take: Take) -> PieceOf:
        from oes_desktop.media.clips import Clipper

        piece = PieceOf(number, "clip", take)
        recordings, exam_id = self._desk.recordings, self._report.exam.id
        try:
            with (
                closing(
                    recordings.playable(exam_id, take.recording, exact=True, cancel=self._cancel)
                ) as source,
                Clipper(source) as clipper,
            ):
                clip = clipper.cut(take.from_ms, take.to_ms, self._cancel)
        except OesError as error:
            return self._without(piece, error)
        name = f"clips/{number:03}-{_slug(take)}.{clip.suffix}"
        self._package.add(name, clip.data)
        return replace(piece, file=name, from_ms=clip.from_ms, to_ms=clip.to_ms)

    def _without(self, piece: PieceOf, error: OesError) -> PieceOf:
        self._cancel.raise_if_set()
        return replace(piece, missing=error.reason)

    # ---- the end: what says whether it is signed

    def _close_signed(self, digests: Sequence[RecordingDigest]) -> bool:
        """False: the server could not sign, and nothing of this attempt is in the package."""
        self._step()
        ending = self._ending(digests, signed=True)
        entries = [*self._package.entries, *(_entry(name, data) for name, data in ending.items())]
        manifest = ending[MANIFEST]
        listed = [entry for entry in entries if entry.name != MANIFEST]
        exam_id = self._report.exam.id
        try:
            attestation = self._desk.client.attest(
                exam_id, hashlib.sha256(manifest).hexdigest(), listed, digests
            )
        except _UNSIGNED_BY:
            self._cancel.raise_if_set()
            return False
        except Rejected as error:
            if error.reason == "unprocessable":
                raise Rejected("changed", call="attest") from error
            raise
        self._check(attestation, manifest, listed, digests)
        for name, data in ending.items():
            self._package.add(name, data)
        self._add_signature(attestation)
        return True

    def _close(self, digests: Sequence[RecordingDigest], *, signed: bool) -> None:
        for name, data in self._ending(digests, signed=signed).items():
            self._package.add(name, data)

    def _ending(self, digests: Sequence[RecordingDigest], *, signed: bool) -> dict[str, bytes]:
        """By name, the manifest last: the files that say whether the package is signed."""
        found = {PAPER: self._order.paper(signed), README: readme(self._desk.server, signed=signed)}
        self._step()
        named = [*self._package.entries, *(_entry(name, data) for name, data in found.items())]
        found[SUMS] = "".join(
            f"{entry.sha256}  {entry.name}\n" for entry in sorted(named, key=lambda entry: entry.name)
        ).encode()
        desk = self._desk
        found[MANIFEST] = manifest_document(
            exam_id=self._report.exam.id,
            exam_version=self._report.exam.version,
            entries=[*named, _entry(SUMS, found[SUMS])],
            recordings=digests,
            server_id=desk.meta.server_id,
            server=desk.server,
            by=desk.account.name,
            at_ms=self._package.now_ms,
            time_zone=desk.meta.time_zone,
            signed=signed,
        )
        return found

    def _check(
        self,
        attestation: Attestation,
        manifest: bytes,
        entries: Sequence[Entry],
        digests: Sequence[RecordingDigest],
    ) -> None:
        """Nobody shall find out in a dispute that the signature was none."""
        from oes_desktop.package.signature import fits

        key = bytes.fromhex(self._desk.meta.signing_key)
        good = attestation.key == key and fits(attestation.document, attestation.signature, key)
        if not good or not attested_as(
            attestation.document,
            exam_id=self._report.exam.id,
            manifest_sha256=hashlib.sha256(manifest).hexdigest(),
            entries=entries,
            recordings=digests,
            server_id=self._desk.meta.server_id,
        ):
            raise Rejected("bad_answer", call="attest", detail="the signature is not of this package")

    def _add_signature(self, attestation: Attestation) -> None:
        from oes_desktop.package.signature import public_pem

        self._package.add(ATTESTATION, attestation.document, listed=False)
        self._package.add(SIGNATURE, attestation.signature, listed=False)
        self._package.add(KEY, public_pem(attestation.key), listed=False)


def _entry(name: str, data: bytes) -> Entry:
    return Entry(name, len(data), hashlib.sha256(data).hexdigest())


def _slug(take: Take) -> str:
    """camera or screen; other kinds come from a server and make no names."""
    return take.recording.kind if take.recording.kind in ("camera", "screen") else "other"

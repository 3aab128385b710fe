"""Rule 2: no byte of what is personal lies in clear in any file of the profile, while open and after."""

from __future__ import annotations

import shutil
from pathlib import Path

from oes_desktop.domain.account import Account
from oes_desktop.domain.models import Report, Snapshot, Violation
from oes_desktop.domain.vocabulary import Meta
from oes_desktop.store.store import Store
from oes_desktop.vault.container import SEGMENT, Binding, VaultFile

CANARIES = [
    "Қанатбекова-Канарейка",
    "канарейка-студент-77",
    "Канарейка-группа",
    "Канарейка-предмет",
    "canary-exam-id",
    "Канарейка-проктор",
    "канарейка-комментарий",
    "canary-access-token",
    "canary-refresh-token",
    "canary-recording",
    "канарейка-нарушение",
    "canary-view",
    "canary-snapshot-id",
    "canary-photo-bytes",
    "canary-video-bytes",
]


def clear_canaries(folder: Path) -> set[str]:
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes() + str(path).encode()
            for encoding in ("utf-8", "utf-16-le"):
                found |= {canary for canary in CANARIES if canary.encode(encoding) in data}
    return found


def fill(store: Store, make_row, make_act, make_recording) -> None:
    (
        name,
        student,
        group,
        exam,
        exam_id,
        proctor,
        comment,
        access,
        refresh,
        recording_id,
        note,
        view,
        photo,
        jpeg,
        video,
    ) = CANARIES
    row = make_row(
        id=exam_id, student_name=name, student_id=student, group=group, exam=exam, decided_by=proctor
    )
    store.meta.save(Meta("s", "e", group, "1.0"), Account("u", proctor, proctor))
    store.tokens.save(access, refresh, 5)
    store.views.save(view, {"search": name})
    store.exams.apply([row], [], "c", server_epoch="e")
    store.exams.save_snapshot("index", 1, name.encode() * 100)
    recording = make_recording(recording_id, size=SEGMENT + 10)
    violations = (Violation("v", "focus_lost", 1, note=note),)
    store.reports.save(
        Report(row, (), (recording,), violations, (Snapshot(photo, 1, "face", "image/png", 1, ""),))
    )
    store.reports.save_photo(exam_id, photo, jpeg.encode() * 1000)
    store.outbox.add(make_act("a1", body={"value": "rejected", "comment": comment}))
    act = make_act("a2", body={"value": "rejected", "comment": comment})
    store.outbox.add(act.__class__(act.id, exam_id, act.kind, body=act.body))
    entry = store.media.entry(recording, exam_id)
    binding = Binding(entry.server, entry.recording, entry.generation, entry.sha256)
    file = VaultFile.create(entry.path, entry.key, binding, entry.size)
    plain = (video.encode() * 10_000)[: SEGMENT + 10]
    file.write(0, [plain[:SEGMENT], plain[SEGMENT:]])
    file.close()
    store.media.mark(store.media.keep_header(entry, file.header), [0, 1])


def test_no_canary_in_any_file(profile, tmp_path: Path, make_row, make_act, make_recording) -> None:
    store = Store(profile)
    fill(store, make_row, make_act, make_recording)
    assert clear_canaries(profile.folder) == set()  # with the log of the database as it is while open
    crashed = tmp_path / "crashed"
    shutil.copytree(profile.folder, crashed)
    store.close()
    assert clear_canaries(profile.folder) == clear_canaries(crashed) == set()
    assert len(list(profile.folder.rglob("*"))) >= 6


def test_an_erased_recording_cannot_be_read_from_a_copy_of_the_disk(profile, make_recording) -> None:
    """Its key was in its row alone, and the row is overwritten."""
    store = Store(profile)
    entry = store.media.entry(make_recording(), "exam-1")
    wrapped = store._database.read("SELECT key FROM media")[0][0]
    store.media.erase("exam-1")
    assert store._database.read("SELECT count(*) FROM media") == [(0,)]
    assert Path(f"{profile.database_path}-wal").stat().st_size == 0
    pages = store._database.read("SELECT count(*) FROM sqlite_schema")
    assert pages
    store.close()
    assert wrapped not in profile.database_path.read_bytes()
    assert entry.key not in profile.database_path.read_bytes()

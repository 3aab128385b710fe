"""Appeal packages checked as a stranger would: each kind of tampering is named, no trick gets in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.appeals import OTHER, OWN, key_of, members, sha, write

from oes_desktop.cli import run
from oes_desktop.domain.errors import DiskTrouble, OesError, Rejected
from oes_desktop.package.appeals import Findings, Flaw, examine

KEY = key_of(OWN).hex()
Members = dict[str, bytes]


def examined(folder: Path, content: Members, key: str = KEY) -> Findings:
    return examine(write(folder / "package.zip", content), key)


def test_a_good_package_is_good(tmp_path: Path) -> None:
    found = examined(tmp_path, members())
    assert (found.flaws, found.signed, found.key, found.key_checked) == ((), True, KEY, True)
    assert (found.by, found.at, found.exam, found.server, found.files) == (
        "Әлия",
        "2026-11-13T04:07:00.000Z",
        "e1",
        "https://oes.kz",
        3,
    )


def _entry(content: Members, change: Callable[[dict[str, object]], None]) -> Members:
    manifest = json.loads(content["manifest.json"])
    change(manifest)
    return content | {"manifest.json": json.dumps(manifest).encode()}


def _list_as_changed(content: Members) -> Members:
    """A forger who changes a file and its hash in the list."""
    content = content | {"report.pdf": b"%FAKE"}

    def change(manifest: dict[str, object]) -> None:
        for entry in manifest["entries"]:  # type: ignore[attr-defined]
            if entry["name"] == "report.pdf":
                entry.update(sha256=sha(b"%FAKE"), bytes=5)

    return _entry(content, change)


TAMPERED: dict[str, tuple[Callable[[Members], Members], Flaw]] = {
    "changed": (lambda c: c | {"report.pdf": b"%PDG"}, Flaw("hash", "report.pdf")),
    "longer": (lambda c: c | {"report.pdf": b"%PDF "}, Flaw("size", "report.pdf")),
    "missing": (
        lambda c: {k: v for k, v in c.items() if k != "frames/001-camera.png"},
        Flaw("missing", "frames/001-camera.png"),
    ),
    "extra": (lambda c: c | {"frames/002-camera.png": b"x"}, Flaw("extra", "frames/002-camera.png")),
    "listed": (_list_as_changed, Flaw("not_attested", "manifest.json")),
    "another exam": (
        lambda c: _entry(c, lambda m: m.update(exam="e2")),
        Flaw("not_attested", "manifest.json"),
    ),
    "another author": (
        lambda c: _entry(c, lambda m: m.update(by="x")),
        Flaw("not_attested", "manifest.json"),
    ),
    "a recording": (
        lambda c: _entry(c, lambda m: m["recordings"][0].update(sha256="00" * 32)),  # type: ignore[index]
        Flaw("not_attested", "manifest.json"),
    ),
    "attestation": (
        lambda c: c | {"attestation.json": c["attestation.json"].replace(b"Z", b"X")},
        Flaw("signature", "attestation.sig"),
    ),
    "signature": (lambda c: c | {"attestation.sig": bytes(64)}, Flaw("signature", "attestation.sig")),
    "short signature": (lambda c: c | {"attestation.sig": b"x"}, Flaw("signature", "attestation.sig")),
    "no signature": (
        lambda c: {k: v for k, v in c.items() if k != "attestation.sig"},
        Flaw("missing", "attestation.sig"),
    ),
    "key": (lambda c: c | {"signing-key.pem": b"x"}, Flaw("key_file", "signing-key.pem")),
    "nonsense": (
        lambda c: c | {"attestation.json": b"[" * 100_000},
        Flaw("bad_attestation", "attestation.json"),
    ),
    "no list": (lambda c: c | {"manifest.json": b"\xff"}, Flaw("bad_manifest", "manifest.json")),
    "deep list": (lambda c: c | {"manifest.json": b'{"a":' * 50_000}, Flaw("bad_manifest", "manifest.json")),
    "another format": (
        lambda c: _entry(c, lambda m: m.update(format="oes-appeal-9")),
        Flaw("bad_manifest", "manifest.json"),
    ),
    "listed twice": (
        lambda c: _entry(c, lambda m: m["entries"].append(m["entries"][0])),  # type: ignore[attr-defined,index]
        Flaw("twice", "frames/001-camera.png"),
    ),
    "a way out, listed": (
        lambda c: _entry(c, lambda m: m["entries"][0].update(name="../../x")),  # type: ignore[index]
        Flaw("missing", "../../x"),
    ),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_each_kind_of_tampering_is_named(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change, flaw = TAMPERED[kind]
    found = examined(tmp_path, change(members()))
    assert flaw in found.flaws
    assert run(["verify", str(tmp_path / "package.zip"), "--key", KEY]) == 1
    said = capsys.readouterr().out
    assert "WRONG" in said and flaw.name in said


def test_signed_by_somebody_else_is_found_by_the_key_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = write(tmp_path / "package.zip", members(private=OTHER))
    assert examine(forged, KEY).flaws == (Flaw("other_key", "signing-key.pem"),)
    assert run(["verify", str(forged), "--key", KEY]) == 1
    assert run(["verify", str(forged)]) == 0
    assert "Compare it with signing_key of https://oes.kz/api/v1/meta" in capsys.readouterr().out


def test_unsigned_is_never_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "package.zip", members(signed=False))
    assert examine(path).flaws == () and not examine(path).signed
    assert run(["verify", str(path)]) == 1
    assert "NOT SIGNED" in capsys.readouterr().out
    assert examine(path, KEY).flaws == (Flaw("not_attested"),)


def test_the_signature_cannot_be_taken_off(tmp_path: Path) -> None:
    """A signed package that claims to be unsigned has files too many, or a list that was never made."""
    content = _entry(members(), lambda manifest: manifest.update(signed=False))
    assert {flaw.code for flaw in examined(tmp_path, content).flaws} == {"extra", "not_attested"}


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", members()["manifest.json"])
        file.writestr("report.pdf", bytes(300_000_000))


def _named(name: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        write(path, members() | {name: b"x"})

    return make


def _doubled(path: Path) -> None:
    write(path, members())
    with pytest.warns(UserWarning), zipfile.ZipFile(path, "a") as file:
        file.writestr("report.pdf", b"another")


def _linked(path: Path) -> None:
    write(path, members())
    with zipfile.ZipFile(path, "a") as file:
        info = zipfile.ZipInfo("frames/x")
        info.external_attr = 0o120777 << 16
        file.writestr(info, "/etc/passwd")


def _cut(path: Path) -> None:
    write(path, members())
    path.write_bytes(path.read_bytes()[:-40])


def _fat_list(path: Path) -> None:
    write(path, members() | {"manifest.json": b" " * 9_000_000})


HOSTILE: dict[str, Callable[[Path], None]] = {
    "bomb": _bomb,
    "way up": _named("../x"),
    "absolute": _named("/etc/x"),
    "drive": _named("C:\\x"),
    "device": _named("frames/CON"),
    "case": _named("Report.pdf"),
    "direction": _named("frames/\u202egnp.exe"),
    "nested": _named("frames/x.zip"),
    "doubled": _doubled,
    "link": _linked,
    "cut": _cut,
    "fat list": _fat_list,
    "no zip": lambda path: path.write_bytes(b"<html>") and None,
    "empty": lambda path: path.write_bytes(b"") and None,
    "no list": lambda path: write(path, {"report.pdf": b"x"}) and None,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_may_not_be_opened_is_not(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "package.zip"
    HOSTILE[kind](path)
    with pytest.raises(Rejected):
        examine(path)
    assert run(["verify", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "Traceback" not in said.err and said.err.startswith("oes-desktop verify: ")


def test_a_flipped_byte_anywhere_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path / "package.zip", members())
    good = path.read_bytes()
    body = good.index(b"PK\x01\x02")  # what follows is the directory, whose spare fields say nothing
    for at in range(0, body, 7):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x20]) + good[at + 1 :])
        try:
            found = examine(path, KEY)
        except OesError:
            continue
        if not found.flaws:
            assert _same_content(path, good), at


def _same_content(path: Path, good: bytes) -> bool:
    """A bit of a local head that no reader looks at."""
    whole = path.with_name("whole.zip")
    whole.write_bytes(good)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(whole) as other:
        return {name: one.read(name) for name in one.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


@pytest.mark.parametrize("key", ["12", "zz" * 32, "ab" * 33])
def test_a_key_that_is_none(tmp_path: Path, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(write(tmp_path / "p.zip", members())), "--key", key]) == 2
    assert "--key" in capsys.readouterr().err


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble):
        examine(tmp_path / "nothing.zip")
    assert run(["verify", str(tmp_path / "nothing.zip")]) == 2

"""`serve` and `admin` as a person calls them: real processes."""

from __future__ import annotations

import argparse
import signal
import ssl
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import trustme

from oes_desktop.cli import run, serve
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.config import ServerConfig
from oes_desktop.wire import routes


def _admin(data: Path, *words: str, password: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "oes_desktop", "admin", "--data", str(data), *words]
    return subprocess.run(command, input=password, capture_output=True, text=True, timeout=60, check=False)


def test_a_server_from_nothing_to_a_signed_in_proctor(tmp_path: Path) -> None:
    ca = trustme.CA()
    certificate = ca.issue_cert("localhost")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    certificate.private_key_pem.write_to_path(key)
    certificate.cert_chain_pems[0].write_to_path(cert)
    added = _admin(
        tmp_path, "add-user", "aigerim", "--role", "proctor", "--group", "A", "--password-stdin",
        password="correct-horse\n",
    )  # fmt: skip
    assert (added.returncode, added.stdout) == (0, "added proctor aigerim\n")
    words = ["serve", "--data", str(tmp_path), "--host", "localhost", "--port", "0"]
    words += ["--tls-cert", str(cert), "--tls-key", str(key)]
    process = subprocess.Popen(
        [sys.executable, "-m", "oes_desktop", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said, _, url = process.stdout.readline().strip().rpartition(" ")
    assert said == "listening on" and url.startswith("https://localhost:")
    trust = ssl.create_default_context()
    ca.configure_trust(trust)
    with httpx.Client(base_url=url, verify=trust) as client:
        answer = client.post(routes.LOGIN, json={"login": "aigerim", "password": "correct-horse"})
        assert answer.status_code == 200
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "--tls-cert and --tls-key"),
        (["--host", "203.0.113.7", "--tls-cert", "x.pem"], "go together"),
        (["--tls-cert", "no.pem", "--tls-key", "no.pem"], "no such file"),
        (["--host", "127.0.0.1", "--port", "1"], "cannot listen there"),
        (["--time-zone", "Mars/Olympus"], "not a time zone"),
        (["--drop-after-bytes", "-1"], "a number of bytes"),
    ],
)
def test_serve_says_what_is_wrong_and_exits_with_2(
    tmp_path: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "1" in words:  # a port that is taken, whoever runs this
        import socket

        with socket.create_server(("127.0.0.1", 0)) as taken:
            words = [*words[:-1], str(taken.getsockname()[1])]
            code = run(["serve", "--data", str(tmp_path), *words])
    else:
        code = run(["serve", "--data", str(tmp_path), *words])
    assert code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--port", "99999"], ["--fail-rate", "2"], ["--slow", "-1"], ["--port", "x"]]
)
def test_an_option_out_of_its_range_is_refused(tmp_path: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["serve", "--data", str(tmp_path), *words])
    assert left.value.code == 2


def test_a_bad_certificate_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pem"
    bad.write_text("no certificate")
    assert run(["serve", "--data", str(tmp_path), "--tls-cert", str(bad), "--tls-key", str(bad)]) == 2
    assert "--tls-cert" in capsys.readouterr().err


def test_a_damaged_catalogue_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ServerConfig(tmp_path).database.write_bytes(b"no catalogue" * 1_000)
    assert run(["serve", "--data", str(tmp_path), "--port", "0"]) == 2
    assert "damaged" in capsys.readouterr().err


def test_admin_does_its_work_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ["add-user", "chief", "--role", "admin", "--password-stdin"]
    assert _admin(tmp_path, *add, password="short").returncode == 2
    assert _admin(tmp_path, *add, password="correct-horse").returncode == 0
    data = ["admin", "--data", str(tmp_path)]
    assert run([*data, "set-groups", "chief", "--group", "A", "--group", "B"]) == 0
    assert run([*data, "disable-user", "chief"]) == 0
    assert run([*data, "list-users"]) == 0
    assert "chief\tadmin\tdisabled\tchief\t-\tevery group" in capsys.readouterr().out
    assert run([*data, "enable-user", "chief"]) == 0
    before = _epoch(tmp_path)
    assert run([*data, "new-epoch"]) == 0
    assert _epoch(tmp_path) != before
    assert run([*data, "remove-exam", "nothing"]) == 2
    assert run([*data, "disable-user", "nobody"]) == 2
    assert "nobody: there is no such thing" in capsys.readouterr().err


def test_admin_does_not_make_a_catalogue_by_mistake(tmp_path: Path) -> None:
    assert run(["admin", "--data", str(tmp_path / "typo"), "list-users"]) == 2
    assert not (tmp_path / "typo").exists()


def _epoch(data: Path) -> str:
    catalogue = Catalogue(ServerConfig(data).database)
    try:
        return catalogue.database.identity().epoch
    finally:
        catalogue.close()


def test_what_programs_may_do_offline_is_told_to_them(tmp_path: Path) -> None:
    """The switches of `serve` end up in `/meta`."""
    parser = argparse.ArgumentParser()
    serve.register(parser.add_subparsers())
    words = ["serve", "--data", str(tmp_path), "--offline-days", "3", "--keep-days", "7"]
    config = serve._config(parser.parse_args(words))
    assert (config.offline_days, config.keep_days, config.offline_allowed) == (3, 7, True)
    assert not serve._config(parser.parse_args([*words, "--no-offline"])).offline_allowed
    with pytest.raises(SystemExit):
        parser.parse_args([*words, "--offline-days", "0"])

"""Mail by SMTP to a real socket, and the list where none is set."""

from __future__ import annotations

import socket
import threading
from email import message_from_bytes
from email.policy import default

import pytest

from oes_desktop.server.config import Smtp
from oes_desktop.server.mail import KEPT, Mail


class Postman(threading.Thread):
    """Takes one mail as RFC 5321 asks, or refuses the recipient."""

    def __init__(self, *, refuses: bool = False) -> None:
        super().__init__(daemon=True)
        self._refuses = refuses
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.letter = b""

    def run(self) -> None:
        with self._listener, self._listener.accept()[0] as talk, talk.makefile("rwb") as lines:
            lines.write(b"220 here\r\n")
            lines.flush()
            for line in lines:
                verb = line[:4].upper()
                answer = b"550 no" if verb == b"RCPT" and self._refuses else b"250 ok"
                if verb == b"DATA":
                    lines.write(b"354 go on\r\n")
                    lines.flush()
                    body = []
                    while (text := lines.readline()) != b".\r\n":
                        body.append(text)
                    self.letter = b"".join(body)
                lines.write((b"221 bye" if verb == b"QUIT" else answer) + b"\r\n")
                lines.flush()
                if verb == b"QUIT":
                    return


def _by_smtp(postman: Postman) -> Mail:
    smtp = Smtp(host="127.0.0.1", port=postman.port, sender="oes@oes.kz", starttls=False)
    return Mail(smtp)


def test_a_mail_arrives_with_its_letters() -> None:
    postman = Postman()
    postman.start()
    mail = _by_smtp(postman)
    assert mail.send("aigerim@oes.kz", "Код", "Қалпына келтіру коды: 123\n")
    postman.join(10)
    letter = message_from_bytes(postman.letter, policy=default)
    assert (letter["To"], letter["From"], letter["Subject"]) == ("aigerim@oes.kz", "oes@oes.kz", "Код")
    assert letter.get_content().strip() == "Қалпына келтіру коды: 123"
    assert mail.kept == []


def test_a_mail_server_that_refuses_or_is_not_there_is_logged_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    postman = Postman(refuses=True)
    postman.start()
    assert not _by_smtp(postman).send("aigerim@oes.kz", "Код", "secret-code")
    postman.join(10)
    assert not _by_smtp(postman).send("aigerim@oes.kz", "Код", "secret-code")
    assert "could not be sent" in caplog.text and "secret-code" not in caplog.text


def test_without_a_mail_server_it_goes_to_the_log_and_a_bounded_list(
    caplog: pytest.LogCaptureFixture,
) -> None:
    mail = Mail(Smtp())
    for number in range(KEPT + 5):
        mail.send("aigerim@oes.kz", "Code", f"code {number}")
    assert [letter.text for letter in mail.kept] == [f"code {number}" for number in range(5, KEPT + 5)]
    assert "code 0" in caplog.text


def test_a_line_break_cannot_add_a_recipient() -> None:
    """F21."""
    with pytest.raises(ValueError, match="linefeed or carriage return"):
        Mail(Smtp()).send("a@oes.kz\nBcc: all@oes.kz", "Code", "text")

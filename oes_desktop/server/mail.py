"""Sends mail: by SMTP, or, where none is set, into the log of the server and a short list in memory."""

from __future__ import annotations

import logging
import smtplib
import ssl
import threading
from collections import deque
from dataclasses import dataclass
from email.message import EmailMessage

from oes_desktop.server.config import Smtp

_log = logging.getLogger(__name__)

KEPT = 20


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    subject: str
    text: str


class Mail:
    """Thread-safe. `kept` is what went to the log, oldest first: the demo shows it as a page."""

    def __init__(self, smtp: Smtp) -> None:
        self._smtp = smtp
        self._kept: deque[Letter] = deque(maxlen=KEPT)
        self._lock = threading.Lock()

    @property
    def kept(self) -> list[Letter]:
        with self._lock:
            return list(self._kept)

    def send(self, to: str, subject: str, text: str) -> bool:
        """False: the mail server refused or was not there; it is logged, without the text."""
        message = EmailMessage()
        message["To"], message["Subject"] = to, subject
        message["From"] = self._smtp.sender or "oes@localhost"
        message.set_content(text)
        if not self._smtp.host:
            with self._lock:
                self._kept.append(Letter(to, subject, text))
            _log.warning("Mail (no SMTP server is set)\nTo: %s\nSubject: %s\n\n%s", to, subject, text)
            return True
        try:
            with smtplib.SMTP(self._smtp.host, self._smtp.port, timeout=30) as connection:
                if self._smtp.starttls:
                    connection.starttls(context=ssl.create_default_context())
                if self._smtp.user:
                    connection.login(self._smtp.user, self._smtp.password)
                connection.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            _log.error("A mail could not be sent: %s", type(error).__name__)
            return False
        return True

"""A forgotten login or password: a code by mail, typed into the sign-in dialog.

The caller learns nothing about who exists: whoever asks gets the same answer, and the work is done after it.
A code is kept as a hash, works once and for 30 minutes; using it ends every other session of the user.
"""

from __future__ import annotations

import hashlib
import logging
import secrets

import sqlalchemy as sa

from oes_desktop.server import tables
from oes_desktop.server.accounts import check_password, end_sessions, hash_password, login_key
from oes_desktop.server.catalogue import Catalogue
from oes_desktop.server.mail import Mail
from oes_desktop.server.problems import Problem
from oes_desktop.server.throttle import Throttle

_log = logging.getLogger(__name__)

CODE_MS = 30 * 60 * 1000
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that is mistaken for something else
_MEANT = str.maketrans("OIL", "011", " -\u2010\u2011\u2013\t\r\n")


class Recovery:
    """Thread-safe. `throttle` counts requests (and wrong codes), not passwords."""

    def __init__(self, catalogue: Catalogue, mail: Mail, throttle: Throttle, name: str) -> None:
        self._database, self._clock = catalogue.database, catalogue.clock
        self._mail, self._throttle, self._name = mail, throttle, name

    def send_code(self, who: str, address: str) -> None:
        """`who`: a login or an e-mail address. Silent whatever happens; run after the answer was sent. What
        is asked for is counted by account, however it is named, and by the address that asks."""
        key, users = login_key(who), tables.users
        with self._database.read() as connection:
            found = connection.execute(
                sa.select(users).where(
                    sa.or_(users.c.login_key == key, sa.func.lower(users.c.email) == who.strip().lower()),
                    users.c.email != "",
                    ~users.c.disabled,
                )
            ).all()
        if not found:
            self._may_ask(key, address)
        for user in found:
            if self._may_ask(user.id, address):
                self._mail.send(user.email, *self._letter(user.login, self._new_code(user.id)))

    def _may_ask(self, account: str, address: str) -> bool:
        if self._throttle.wait_s(account, address) > 0:
            return False
        self._throttle.failed(account, address)
        return True

    def reset(self, code: str, password: str, address: str) -> str:
        """Sets the password and returns the login. `Problem`: wrong_code, slow_down; `Rejected`:
        weak_password, and then the code stays good."""
        place = f"code {address}"  # wrong codes are counted apart from requests
        wait_s = self._throttle.wait_s(place, address)
        if wait_s > 0:
            raise Problem("slow_down", retry_s=wait_s + 0.5)
        codes, users = tables.recovery_codes, tables.users
        valid = sa.and_(codes.c.hash == _hash(code), codes.c.expires_ms > self._clock.now_ms())
        user = sa.select(users).select_from(codes.join(users)).where(valid, ~users.c.disabled)
        with self._database.read() as connection:
            known = connection.execute(user).one_or_none()
        if known is None:
            self._throttle.failed(place, address)
            raise Problem("wrong_code")
        check_password(password, known.login)
        hashed = hash_password(password)
        with self._database.write() as connection:
            if connection.execute(user).one_or_none() is None:
                raise Problem("wrong_code")
            connection.execute(sa.delete(codes).where(codes.c.user_id == known.id))
            connection.execute(sa.update(users).where(users.c.id == known.id).values(password=hashed))
            end_sessions(connection, known.id)
        return str(known.login)

    def _new_code(self, user_id: str) -> str:
        """One good code a user: a new one replaces the old."""
        code = "".join(secrets.choice(_LETTERS) for _ in range(10))
        codes = tables.recovery_codes
        with self._database.write() as connection:
            connection.execute(sa.delete(codes).where(codes.c.user_id == user_id))
            connection.execute(
                sa.insert(codes).values(
                    hash=_hash(code), user_id=user_id, expires_ms=self._clock.now_ms() + CODE_MS
                )
            )
        return f"{code[:5]}-{code[5:]}"

    def _letter(self, login: str, code: str) -> tuple[str, str]:
        """Subject and text, in the three languages. Without a link: nothing of the request is in it."""
        subject = f"{self._name}: код восстановления / қалпына келтіру коды / recovery code"
        text = (
            f"Логин: {login}\nКод: {code}\n"
            "Введите код в окне входа программы. Он действует 30 минут и один раз.\n"
            "Если вы его не запрашивали, ничего не делайте.\n\n"
            f"Логин: {login}\nКод: {code}\n"
            "Кодты бағдарламаның кіру терезесіне енгізіңіз. Ол 30 минут және бір рет жарамды.\n"
            "Егер сіз сұрамаған болсаңыз, ештеңе істемеңіз.\n\n"
            f"Login: {login}\nCode: {code}\n"
            "Type the code into the sign-in window. It is good for 30 minutes, once.\n"
            "If you did not ask for it, do nothing.\n"
        )
        return subject, text


def _hash(code: str) -> str:
    """Of what was meant: letters in any case, with or without the dash."""
    meant = code.upper().translate(_MEANT)
    return hashlib.sha256(meant.encode("utf-8", "surrogatepass")).hexdigest()

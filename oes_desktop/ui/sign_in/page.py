"""The sign-in page: which step is shown, and what is asked of the session.

Every question runs on a lane and its answer comes home as a value; an answer that nobody waits for any more
is closed. The keyring may keep us waiting for as long as it likes: after a while the page says so and offers
ways out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.errors import Damaged, KeyTrouble, OesError
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.language import Language
from oes_desktop.ui.sign_in import steps
from oes_desktop.ui.sign_in.forgotten import Forgotten
from oes_desktop.ui.widgets.card import Card, CardPage

if TYPE_CHECKING:
    from oes_desktop.services.desk import Desk
    from oes_desktop.services.preferences import Preferences
    from oes_desktop.services.session import Session
    from oes_desktop.ui.sign_in.anew import AnewPage
    from oes_desktop.ui.sign_in.explanation import ExplanationPage
    from oes_desktop.ui.sign_in.form import Entry, SignInForm
    from oes_desktop.ui.sign_in.keyring import KeyringPage
    from oes_desktop.ui.sign_in.passphrase import PassphrasePage
    from oes_desktop.ui.sign_in.profiles import Profile, ProfilesPage
    from oes_desktop.ui.sign_in.recover import RecoverPage, ResetPage

# Then the keyring is named, and ways out are offered; signing in may also wait for the network.
_PATIENCE_MS, _NETWORK_PATIENCE_MS = 15_000, 30_000
_RETRY_MS, _NEEDS_SERVER = 10_000, "offline_not_allowed"  # what needs the server is tried again

Opening = Callable[[str | None], "Desk | None"]
AnyCard = TypeVar("AnyCard", bound=Card)


class SignInPage(CardPage):
    """`start()` opens the last profile if it may, else shows the form. Ends with `signed_in(Desk)`. The
    steps are made when they are first needed: most starts need none. `needed`: one of them is to be seen."""

    signed_in = Signal(object)
    needed = Signal()
    language_chosen = Signal(str)
    quit_requested = Signal()

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        preferences: Preferences,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._language = session, tasks, language
        self._preferences = preferences
        self._turn = 0  # which question the page is waiting for
        self._opening: Opening | None = None
        self._profile: Callable[[Profile], bool] = lambda _profile: False  # which one is being opened
        self._passphrase: str | None = None
        self._cards: list[Card] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._lost_patience)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self._again)
        self._listed: Sequence[Profile] = ()
        self._forgotten = Forgotten(self, session)

    def _added(self, card: AnyCard) -> AnyCard:
        card.hide()
        card.back_requested.connect(self.show_form)
        self.add_card(card)
        self._cards.append(card)
        return card

    @cached_property
    def form(self) -> SignInForm:
        form = self._added(steps.form(self._preferences.settings))
        form.sign_in_requested.connect(self._sign_in)
        form.forgotten.connect(self._forgotten.begin)
        form.offline_requested.connect(self._list_profiles)
        form.erase_requested.connect(partial(self._list_profiles, erase=True))
        form.explanation_requested.connect(lambda: self.bring(self.explanation))
        form.language_chosen.connect(self.language_chosen)
        form.show_language(self._language.code)
        self._language.changed.connect(form.show_language)
        return form

    @cached_property
    def recover(self) -> RecoverPage:
        recover = self._added(steps.recover())
        recover.mail_requested.connect(self._forgotten.send_code)
        recover.code_at_hand.connect(lambda: self.bring(self.reset))
        return recover

    @cached_property
    def reset(self) -> ResetPage:
        reset = self._added(steps.reset())
        reset.reset_requested.connect(self._forgotten.set_password)
        return reset

    @cached_property
    def passphrase(self) -> PassphrasePage:
        passphrase = self._added(steps.passphrase())
        passphrase.given.connect(self._passphrase_given)
        passphrase.forgotten.connect(self._ask_anew)
        return passphrase

    @cached_property
    def keyring(self) -> KeyringPage:
        keyring = self._added(steps.keyring())
        keyring.retry_requested.connect(self._again)
        keyring.repair_requested.connect(self._repair)
        keyring.anew_requested.connect(self._ask_anew)
        keyring.passphrase_requested.connect(partial(self._ask_passphrase, create=True))
        keyring.quit_requested.connect(self.quit_requested)
        return keyring

    @cached_property
    def explanation(self) -> ExplanationPage:
        return self._added(steps.explanation())

    @cached_property
    def profiles(self) -> ProfilesPage:
        profiles = self._added(steps.profiles())
        profiles.chosen.connect(self._profile_chosen)
        return profiles

    @cached_property
    def anew(self) -> AnewPage:
        from oes_desktop.ui.sign_in.giving_up import GivingUp

        anew = self._added(steps.anew())
        GivingUp(anew, self._session, self._tasks, self.show_form)
        return anew

    @property
    def card(self) -> Card:
        """The step that is shown."""
        shown = next((card for card in self._cards if not card.isHidden()), None)
        if shown is None:  # the page is seen for the first time
            shown = self.form
            self.bring(shown)
            shown.show_busy("" if self._opening is None else self.tr("Opening…"))
        return shown

    def start(self) -> None:
        """Open the profile that stays signed in, without asking anything, if there is one."""
        last = self._preferences.settings.last_profile
        self._profile = lambda profile: profile.folder.name == last
        self._open(lambda passphrase: self._session.resume(passphrase))

    def show_form(self) -> None:
        """Back to the beginning; an answer still under way is no longer wanted."""
        self._rest()
        self.bring(self.form)

    def _rest(self) -> None:
        """Nothing is waited for."""
        self._turn += 1
        self._patience.stop()
        self._retry.stop()
        self._passphrase = None
        for card in self._cards:
            card.start_afresh()

    def show_error(self, error: Exception) -> None:
        """Why the proctor is here again, such as a sign-in that the server has ended. What only needs the
        server goes on by itself when it can be reached."""
        self.show_form()
        if getattr(error, "reason", "") == _NEEDS_SERVER:
            self._opening = self._session.resume
            self._show_trouble(error)
        else:
            self.form.show_error(error)

    def bring(self, card: Card) -> None:
        """Show this step."""
        for other in self._cards:
            other.setVisible(other is card)
        if self.isVisible():
            card.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.needed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.card.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    # Opening a desk: signing in, resuming, offline. All three may need a passphrase, or wait for the keyring.

    def _sign_in(self, entry: Entry) -> None:
        self.form.show_busy(self.tr("Signing in…"))
        self._profile = lambda profile: profile.login == entry.login and entry.address in profile.server
        self._open(
            lambda passphrase: self._session.sign_in(
                entry.address, entry.login, entry.password, stay=entry.stay, passphrase=passphrase
            ),
            self.form,
            _NETWORK_PATIENCE_MS,
        )

    def _open_profile(self, folder: Path) -> None:
        card = self.card
        self._profile = lambda profile: profile.folder == folder
        card.show_busy(self.tr("Opening…"))
        self._open(lambda passphrase: self._session.open_offline(folder, passphrase), card)

    def _open(self, opening: Opening, card: Card | None = None, patience_ms: int = _PATIENCE_MS) -> None:
        """`card`: where the proctor is if it does not open because of a bug; None: at the form."""
        self._opening = opening
        self._retry.stop()
        self._turn += 1
        turn, passphrase = self._turn, self._passphrase
        self._patience.start(patience_ms)
        self._tasks.run(
            self,
            lambda: opening(passphrase),
            lambda desk: self._opened(turn, desk),
            lambda error: self._not_opened(turn, card, error),
            lane=Lane.NET,
        )

    def _opened(self, turn: int, desk: Desk | None) -> None:
        if turn != self._turn:
            if desk is not None:
                self._tasks.run(self, desk.close)
            return
        self._rest()
        if desk is None or self._cards:
            self.bring(self.form)
        if desk is not None:
            if self._cards:
                self.form.forget_password()
            self._opening = None
            self.signed_in.emit(desk)

    def _not_opened(self, turn: int, card: Card | None, error: Exception) -> None:
        if turn != self._turn:
            return
        self._patience.stop()
        for other in self._cards:
            other.show_busy("")
        if isinstance(error, KeyTrouble):
            self._key_trouble(error)
        elif isinstance(error, Damaged) or getattr(error, "reason", "") == _NEEDS_SERVER:
            self._show_trouble(error)
        elif isinstance(error, OesError):
            self._passphrase = None
            self.bring(self.form)
            self.form.show_error(error)
        else:
            self.bring(card or self.form)
            self._tasks.unhandled.emit(error)

    def _key_trouble(self, error: KeyTrouble) -> None:
        if error.reason in ("wrong_passphrase", "slow_down"):
            self.bring(self.passphrase)
            self.passphrase.show_error(error)
        elif error.reason == "passphrase_needed":
            self._ask_passphrase(create=False)
        elif error.reason == "absent":
            self._ask_passphrase(create=True)
        else:
            self._show_trouble(error)

    def _show_trouble(self, error: Exception) -> None:
        """What cannot be done without the server is tried again by itself, until it can be reached."""
        self.keyring.show_error(error)
        self.bring(self.keyring)
        if getattr(error, "reason", "") == _NEEDS_SERVER:
            self._retry.start()
        elif isinstance(error, KeyTrouble):
            self._find(lambda found: self.keyring.show_error(error, may_choose=not found))

    def _ask_passphrase(self, *, create: bool) -> None:
        self._turn += 1
        self._patience.stop()
        self.passphrase.show_step(create=create)
        self.bring(self.passphrase)

    def _passphrase_given(self, passphrase: str) -> None:
        if self._opening is not None:
            self._passphrase = passphrase
            self.passphrase.show_busy(self.tr("Preparing the key, this takes a moment…"))
            self._open(self._opening, self.passphrase)

    def _again(self) -> None:
        if self._opening is not None:
            self.keyring.show_busy(self.tr("Trying again…"))
            self._open(self._opening, self.keyring)

    def _repair(self) -> None:
        """A damaged store is set aside and built anew from the journal and, later, the server."""
        passphrase = self._passphrase
        self._mend(lambda folder: self._session.repair(folder, passphrase), self._again)

    def _ask_anew(self) -> None:
        """What would be lost is named before the old copy is set aside."""
        if name := self.keyring.damaged_folder:
            unreadable = partial(self._session.unreadable, name)
            self._tasks.run(self, unreadable, partial(self._show_anew, erase=False))
            return
        self._find(lambda found: self._show_anew(found[0], erase=False) if found else self.show_form())

    def _show_anew(self, profile: Profile, *, erase: bool) -> None:
        self._turn += 1
        self._patience.stop()
        self.anew.show_profile(profile, erase=erase)
        self.bring(self.anew)

    def _find(self, done: Callable[[list[Profile]], object]) -> None:
        """Which profile the question is about: there may be none yet."""
        wanted, turn = self._profile, self._turn

        def came(profiles: Sequence[Profile]) -> None:
            if turn == self._turn:
                done([profile for profile in profiles if wanted(profile)])

        self._tasks.run(self, self._session.profiles, came)

    def _mend(self, work: Callable[[Path], None], done: Callable[[], None]) -> None:
        self.keyring.show_busy(self.tr("Working…"))
        wanted = self._profile

        def mend() -> None:
            for profile in self._session.profiles():
                if wanted(profile):
                    work(profile.folder)

        self._tasks.run(self, mend, lambda _none: done(), self._show_trouble)

    def _lost_patience(self) -> None:
        self.keyring.show_waiting(may_choose=False)
        self.bring(self.keyring)
        self._find(lambda found: self.keyring.show_waiting(may_choose=not found))

    def ask(self, card: RecoverPage | ResetPage, work: Callable[[], None], done: Callable[[], None]) -> None:
        """`work` is for the server; its trouble is told by the card."""
        card.show_busy(self.tr("Asking the server…"))
        self._turn += 1
        turn = self._turn

        def came(error: Exception | None) -> None:
            if turn == self._turn:
                card.show_busy("")
                done() if error is None else card.show_error(error)

        self._tasks.run(self, work, lambda _none: came(None), came, lane=Lane.NET)

    def _list_profiles(self, *, erase: bool = False) -> None:
        self.form.clear_troubles()
        listed = partial(self._profiles_listed, erase=erase)
        self._tasks.run(self, self._session.profiles, listed, self.form.show_error, lane=Lane.IO)

    def _profiles_listed(self, profiles: Sequence[Profile], *, erase: bool = False) -> None:
        self._listed = profiles
        if not profiles:
            self.form.show_trouble(
                self.tr("Nobody has signed in on this computer yet, so there are no downloaded reports.")
            )
        elif len(profiles) > 1:
            self.profiles.show_profiles(profiles, erase=erase)
            self.bring(self.profiles)
        elif erase:
            self._show_anew(profiles[0], erase=True)
        else:
            self._open_profile(profiles[0].folder)

    def _profile_chosen(self, folder: Path) -> None:
        if self.profiles.erases:
            chosen = next(profile for profile in self._listed if profile.folder == folder)
            self._show_anew(chosen, erase=True)
        else:
            self._open_profile(folder)

    def forget(self, folder: Path) -> None:
        """The passphrase of this profile is forgotten: offer to start anew."""
        self.show_form()
        self._profile = lambda profile: profile.folder == folder
        self._ask_anew()

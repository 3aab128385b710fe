"""Makes the steps of signing in, each with its module: most starts need none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oes_desktop.domain.settings import Settings
    from oes_desktop.ui.sign_in.anew import AnewPage
    from oes_desktop.ui.sign_in.explanation import ExplanationPage
    from oes_desktop.ui.sign_in.form import SignInForm
    from oes_desktop.ui.sign_in.keyring import KeyringPage
    from oes_desktop.ui.sign_in.passphrase import PassphrasePage
    from oes_desktop.ui.sign_in.profiles import ProfilesPage
    from oes_desktop.ui.sign_in.recover import RecoverPage, ResetPage


def form(settings: Settings) -> SignInForm:
    from oes_desktop.ui.sign_in.form import SignInForm

    return SignInForm(settings)


def recover() -> RecoverPage:
    from oes_desktop.ui.sign_in.recover import RecoverPage

    return RecoverPage()


def reset() -> ResetPage:
    from oes_desktop.ui.sign_in.recover import ResetPage

    return ResetPage()


def passphrase() -> PassphrasePage:
    from oes_desktop.ui.sign_in.passphrase import PassphrasePage

    return PassphrasePage()


def keyring() -> KeyringPage:
    from oes_desktop.ui.sign_in.keyring import KeyringPage

    return KeyringPage()


def explanation() -> ExplanationPage:
    from oes_desktop.ui.sign_in.explanation import ExplanationPage

    return ExplanationPage()


def profiles() -> ProfilesPage:
    from oes_desktop.ui.sign_in.profiles import ProfilesPage

    return ProfilesPage()


def anew() -> AnewPage:
    from oes_desktop.ui.sign_in.anew import AnewPage

    return AnewPage()

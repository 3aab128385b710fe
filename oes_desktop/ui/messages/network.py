"""The sentences about the server and what it refuses: (type, reason) → (title, sentence, action)."""

from __future__ import annotations

from oes_desktop.ui.language import QT_TRANSLATE_NOOP

Entry = tuple[str, str, str]

NETWORK: dict[tuple[str, str], Entry] = {
    ("Unreachable", "offline"): (
        QT_TRANSLATE_NOOP("messages", "No connection"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server does not answer. Everything on this computer still works, and your "
            "decisions are kept and "
            "will be sent by themselves when the connection is back.",
        ),
        "retry",
    ),
    ("Unreachable", "timeout"): (
        QT_TRANSLATE_NOOP("messages", "The server does not answer in time"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The connection is there, but nothing comes. Nothing is lost; the program keeps trying.",
        ),
        "retry",
    ),
    ("Unreachable", "cut"): (
        QT_TRANSLATE_NOOP("messages", "The connection broke off"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The answer ended half way. What had arrived is kept, and the rest is asked for again.",
        ),
        "retry",
    ),
    ("Unreachable", "not_oes"): (
        QT_TRANSLATE_NOOP("messages", "This is not an OES server"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Something answers at this address, but it does not speak the OES review API: another "
            "site, or the "
            "sign-in page of a network. Check the address, or open a browser and sign in to the "
            "network first.",
        ),
        "address",
    ),
    ("Unreachable", "certificate_expired"): (
        QT_TRANSLATE_NOOP("messages", "The server's certificate has expired"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The connection would not be safe, so nothing was sent. Tell the administrator of the server.",
        ),
        "retry",
    ),
    ("Unreachable", "certificate_name"): (
        QT_TRANSLATE_NOOP("messages", "The certificate belongs to another address"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server shows a certificate made for another name, so nothing was sent. Check the address.",
        ),
        "address",
    ),
    ("Unreachable", "certificate_unknown"): (
        QT_TRANSLATE_NOOP("messages", "The certificate's authority is not known"),
        QT_TRANSLATE_NOOP(
            "messages",
            "This computer does not trust whoever signed the server's certificate, so nothing was "
            "sent. If your "
            "institution has a root of its own, it must be installed in the system.",
        ),
        "retry",
    ),
    ("Unreachable", "certificate"): (
        QT_TRANSLATE_NOOP("messages", "No safe connection"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The encrypted connection could not be set up, so nothing was sent. Tell the administrator.",
        ),
        "retry",
    ),
    ("Unreachable", "clock"): (
        QT_TRANSLATE_NOOP("messages", "The clock of this computer is wrong"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It is off by about {minutes} min, so certificates cannot be checked. Set date and "
            "time, then try again.",
        ),
        "retry",
    ),
    ("Unreachable", "proxy_password"): (
        QT_TRANSLATE_NOOP("messages", "The proxy asks for a password"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The network's proxy does not let the program through. Enter the proxy's password in "
            "the settings of "
            "the system.",
        ),
        "retry",
    ),
    ("Unreachable", "redirected"): (
        QT_TRANSLATE_NOOP("messages", "The server sends us elsewhere"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It points to {host}, which was not agreed on, so the program did not follow and "
            "nothing was sent.",
        ),
        "retry",
    ),
    ("Unreachable", "busy"): (
        QT_TRANSLATE_NOOP("messages", "The server is busy"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It asks for a pause of {retry_after_s} s. Nothing is lost; the program tries again by itself.",
        ),
        "retry",
    ),
    ("Unreachable", "wrong_ranges"): (
        QT_TRANSLATE_NOOP("messages", "The server sends wrong parts of a recording"),
        QT_TRANSLATE_NOOP(
            "messages",
            "What came does not fit what was asked for, so nothing of it was kept. Tell the administrator.",
        ),
        "retry",
    ),
    ("Unreachable", "server_changed"): (
        QT_TRANSLATE_NOOP("messages", "Another server at the same address"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server was replaced or restored from a backup. Your decisions are kept; the list "
            "is fetched anew.",
        ),
        "retry",
    ),
    ("Unreachable", "cancelled"): (
        QT_TRANSLATE_NOOP("messages", "Stopped"),
        QT_TRANSLATE_NOOP("messages", "The work was stopped before its end. Nothing is lost."),
        "",
    ),
}

SIGN_IN: dict[tuple[str, str], Entry] = {
    ("SignInNeeded", "expired"): (
        QT_TRANSLATE_NOOP("messages", "Sign in again"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server no longer knows this sign-in. Everything here stays as it is, decisions "
            "wait to be sent.",
        ),
        "sign_in",
    ),
    ("SignInNeeded", "wrong_password"): (
        QT_TRANSLATE_NOOP("messages", "Login or password is wrong"),
        QT_TRANSLATE_NOOP("messages", "Check the keyboard layout and Caps Lock, then try again."),
        "",
    ),
    ("SignInNeeded", "slow_down"): (
        QT_TRANSLATE_NOOP("messages", "Too many tries"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server asks you to wait {retry_after_s} s before the next try. You are not locked out.",
        ),
        "",
    ),
    ("SignInNeeded", "disabled"): (
        QT_TRANSLATE_NOOP("messages", "This account is switched off"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server does not let this account in. What is on this computer stays encrypted and "
            "kept. Ask the "
            "administrator.",
        ),
        "",
    ),
    ("SignInNeeded", "wrong_code"): (
        QT_TRANSLATE_NOOP("messages", "The code is not right"),
        QT_TRANSLATE_NOOP(
            "messages", "It works once and for 30 minutes. Check it in the mail, or have a new one sent."
        ),
        "",
    ),
    ("SignInNeeded", "offline_not_allowed"): (
        QT_TRANSLATE_NOOP("messages", "Not without the server"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The institution lets reports be opened only while its server can be reached. Nothing was "
            "deleted: connect, then try again.",
        ),
        "retry",
    ),
    ("SignInNeeded", "erase"): (
        QT_TRANSLATE_NOOP("messages", "The institution had this copy erased"),
        QT_TRANSLATE_NOOP(
            "messages",
            "An administrator took this computer back: the key, the list, the reports and the recordings "
            "are gone from it. Decisions that had not been sent and went with them: {count}.",
        ),
        "",
    ),
    ("SignInNeeded", "offline_over"): (
        QT_TRANSLATE_NOOP("messages", "Too long without the server"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The institution lets reports open offline for a limited time, and it is over. Nothing "
            "was deleted: "
            "connect and sign in.",
        ),
        "sign_in",
    ),
    ("Forbidden", "no_right"): (
        QT_TRANSLATE_NOOP("messages", "Not allowed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Your account does not have the right to do this. Nothing was changed. Ask the administrator.",
        ),
        "",
    ),
    ("Forbidden", "not_yours"): (
        QT_TRANSLATE_NOOP("messages", "No right to this exam any more"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The exam is not, or no longer, among the groups given to you. Other exams are not touched.",
        ),
        "",
    ),
    ("Conflict", "decided_meanwhile"): (
        QT_TRANSLATE_NOOP("messages", "Somebody else has decided meanwhile"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server holds a decision by {by}. Yours was not sent over it and is kept: compare, "
            "then choose.",
        ),
        "",
    ),
    ("Conflict", "in_progress"): (
        QT_TRANSLATE_NOOP("messages", "The server is still at it"),
        QT_TRANSLATE_NOOP(
            "messages", "It has your decision and has not finished with it. The program asks again."
        ),
        "",
    ),
}

REFUSED: dict[tuple[str, str], Entry] = {
    ("Rejected", "bad_input"): (
        QT_TRANSLATE_NOOP("messages", "This cannot be accepted"),
        QT_TRANSLATE_NOOP("messages", "Something in it is not right: {what} ({path}). Nothing was changed."),
        "",
    ),
    ("Rejected", "bad_answer"): (
        QT_TRANSLATE_NOOP("messages", "The server's answer makes no sense"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The answer to “{call}” was thrown away, what was known stays. Tell the administrator.",
        ),
        "retry",
    ),
    ("Rejected", "bad_address"): (
        QT_TRANSLATE_NOOP("messages", "This is not an address"),
        QT_TRANSLATE_NOOP("messages", "Type it as your institution gave it, such as https://htii.oes.kz."),
        "address",
    ),
    ("Rejected", "plain_http"): (
        QT_TRANSLATE_NOOP("messages", "Only encrypted connections"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The address must begin with https://. Plain http would show passwords to the whole network.",
        ),
        "address",
    ),
    ("Rejected", "credentials_in_address"): (
        QT_TRANSLATE_NOOP("messages", "No password in the address"),
        QT_TRANSLATE_NOOP("messages", "Take login and password out of the address and type them below."),
        "address",
    ),
    ("Rejected", "not_found"): (
        QT_TRANSLATE_NOOP("messages", "Not found"),
        QT_TRANSLATE_NOOP(
            "messages", "The server does not know it, or not for you. Nothing else is touched."
        ),
        "",
    ),
    ("Rejected", "changed"): (
        QT_TRANSLATE_NOOP("messages", "It has changed on the server"),
        QT_TRANSLATE_NOOP(
            "messages", "The recording is not the one that the report named. Update the report."
        ),
        "retry",
    ),
    ("Rejected", "redirected"): (
        QT_TRANSLATE_NOOP("messages", "The recording is said to lie elsewhere"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The server points to {host}, which was not agreed on, so nothing was fetched from there. Tell "
            "the administrator.",
        ),
        "retry",
    ),
    ("Rejected", "gone"): (
        QT_TRANSLATE_NOOP("messages", "It is gone"),
        QT_TRANSLATE_NOOP("messages", "The server has removed it. What you wrote is kept and can be copied."),
        "",
    ),
    ("Rejected", "unprocessable"): (
        QT_TRANSLATE_NOOP("messages", "The server does not accept this value"),
        QT_TRANSLATE_NOOP("messages", "Your entry is kept here and is not sent again. Choose another value."),
        "",
    ),
    ("Rejected", "key_reused"): (
        QT_TRANSLATE_NOOP("messages", "The server took it for something sent before"),
        QT_TRANSLATE_NOOP(
            "messages",
            "This is a fault of the program. Your entry is kept and is not sent again by itself: make it "
            "again.",
        ),
        "",
    ),
    ("Rejected", "version_missing"): (
        QT_TRANSLATE_NOOP("messages", "The server refuses the decision"),
        QT_TRANSLATE_NOOP(
            "messages", "It was sent without the version that it is based on. It is kept; update the list."
        ),
        "retry",
    ),
    ("Rejected", "too_large"): (
        QT_TRANSLATE_NOOP("messages", "Too large"),
        QT_TRANSLATE_NOOP("messages", "{what} is larger than the limit of {limit}. Nothing was changed."),
        "",
    ),
    ("Rejected", "bad_package"): (
        QT_TRANSLATE_NOOP("messages", "This is not a good exam package"),
        QT_TRANSLATE_NOOP("messages", "Wrong at {path}: {what}. Nothing of it was imported."),
        "",
    ),
    ("Rejected", "not_views"): (
        QT_TRANSLATE_NOOP("messages", "This is not a file of views"),
        QT_TRANSLATE_NOOP("messages", "{path} is damaged or something else. Nothing of it was imported."),
        "",
    ),
    ("Rejected", "unsafe_path"): (
        QT_TRANSLATE_NOOP("messages", "The package points outside itself"),
        QT_TRANSLATE_NOOP("messages", "A name in it is not safe: {path}. Nothing of it was imported."),
        "",
    ),
    ("Rejected", "not_media"): (
        QT_TRANSLATE_NOOP("messages", "This file is not a recording"),
        QT_TRANSLATE_NOOP(
            "messages", "Its first bytes are not those of a video or photo, so it is not opened."
        ),
        "",
    ),
    ("Rejected", "unsupported_media"): (
        QT_TRANSLATE_NOOP("messages", "This kind of recording cannot be played"),
        QT_TRANSLATE_NOOP("messages", "It is made in a way that the program does not know: {what}."),
        "",
    ),
    ("Rejected", "weak_password"): (
        QT_TRANSLATE_NOOP("messages", "This password is too weak"),
        QT_TRANSLATE_NOOP("messages", "Take at least {limit} characters that are not easily guessed."),
        "",
    ),
    ("Rejected", "comment_required"): (
        QT_TRANSLATE_NOOP("messages", "A comment is needed"),
        QT_TRANSLATE_NOOP(
            "messages", "The institution asks for a comment with this decision. Nothing was sent yet."
        ),
        "",
    ),
    ("Rejected", "in_use"): (
        QT_TRANSLATE_NOOP("messages", "Already open"),
        QT_TRANSLATE_NOOP(
            "messages", "Another window of the program works with this account. Close it first."
        ),
        "retry",
    ),
    ("Rejected", "not_offline"): (
        QT_TRANSLATE_NOOP("messages", "Not on this computer"),
        QT_TRANSLATE_NOOP("messages", "This part was not downloaded, and there is no connection now."),
        "retry",
    ),
    ("Rejected", "no_progress"): (
        QT_TRANSLATE_NOOP("messages", "The server repeats itself"),
        QT_TRANSLATE_NOOP(
            "messages", "Its list of changes does not move on. What is here stays; the next try is automatic."
        ),
        "retry",
    ),
}

"""The sentences about this computer (disk, keys, versions): (type, reason) → (title, sentence, action)."""

from __future__ import annotations

from oes_desktop.ui.language import QT_TRANSLATE_NOOP

Entry = tuple[str, str, str]

HERE: dict[tuple[str, str], Entry] = {
    ("Damaged", "store"): (
        QT_TRANSLATE_NOOP("messages", "The local data is damaged"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The list can be fetched again from the server, and unsent decisions are kept in a second place.",
        ),
        "retry",
    ),
    ("Damaged", "profile"): (
        QT_TRANSLATE_NOOP("messages", "The profile on this computer is damaged"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It was left untouched. You can start anew: the old profile is set aside, not deleted.",
        ),
        "start_anew",
    ),
    ("Damaged", "vault"): (
        QT_TRANSLATE_NOOP("messages", "A stored piece of a recording is damaged"),
        QT_TRANSLATE_NOOP("messages", "It is fetched again from the server when there is a connection."),
        "retry",
    ),
    ("Damaged", "recording"): (
        QT_TRANSLATE_NOOP("messages", "The recording is damaged"),
        QT_TRANSLATE_NOOP("messages", "It plays up to the damage. The rest of the report is not touched."),
        "",
    ),
    ("Damaged", "digest"): (
        QT_TRANSLATE_NOOP("messages", "The recording is not the one of the report"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Its bytes do not fit the fingerprint in the report, so it is not shown as complete. Tell the "
            "administrator.",
        ),
        "retry",
    ),
    ("Damaged", "journal"): (
        QT_TRANSLATE_NOOP("messages", "The second copy of unsent decisions is damaged"),
        QT_TRANSLATE_NOOP(
            "messages", "The first copy is in use and is written anew. Nothing was lost so far."
        ),
        "",
    ),
    ("Damaged", "catalogue"): (
        QT_TRANSLATE_NOOP("messages", "The server's catalogue is damaged"),
        QT_TRANSLATE_NOOP("messages", "Restore it from a backup. Nothing was overwritten."),
        "",
    ),
    ("DiskTrouble", "io"): (
        QT_TRANSLATE_NOOP("messages", "The disk does not work as it should"),
        QT_TRANSLATE_NOOP(
            "messages", "Reading or writing failed. What was saved before is kept. Check the disk."
        ),
        "retry",
    ),
    ("DiskTrouble", "full"): (
        QT_TRANSLATE_NOOP("messages", "The disk is full"),
        QT_TRANSLATE_NOOP("messages", "The last change could not be saved. Free some room, then try again."),
        "retry",
    ),
    ("DiskTrouble", "read_only"): (
        QT_TRANSLATE_NOOP("messages", "The folder cannot be written"),
        QT_TRANSLATE_NOOP(
            "messages", "The disk or folder is read-only for you. The last change was not saved."
        ),
        "retry",
    ),
    ("DiskTrouble", "busy"): (
        QT_TRANSLATE_NOOP("messages", "A file is in use"),
        QT_TRANSLATE_NOOP(
            "messages", "Another program, perhaps a virus scanner, holds it. Try again in a moment."
        ),
        "retry",
    ),
    ("DiskTrouble", "missing"): (
        QT_TRANSLATE_NOOP("messages", "A file is missing"),
        QT_TRANSLATE_NOOP("messages", "It was there before. If it is on another disk, connect that disk."),
        "retry",
    ),
    ("DiskTrouble", "taken"): (
        QT_TRANSLATE_NOOP("messages", "The name is taken"),
        QT_TRANSLATE_NOOP("messages", "A folder has this name. Nothing was written: choose another one."),
        "",
    ),
    ("DiskTrouble", "file_limit"): (
        QT_TRANSLATE_NOOP("messages", "The file would be too long for this disk"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Disks with the file system FAT32 take no file longer than 4 GiB. Use a disk with another one.",
        ),
        "",
    ),
    ("DiskTrouble", "unfit"): (
        QT_TRANSLATE_NOOP("messages", "This folder is not fit for your data"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Its disk or network share knows no locks, or its path is too long. Nothing was written: use a "
            "folder on a disk of this computer.",
        ),
        "retry",
    ),
    ("EngineMissing", "libvlc"): (
        QT_TRANSLATE_NOOP("messages", "VLC is not installed"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Recordings are played through VLC 3. Install VLC media player; everything but video "
            "works without it.",
        ),
        "",
    ),
    ("EngineMissing", "plugins"): (
        QT_TRANSLATE_NOOP("messages", "VLC is incomplete"),
        QT_TRANSLATE_NOOP(
            "messages", "Its plugins were not found. Install VLC again; everything but video works."
        ),
        "",
    ),
    ("EngineMissing", "too_old"): (
        QT_TRANSLATE_NOOP("messages", "VLC is too old"),
        QT_TRANSLATE_NOOP(
            "messages", "Version 3 is needed. Update VLC; everything but video works meanwhile."
        ),
        "",
    ),
}

KEYS: dict[tuple[str, str], Entry] = {
    ("KeyTrouble", "absent"): (
        QT_TRANSLATE_NOOP("messages", "This computer has no keyring"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The key of your data needs a safe place. Choose a passphrase: it takes the keyring's place.",
        ),
        "passphrase",
    ),
    ("KeyTrouble", "locked"): (
        QT_TRANSLATE_NOOP("messages", "The keyring is locked"),
        QT_TRANSLATE_NOOP(
            "messages", "Unlock it when the system asks, then try again. Your data is untouched."
        ),
        "retry",
    ),
    ("KeyTrouble", "denied"): (
        QT_TRANSLATE_NOOP("messages", "The keyring refused"),
        QT_TRANSLATE_NOOP(
            "messages",
            "The system did not let the program in. Allow it and try again. Your data is untouched.",
        ),
        "retry",
    ),
    ("KeyTrouble", "missing_entry"): (
        QT_TRANSLATE_NOOP("messages", "The key of this profile is not in the keyring"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Perhaps it is in another keyring. Nothing was overwritten. Starting anew sets the old "
            "profile aside.",
        ),
        "start_anew",
    ),
    ("KeyTrouble", "wrong_key"): (
        QT_TRANSLATE_NOOP("messages", "The keyring holds another key"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It does not fit the data on this computer: the data is not damaged, and nothing was "
            "overwritten.",
        ),
        "start_anew",
    ),
    ("KeyTrouble", "wrong_passphrase"): (
        QT_TRANSLATE_NOOP("messages", "The passphrase is wrong"),
        QT_TRANSLATE_NOOP("messages", "Check the keyboard layout and Caps Lock. There is no limit of tries."),
        "",
    ),
    ("KeyTrouble", "slow_down"): (
        QT_TRANSLATE_NOOP("messages", "Too many wrong passphrases"),
        QT_TRANSLATE_NOOP("messages", "Wait {retry_after_s} s, then try again. Your data is untouched."),
        "",
    ),
    ("KeyTrouble", "passphrase_needed"): (
        QT_TRANSLATE_NOOP("messages", "Passphrase needed"),
        QT_TRANSLATE_NOOP(
            "messages", "This profile is protected by a passphrase. Type it to open your data."
        ),
        "passphrase",
    ),
    ("TooNew", "contract"): (
        QT_TRANSLATE_NOOP("messages", "The server is newer than this program"),
        QT_TRANSLATE_NOOP(
            "messages", "Reading may go on, decisions are kept here. Update the program to send them."
        ),
        "update",
    ),
    ("TooNew", "profile"): (
        QT_TRANSLATE_NOOP("messages", "The profile was made by a newer version"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It has format {found}, this version knows formats up to {known} and does not touch it. "
            "Update the program.",
        ),
        "update",
    ),
    ("TooNew", "store"): (
        QT_TRANSLATE_NOOP("messages", "The local data was made by a newer version"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It has format {found}, this version knows formats up to {known} and does not touch it. "
            "Update the program.",
        ),
        "update",
    ),
    ("TooNew", "catalogue"): (
        QT_TRANSLATE_NOOP("messages", "The catalogue was made by a newer version"),
        QT_TRANSLATE_NOOP("messages", "This version does not touch it. Update the server."),
        "update",
    ),
    ("TooNew", "views"): (
        QT_TRANSLATE_NOOP("messages", "The views were saved by a newer version"),
        QT_TRANSLATE_NOOP("messages", "Nothing of the file was imported. Update the program."),
        "update",
    ),
    ("OesError", "unknown"): (
        QT_TRANSLATE_NOOP("messages", "Something went wrong"),
        QT_TRANSLATE_NOOP("messages", "The program could go on. Copy the details if you ask for help."),
        "",
    ),
    ("", "bug"): (
        QT_TRANSLATE_NOOP("messages", "A fault of the program"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Something happened that should not. Your decisions are safe on this computer. Copy "
            "the details and "
            "send them to the administrator.",
        ),
        "",
    ),
}

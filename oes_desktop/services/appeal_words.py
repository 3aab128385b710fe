"""`README.txt` of an appeal package: for a stranger, in three languages, whatever the proctor's own is.

It is part of the package's format like the names of the files, so it is no text of the window. The commands
in it are what a test runs.
"""

from __future__ import annotations

COMMANDS = """\
openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin -in attestation.json -sigfile attestation.sig
grep -c "$(sha256sum < manifest.json | cut -c1-64)" attestation.json
grep -c "$(sha256sum < SHA256SUMS | cut -c1-64)" attestation.json
sha256sum -c SHA256SUMS
"""
KEY_COMMAND = "openssl pkey -pubin -in signing-key.pem -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \\n'"

_UNSIGNED = """\
НЕ ПОДПИСАНО: пакет составлен без связи с сервером, список его хешей никем не заверен.
ҚОЛ ҚОЙЫЛМАҒАН: пакет серверсіз жасалды, хештер тізімін ешкім растаған жоқ.
NOT SIGNED: the package was made without the server; nobody has attested the list of its hashes.

"""

_RU = """\
ПАКЕТ АПЕЛЛЯЦИИ

report.pdf    отчёт для чтения и печати
report.json   тот же отчёт для программ (время UTC, места в записях в миллисекундах)
frames/       кадры подтверждённых нарушений, clips/ отрывки записей с ними, без перекодирования;
              номер файла = порядок в разделе "evidence" файла report.json
manifest.json список файлов с их SHA-256 и SHA-256 полных записей
SHA256SUMS    тот же список для sha256sum
{signed}
Проверить всё одной командой:  oes-desktop verify ПАКЕТ.zip{key}
Проверить без нашей программы: распакуйте пакет и выполните в его папке:
"""
_RU_SIGNED = """\
attestation.json  что подписал сервер; attestation.sig подпись (Ed25519), signing-key.pem открытый ключ
"""
_RU_AFTER = """\
Ожидается: "Signature Verified Successfully", дважды 1, и OK у каждого файла. Ключ должен быть ключом сервера:
сравните вывод следующей команды с полем signing_key страницы {server}/api/v1/meta
"""

_KK = """\
АПЕЛЛЯЦИЯ ПАКЕТІ

report.pdf    оқуға және басып шығаруға арналған есеп
report.json   сол есеп бағдарламаларға арналған (уақыт UTC, жазбадағы орындар миллисекундпен)
frames/       расталған бұзушылықтардың кадрлары, clips/ жазбалардың қайта кодталмаған үзінділері;
              файл нөмірі = report.json файлының "evidence" бөліміндегі реті
manifest.json файлдар тізімі мен олардың SHA-256 мәндері және толық жазбалардың SHA-256 мәндері
SHA256SUMS    сол тізім sha256sum үшін
{signed}
Бәрін бір бұйрықпен тексеру:  oes-desktop verify ПАКЕТ.zip{key}
Біздің бағдарламасыз тексеру: пакетті ашып, оның қалтасында орындаңыз:
"""
_KK_SIGNED = """\
attestation.json  сервер қол қойған мәтін; attestation.sig қолтаңба (Ed25519), signing-key.pem ашық кілт
"""
_KK_AFTER = """\
Күтілетіні: "Signature Verified Successfully", екі рет 1, әр файлда OK. Кілт сервердің кілті болуы керек:
келесі бұйрықтың нәтижесін {server}/api/v1/meta бетіндегі signing_key өрісімен салыстырыңыз
"""

_EN = """\
APPEAL PACKAGE

report.pdf    the report, to be read and printed
report.json   the same report for programs (times UTC, places in recordings in milliseconds)
frames/       frames of the confirmed violations; clips/ stretches of the recordings, not encoded again;
              the number of a file is its place in "evidence" of report.json
manifest.json the files with their SHA-256, and the SHA-256 of the whole recordings
SHA256SUMS    the same list for sha256sum
{signed}
To check everything by one command:  oes-desktop verify PACKAGE.zip{key}
To check without our program, unpack the package and run in its folder:
"""
_EN_SIGNED = """\
attestation.json  what the server signed; attestation.sig the signature (Ed25519), signing-key.pem the key
"""
_EN_AFTER = """\
Expected: "Signature Verified Successfully", twice 1, and OK for every file. The key has to be the server's:
compare what the next command prints with signing_key of {server}/api/v1/meta
"""


def readme(server: str, *, signed: bool) -> bytes:
    """`server`: where its public key is published."""
    parts = [] if signed else [_UNSIGNED]
    for about, about_signed, after in (
        (_RU, _RU_SIGNED, _RU_AFTER),
        (_KK, _KK_SIGNED, _KK_AFTER),
        (_EN, _EN_SIGNED, _EN_AFTER),
    ):
        parts.append(about.format(signed=about_signed if signed else "", key=" --key KEY" if signed else ""))
        commands = COMMANDS if signed else COMMANDS.splitlines()[-1] + "\n"
        parts.append("\n" + "".join(f"  {line}\n" for line in commands.splitlines()) + "\n")
        if signed:
            parts.append(after.format(server=server) + f"\n  {KEY_COMMAND}\n\n")
        parts.append("\n")
    return "".join(parts).encode()

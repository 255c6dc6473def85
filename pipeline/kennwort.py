"""Passwords of encrypted PDFs: from where they are given straight to the reader, stored and told nowhere."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

MOST = 64 * 2**10  # bytes of a file of passwords
Kennwort = Annotated[
    Optional[str],  # noqa: UP045 - typer reads it
    typer.Option(
        "--password",
        envvar="PLANLESE_PASSWORD",
        help="Öffnet verschlüsselte PDF. Andere sehen es in der Prozessliste; besser die Umgebung oder eine Datei.",
    ),
]
Kennwortdatei = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it
    typer.Option("--password-file", help="Eine Datei mit Kennwörtern, eines je Zeile; - liest die Eingabe."),
]


def passwords(one: str | None, file: Path | None) -> tuple[str, ...]:
    """The password given, then the lines of the file; BadParameter, which never repeats what was given."""
    given = [*([one] if one else []), *(_lines(file) if file else [])]
    if any("\ud800" <= letter <= "\udfff" for password in given for letter in password):
        raise typer.BadParameter("das Kennwort ist kein gültiges UTF-8", param_hint="--password")
    return tuple(dict.fromkeys(given))


def _lines(file: Path) -> list[str]:
    try:
        with sys.stdin.buffer if file == Path("-") else file.open("rb") as opened:
            data = opened.read(MOST + 1)
        told = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"{file} kann nicht gelesen werden ({type(error).__name__})"
        raise typer.BadParameter(reason, param_hint="--password-file") from None
    if len(data) > MOST:
        raise typer.BadParameter(f"{file} ist zu groß für Kennwörter", param_hint="--password-file")
    return [line for line in told.splitlines() if line]

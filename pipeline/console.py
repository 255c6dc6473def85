"""What the command line shows: results on stdout, everything else on stderr; a progress bar on a terminal only."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.inbox import seen

if TYPE_CHECKING:
    from pipeline.corpus import Difference, Gain
    from pipeline.doctor import Finding
    from pipeline.ingest import Run
    from pipeline.register import RegisterInfo, Update
    from pipeline.scores import Score

log = Console(stderr=True, highlight=False, soft_wrap=True)
out = Console(highlight=False, soft_wrap=True)


@contextmanager
def database_errors() -> Iterator[None]:
    """A database that cannot be used ends the command with 5 and one clear line."""
    from pipeline.load import DatabaseError

    try:
        yield
    except DatabaseError as error:
        log.print(f"[red]{error.rule}[/red]: {escape(seen(str(error)))}")
        raise typer.Exit(5) from error


@contextmanager
def unreadable() -> Iterator[None]:
    """A file that cannot be read ends the command with 3 and the reason."""
    from pipeline.read import Unreadable

    try:
        yield
    except Unreadable as error:
        log.print(f"[red]{error.rule}[/red]: {escape(error.message)}")
        raise typer.Exit(3) from error


@contextmanager
def refusals() -> Iterator[None]:
    """What may not be accepted ends the command with 1 and the reason."""
    from pipeline.corpus import Refused

    try:
        yield
    except Refused as error:
        log.print(f"[red]abgelehnt[/red]: {escape(str(error))}")
        raise typer.Exit(1) from error


@contextmanager
def register_errors() -> Iterator[None]:
    """A file that is no Gemeindeverzeichnis ends the command with 3 and the reason."""
    from pipeline.register import NoGemeindeverzeichnis

    try:
        yield
    except (NoGemeindeverzeichnis, OSError) as error:
        log.print(f"[red]kein_gemeindeverzeichnis[/red]: {escape(str(error))}")
        raise typer.Exit(3) from error


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Hears each path as it is done; a moving line on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda path: None
        return
    with log.status("lese …") as status:
        yield lambda path: status.update(f"gelesen: {escape(seen(Path(path).name))}")


def end_run(run: "Run", path: Path, as_json: bool) -> int:
    """Writes what the run did beside the database and shows it; the exit code."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(run.as_json() + "\n", encoding="utf-8")
    except OSError as error:
        log.print(f"{escape(str(path))} kann nicht geschrieben werden: {error.strerror}")
    print(run.as_json()) if as_json else show_run(run)
    return run.exit_code


def show_run(run: "Run") -> None:
    table = Table(title=None, show_header=True)
    counts = {
        "neu": run.neu,
        "geändert": run.geaendert,
        "umbenannt": run.umbenannt,
        "unverändert": run.unveraendert,
        "doppelt": run.doppelt,
        "verschwunden": run.verschwunden,
        "entfernt": run.entfernt,
        "teilweise": run.teilweise,
        "abgelehnt": run.abgelehnt,
    }
    always = ("neu", "geändert", "unverändert", "doppelt", "abgelehnt")
    told = {name: str(len(paths)) for name, paths in counts.items() if paths or name in always}
    for name in (*told, "Sekunden"):
        table.add_column(name, justify="right")
    table.add_row(*told.values(), f"{run.sekunden:.2f}")
    _tell_exceptions(run)
    out.print(table)
    out.print(f"Datenbank: {escape(run.db)}")


def _tell_exceptions(run: "Run") -> None:
    """One line on stderr for each thing a person may have to look at; names are shown, never obeyed."""
    if run.neu_gebaut:
        log.print("Die Datenbank wurde von Grund auf neu gebaut.")
    for path, before in run.umbenannt.items():
        log.print(f"umbenannt {escape(seen(before))} → {escape(seen(path))}")
    for path in run.verschwunden:
        log.print(f"verschwunden {escape(seen(path))} (bleibt in der Datenbank; --prune entfernt es)")
    for path in run.teilweise:
        log.print(f"[yellow]teilweise[/yellow] {escape(seen(path))}: Seiten fehlen, siehe die Tabelle issues")
    for line in run.korrekturen_wirkungslos:
        log.print(f"[yellow]Korrektur[/yellow] {escape(seen(line))}")
    for path, reason in run.abgelehnt.items():
        log.print(f"[red]abgelehnt[/red] {escape(seen(path))}: {escape(seen(reason))}")
    if run.zeilen_abgelehnt:
        log.print(f"[red]{run.zeilen_abgelehnt} Zeilen abgelehnt[/red], siehe die Tabelle quarantine")


def show_paths(paths: Sequence[Path]) -> None:
    for path in paths:
        out.print(escape(seen(str(path))))


def show_health(findings: "Sequence[Finding]", as_json: bool) -> int:
    """1 where something is not well."""
    if as_json:
        told = [finding._asdict() for finding in findings]
        print(json.dumps({"schema_version": 1, "befunde": told}, ensure_ascii=False))
    else:
        table = Table("", "was", "wie")
        for finding in findings:
            table.add_row("✓" if finding.well else "[red]✗[/red]", escape(finding.what), escape(seen(finding.told)))
        out.print(table)
    return 0 if all(finding.well for finding in findings) else 1


def show_regress(differences: "Sequence[Difference]") -> int:
    for found in differences:
        out.print(f"[red]{escape(found.case)}/{found.golden}[/red]")
        out.print(escape(found.diff))
    out.print("alle Fälle gleich" if not differences else f"{len(differences)} Unterschiede")
    return 1 if differences else 0


def show_gains(gains: "Sequence[Gain]") -> None:
    for gain in gains:
        out.print(f"{gain.table} +{gain.new} −{gain.gone} ~{gain.changed}")
    if not gains:
        out.print("nichts hat sich geändert")


def show_scores(result: "tuple[dict[str, Score], list[str]]", as_json: bool) -> int:
    scores, missed = result
    if as_json:
        figures = {n: {"precision": s.precision, "recall": s.recall, "f1": s.f1} for n, s in scores.items()}
        print(json.dumps({"schema_version": 1, "scores": figures, "verfehlt": missed}, ensure_ascii=False))
        return 1 if missed else 0
    table = Table("Tabelle.Feld", "Precision", "Recall", "F1", "richtig/gefunden/Soll")
    for name, score in scores.items():
        counts = f"{score.right}/{score.found}/{score.wanted}"
        table.add_row(name, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", counts)
    out.print(table)
    for line in missed:
        log.print(f"[red]Marke verfehlt[/red] {line}")
    return 1 if missed else 0


def show_register_update(update: "Update") -> None:
    for found in update.aenderungen:
        out.print(f"{found.was} {found.ags} {escape(found.alt)} → {escape(found.neu)}")
    out.print(f"Stand {update.stand}: {len(update.aenderungen)} Änderungen")


def show_register_info(info: "RegisterInfo") -> None:
    out.print(f"Länder {info.laender}, Kreise {info.kreise}, Gemeinden {info.gemeinden}, ehemalige {info.ehemalige}")
    for source, units in info.quellen.items():
        out.print(f"{units:>6} {escape(source)}")
    out.print(escape(info.hinweis))

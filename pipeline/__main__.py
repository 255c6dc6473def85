"""The command line: what is typed becomes one call; no logic, and heavy imports stay inside the commands."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(
    help="Liest, was Kommunen über Gesundheitsförderung drucken, in eine DuckDB-Datenbank.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
OUTPUT = Path("output")
DB = OUTPUT / "kommunen.duckdb"
CORPUS = Path("corpus")
Db = Annotated[Path, typer.Option("--db", help="Die Datenbank.")]
Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Objekt statt einer Tabelle.")]


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Dateien oder Ordner.")],
    db: Db = DB,
    engine: Annotated[str, typer.Option(help="Womit gelesen wird: local.")] = "local",
    workers: Annotated[int, typer.Option(min=0, help="Prozesse; 0 nimmt alle Kerne.")] = 0,
    prune: Annotated[bool, typer.Option("--prune", help="Entfernt, was es nicht mehr gibt.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Versucht Abgelehntes noch einmal.")] = False,
    as_json: Json = False,
) -> None:
    """Liest neue und geänderte Dokumente ein."""
    from pipeline import console
    from pipeline import ingest as stage

    if engine != "local":
        raise typer.BadParameter(f"{engine!r} gibt es nicht; zur Wahl steht: local", param_hint="--engine")
    with console.database_errors(), console.progress() as told:
        run = stage.ingest(paths, db, stage.Options(workers, prune, retry), told)
    raise typer.Exit(console.end_run(run, OUTPUT / "run.json" if db == DB else db.with_suffix(".run.json"), as_json))


@app.command()
def rebuild(
    paths: Annotated[Optional[list[Path]], typer.Argument(help="Dateien oder Ordner; sonst die bekannten.")] = None,  # noqa: UP045 - typer reads it
    db: Db = DB,
    workers: Annotated[int, typer.Option(min=0, help="Prozesse; 0 nimmt alle Kerne.")] = 0,
    prune: Annotated[bool, typer.Option("--prune", help="Baut ohne das, was es nicht mehr gibt.")] = False,
    as_json: Json = False,
) -> None:
    """Baut die Datenbank von Grund auf neu; die alte bleibt, bis die neue fertig ist."""
    from pipeline import console
    from pipeline import ingest as stage

    with console.database_errors(), console.progress() as told:
        run = stage.rebuild(paths or [], db, stage.Options(workers, prune), told)
    raise typer.Exit(console.end_run(run, OUTPUT / "run.json" if db == DB else db.with_suffix(".run.json"), as_json))


@app.command()
def show(path: Annotated[Path, typer.Argument(help="Eine Datei.")]) -> None:
    """Zeigt ein Dokument Zeile für Zeile, mit den Funden am Rand."""
    from pipeline import console
    from pipeline.margin import shown

    with console.unreadable():
        sys.stdout.writelines(shown(path))


@app.command()
def regress() -> None:
    """Vergleicht das Korpus mit dem, was der heutige Code findet."""
    from pipeline import console, corpus

    raise typer.Exit(console.show_regress(corpus.regress(CORPUS)))


@app.command()
def accept(case: Annotated[str, typer.Argument(help="Ein Fall des Korpus.")]) -> None:
    """Nimmt die heutigen Funde eines Falls als richtig an."""
    from pipeline import console, corpus

    with console.refusals():
        console.show_gains(corpus.accept(CORPUS, case))


@app.command()
def score(
    allow_lower: Annotated[Optional[str], typer.Option(help="Grund, aus dem eine Marke sinken darf.")] = None,  # noqa: UP045 - typer reads it
    as_json: Json = False,
) -> None:
    """Misst die Funde an den Sollwerten des Korpus und hebt die Marken."""
    from pipeline import console, corpus

    raise typer.Exit(console.show_scores(corpus.score(CORPUS, allow_lower), as_json))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Der Ordner, in den geschrieben wird.")],
    db: Db = DB,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, vor Formeln sicher.")] = False,
    as_parquet: Annotated[bool, typer.Option("--parquet", help="Parquet, verlustfrei.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, eine Zeile je Datensatz.")] = False,
) -> None:
    """Schreibt alle Tabellen als Dateien, mit datapackage.json."""
    from pipeline import console
    from pipeline import export as stage

    forms = [form for form, asked in zip(stage.WRITERS, (as_csv, as_parquet, as_json), strict=True) if asked]
    if len(forms) != 1:
        raise typer.BadParameter("genau eines von --csv, --parquet, --json")
    with console.database_errors():
        console.show_paths(stage.export(db, folder, forms[0]))


@app.command()
def doctor(db: Db = DB, as_json: Json = False) -> None:
    """Prüft, ob die Maschine taugt und die Datenbank heil ist."""
    from pipeline import console
    from pipeline import doctor as stage

    raise typer.Exit(console.show_health(stage.examine(db), as_json))


def main() -> None:
    """The entry point `planlese`; Ctrl-C ends with 130."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

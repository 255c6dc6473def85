"""The command line: what is typed becomes one call; no logic, and heavy imports stay inside the commands."""

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline import register_commands
from pipeline.kennwort import Kennwort, Kennwortdatei, passwords

app = typer.Typer(
    help="Liest, was Kommunen über Gesundheitsförderung drucken, in eine DuckDB-Datenbank.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
app.add_typer(register_commands.app, name="register")
OUTPUT = Path("output")
DB = OUTPUT / "kommunen.duckdb"
CORPUS = Path("corpus")
Db = Annotated[Path, typer.Option("--db", help="Die Datenbank.")]
OhnePersonen = Annotated[bool, typer.Option("--ohne-personen", help="Lässt Namen und persönliche Nummern weg.")]
Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Objekt statt einer Tabelle.")]


def run_file(db: Path) -> Path:
    """Where the last run into a database is told."""
    return OUTPUT / "run.json" if db == DB else db.with_suffix(".run.json")


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Dateien oder Ordner.")],
    db: Db = DB,
    engine: Annotated[str, typer.Option(help="Womit gelesen wird: local.")] = "local",
    workers: Annotated[int, typer.Option(min=0, help="Prozesse; 0 nimmt alle Kerne.")] = 0,
    prune: Annotated[bool, typer.Option("--prune", help="Entfernt, was es nicht mehr gibt.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Versucht Abgelehntes noch einmal.")] = False,
    password: Kennwort = None,
    password_file: Kennwortdatei = None,
    as_json: Json = False,
) -> None:
    """Liest neue und geänderte Dokumente ein."""
    from pipeline import console
    from pipeline import ingest as stage

    if engine != "local":
        raise typer.BadParameter(f"{engine!r} gibt es nicht; zur Wahl steht: local", param_hint="--engine")
    options = stage.Options(workers, prune, retry, passwords(password, password_file))
    with console.database_errors(), console.progress() as told:
        run = stage.ingest(paths, db, options, told)
    raise typer.Exit(console.end_run(run, run_file(db), as_json))


@app.command()
def rebuild(
    paths: Annotated[Optional[list[Path]], typer.Argument(help="Dateien oder Ordner; sonst die bekannten.")] = None,  # noqa: UP045 - typer reads it
    db: Db = DB,
    workers: Annotated[int, typer.Option(min=0, help="Prozesse; 0 nimmt alle Kerne.")] = 0,
    prune: Annotated[bool, typer.Option("--prune", help="Baut ohne das, was es nicht mehr gibt.")] = False,
    password: Kennwort = None,
    password_file: Kennwortdatei = None,
    as_json: Json = False,
) -> None:
    """Baut die Datenbank von Grund auf neu; die alte bleibt, bis die neue fertig ist."""
    from pipeline import console
    from pipeline import ingest as stage

    options = stage.Options(workers, prune, passwords=passwords(password, password_file))
    with console.database_errors(), console.progress() as told:
        run = stage.rebuild(paths or [], db, options, told)
    raise typer.Exit(console.end_run(run, run_file(db), as_json))


@app.command()
def show(
    path: Annotated[Path, typer.Argument(help="Eine Datei.")],
    password: Kennwort = None,
    password_file: Kennwortdatei = None,
) -> None:
    """Zeigt ein Dokument Zeile für Zeile, mit den Funden am Rand."""
    from pipeline import console
    from pipeline.margin import shown

    with console.unreadable():
        sys.stdout.writelines(shown(path, passwords(password, password_file)))


@app.command()
def report(
    db: Db = DB,
    out: Annotated[Optional[Path], typer.Option("--out", help="Wohin der Bericht kommt.")] = None,  # noqa: UP045 - typer reads it
    ohne_personen: OhnePersonen = False,
) -> None:
    """Zeichnet, was in der Datenbank steht, als HTML."""
    from pipeline import console, console_report, load
    from pipeline import report as stage
    from pipeline.load.personen import shown_as

    with console.database_errors(), shown_as(db, ohne_personen) as shown, load.reading(shown) as connection:
        written = stage.write(connection, out or db.parent / "report.html", run_file(db))
    console_report.show_report(written)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Wörter; Beugung, ß und Umlaute sind gleich.")],
    db: Db = DB,
    most: Annotated[int, typer.Option(min=1, help="So viele Stellen höchstens.")] = 20,
    as_json: Json = False,
) -> None:
    """Sucht Wörter in allen Dokumenten, die besten Stellen zuerst."""
    from pipeline import console, console_report, load
    from pipeline.report import suche

    with console.database_errors(), load.reading(db) as connection:
        hits = suche.search(connection, " ".join(words), most)
    raise typer.Exit(console_report.show_hits(hits, as_json))


@app.command()
def explain(
    record_id: Annotated[str, typer.Argument(help="Ein Datensatz.")], db: Db = DB, as_json: Json = False
) -> None:
    """Zeigt, welche Worte welcher Seite einen Datensatz belegen."""
    from pipeline import console, console_report, load
    from pipeline.report import explain as stage

    with console.database_errors(), load.reading(db) as connection:
        found = stage.explain(connection, record_id)
    raise typer.Exit(console_report.show_explanation(found, record_id, as_json))


@app.command()
def review(
    db: Db = DB,
    out: Annotated[Optional[Path], typer.Option("--out", help="Wohin die Vorlage kommt.")] = None,  # noqa: UP045 - typer reads it
) -> None:
    """Nennt, was zuerst anzusehen ist, und schreibt eine Vorlage für Korrekturen."""
    from pipeline import console, console_report, load
    from pipeline.report import review as stage

    with console.database_errors(), load.reading(db) as connection:
        found = stage.review(connection)
    console_report.show_review(found, list(stage.skeleton(found)), out or db.parent / "korrekturen.vorlage.toml")


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Die ältere Datenbank.")],
    new: Annotated[Path, typer.Argument(help="Die neuere Datenbank.")],
    as_json: Json = False,
) -> None:
    """Sagt, welche Datensätze neu, verloren oder geändert sind, und warum."""
    from pipeline import console, console_report, load
    from pipeline.report import diff as stage

    with console.database_errors(), load.reading(old) as before, load.reading(new) as after:
        changes = stage.diff(before, after)
    console_report.show_diff(changes, as_json)


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
    ohne_personen: OhnePersonen = False,
) -> None:
    """Schreibt alle Tabellen als Dateien, mit datapackage.json."""
    from pipeline import console
    from pipeline import export as stage
    from pipeline.load.personen import shown_as

    forms = [form for form, asked in zip(stage.WRITERS, (as_csv, as_parquet, as_json), strict=True) if asked]
    if len(forms) != 1:
        raise typer.BadParameter("genau eines von --csv, --parquet, --json")
    with console.database_errors(), shown_as(db, ohne_personen) as shown:
        console.show_paths(stage.export(shown, folder, forms[0]))


@app.command()
def luecken(
    arten: Annotated[Optional[list[str]], typer.Argument(help="Nur diese Arten.")] = None,  # noqa: UP045 - typer reads it
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Nennt, was offen ist: Lücken der Pläne, Zahlen, die nicht stimmen, Worte, die niemand verstand."""
    from pipeline import console, console_report
    from pipeline import luecken as stage

    with console.database_errors():
        found = stage.luecken(db, arten or ())
    print(stage.as_json(found)) if as_json else console_report.show_luecken(found)


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

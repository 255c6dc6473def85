"""What the commands that read the database show: the report, a search, one record, what to look at, what changed.

Text from documents is shown with its unseen signs named, so that no page can steer the terminal.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.text import Text

from pipeline.console import log, out
from pipeline.report.svg import visible

if TYPE_CHECKING:
    from pipeline.luecken import Luecke
    from pipeline.report import Written
    from pipeline.report.diff import Aenderung
    from pipeline.report.explain import Erklaerung
    from pipeline.report.review import Anlass
    from pipeline.report.suche import Treffer

SCHEMA_VERSION = 1  # of the objects that --json prints


def show_report(written: "Written") -> None:
    more = f" und {written.files} Dateien daneben" if written.files else ""
    size = f"{written.bytes // 1000:,}".replace(",", ".")
    out.print(f"Bericht: {escape(str(written.path))}{more} ({size} kB)")


def show_explanation(found: "Erklaerung | None", record_id: str, as_json: bool) -> int:
    """1 where there is no such record."""
    if found is None:
        log.print(f"[red]unbekannt[/red]: kein Datensatz {_safe(record_id)}")
        return 1
    if as_json:
        told = found._asdict() | {"values": [value._asdict() for value in found.values]}
        print(json.dumps({"schema_version": SCHEMA_VERSION, **told}, ensure_ascii=False))
        return 0
    out.print(f"[bold]{_safe(found.kind)}[/bold] {_safe(found.text)}")
    for value in found.values:
        quotes = " … ".join(f"„{quote}“" for quote in value.quotes)
        pages = f" S. {', '.join(map(str, value.pages))}" if value.pages else ""
        rule = f" (Regel {value.rule})" if value.rule else ""
        out.print(f"  {_safe(value.name)}: {_safe(value.value)}  [dim]{_safe(quotes + pages + rule)}[/dim]")
    for correction in found.corrections:
        out.print(f"  [yellow]korrigiert[/yellow] {_safe(correction)}")
    out.print(f"  Dokument: {_safe(found.document)}\n  {_safe(found.link)}")
    return 0


def show_hits(hits: "Sequence[Treffer]", as_json: bool) -> int:
    """1 where nothing was found."""
    if as_json:
        told = [{key: value for key, value in hit._asdict().items() if key != "marked"} for hit in hits]
        print(json.dumps({"schema_version": SCHEMA_VERSION, "treffer": told}, ensure_ascii=False))
        return 0 if hits else 1
    for hit in hits:
        line = Text()
        at = 0
        for start, end in hit.marked:
            line.append(_plain(hit.text[at:start])).append(_plain(hit.text[start:end]), "bold")
            at = end
        out.print(line.append(_plain(hit.text[at:])))
        records = f"  {' '.join(hit.records[:3])}" if hit.records else ""
        out.print(f"  [dim]{_safe(hit.document)}, S. {hit.page}{records}[/dim]")
    if not hits:
        log.print("nichts gefunden")
    return 0 if hits else 1


def show_review(found: "Sequence[Anlass]", lines: "Sequence[str]", path: Path) -> None:
    for one in found:
        where = f"{one.document}, S. {one.page}" if one.page else one.document
        out.print(f"[bold]{_safe(one.why)}[/bold]  {_safe(one.what)}")
        out.print(f"  [dim]{_safe(where)}  {one.record_id}[/dim]")
    if any(one.skeleton for one in found):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
        out.print(f"Vorlage für Korrekturen: {escape(str(path))}")
    out.print(f"{len(found)} Stellen" if found else "nichts zu prüfen")


def show_luecken(found: "Sequence[Luecke]") -> None:
    for luecke in found:
        page = f" S. {luecke.seite}" if luecke.seite else ""
        out.print(f"{_safe(luecke.dokument)}{page}  [bold]{luecke.art}[/bold]  {_safe(luecke.was)[:200]}")
    out.print(f"{len(found)} offen")


def show_diff(changes: "Sequence[Aenderung]", as_json: bool) -> None:
    from pipeline.report.diff import told

    if as_json:
        listed = [change._asdict() for change in changes]
        print(json.dumps({"schema_version": SCHEMA_VERSION, "aenderungen": listed}, ensure_ascii=False))
        return
    signs = {"neu": "[green]+[/green]", "verloren": "[red]−[/red]", "geaendert": "[yellow]~[/yellow]"}
    for change in changes:
        out.print(f"{signs[change.art]} {_safe(told(change))}  [dim]{_safe(change.dokument)}: {change.ursache}[/dim]")
    counts = Counter(change.art for change in changes)
    out.print(f"+{counts['neu']} −{counts['verloren']} ~{counts['geaendert']}" if changes else "kein Unterschied")


def _plain(text: str) -> str:
    return str(visible(text.replace("\n", " ")))


def _safe(text: str) -> str:
    return escape(_plain(text))

"""Measures the period reader: scores on annotated news, microseconds an expression, megabytes of text a second.

python -m benchmarks.zeitraum
"""

import csv
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from extractors.german.zeitraum import find_zeitraeume, timex3
from extractors.german.zeitraum.zelle import read_whole
from extractors.model.document import Document

ROOT = Path(__file__).parents[1]
KRAUTS = ROOT.parent / "shared/krauts"
SEEDS = ROOT.parent / "shared/seeds"
WORDINGS = ROOT / "tests/german/zeitraum.tsv"
MEASURES = (("all types", None, False), ("DATE", "DATE", False), ("DATE with a written year", "DATE", True))


def main() -> None:
    """Prints what was measured on this machine; parts whose texts are not here say so."""
    if KRAUTS.is_dir():
        scores(_scorer())
        speed_on_text("news", [_news(_scorer())])
    else:
        print("no annotated news beside the project: scores skipped")
    if SEEDS.is_dir():
        speed_on_text("seeds", [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))])
    speed_of_expressions()


def _scorer() -> ModuleType:
    spec = spec_from_file_location("krauts_score", KRAUTS / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(KRAUTS / "score.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(scorer: ModuleType) -> None:
    """Precision, recall and F1 of the value and the strict span, beside HeidelTime's answers on the same texts."""
    print(f"{'':26}{'ours':>24}{'HeidelTime':>24}\n{'':26}{'value F1   strict F1':>24}{'value F1   strict F1':>24}")
    with tempfile.TemporaryDirectory() as folder:
        annotate(scorer, Path(folder))
        for name, only, explicit in MEASURES:
            ours, theirs = (f1(scorer, system, only, explicit) for system in (Path(folder), KRAUTS / "heideltime"))
            print(
                f"{name:26}{ours['val']:>14.3f}{ours['strict']:>10.3f}{theirs['val']:>14.3f}{theirs['strict']:>10.3f}"
            )


def annotate(scorer: ModuleType, folder: Path) -> None:
    """Writes our answer for each article, with the same name, as the scorer wants it."""
    for path in sorted((KRAUTS / "gold").glob("*.tml")):
        _, stated, text = scorer.read(path)
        day = date.fromisoformat(stated[:10])
        folder.joinpath(path.name).write_text(tagged(text, day), encoding="utf-8")


def tagged(text: str, day: date) -> str:
    parts, position = [], 0
    for timex in timex3(text, day):
        tag = f'<TIMEX3 tid="t1" type="{timex.type}" value="{timex.value}">'
        words = escape(text[timex.start : timex.end], quote=False)
        parts += [escape(text[position : timex.start], quote=False), tag, words, "</TIMEX3>"]
        position = timex.end
    body = "".join(parts) + escape(text[position:], quote=False)
    return f'<TimeML><DCT><TIMEX3 tid="t0" value="{day}"/></DCT><TEXT>{body}</TEXT></TimeML>'


def f1(scorer: ModuleType, system: Path, only: str | None, explicit: bool) -> dict[str, float]:
    count = scorer.score(KRAUTS / "gold", system, only, explicit)
    pairs = {"val": ("val", "valg"), "strict": ("strict", "strict")}
    return {name: scorer.prf(count[s], count["ns"], count[g], count["ng"])[2] for name, (s, g) in pairs.items()}


def _news(scorer: ModuleType) -> str:
    return "\n".join(scorer.read(path)[2] for path in sorted((KRAUTS / "gold").glob("*.tml")))


def speed_on_text(name: str, texts: Iterable[str]) -> None:
    whole = "\n".join(texts)
    text = (whole + "\n") * max(1, 3_000_000 // len(whole))
    size = len(text.encode()) / 1e6
    document = Document("0" * 12, name, text, ())
    periods = fastest(lambda: sum(1 for _ in find_zeitraeume(document)))
    timexes = fastest(lambda: sum(1 for _ in timex3(text, date(2015, 1, 1))))
    print(f"{name}: {size / periods:.1f} MB/s of periods, {size / timexes:.1f} MB/s of TIMEX3 (one core)")


def fastest(work: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of processor time, the best of a few rounds: the machine may be busy with other things."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def speed_of_expressions() -> None:
    with WORDINGS.open(encoding="utf-8", newline="") as lines:
        texts = [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    read = read_whole.__wrapped__
    seconds = fastest(lambda: [read(text) for text in texts])
    print(f"{len(texts)} wordings: {seconds / len(texts) * 1e6:.1f} µs an expression, nothing cached")
    dated = [text for text in texts if re.search("[0-9]{4}", text)][:60]
    from dateparser.search import search_dates

    search_dates("04. Mai 2017", languages=["de"])
    theirs = fastest(lambda: [search_dates(text, languages=["de"]) for text in dated], rounds=1)
    print(f"dateparser.search: {theirs / len(dated) * 1e6:.0f} µs an expression ({len(dated)} of them)")


if __name__ == "__main__":
    main()

"""The goldens: what today's code makes of every case equals what was accepted."""

import json
from pathlib import Path

import pytest

from pipeline import corpus
from pipeline.corpus import Refused

ROOT = Path(__file__).parent.parent / "corpus"
CASES = corpus.cases(ROOT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_what_was_accepted(case: Path) -> None:
    goldens, _, broken = corpus.observe(case)
    assert not broken
    for name, now in goldens.items():
        assert (case / name).read_text(encoding="utf-8") == now


def test_every_case_says_what_it_is() -> None:
    assert len(CASES) >= 8
    assert not [case.name for case in CASES if not (case / "about.toml").exists()]


def test_accepting_is_refused_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Refused, match="CI"):
        corpus.accept(ROOT, CASES[0].name)


def test_accepting_writes_the_goldens_and_tells_the_gains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    case = tmp_path / "liste"
    case.mkdir()
    (case / "source.md").write_text("### Beigetreten sind:\n\n- 2014: Stadt Jena\n", encoding="utf-8")
    assert next((gain.table, gain.new) for gain in corpus.accept(tmp_path, "liste")) == ("beitritte", 1)
    assert not corpus.regress(tmp_path)
    (case / "source.md").write_text("### Beigetreten sind:\n\n- 2015: Stadt Jena\n", encoding="utf-8")
    assert {difference.golden for difference in corpus.regress(tmp_path)} == {"document.txt", "records.json"}
    assert [(g.table, g.changed) for g in corpus.accept(tmp_path, "liste") if g.table == "beitritte"] == [
        ("beitritte", 1)
    ]


def test_a_missing_golden_is_a_difference(tmp_path: Path) -> None:
    (tmp_path / "neu").mkdir()
    (tmp_path / "neu" / "source.txt").write_text("Ein Satz.\n", encoding="utf-8")
    assert len(corpus.regress(tmp_path)) == 2


def test_a_floor_falls_only_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    case = tmp_path / "liste"
    case.mkdir()
    (case / "source.md").write_text("### Beigetreten sind:\n\n- 2014: Stadt Jena\n", encoding="utf-8")
    gold = [{"kommune": "Jena", "jahr": 2014}]
    (case / "gold.json").write_text(json.dumps({"beitritte": gold}), encoding="utf-8")
    assert corpus.score(tmp_path, None)[1] == []
    (case / "gold.json").write_text(
        json.dumps({"beitritte": [*gold, {"kommune": "Gera", "jahr": 2015}]}), encoding="utf-8"
    )
    assert corpus.score(tmp_path, None)[1]
    assert corpus.score(tmp_path, "Gera stand im alten Gold nicht")[1] == []
    assert json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["gesenkt"][0]["grund"].startswith("Gera")

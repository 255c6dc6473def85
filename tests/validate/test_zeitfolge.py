"""Times against the other times of the document: what cannot all be true on one day is flagged, changes nothing."""

from collections.abc import Callable

import pytest

from extractors.model.document import Document
from pipeline.journey import tables_of

Text = Callable[..., Document]


def flagged(document: Document) -> list[tuple[object, object]]:
    kinds = {
        *("fast_wie_die_anderen", "status_gegen_zeitraum", "dauer_auffaellig", "vor_dem_beginn"),
        *("wochentag_passt_nicht", "auftakt_nach_anderen", "jahr_verrutscht"),
    }
    return [(row["rule"], row["quote"]) for row in tables_of(document)["issues"] if row["rule"] in kinds]


HEAD = "| Nr. | Ziel | Maßnahme | Zeitraum | Status |\n|---|---|---|---|---|\n"
FIRST = "| 1 | Ziel 1: Ruhe | Räume | 1. Halbjahr 2022 | abgeschlossen |\n"


def plan(*periods: str, status: str = "") -> str:
    rows = [f"| {n} | | Kurs {chr(63 + n)} | {period} | {status} |" for n, period in enumerate(periods, 2)]
    return HEAD + FIRST + "\n".join(rows) + "\n"


FIVE = ["09/2021 bis 08/2026", "10/2022 bis 08/2026", "01/2023 bis 08/2026", "05/2024 bis 08/2026"]
LIST = "### Thüringer Kommunen, die beigetreten sind:\n\n"
STARTED = "Das Landesprogramm wurde 2013 gestartet. Bis Herbst 2016 ging es um Kitas.\n\n"

PROBES = [
    pytest.param(
        plan(*FIVE, "03/2022 bis 08/2024"), [("fast_wie_die_anderen", "03/2022 bis 08/2024")], id="one end a digit off"
    ),
    pytest.param(plan(*FIVE, "03/2022 bis 08/2024", "03/2022 bis 08/2025"), [], id="seed 004: two such ends"),
    pytest.param(plan(*FIVE, "03/2022 bis 06/2023"), [], id="an end of its own"),
    pytest.param(
        plan("Herbst 2020", status="geplant"),
        [("status_gegen_zeitraum", "1. Halbjahr 2022"), ("status_gegen_zeitraum", "Herbst 2020")],
        id="planned before another was done",
    ),
    pytest.param(plan("Herbst 2022", status="geplant"), [], id="planned after"),
    pytest.param(plan("Herbst 2020", status="noch nicht abgeschlossen"), [], id="not yet done says nothing"),
    pytest.param(plan("2022", status="geplant"), [], id="planned for some day of the year"),
    pytest.param(
        plan("01/2021 bis 06/2032", status="laufend"), [("dauer_auffaellig", "01/2021 bis 06/2032")], id="eleven years"
    ),
    pytest.param(
        STARTED.replace("2013", "2014") + LIST + "- 2013: Stadt Jena\n- 2015: Stadt Gera\n",
        [("vor_dem_beginn", "2013")],
        id="brochure: joined before the start",
    ),
    pytest.param(STARTED + LIST + "- 2013: Stadt Jena\n- 2015: Stadt Gera\n", [], id="brochure: joined with the start"),
    pytest.param(STARTED.replace("2016", "2006"), [("vor_dem_beginn", "Bis Herbst 2006")], id="past before the start"),
    pytest.param("Der Verein wurde 1990 gegründet, das Haus steht seit 1950.\n", [], id="a club is no programme"),
    pytest.param("Am Montag, 5. März 2020.\n", [("wochentag_passt_nicht", "Montag, 5. März 2020")], id="a Thursday"),
    pytest.param("Am Montag, dem 05.03.2020\n", [("wochentag_passt_nicht", "Montag, dem 05.03.2020")], id="in figures"),
    pytest.param("Am Montag, dem 31.02.2020\n", [], id="no such day is told elsewhere"),
    pytest.param("Treffen am Donnerstag, dem 5. März 2020.\n", [], id="the right day of the week"),
    pytest.param("Treffen am Sonnabend, 7. März 2020.\n", [], id="Saturday has two names"),
    pytest.param(
        "- Auftaktveranstaltung am 5. März 2022 in Zwickau\n- Netzwerktreffen am 8. Oktober 2021 in Plauen\n",
        [("auftakt_nach_anderen", "am 5. März 2022")],
        id="page: the opening comes last",
    ),
    pytest.param(
        LIST + "".join(f"- {y}: Stadt {n}\n" for y, n in zip(
            (2013, 2014, 2016, 2016, 2017, 2018), ("Jena", "Gera", "Suhl", "Weimar", "Erfurt", "Gotha"), strict=True)),
        [("jahr_verrutscht", "2016")],
        id="list: a year left out beside one said twice",
    ),
    pytest.param(
        LIST + "".join(f"- {y}: Stadt {n}\n" for y, n in zip(
            (2013, 2014, 2015, 2015, 2017, 2018), ("Jena", "Gera", "Suhl", "Weimar", "Erfurt", "Gotha"), strict=True)),
        [("jahr_verrutscht", "2015")],
        id="list: the same the other way round",
    ),
    pytest.param(
        LIST + "".join(f"- {y}: Stadt {n}\n" for y, n in zip(
            (2013, 2015, 2016, 2016, 2018, 2018), ("Jena", "Gera", "Suhl", "Weimar", "Erfurt", "Gotha"), strict=True)),
        [],
        id="a list without a custom",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), PROBES)
def test_times_that_others_speak_against_are_flagged(
    source: str, expected: list[tuple[object, object]], text: Text
) -> None:
    assert flagged(text(source, land="Thüringen")) == expected

"""The journey, measured: what each child cost is told to the file that PLANLESE_COSTS names, a line of JSON each."""

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from pipeline import journey
from pipeline.engines.nursery import Nursery
from pipeline.journey import Source
from pipeline.validate.rows import Tables

warm = journey.warm


def travel(source: Source) -> Tables:
    return journey.travel(source)


@dataclass(frozen=True)
class Cost:
    """Of a child: the document, its pages as far as known, seconds since its first child began, peak bytes resident."""

    path: str
    pages: int
    seconds: float
    memory: int


def costs(told: Path) -> list[Cost]:
    return [Cost(**json.loads(line)) for line in told.read_text(encoding="utf-8").splitlines()]


class Measured(Nursery):
    """As the nursery of a real run, and tells what each burial ended."""

    def _bury(self, pipe: int) -> tuple[int, int]:
        job = self.running[pipe]
        end = super()._bury(pipe)
        cost = {
            "path": job.source.path,
            "pages": job.pages,
            "seconds": time.monotonic() - job.began,
            "memory": end[1],
        }
        with Path(os.environ["PLANLESE_COSTS"]).open("a", encoding="utf-8") as told:
            told.write(json.dumps(cost) + "\n")
        return end


main = sys.modules["__main__"]
if getattr(main.__spec__, "name", "") == "pipeline.engines.nursery":  # and never in the tests
    main.Nursery = Measured  # type: ignore[attr-defined]

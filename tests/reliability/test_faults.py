"""G8, G11: every single call that changes a file is the last of a run, or fails; and the database is old or new.

`faults.c` stands between the run and its disk; it is built here where a C compiler is found. CI takes a share of the
calls, evenly spread; `make soak` takes every one.
"""

import errno
from collections.abc import Iterator

import pytest

from tests.reliability.conftest import preload
from tests.reliability.ground import Ground

DIE_BEFORE, DIE_AFTER = -1, -2
RULES = {"", "kein_platz", "nicht_schreibbar", "nicht_geladen", "beschaedigt"}
WAYS = {
    "killed before": (DIE_BEFORE, False),
    "killed after": (DIE_AFTER, False),
    "EIO once": (errno.EIO, False),
    "ENOSPC once": (errno.ENOSPC, False),
    "ENOSPC from then on": (errno.ENOSPC, True),
}
SHARE = 4  # calls of each way that CI looks at


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("faults")
    with Ground(folder, preload("faults.c", folder)) as ground:
        yield ground


def test_the_calls_of_a_run_are_seen(ground: Ground) -> None:
    """A copy, its changes and a rename are at least twenty calls; a killed run dies at the call that was chosen."""
    ground.back()
    assert ground.run().calls >= 20
    ground.back()
    assert ground.run(fault=(1, DIE_BEFORE, False)).killed
    ground.back()
    assert ground.run(fault=(10_000, DIE_BEFORE, False)).status == 0


def faulty(ground: Ground, way: str, nth: int) -> str:
    """Which state a run leaves whose n-th call fails so; the next one, with a sound disk, ends as if nothing was."""
    ground.back()
    end = ground.run(fault=(nth, *WAYS[way]))
    where = f"{way}, call {nth} of {ground.calls}: {end}"
    assert end.killed == way.startswith("killed") or nth > end.calls > 0, where
    assert end.rule in RULES, where
    state = ground.hash()
    assert state in (ground.old, ground.new), where
    assert end.killed or end.rule or state == ground.new, f"{where}: said to be well, and is not"
    assert ground.run().rule == "", where
    assert ground.hash() == ground.new, f"{where}: the next run ends elsewhere"
    return "old" if state == ground.old else "new"


def survey(ground: Ground, way: str, calls: list[int]) -> None:
    ends = [faulty(ground, way, nth) for nth in calls]
    print(f"{way}: {len(calls)} of {ground.calls} calls, {ends.count('old')} old, {ends.count('new')} new")
    assert "old" in ends


@pytest.mark.parametrize("way", WAYS)
def test_a_run_whose_disk_fails_leaves_the_old_state_or_the_new(ground: Ground, way: str) -> None:
    step = max(1, ground.calls // SHARE)
    survey(ground, way, list(range(1 + list(WAYS).index(way) % step, ground.calls + 1, step)))


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_call_that_changes_a_file_may_fail(ground: Ground, way: str) -> None:
    survey(ground, way, list(range(1, ground.calls + 1)))

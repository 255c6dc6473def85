"""G18: what is installed is whole: a wheel of this checkout works in another environment, from another folder."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from pipeline import load
from tests.reliability.conftest import ROOT, write_inbox


@pytest.mark.slow
def test_a_wheel_reads_documents_in_another_environment(tmp_path: Path) -> None:
    """No registry is asked: the wheel is built with the setuptools at hand, its libraries are those of this run."""
    pytest.importorskip("setuptools")
    source = tmp_path / "checkout"
    for part in ("extractors", "pipeline"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md", "LICENSE", "DATA-LICENSES.md"):
        shutil.copy(ROOT / part, source)
    code = "from setuptools import build_meta; print(build_meta.build_wheel('dist'))"
    subprocess.run([sys.executable, "-c", code], cwd=source, check=True, capture_output=True)
    wheel = next((source / "dist").glob("*.whl"))
    assert "none-any" in wheel.name
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env").glob("lib/python*/site-packages"))
    shutil.unpack_archive(wheel, site, "zip")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    write_inbox(tmp_path / "elsewhere" / "inbox", 2)
    words = [str(python), "-I", "-m", "pipeline", "ingest", "inbox", "--db", "db.duckdb"]
    done = subprocess.run(words, cwd=tmp_path / "elsewhere", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(load.known(tmp_path / "elsewhere" / "db.duckdb")) == 2
    asked = [str(python), "-I", "-c", "import pipeline; print(pipeline.__file__)"]
    where = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert where.stdout.startswith(str(site))
    words = [str(python), "-I", "-m", "pipeline", "report", "--db", "db.duckdb"]
    assert subprocess.run(words, cwd=tmp_path / "elsewhere", capture_output=True, check=False).returncode == 0

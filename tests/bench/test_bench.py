"""Does the bench still run, and does it say honestly what was reached?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BEGIN, END = "<!-- measured: written by `make bench` -->", "<!-- end of what was measured -->"
TESTS = Path(__file__).parents[1]


def run(*asked: str) -> str:
    """What the bench prints."""
    path = os.pathsep.join([str(TESTS), str(TESTS / "worlds")])
    done = subprocess.run(
        [sys.executable, "-m", "bench", *asked],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(300)
def test_a_run_puts_a_row_beside_its_floor_and_leaves_the_rest_of_the_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nolder\n{END}\nafter\n", "utf-8")
    run("--quick", "--rounds", "1", "--only", "hot", "--write", str(page))
    told = page.read_text("utf-8")
    assert told.startswith("before\n")
    assert told.endswith("after\n")
    assert "older" not in told
    assert "PostgreSQL: 18" in told
    line = next(line for line in told.splitlines() if "| per_s |" in line)
    floor, ours, ratio, goal, reached = [cell.strip() for cell in line.strip("|").split("|")][3:]
    assert float(ratio) == pytest.approx(number(ours) / number(floor), rel=0.05)
    assert goal == "at least 1000"
    assert reached == ("yes" if number(ours) >= 1000 else "**no**")


def number(cell: str) -> float:
    return float(cell.replace(",", ""))

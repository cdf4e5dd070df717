"""Do the tests of the pure rules pass on a copy of the service?

They run in a fork of a process that has loaded everything but the copy.
"""

import multiprocessing
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = "tests/proposals/proposal"
PATIENCE_S = 300
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["guards.trial", "hypothesis", "kernel.testing.plugin", "kernel.testing.running", "members.app"]
)


def passes(room: Path, about: str = "") -> bool:
    """Whether they pass; those named after the room `about` come first, for they see most.

    What hangs does not pass.
    """
    files = [str(one) for one in (ROOT / TESTS).glob("test_*domain.py")]
    files += [f"{TESTS}/test_proposal_states.py", f"{TESTS}/test_corners_of_handling.py"]
    files.sort(key=lambda name: (about.removesuffix("s") not in Path(name).stem, name))
    process = FORKS.Process(target=_tested, args=(str(room), files))
    process.start()
    process.join(PATIENCE_S)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode == 0


def _tested(room: str, files: list[str]) -> None:
    """Run these tests, quietly; the exit code is pytest's."""
    silent = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silent, stream)
    os.chdir(ROOT)
    sys.path.insert(0, room)
    sys.dont_write_bytecode = True
    os._exit(pytest.main(["-x", "-p", "no:cacheprovider", "-p", "no:xdist", *files]))

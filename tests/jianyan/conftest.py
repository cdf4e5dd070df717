"""How do these tests run commands on a real home, and write a clerk's ledgers?"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from jianyan.link import connected

JIANYAN = Path(sys.executable).with_name("jianyan")
Command = Callable[..., subprocess.CompletedProcess[str]]


def environment(language: str) -> dict[str, str]:
    """The user's environment, in that language, with embedded servers."""
    given = {name: text for name, text in os.environ.items() if not name.startswith("JIANYAN_")}
    return {**given, "LC_ALL": language, "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("node") / "home"


@pytest.fixture(scope="module")
def jianyan(home: Path) -> Iterator[Command]:
    """`jianyan("figures", ...)`: the command as a process of its own; the host stays meanwhile."""

    def run(*words: str, language: str = "zh_CN.UTF-8") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(JIANYAN), "--home", str(home), *words],
            env=environment(language),
            cwd=home.parent,
            capture_output=True,
            text=True,
            timeout=110,
        )

    with connected(home):
        yield run


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Callable[..., Path]:
    """`ledger("委员.xlsx", heading, rows)`: a clerk's file in a folder of its own."""
    folder = tmp_path_factory.mktemp("ledgers")

    def write(name: str, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
        book = openpyxl.Workbook()
        for row in (heading, *rows):
            book.active.append(list(row))
        book.save(folder / name)
        return folder / name

    return write


@pytest.fixture
def tailing(jianyan: Command, home: Path) -> Iterator[Callable[[], str]]:
    """`jianyan tail`, listening already; gives its next line."""
    watching = subprocess.Popen(
        [str(JIANYAN), "--home", str(home), "tail"],
        env=environment("C"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert "waiting for events" in watching.stderr.readline()
        yield watching.stdout.readline
        watching.send_signal(signal.SIGINT)
        assert watching.wait(60) == 0
    finally:
        watching.kill()

"""How is a host started again and again without reading the whole program each time?

A process that read it once forks each host: a process like any other, with its own servers, that
can be killed like any other. Reading takes two thirds of a start, and nothing durable happens
meanwhile; a thousand kills would take twice as long.
"""

import multiprocessing
import os
import sys
from pathlib import Path

from jianyan.names import NAMES

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["jianyan.host", *(f"{name}.app" for name in NAMES)])


class ForkedHost:
    """A host, asked for as `subprocess.Popen` is."""

    def __init__(self, home: Path, crash_at: str) -> None:
        self._process = FORKS.Process(target=_host, args=(home, crash_at))
        self._process.start()
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int:
        self._process.join()
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def _host(home: Path, crash_at: str) -> None:
    from jianyan.host import main

    os.setsid()
    os.chdir(home)
    with (home / "log" / "host.log").open("ab") as log, Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    os.environ["JIANYAN_CRASH_AT"] = crash_at
    sys.argv = ["jianyan.host", str(home)]
    main([str(home)])

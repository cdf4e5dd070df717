"""Who stops a server when the process that started it is gone?

Runs as a process of its own between the host and one server, with nothing but the standard
library, so that a `kill -9` of the host still ends in a clean stop of the server:

- the host holds the other end of standard input; its end, or another parent, means: stop;
- the lines `stop SECONDS` and `kill` on standard input are orders of the host;
- on Linux the server gets a signal when this process itself is killed, and processes that the
  server leaves behind become children of this one, which ends them too.

Argument: one JSON object (see `Order`). Answers one JSON line, `{"pid": n}` or `{"error": text}`.
Ends with the server's exit code.
"""

import contextlib
import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
WITHOUT_HOST_S = 2.5
HARSH_S = 0.8
ORPHANS_S = 0.5
LOOK_S = 0.5
OPENED = "{opened}"


class Order(TypedDict):
    """What to run: argv, cwd, env, log file, uid and gid or null, the signals to stop it by.

    `directory`, when not null, is opened before the change of user and stays open in the server;
    OPENED in argv becomes its name there, which needs no right to the directories above it.
    """

    argv: list[str]
    cwd: str
    directory: str | None
    env: dict[str, str]
    log: str
    uid: int | None
    gid: int | None
    stop: int
    harsh_stop: int
    host: int


def prctl(option: int, value: int) -> None:
    """Linux only; elsewhere the pipe alone has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def spawn(order: Order) -> subprocess.Popen[bytes]:
    """The server, as its own user, with a signal for the day this process is killed."""
    opened = []
    if order["directory"] is not None:
        opened.append(os.open(order["directory"], os.O_RDONLY | os.O_DIRECTORY))
    name = f"/proc/self/fd/{opened[0]}" if opened else ""
    with Path(order["log"]).open("ab") as log:
        return subprocess.Popen(
            [part.replace(OPENED, name) for part in order["argv"]],
            pass_fds=opened,
            cwd=order["cwd"],
            env=order["env"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            umask=0o077,
            user=order["uid"],
            group=order["gid"],
            extra_groups=None if order["uid"] is None else [],
            # After the change of user, which would clear it; this process has one thread.
            preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, order["stop"]),
        )


def awaken_on_signals() -> int:
    """A descriptor that becomes readable when the child ends or someone asks us to stop."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    return reader


def watch(server: subprocess.Popen[bytes], order: Order, awake: int) -> None:
    """Until the server has ended, for whatever reason."""
    while server.poll() is None:
        ready, _, _ = select.select([0, awake], [], [], LOOK_S)
        if awake in ready and signal.SIGTERM in os.read(awake, 64):
            return end(server, order, WITHOUT_HOST_S)
        if 0 in ready:
            return obey(os.read(0, 64), server, order)
        if os.getppid() != order["host"]:
            return end(server, order, WITHOUT_HOST_S)
    return None


def obey(line: bytes, server: subprocess.Popen[bytes], order: Order) -> None:
    """`kill`, `stop SECONDS`, or nothing at all: the host is gone."""
    match line.split():
        case [b"kill"]:
            server.kill()
            server.wait()
        case [b"stop", patience]:
            end(server, order, float(patience))
        case _:
            end(server, order, WITHOUT_HOST_S)


def end(server: subprocess.Popen[bytes], order: Order, patience_s: float) -> None:
    """Ask politely, then harshly, then not at all."""
    for number, seconds in ((order["stop"], patience_s), (order["harsh_stop"], HARSH_S)):
        server.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(seconds)
            return
    server.kill()
    server.wait()


def end_orphans() -> None:
    """What the server left behind gets a moment, then is killed."""
    deadline = time.monotonic() + ORPHANS_S
    while reaped():
        if time.monotonic() > deadline:
            for pid in children():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)


def reaped() -> bool:
    """Collect ended children; True while any is alive."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return True
    return False


def children() -> list[int]:
    """The process ids whose parent is this one (Linux)."""
    mine = str(os.getpid())
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if stat.read_text().rpartition(")")[2].split()[1] == mine:
                found.append(int(stat.parent.name))
    return found


def answer(**fields: object) -> None:
    """One line to the host, which may already be gone."""
    with contextlib.suppress(BrokenPipeError):
        os.write(1, json.dumps(fields).encode() + b"\n")
    os.close(1)


def main(order: Order) -> int:
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    awake = awaken_on_signals()
    try:
        server = spawn(order)
    except (OSError, subprocess.SubprocessError) as error:
        answer(error=str(error))
        return 127
    answer(pid=server.pid)
    watch(server, order, awake)
    end_orphans()
    code = server.returncode
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))

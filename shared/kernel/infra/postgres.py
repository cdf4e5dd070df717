"""How does a real PostgreSQL run inside a home?"""

import re
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from kernel.infra.account import Account, account_for, give, own_directory
from kernel.infra.databases import SERVICES, database_urls, ensure_databases
from kernel.infra.passwords import Passwords, passwords_of
from kernel.infra.ports import LOOPBACK, is_free, remembered_or_free
from kernel.infra.programs import postgres_bin
from kernel.infra.server import DatabaseUrls, NotRunning, ServerFailed
from kernel.infra.strays import end_strays
from kernel.infra.watchdog import OPENED
from kernel.infra.watched import Program, WatchedProcess

NAME = "PostgreSQL"
SUPERUSER = "postgres"
START_S = 120.0
ATTEMPTS = 5

# Durability is PostgreSQL's own default (fsync, synchronous_commit, full_page_writes on) and is
# stated here so that no file in the home can quietly turn it off.
SETTINGS: Mapping[str, str] = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "150",
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "1GB",
    # A segment that is used again holds what was forgotten; a new one holds nothing.
    "wal_recycle": "off",
    "jit": "off",
    "log_checkpoints": "off",
}


class EmbeddedPostgres:
    """A PostgreSQL server whose data lie in `home/postgres/data`.

    It listens on 127.0.0.1 alone, on a port of its own written to `home/postgres.port`; there is
    no unix socket, whose path (107 bytes at most) a deep home would exceed. Run by root it runs
    as another account that needs no right to any directory above its own: it inherits the open data
    directory and knows it as /proc/self/fd/N (Linux).

    Measured on two cores with one disk: cold start (initdb, four databases) 1.1 s, warm 0.1 s,
    after a kill 0.3 s, stop 0.03-0.3 s.
    """

    def __init__(
        self,
        home: Path,
        databases: Sequence[str] = SERVICES,
        *,
        programs: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """Nothing is touched before `start`.

        Args:
            home: the directory that holds this node's data; the caller owns it (see home.py).
            databases: the services that get a database and two roles.
            programs: directory of `postgres` and `initdb` (PG_BIN); default the wheel's.
            settings: postgresql.conf values on top of SETTINGS.
        """
        self._home = home.absolute()
        self._services = tuple(databases)
        self._override = programs
        self._settings = {**SETTINGS, **(settings or {})}
        self._process: WatchedProcess | None = None
        self._port: int | None = None
        self._passwords: Passwords | None = None

    @property
    def name(self) -> str:
        return NAME

    @property
    def url(self) -> str:
        """The superuser's URL of the database `postgres`."""
        if self._port is None or self._passwords is None:
            raise NotRunning(NAME)
        return _url(self._port, self._passwords)

    @property
    def databases(self) -> Mapping[str, DatabaseUrls]:
        if self._passwords is None:
            raise NotRunning(NAME)
        return database_urls(self.url, self._services, self._passwords.of)

    @property
    def pid(self) -> int:
        """The postmaster's process id."""
        if self._process is None:
            raise NotRunning(NAME)
        return self._process.pid

    def running(self) -> bool:
        return self._process is not None and self._process.running()

    def trouble(self) -> str:
        """Nothing: a PostgreSQL that cannot write its log ends, and is started again."""
        return ""

    def start(self) -> None:
        """Returns when every database can be entered.

        Raises:
            ServerFailed: it did not come up; the message ends with its log.
            InfraFailed: no program, no account, or no secret for existing data.
        """
        if self.running():
            return
        self._passwords = passwords_of(self._home, fresh=not self._data.exists())
        account = account_for(self._data)
        programs = postgres_bin(account, self._override)
        own_directory(self._root, account)
        end_strays(self._data, self._data / "postmaster.pid")
        if not self._data.exists():
            self._initialise(programs, account, self._passwords)
        self._launch(programs, account)
        try:
            ensure_databases(self.url, self._services, self._passwords.of)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """A fast shutdown: open transactions are rolled back, the data directory is clean."""
        if self._process is not None:
            self._process.stop()

    def kill(self) -> None:
        """SIGKILL for the postmaster; the next start recovers from the write-ahead log."""
        if self._process is not None:
            self._process.kill()

    @property
    def _root(self) -> Path:
        return self._home / "postgres"

    @property
    def _data(self) -> Path:
        return self._root / "data"

    @property
    def _log(self) -> Path:
        return self._home / "log" / "postgres.log"

    def _initialise(self, programs: Path, account: Account | None, passwords: Passwords) -> None:
        """initdb beside the final place: a half-made data directory is never taken for one."""
        draft = self._root / "data.new"
        if draft.exists():
            end_strays(draft, draft / "postmaster.pid")
            shutil.rmtree(draft)
        own_directory(draft, account)
        word = _word_file(self._root / "initial-password", passwords.of(SUPERUSER), account)
        seen = _seen(draft, account)
        options = ("-D", seen, f"--pwfile={seen}/../{word.name}", *_initdb_options(programs))
        try:
            done = WatchedProcess(self._program("initdb", programs, options, draft, account))
            code = done.wait(START_S)
        finally:
            word.unlink()
        if code != 0:
            raise ServerFailed("initdb", self._log)
        draft.rename(self._data)

    def _launch(self, programs: Path, account: Account | None) -> None:
        """A port may be taken between choosing and binding: then choose again, a few times."""
        chosen = self._port
        for _ in range(ATTEMPTS):
            self._port = chosen or remembered_or_free(self._home / "postgres.port")
            options = ("-D", _seen(self._data, account), *self._options())
            self._process = WatchedProcess(
                self._program("postgres", programs, options, self._data, account)
            )
            if self._ready():
                return
            if is_free(self._port):
                break
        raise ServerFailed(NAME, self._log)

    def _program(
        self,
        name: str,
        programs: Path,
        options: Sequence[str],
        directory: Path,
        account: Account | None,
    ) -> Program:
        argv = (str(programs / name), *options)
        handed = directory if _seen(directory, account) == OPENED else None
        # PostgreSQL before 16 must be able to return to where it was started.
        return Program(name, argv, Path("/"), self._log, account, directory=handed)

    def _options(self) -> list[str]:
        given = {**self._settings, "port": str(self._port)}
        return [part for key, value in given.items() for part in ("-c", f"{key}={value}")]

    def _ready(self) -> bool:
        """The postmaster says `ready` in the eighth line of its pid file, as pg_ctl reads it."""
        assert self._process is not None
        deadline = time.monotonic() + START_S
        while self._process.running() and time.monotonic() < deadline:
            if _state(self._data / "postmaster.pid", self._process.pid) == "ready":
                return True
            time.sleep(0.01)
        self._process.stop()
        return False


def superuser_url(home: Path) -> str:
    """The superuser's URL of a server that runs in this home, for whoever may read its secret."""
    port = int((home / "postgres.port").read_text("utf-8"))
    return _url(port, passwords_of(home, fresh=False))


def _url(port: int, passwords: Passwords) -> str:
    return f"postgresql://{SUPERUSER}:{passwords.of(SUPERUSER)}@{LOOPBACK}:{port}/postgres"


def _seen(directory: Path, account: Account | None) -> str:
    """How the server calls its data directory.

    Another account may not be allowed through the directories above (a home below /root), so it
    is handed the directory itself.
    """
    handed = account is not None and Path("/proc/self/fd").exists()
    return OPENED if handed else str(directory)


def _state(pid_file: Path, pid: int) -> str:
    try:
        lines = pid_file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    ours = len(lines) >= 8 and lines[0].strip() == str(pid)
    return lines[7].strip() if ours else ""


def _word_file(path: Path, word: str, account: Account | None) -> Path:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(word, encoding="utf-8")
    give(path, account)
    return path


def _initdb_options(programs: Path) -> tuple[str, ...]:
    """The builtin C.UTF-8 locale (PostgreSQL 17 and newer) sorts alike on every machine."""
    builtin = ("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    return (
        "--username=postgres",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *(builtin if _major(programs) >= 17 else ("--locale=C.UTF-8",)),
    )


def _major(programs: Path) -> int:
    """18 of `postgres (PostgreSQL) 18.4`; an operator's own programs may be older."""
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    found = re.search(r"\d+", said.stdout)
    return int(found[0]) if found else 0

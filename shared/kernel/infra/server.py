"""What can be asked of a PostgreSQL or NATS server, wherever it runs?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Server(Protocol):
    """A server that can be started, stopped and, in tests, killed.

    `start` returns when the server answers, `stop` when it has gone in order, `kill` when it has
    gone at once (SIGKILL). Each may be called in any state; a second call changes nothing.
    """

    @property
    def url(self) -> str:
        """Where it answers, credentials included. Raises NotRunning before the first start."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def kill(self) -> None: ...

    def running(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """The two ways into one service's database, as `postgresql://` URLs.

    owner: owns the database and runs migrations. service: may only what it was granted.
    """

    owner: str
    service: str


class PostgresServer(Server, Protocol):
    """A PostgreSQL server with one database and two roles a service; `url` is the superuser's."""

    @property
    def databases(self) -> Mapping[str, DatabaseUrls]: ...


class InfraFailed(Exception):
    """Something below the services cannot work; said in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en


class NotRunning(InfraFailed):
    """The server was asked for its address before it was started."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} 尚未启动。", f"{name} has not been started.")


class ServerFailed(InfraFailed):
    """A server did not come up; carries the end of its log."""

    def __init__(self, name: str, log: Path) -> None:
        end = tail(log)
        super().__init__(
            f"{name} 无法启动，日志见 {log}：\n{end}",
            f"{name} could not start; see {log}:\n{end}",
        )


def tail(log: Path, lines: int = 12) -> str:
    """The last lines of a log file, empty when there is none."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])

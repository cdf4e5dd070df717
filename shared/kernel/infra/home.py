"""Where does a node keep its data, and which host process owns them now?

A home is owned by whoever holds `host.lock`. Clients hold `clients.lock` together (shared), so
that the kernel of the machine tells the host when the last has gone, also after a kill -9; the
host takes it alone when it ends, so that nobody slips in between. `run.json` only says where the
owner answers: it counts as long as the lock is held, so a stale one, or a process id that was
given to another process since, deceives nobody.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, ValidationError

from kernel.infra.locks import is_held
from kernel.infra.server import InfraFailed


class RunningHost(BaseModel):
    """What `run.json` says of the host that owns the home."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pid: int
    url: str
    token_file: Path | None
    started_at: datetime
    stays: bool
    versions: Mapping[str, str]


class HomeIsOwned(InfraFailed):
    """Another host process owns this home."""

    def __init__(self, home: Path) -> None:
        super().__init__(
            f"数据目录 {home} 已由另一个进程使用。", f"{home} is in use by another process."
        )


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of one home; `root` is absolute."""

    root: Path

    @classmethod
    def at(cls, directory: Path) -> Self:
        """The home in this directory, made (0700) when missing."""
        root = directory.absolute()
        try:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            (root / "log").mkdir(exist_ok=True)
        except OSError as error:
            raise InfraFailed(
                f"无法使用数据目录 {root}：{error}", f"{root} cannot be used as a home: {error}"
            ) from error
        return cls(root)

    @property
    def host_lock(self) -> Path:
        return self.root / "host.lock"

    @property
    def clients_lock(self) -> Path:
        return self.root / "clients.lock"

    @property
    def start_lock(self) -> Path:
        return self.root / "start.lock"

    @property
    def run_file(self) -> Path:
        return self.root / "run.json"

    @property
    def host_log(self) -> Path:
        return self.root / "log" / "host.log"

    def owned(self) -> bool:
        """A host process is alive, ready or not."""
        return is_held(self.host_lock)

    def running(self) -> RunningHost | None:
        """The host that owns this home and is ready, if there is one."""
        try:
            said = RunningHost.model_validate_json(self.run_file.read_bytes())
        except (OSError, ValidationError):
            return None
        return said if self.owned() else None

    def announce(self, host: RunningHost) -> None:
        """Write `run.json` whole or not at all."""
        draft = self.run_file.with_name(f"run.json.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(host.model_dump_json(indent=2), encoding="utf-8")
        draft.replace(self.run_file)

    def retract(self) -> None:
        """From now on the owner is not to be asked any more."""
        self.run_file.unlink(missing_ok=True)

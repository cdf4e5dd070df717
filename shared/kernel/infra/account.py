"""As whom do the embedded servers run?"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kernel.infra.server import InfraFailed

PREFERRED = ("jianyan", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A numeric user and group; the servers of a home get no supplementary group."""

    uid: int
    gid: int


def account_for(directory: Path) -> Account | None:
    """The account for servers whose files lie in `directory`; None means: as ourselves.

    PostgreSQL refuses to run as root. Root therefore runs the servers as whoever owns the files
    that are already there, else as the user `jianyan` if the machine has one, else as `nobody`.
    No user is created and no parent directory is changed.
    """
    if os.geteuid() != 0:
        return None
    owner = directory.stat() if directory.exists() else None
    if owner is not None and owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    return _first_known(PREFERRED)


def _first_known(names: tuple[str, ...]) -> Account:
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise InfraFailed(
        "以 root 运行时需要系统用户 jianyan 或 nobody，本机都没有。",
        "Run as root, a system user `jianyan` or `nobody` is needed; this machine has neither.",
    )


def give(path: Path, account: Account | None) -> None:
    """Hand a file or directory to the account that will use it."""
    if account is not None:
        os.chown(path, account.uid, account.gid)


def own_directory(path: Path, account: Account | None) -> Path:
    """A private directory (0700) of that account, made when missing."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    give(path, account)
    return path


def can_run(program: Path, account: Account | None) -> bool:
    """Asks the machine, by running `program --version` as that account."""
    try:
        done = subprocess.run(
            [program, "--version"],
            capture_output=True,
            cwd="/",
            timeout=30,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except OSError:
        return False
    return done.returncode == 0

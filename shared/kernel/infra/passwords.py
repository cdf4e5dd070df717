"""Which passwords do the servers of a home know?"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from kernel.infra.server import InfraFailed


class Passwords:
    """One random secret a home (0600); each role's password is derived from it.

    So a role that knows its own password cannot tell another's, and there is one file to guard.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, role: str) -> str:
        """48 hexadecimal digits."""
        return hmac.new(self._secret, role.encode(), hashlib.sha256).hexdigest()[:48]


def passwords_of(home: Path, *, fresh: bool) -> Passwords:
    """The passwords of this home; the secret is made only when no server data exist yet.

    Args:
        home: the directory that holds the file `secret`.
        fresh: nothing has been stored under these passwords so far.

    Raises:
        InfraFailed: data are there, but the secret that opens them is not.
    """
    file = home / "secret"
    if not file.exists():
        if not fresh:
            raise InfraFailed(
                f"数据目录 {home} 的口令文件 {file} 不见了，无法打开原有数据。",
                f"{file} is missing, and without it the data in {home} cannot be opened.",
            )
        _write_once(file)
    return Passwords(file.read_bytes())


def _write_once(file: Path) -> None:
    """Complete or not at all, also when two processes come at once."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(secrets.token_hex(32).encode())
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()

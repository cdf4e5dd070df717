"""On which port does a server of this home listen?"""

import contextlib
import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"


def remembered_or_free(note: Path) -> int:
    """The port in the note when nobody else has it, otherwise a free one; written down."""
    port = _noted(note)
    if port is None or not is_free(port):
        port = any_free()
    note.write_text(f"{port}\n", encoding="utf-8")
    return port


def is_free(port: int) -> bool:
    """Nobody listens there, and connections that are only fading do not count."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            trial.bind((LOOPBACK, port))
            return True
    return False


def any_free() -> int:
    with socket.socket() as trial:
        trial.bind((LOOPBACK, 0))
        port: int = trial.getsockname()[1]
        return port


def _noted(note: Path) -> int | None:
    try:
        return int(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None

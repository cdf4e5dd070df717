"""How does a command write a file for its user?"""

import secrets
from pathlib import Path

from jianyan.failed import Failed


def write_into(folder: Path, name: str, content: bytes) -> Path:
    """The file in this folder, made when missing; whole or not at all.

    Raises:
        Failed: it cannot be written there.
    """
    target = folder / name
    draft = folder / f".{secrets.token_hex(4)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        why = error.strerror or str(error)
        raise Failed(f"无法写入 {target}：{why}", f"cannot write {target}: {why}") from None
    return target

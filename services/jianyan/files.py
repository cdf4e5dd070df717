"""How does a command write a file for its user?"""

import contextlib
import errno
import secrets
from collections.abc import Mapping
from pathlib import Path

from jianyan.failed import Failed

_REASONS: Mapping[int, str] = {
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "只读磁盘",
    errno.ENOSPC: "磁盘已满",
}


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
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        zh, en = why(error)
        raise Failed(f"无法写入 {target}：{zh}", f"cannot write {target}: {en}") from None
    return target


def why(error: OSError) -> tuple[str, str]:
    """The reason in Chinese, where it is a common one, and in English."""
    en = (error.strerror or str(error)).lower()
    return _REASONS.get(error.errno or 0, en), en

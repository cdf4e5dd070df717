"""What does a command tell its user when it could not do what was asked?"""

from collections.abc import Mapping
from typing import Any

REFUSED = 2


class Failed(Exception):
    """Ends a command with one line, in Chinese or English, and an exit code.

    Attributes:
        code: 1 something does not work, 2 what was asked is refused.
        type: the problem's stable type when a service refused, e.g. `Partial`.
    """

    def __init__(self, zh: str, en: str, *, code: int = 1, type: str = "") -> None:
        super().__init__(en)
        self.zh, self.en, self.code, self.type = zh, en, code, type


def refused(zh: str, en: str) -> Failed:
    """What was asked cannot be, and nothing was done."""
    return Failed(zh, en, code=REFUSED)


def problem(status: int, told: Mapping[str, Any]) -> Failed:
    """A service's problem details as one line."""
    details = _details(told)
    zh, en = str(told.get("title_zh", "")), str(told.get("title", ""))
    if not zh and not en:
        return Failed(f"服务出错（{status}）{details}", f"the service failed ({status}){details}")
    code = 1 if status >= 500 else REFUSED
    return Failed(
        f"{zh}{details and f'（{details}）'}",
        f"{en}{details and f' ({details})'}",
        code=code,
        type=str(told.get("type", "")).rpartition(":")[2],
    )


def _details(told: Mapping[str, Any]) -> str:
    wrong = [f"{one['where']}: {one['what']}" for one in told.get("errors", ())]
    return "; ".join([*wrong, *map(str, told.get("details", ()))])

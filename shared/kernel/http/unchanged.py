"""How is an answer not sent again to who has it already?"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Request, Response


class Tagging:
    """An answer with its `ETag`; `304` without a body when `If-None-Match` names it (RFC 9110)."""

    def __init__(self, request: Request, response: Response) -> None:
        self._had = request.headers.get("if-none-match", "")
        self._response = response

    def told(self, answer: Any, beside: Mapping[str, Any] | None = None) -> Any:
        """The answer, or that nothing changed.

        Args:
            answer: JSON; the tag is of all of it.
            beside: what is told too and is new with every request, as the instant of asking.
        """
        tag = tag_of(answer)
        if has(self._had, tag):
            return Response(status_code=304, headers={"ETag": tag})
        self._response.headers["ETag"] = tag
        return answer if beside is None else {**answer, **beside}


IfChanged: TypeAlias = Annotated[Tagging, Depends(Tagging)]


def tag_of(answer: Any) -> str:
    """The tag of an answer in JSON: equal answers have equal tags, after a restart too."""
    text = json.dumps(answer, ensure_ascii=False, sort_keys=True, default=str)
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'


def has(told: str, tag: str) -> bool:
    """Whether `If-None-Match` names a tag, weak or strong, or any (`*`)."""
    named = {one.strip().removeprefix("W/") for one in told.split(",")}
    return bool(named & {tag, "*"})

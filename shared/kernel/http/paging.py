"""How is a page of a list asked for over HTTP, and where is the next one told?"""

from collections.abc import Sequence
from typing import Annotated, Any, TypeAlias, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from kernel.paging import Page, Turn

R = TypeVar("R")
Cursor: TypeAlias = Annotated[
    str | None,
    Query(max_length=1000, description="`next` of the page before, as it is 上一页给出的 next"),
]
Limit: TypeAlias = Annotated[int, Query(ge=1, le=500)]


class Paging:
    """A list without a frame of its own: its next page stands in the answer's `Link`."""

    def __init__(
        self, request: Request, response: Response, cursor: Cursor = None, limit: Limit = 500
    ) -> None:
        self.turn = Turn(limit, cursor)
        self._request, self._response = request, response

    def told(self, page: Page[R]) -> Sequence[R]:
        """The rows; who wants those after them follows `Link: <?...>; rel="next"`."""
        link(self._request, self._response, page.next)
        return page.items


InPages: TypeAlias = Annotated[Paging, Depends(Paging)]


def link(request: Request, response: Response, following: str | None) -> None:
    """Tell the same request for the next page, relative to this one (RFC 8288)."""
    if following is None:
        return
    kept: list[tuple[str, Any]] = [
        one for one in request.query_params.multi_items() if one[0] not in ("cursor", "offset")
    ]
    query = urlencode([*kept, ("cursor", following)])
    response.headers["Link"] = f'<?{query}>; rel="next"'

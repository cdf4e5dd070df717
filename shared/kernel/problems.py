"""How does the API say what went wrong: RFC 9457 problem details, in two languages?"""

from typing import Any

from fastapi.responses import JSONResponse

MEDIA = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered as asked: status, stable type, and what to do."""

    def __init__(self, status: int, type: str, zh: str, en: str, **more: Any) -> None:
        super().__init__(en)
        self.status, self.type, self.zh, self.en, self.more = status, type, zh, en, more

    def response(self) -> JSONResponse:
        """The problem as an HTTP answer."""
        body = {
            "type": f"urn:jianyan:problem:{self.type}",
            "title": self.en,
            "title_zh": self.zh,
            "status": self.status,
            **self.more,
        }
        headers = {"Retry-After": "1"} if self.status == 503 else None
        return JSONResponse(body, self.status, headers, MEDIA)


def unknown(what: str, name: object) -> Problem:
    """404: there is no such thing, or it has not arrived here."""
    return Problem(404, "NotFound", f"找不到{what}：{name}", f"not found: {name}")

"""Under which trace does a request run, and what is written down of it?"""

import logging
import time

from opentelemetry.trace import Span, SpanKind, StatusCode
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kernel.ids import drawn
from kernel.telemetry import correlated, span, works_for

QUIET = ("/health", "/metrics")
log = logging.getLogger(__name__)
_in_flight: dict[int, Scope] = {}


def in_flight() -> list[str]:
    """The routes of the requests that this process is at."""
    return sorted({_named(scope) for scope in list(_in_flight.values())})


def _named(scope: Scope) -> str:
    return f"{scope['method']} {getattr(scope.get('route'), 'path', 'nowhere')}"


class Followed:
    """One span a request, named by its route: a path or a query may hold what is personal."""

    def __init__(self, app: ASGIApp, service: str) -> None:
        self._app, self._service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].endswith(QUIET):
            await self._app(scope, receive, send)
            return
        works_for(self._service)
        told = Headers(scope=scope).get("traceparent")
        with (
            correlated(drawn()),
            span(
                scope["method"], [told], SpanKind.SERVER, begins=True, service=self._service
            ) as request,
        ):
            await self._answered(scope, receive, send, request)

    async def _answered(self, scope: Scope, receive: Receive, send: Send, request: Span) -> None:
        started, status = time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        _in_flight[id(scope)] = scope
        try:
            await self._app(scope, receive, sent)
        finally:
            del _in_flight[id(scope)]
            name = _named(scope)
            log.debug("%s %d in %.1f ms", name, status, 1000 * (time.perf_counter() - started))
            if request.is_recording():
                request.update_name(name)
                request.set_attribute("http.response.status_code", status)
                if status >= 500:
                    request.set_status(StatusCode.ERROR)

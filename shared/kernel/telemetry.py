"""How is a request followed through a service and over the wire?"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from opentelemetry.context import Context
from opentelemetry.trace import (
    INVALID_SPAN,
    Link,
    NonRecordingSpan,
    Span,
    SpanContext,
    SpanKind,
    StatusCode,
    TraceFlags,
    Tracer,
    set_span_in_context,
)

from kernel.ids import drawn

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")
_traceparent: ContextVar[str | None] = ContextVar("traceparent", default=None)
_correlation: ContextVar[UUID | None] = ContextVar("correlation", default=None)
_service: ContextVar[str] = ContextVar("service", default="")
_tracers: list[Tracer] = []

Attribute = str | int


def record_with(tracer: Tracer | None) -> None:
    """From now on spans are recorded by this tracer; with None they are not even made."""
    _tracers[:] = [tracer] if tracer else []


def here() -> str | None:
    """The traceparent of what is being done now, for what follows from it."""
    return _traceparent.get()


def trace_id() -> str:
    """The trace of what is being done now, as a collector knows it; empty outside of any."""
    told = _traceparent.get()
    return told.split("-")[1] if told else ""


def correlation() -> UUID:
    """What holds together all that one request asks; drawn when there is no request."""
    return _correlation.get() or drawn()


def correlation_text() -> str:
    """The same for a log line: empty outside of a request."""
    found = _correlation.get()
    return str(found) if found else ""


def service_here() -> str:
    """The service for which something is being done now; empty outside of any."""
    return _service.get()


def works_for(service: str) -> None:
    """What this task or thread does from now on is done for that service."""
    _service.set(service)


@contextmanager
def correlated(found: UUID) -> Iterator[None]:
    """What is done inside belongs to one request, or to what followed from it."""
    token = _correlation.set(found)
    try:
        yield
    finally:
        _correlation.reset(token)


@contextmanager
def span(
    name: str,
    told: Iterable[str | None],
    kind: SpanKind = SpanKind.INTERNAL,
    *,
    begins: bool = False,
    **attributes: Attribute,
) -> Iterator[Span]:
    """Work on one thing or on a batch of them, as one span.

    It continues the trace of the first and is linked to every other; who is not sampled does
    not count, and where nobody is there is no span.

    Args:
        told: traceparents of what is worked on; what is none is passed over.
        begins: a trace may begin here.
        attributes: numbers and names; never what somebody wrote.
    """
    if not _tracers:
        with _followed(next(_valid(told), None)):
            yield INVALID_SPAN
        return
    found = [_context(one) for one in dict.fromkeys(_valid(told))]
    sampled = [one for one in found if one.trace_flags.sampled]
    first = next(iter(sampled or found), None)
    if not sampled and (first is not None or not begins):
        with _followed(first and _text(first)):
            yield INVALID_SPAN
        return
    before = Context() if first is None else set_span_in_context(NonRecordingSpan(first))
    links = [Link(one) for one in sampled[1:]]
    made = _tracers[0].start_span(name, before, kind, attributes, links)
    try:
        with _followed(_text(made.get_span_context())), _failing(made):
            yield made
    finally:
        made.end()


@contextmanager
def _failing(made: Span) -> Iterator[None]:
    """An exception's message may quote what somebody wrote: a span tells its class."""
    try:
        yield
    except Exception as failure:
        made.set_status(StatusCode.ERROR, type(failure).__name__)
        raise


@contextmanager
def _followed(traceparent: str | None) -> Iterator[None]:
    token = _traceparent.set(traceparent)
    try:
        yield
    finally:
        _traceparent.reset(token)


def _valid(told: Iterable[str | None]) -> Iterator[str]:
    """A client may send anything as its traceparent: what is none is not kept."""
    return (one for one in told if one is not None and _TRACEPARENT.fullmatch(one))


def _context(traceparent: str) -> SpanContext:
    _, trace, parent, flags = traceparent.split("-")
    return SpanContext(int(trace, 16), int(parent, 16), True, TraceFlags(int(flags, 16)))


def _text(context: SpanContext) -> str:
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{context.trace_flags:02x}"

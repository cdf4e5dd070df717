"""How is a request followed through a service and over the wire?"""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_PROPAGATOR = TraceContextTextMapPropagator()


def export_to(endpoint: str, service: str) -> None:
    """Send spans to an OTLP/HTTP collector; without an endpoint spans are made but not sent."""
    provider = TracerProvider(resource=Resource.create({"service.name": f"jianyan.{service}"}))
    if endpoint:
        exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
        provider.add_span_processor(BatchSpanProcessor(exporter))
    trace.set_tracer_provider(provider)


@contextmanager
def span(name: str, traceparent: str | None = None) -> Iterator[str | None]:
    """Work under a span that continues `traceparent`; yields the traceparent for what follows."""
    carrier = {"traceparent": traceparent} if traceparent else {}
    context = _PROPAGATOR.extract(carrier)
    with trace.get_tracer("jianyan").start_as_current_span(name, context=context):
        out: dict[str, str] = {}
        _PROPAGATOR.inject(out)
        yield out.get("traceparent", traceparent)

"""Who is told over OTLP what this process does, and how it is?"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from time import time_ns

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    Gauge,
    Histogram,
    HistogramDataPoint,
    Metric,
    MetricsData,
    NumberDataPoint,
    ResourceMetrics,
    ScopeMetrics,
    Sum,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from prometheus_client import REGISTRY
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.samples import Sample

from kernel.telemetry import record_with

EVERY_S = 15.0
PATIENCE_S = 2
"""An exporter waits no longer for its collector: the end of a process waits for the exporter."""

LINKS = 2000
SCOPE = InstrumentationScope("jianyan")
BEGAN = time_ns()
log = logging.getLogger(__name__)


class Exports:
    """Spans as they end, and the registry's metrics every 15 s, sent to one collector."""

    def __init__(self, endpoint: str, process: str, every_s: float = EVERY_S) -> None:
        self._every_s, self._ending = every_s, threading.Event()
        self._resource = Resource.create({"service.name": f"jianyan.{process}"})
        root = endpoint.rstrip("/")
        spans = OTLPSpanExporter(f"{root}/v1/traces", timeout=PATIENCE_S)
        self._provider = TracerProvider(
            resource=self._resource, span_limits=SpanLimits(max_links=LINKS)
        )
        self._provider.add_span_processor(
            BatchSpanProcessor(spans, schedule_delay_millis=min(5000, 1000 * every_s))
        )
        self._metrics = OTLPMetricExporter(f"{root}/v1/metrics", timeout=PATIENCE_S)
        self._thread = threading.Thread(target=self._tell, name="metrics", daemon=True)

    def start(self) -> "Exports":
        """From now on spans are made and metrics are told."""
        record_with(self._provider.get_tracer("jianyan"))
        self._thread.start()
        return self

    def stop(self) -> None:
        """Send what is left; a collector that is away is not waited for."""
        record_with(None)
        self._ending.set()
        self._thread.join(2 * PATIENCE_S)
        self._provider.shutdown()

    def _tell(self) -> None:
        over = False
        while not over:
            over = self._ending.wait(self._every_s)
            try:
                self._metrics.export(metrics_of(REGISTRY.collect(), self._resource))
            except Exception as failure:
                log.warning("metrics were not told (%s)", type(failure).__name__)
        self._metrics.shutdown()


def metrics_of(families: Iterable[Family], resource: Resource) -> MetricsData:
    """What the Prometheus registry holds, as OTLP says it: one set of instruments, two ways out."""
    found = [metric for family in families if (metric := _metric(family, time_ns())) is not None]
    scope = ScopeMetrics(SCOPE, found, "")
    return MetricsData([ResourceMetrics(resource, [scope], "")])


def _metric(family: Family, now: int) -> Metric | None:
    samples = [one for one in family.samples if not one.name.endswith("_created")]
    if not samples:
        return None
    data = _SHAPES.get(family.type, _gauge)(samples, now)
    return Metric(family.name, family.documentation, family.unit, data)


def _numbers(samples: Iterable[Sample], now: int) -> list[NumberDataPoint]:
    return [NumberDataPoint(one.labels, BEGAN, now, one.value) for one in samples]


def _gauge(samples: Iterable[Sample], now: int) -> Gauge:
    return Gauge(_numbers(samples, now))


def _counter(samples: Iterable[Sample], now: int) -> Sum:
    return Sum(_numbers(samples, now), AggregationTemporality.CUMULATIVE, is_monotonic=True)


def _histogram(samples: Iterable[Sample], now: int) -> Histogram:
    points = [_point(labels, each, now) for labels, each in _by_labels(samples)]
    return Histogram(points, AggregationTemporality.CUMULATIVE)


def _by_labels(samples: Iterable[Sample]) -> Iterator[tuple[dict[str, str], list[Sample]]]:
    groups: dict[frozenset[tuple[str, str]], list[Sample]] = {}
    for one in samples:
        groups.setdefault(frozenset(one.labels.items() - {("le", one.labels.get("le"))}), [])
        groups[frozenset(one.labels.items() - {("le", one.labels.get("le"))})].append(one)
    for labels, each in groups.items():
        yield dict(labels), each


def _point(labels: dict[str, str], samples: Iterable[Sample], now: int) -> HistogramDataPoint:
    """Prometheus counts up to each bound, OTLP between two of them."""
    upto: list[tuple[float, int]] = []
    total = 0.0
    for one in samples:
        if one.name.endswith("_bucket"):
            upto.append((float(one.labels["le"]), int(one.value)))
        elif one.name.endswith("_sum"):
            total = one.value
    counts = [upto[0][1], *(after - before for (_, before), (_, after) in pairwise(upto))]
    bounds = [bound for bound, _ in upto[:-1]]
    lowest, highest = float("inf"), float("-inf")
    return HistogramDataPoint(
        labels, BEGAN, now, upto[-1][1], total, counts, bounds, lowest, highest
    )


_SHAPES: dict[str, Callable[[Iterable[Sample], int], Gauge | Sum | Histogram]] = {
    "counter": _counter,
    "histogram": _histogram,
}

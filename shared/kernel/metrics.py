"""Which numbers does a service show to the operator?

Every one is labelled with its service; none with a committee's content, a person or a subject.
What grows is the number of origins, which is the number of logs a service reads.
"""

from collections.abc import Iterator

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics_core import Metric

BATCHES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
LATENCIES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
LOOP_LAGS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)

APPEND_QUEUE = Gauge("jianyan_append_queue", "Commands waiting, bulk aside", ["service"])
APPEND_BATCH = Histogram(
    "jianyan_append_batch",
    "Commands decided in one transaction",
    ["service"],
    buckets=(1, 2, 5, 10, 20, 50, 100, 200),
)
COMMAND_SECONDS = Histogram(
    "jianyan_command_seconds",
    "From request to answer",
    ["service", "outcome"],
    buckets=LATENCIES,
)
LAG = Gauge("jianyan_reader_lag", "Positions not yet taken", ["service", "reader", "origin"])
AGE = Gauge(
    "jianyan_reader_age_seconds",
    "Since the oldest position not yet taken was recorded; 0 when none waits",
    ["service", "reader", "origin"],
)
ALIVE = Gauge(
    "jianyan_reader_alive_timestamp", "When a reader last made a round", ["service", "reader"]
)
UP = Gauge(
    "jianyan_reader_up",
    "1 while it makes its rounds, 0 when it is dead",
    ["service", "reader"],
)
STANDBY = Gauge(
    "jianyan_reader_standby", "1 while another process reads instead", ["service", "reader"]
)
FAILING = Gauge("jianyan_reader_failing", "1 while its rounds fail", ["service", "reader"])
READER_BATCH = Histogram(
    "jianyan_reader_batch",
    "Positions that a reader took in one transaction",
    ["service", "reader"],
    buckets=BATCHES,
)
FEED_PENDING = Gauge(
    "jianyan_feed_pending", "Messages in the stream that are not yet taken", ["service"]
)
FILLED = Counter(
    "jianyan_view_filled_total", "Positions folded into tables made anew", ["service", "view"]
)
PARKED = Gauge("jianyan_parked", "Events set aside", ["service"])
PUBLISHED = Counter("jianyan_published_total", "Positions sent to the broker", ["service"])
TAKEN = Counter("jianyan_taken_total", "Positions taken from other origins", ["service"])
FORKED = Gauge("jianyan_forked_origins", "Origins stopped by a fork", ["service"])
STREAM_MADE = Counter(
    "jianyan_stream_made_total", "Times the stream was not there and was made", ["service"]
)
CLOCK_SET = Counter(
    "jianyan_clock_set_total",
    "Times the clock was set by more than a second, forward or back",
    ["service", "direction"],
)
CLOCK_BEHIND = Gauge(
    "jianyan_clock_behind_seconds",
    "By how much the clock is behind the last event recorded; 0 when it is not",
    ["service"],
)
BROKER = Gauge("jianyan_broker_up", "1 when the broker answered", ["service"])
DATABASE = Gauge("jianyan_database_up", "1 when the service's database answered", ["service"])
LOOP_LAG = Histogram(
    "jianyan_loop_lag_seconds",
    "How late the process's event loop comes to what is due",
    ["service"],
    buckets=LOOP_LAGS,
)
LOOP_LAG_MAX = Gauge(
    "jianyan_loop_lag_max_seconds", "The longest of the last minute, or of half of it", ["service"]
)


class _Of(CollectorRegistry):
    """The process's registry as one of its services shows it."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def collect(self) -> Iterator[Metric]:
        for family in REGISTRY.collect():
            shown = Metric(family.name, family.documentation, family.type, family.unit)
            shown.samples = [
                one
                for one in family.samples
                if one.labels.get("service", self._service) == self._service
            ]
            yield shown


def text(service: str) -> bytes:
    """Prometheus text of one service: its own numbers and those of its process."""
    return generate_latest(_Of(service))


RECONCILED_MISSING = Gauge(
    "jianyan_reconciled_missing",
    "Positions that the last reconciliation found at their origin and not here",
    ["service", "origin"],
)

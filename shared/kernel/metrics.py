"""Which numbers does a service show to the operator?"""

from prometheus_client import Counter, Gauge, Histogram

APPEND_QUEUE = Gauge("jianyan_append_queue", "Commands waiting to be decided", ["service"])
APPEND_BATCH = Histogram(
    "jianyan_append_batch",
    "Commands decided in one transaction",
    ["service"],
    buckets=(1, 2, 5, 10, 20, 50, 100, 200),
)
COMMAND_SECONDS = Histogram(
    "jianyan_command_seconds", "From request to answer", ["service", "outcome"]
)
LAG = Gauge("jianyan_reader_lag", "Positions not yet taken", ["service", "reader"])
ALIVE = Gauge(
    "jianyan_reader_alive_timestamp", "When a reader last made a round", ["service", "reader"]
)
FILLED = Counter(
    "jianyan_view_filled_total", "Positions folded into tables made anew", ["service", "view"]
)
PARKED = Gauge("jianyan_parked", "Events set aside", ["service"])
PUBLISHED = Counter("jianyan_published_total", "Positions sent to the broker", ["service"])
TAKEN = Counter("jianyan_taken_total", "Positions taken from other origins", ["service"])
FORKED = Gauge("jianyan_forked_origins", "Origins stopped by a fork", ["service"])

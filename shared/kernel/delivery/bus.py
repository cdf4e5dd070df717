"""How does a service hold its connection to NATS, and what lies in the stream?"""

from collections.abc import Awaitable, Callable
from typing import Any

from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from faststream.nats.opentelemetry import NatsTelemetryMiddleware
from faststream.nats.prometheus import NatsPrometheusMiddleware
from nats.aio.msg import Msg
from nats.errors import TimeoutError as FetchTimeout
from nats.js import JetStreamContext
from nats.js.api import AckPolicy as JsAckPolicy
from nats.js.api import ConsumerConfig, DeliverPolicy, StreamConfig
from nats.js.errors import NotFoundError
from opentelemetry import trace
from prometheus_client import REGISTRY

STREAM = "EVENTS"
DAY_S = 24 * 3600
PATIENCE_S = 30.0
Handler = Callable[[list[Msg]], Awaitable[None]]
Fetch = Callable[..., Awaitable[list[Msg]]]
Answerer = Callable[[bytes, dict[str, str]], Awaitable[bytes]]


class Bus:
    """FastStream's broker, wrapped once: publish, one durable feed, the log's door."""

    def __init__(self, url: str, service: str) -> None:
        self.service = service
        # Answers come to an inbox of its own, which the broker can keep from others.
        self._inbox = f"_INBOX_{service}"
        self._stream: JetStreamContext | None = None
        self.broker = NatsBroker(
            url,
            inbox_prefix=self._inbox,
            middlewares=(
                NatsTelemetryMiddleware(tracer_provider=trace.get_tracer_provider()),
                NatsPrometheusMiddleware(registry=REGISTRY, app_name=service),
            ),
            graceful_timeout=10,
            max_reconnect_attempts=-1,
            reconnect_time_wait=1,
            logger=None,
        )

    async def start(self) -> None:
        """Connect and make sure that the stream is there as declared."""
        self._stream = stream = (await self.broker.connect()).jetstream(timeout=10)
        await self.broker.start()
        wanted = StreamConfig(
            name=STREAM,
            subjects=["cppcc.>"],
            max_age=30 * DAY_S,
            max_bytes=10 * 1024**3,
            duplicate_window=600,
        )
        try:
            await stream.update_stream(wanted)
        except NotFoundError:
            await stream.add_stream(wanted)

    async def stop(self) -> None:
        """Finish what is in flight and disconnect."""
        await self.broker.stop()

    async def publish(self, subject: str, data: str, headers: dict[str, str]) -> None:
        """Send one message and wait until the stream has it.

        Straight through the broker's own connection: the middlewares would make a span and a
        metric of every position, at a third of the relay's speed; the event carries its own.
        """
        assert self._stream is not None, "start first"
        await self._stream.publish(
            subject, data.encode(), timeout=PATIENCE_S, stream=STREAM, headers=dict(headers)
        )

    async def feed(self, durable: str, take: Handler) -> Any:
        """Start reading the whole feed of every origin, in order, acknowledged by `take`."""
        config = ConsumerConfig(
            durable_name=durable,
            ack_policy=JsAckPolicy.EXPLICIT,
            deliver_policy=DeliverPolicy.ALL,
            ack_wait=30,
            max_ack_pending=5000,
        )

        async def handle(message: NatsMessage) -> None:
            raw: Any = message.raw_message
            await take(raw if isinstance(raw, list) else [raw])

        subscriber = self.broker.subscriber(
            "cppcc.>",
            stream=JStream(STREAM, declare=False),
            durable=durable,
            config=config,
            pull_sub=PullSub(batch_size=500, timeout=0.2, batch=True),
            ack_policy=AckPolicy.MANUAL,
            decoder=_undecoded,
            inbox_prefix=f"{self._inbox}.".encode(),
        )
        subscriber(handle)
        await subscriber.start()
        pull: Any = subscriber.subscription
        pull.fetch = handing_over(pull.fetch)
        return subscriber

    async def answer(self, subject: str, answerer: Answerer) -> None:
        """Answer requests on a subject."""

        async def handle(message: NatsMessage) -> bytes:
            return await answerer(message.body, dict(message.headers))

        subscriber = self.broker.subscriber(subject, queue=self.service)
        subscriber(handle)
        await subscriber.start()

    async def ask(self, subject: str, data: bytes, headers: dict[str, str]) -> bytes:
        """Send a request and wait for its answer, at most 5 s."""
        told = await self.broker.request(data, subject, headers=headers, timeout=5)
        return bytes(told.body)


def handing_over(fetch: Fetch) -> Fetch:
    """Fetch for FastStream's loop, which asks again until its batch is full or its time is up.

    nats-py says that the time is up in two ways, of which FastStream knows one; at the other it
    drops what it had fetched, and the stream sends that again only after `ack_wait`. So both are
    told in the one way. And what was fetched is handed over at once: the second question of a
    round is answered with that same word.
    """
    over = False

    async def handed(**asked: Any) -> list[Msg]:
        nonlocal over
        if over:
            over = False
            raise FetchTimeout
        try:
            messages = await fetch(**asked)
        except TimeoutError:
            raise FetchTimeout from None
        over = bool(messages)
        return messages

    return handed


async def _undecoded(message: Any) -> Any:
    """Bodies are parsed one by one where they are taken; a bad one must not spoil its batch."""
    return message.body

"""How does a service hold its connection to NATS, and what lies in the stream?"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker, NatsMessage, PullSub
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import NoRespondersError
from nats.errors import TimeoutError as FetchTimeout
from nats.js import JetStreamContext
from nats.js.api import AckPolicy as JsAckPolicy
from nats.js.api import (
    ConsumerConfig,
    DeliverPolicy,
    ExternalStream,
    StreamConfig,
    StreamSource,
)
from nats.js.errors import APIError, NotFoundError

from kernel.metrics import STREAM_MADE

STREAM = "EVENTS"
DAY_S = 24 * 3600
PATIENCE_S = 10.0
ANSWER_S = 5.0
OTHERS_S = 1.0
LOOK_AGAIN_S = 0.2
log = logging.getLogger(__name__)
Handler = Callable[[list[Msg]], Awaitable[None]]
Fetch = Callable[..., Awaitable[list[Msg]]]
Beat = Callable[[], None]
Answerer = Callable[[bytes, dict[str, str]], Awaitable[bytes]]
Enough = Callable[[bytes], bool]


class Bus:
    """FastStream's broker, wrapped once: publish, one durable feed, the log's door."""

    def __init__(self, url: str, service: str, below: Sequence[str] = ()) -> None:
        """`below` names the JetStream domains of the nodes whose feeds come up to this one."""
        self.service, self._below = service, tuple(below)
        # Answers come to an inbox of its own, which the broker can keep from others.
        self._inbox = f"_INBOX_{service}"
        self._connection: Client | None = None
        self._stream: JetStreamContext | None = None
        self.broker = NatsBroker(
            url,
            inbox_prefix=self._inbox,
            graceful_timeout=2,
            max_reconnect_attempts=-1,
            reconnect_time_wait=1,
            logger=None,
        )

    async def start(self) -> None:
        """Connect and make sure that the stream is there as declared."""
        self._connection = await self.broker.connect()
        self._stream = self._connection.jetstream(timeout=10)
        await self.broker.start()
        await self.stream()

    async def stream(self) -> datetime:
        """Make the stream, or make it as declared; when it was created, to know it again."""
        assert self._stream is not None, "start first"
        wanted = StreamConfig(
            name=STREAM,
            subjects=["cppcc.>"],
            max_age=30 * DAY_S,
            max_bytes=10 * 1024**3,
            duplicate_window=600,
            sources=[
                StreamSource(name=STREAM, external=ExternalStream(api=f"$JS.{domain}.API"))
                for domain in self._below
            ],
        )
        try:
            found = await self._stream.update_stream(wanted)
        except NotFoundError:
            found = await self._stream.add_stream(wanted)
            STREAM_MADE.labels(self.service).inc()
        assert found.created is not None
        return found.created

    async def stop(self) -> None:
        """Finish what is in flight and disconnect."""
        await self.broker.stop()

    async def publish(self, subject: str, data: str, headers: dict[str, str]) -> None:
        """Send one message and wait until the stream has it.

        Straight through the broker's own connection, at three times the speed. Nor is there any
        of the broker's middlewares: they would label every metric with a subject, so with every
        committee and type of event, and make a trace of their own of every batch.
        """
        assert self._stream is not None, "start first"
        await self._stream.publish(
            subject, data.encode(), timeout=PATIENCE_S, stream=STREAM, headers=dict(headers)
        )

    async def pending(self, durable: str) -> int:
        """Messages of the whole feed that this durable has not acknowledged."""
        assert self._stream is not None, "start first"
        told = await self._stream.consumer_info(STREAM, durable, timeout=5)
        return (told.num_pending or 0) + (told.num_ack_pending or 0)

    async def feed(self, durable: str, take: Handler, beat: Beat = lambda: None) -> "Feed":
        """Start reading the whole feed of every origin, in order, acknowledged by `take`.

        Args:
            beat: called at each round of the loop that fetches, from inside of it.
        """
        await self.stream()
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
        feed = Feed(subscriber)
        pull.fetch = handing_over(pull.fetch, feed.lost, beat)
        return feed

    async def answer(self, subject: str, answerer: Answerer, turns: str) -> None:
        """Answer requests on a subject; those who answer under one name of turns take turns."""

        async def handle(message: NatsMessage) -> bytes:
            return await answerer(message.body, dict(message.headers))

        subscriber = self.broker.subscriber(subject, queue=turns)
        subscriber(handle)
        await subscriber.start()

    async def ask(
        self, subject: str, data: bytes, headers: dict[str, str], enough: Enough = bool
    ) -> bytes:
        """Send a request and wait for the first answer that is enough, at most 5 s.

        An answer that is not enough is given only when nobody else says better within a second.

        Raises:
            NoRespondersError: nobody listens there. TimeoutError: nobody answered.
        """
        assert self._connection is not None, "start first"
        subject_of_answers = self._connection.new_inbox()
        answers = await self._connection.subscribe(subject_of_answers)
        try:
            await self._connection.publish(subject, data, reply=subject_of_answers, headers=headers)
            return await _first_enough(answers, enough)
        finally:
            await answers.unsubscribe()


async def _first_enough(answers: Subscription, enough: Enough) -> bytes:
    told, until = b"", time.monotonic() + ANSWER_S
    while True:
        try:
            message = await answers.next_msg(timeout=max(until - time.monotonic(), 0.001))
        except FetchTimeout:
            if told:
                return told
            raise
        if (message.headers or {}).get("Status") == "503":
            raise NoRespondersError
        if enough(message.data):
            return message.data
        told, until = message.data, min(until, time.monotonic() + OTHERS_S)


class Feed:
    """A durable being read; `lost` is set when the stream or its durable are there no more."""

    def __init__(self, subscriber: Any) -> None:
        self._subscriber = subscriber
        self.lost = asyncio.Event()

    async def stop(self) -> None:
        """Finish what is in flight and read no more."""
        await self._subscriber.stop()


def handing_over(fetch: Fetch, lost: asyncio.Event, beat: Beat = lambda: None) -> Fetch:
    """Fetch for FastStream's loop, which asks again until its batch is full or its time is up.

    nats-py says that the time is up in two ways, of which FastStream knows one; at the other it
    drops what it had fetched, and the stream sends that again only after `ack_wait`. So both are
    told in the one way. And what was fetched is handed over at once: the second question of a
    round is answered with that same word. When there is nothing to fetch from any more, FastStream
    would ask on without a pause: that is told as time being up, and `lost` is set.
    """
    over = False

    async def handed(**asked: Any) -> list[Msg]:
        nonlocal over
        beat()
        if over:
            over = False
            raise FetchTimeout
        try:
            messages = await fetch(**asked)
        except TimeoutError:
            raise FetchTimeout from None
        except APIError as gone:
            log.warning("nothing to fetch from: %s", gone)
            lost.set()
            await asyncio.sleep(LOOK_AGAIN_S)
            raise FetchTimeout from None
        over = bool(messages)
        return messages

    return handed


async def _undecoded(message: Any) -> Any:
    """Bodies are parsed one by one where they are taken; a bad one must not spoil its batch."""
    return message.body

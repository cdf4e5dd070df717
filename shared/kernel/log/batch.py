"""How is one batch decided and written, in five round trips and one transaction?"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kernel.command import Asked, Unit
from kernel.decider import Known, NotKnownHereYet, OfAnotherCommittee, Refused
from kernel.event import Event, event_class
from kernel.forgetting import Lying, forgotten_by
from kernel.ids import derived, uuid7
from kernel.log.answer import Answer, refusal_of
from kernel.log.chain import Origin, Recorded
from kernel.log.desk import Books, CommandDesk, Kept, Stream
from kernel.log.memory import Otherwise
from kernel.log.registry import Registry
from kernel.secret import Sealed, VaultItem

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Head:
    """Where an origin's log stands."""

    number: int
    origin: Origin
    position: int = 0
    hash: bytes = b""
    recorded_at: datetime = LONG_AGO
    touched: bool = False
    books: Books = field(default_factory=Books)


@dataclass(slots=True)
class Batch:
    """A batch while it is decided: read from the database, changed by one command after another.

    Attributes:
        lying: by committee and person, what lay in the vault about them before the batch.
        gone: by item that the batch forgets, the origin's number and position that say so.
    """

    registry: Registry
    heads: dict[UUID, Head]
    now: datetime
    lookup_key: bytes
    streams: dict[str, Stream] = field(default_factory=dict)
    answers: dict[tuple[str, str], tuple[bytes, Answer]] = field(default_factory=dict)
    kept: dict[str, list[Kept]] = field(default_factory=dict)
    fresh: list[tuple[Asked, Answer]] = field(default_factory=list)
    events: list[tuple[int, Recorded]] = field(default_factory=list)
    items: list[tuple[int, VaultItem]] = field(default_factory=list)
    claimed: list[tuple[int, str, str]] = field(default_factory=list)
    drawn: dict[tuple[int, str], int] = field(default_factory=dict)
    lying: dict[tuple[UUID, UUID], list[Lying]] = field(default_factory=dict)
    gone: dict[UUID, tuple[int, int]] = field(default_factory=dict)

    def stream(self, name: str) -> Stream:
        """A stream as it stands now; an unseen one is new."""
        if name not in self.streams:
            decider = self.registry.of_stream(name).decider
            self.streams[name] = Stream(decider, decider.initial)
        return self.streams[name]

    def load(self, rows: Sequence[Any]) -> None:
        """Take what the read statement found.

        Raises:
            Otherwise: a stream that was remembered is not in the log as it was.
        """
        by_number = {head.number: head for head in self.heads.values()}
        unseen = {name for name, stream in self.streams.items() if stream.version}
        for row in rows:
            match row["what"]:
                case "head":
                    head = by_number[row["n"]]
                    head.position, head.hash = row["m"], row["blob"]
                    head.recorded_at = row["at"]
                case "answer":
                    self.answers[row["a"], row["b"]] = (row["blob"], Answer.read(row["c"]))
                case "event":
                    self._take(row, unseen)
                case "claim":
                    by_number[row["n"]].books.claims[row["a"]] = row["b"]
                case "series":
                    by_number[row["n"]].books.series[row["a"]] = row["m"]
                case "vault":
                    self.kept.setdefault(row["a"], []).append(_kept(row))
                case "about":
                    self._lies(row)
        if unseen:
            raise Otherwise(sorted(unseen))

    def _lies(self, row: Any) -> None:
        committee, person = row["c"].split(" ")
        item = Lying(UUID(bytes=bytes(row["blob"])), row["a"], row["b"])
        self.lying.setdefault((UUID(committee), UUID(person)), []).append(item)

    def _about(self, head: Head, person: UUID) -> Sequence[Lying]:
        """What lies in the vault about a person by now, what earlier commands kept with it."""
        before = self.lying.get((head.origin.committee, person), [])
        since = [
            Lying(item.sealed.id, item.stream, item.sealed.kind)
            for number, item in self.items
            if number == head.number and item.about == person
        ]
        return [one for one in (*before, *since) if one.id not in self.gone]

    def _take(self, row: Any, unseen: set[str]) -> None:
        """Fold an event, or see by it that what was remembered is so still."""
        stream = self.stream(row["a"])
        if row["n"] > stream.version:
            committee, name = row["b"].split(" ")
            stream.take((_stored_event(name, row["c"]),), row["blob"], UUID(committee))
        elif (row["n"], row["blob"]) == (stream.version, stream.hash):
            unseen.discard(row["a"])

    def answer_unit(self, unit: Unit, facts: Sequence[Any]) -> list[Answer]:
        """Decide commands that hold together: when one is refused, none of them happened."""
        if len(unit) == 1:
            return [self.answer(unit[0], facts[0])]
        undo, answers = Undo(self, unit), []
        for asked, fact in zip(unit, facts, strict=True):
            answers.append(self.answer(asked, fact))
            if not answers[-1].done:
                undo.roll_back()
                return [*answers, *[answers[-1]] * (len(unit) - len(answers))]
        undo.forget()
        return answers

    def answer(self, asked: Asked, facts: Any) -> Answer:
        """Decide one command on the state that the one before left."""
        request, slot = asked.command.digest(self.lookup_key), (asked.principal.id, asked.key)
        if slot in self.answers:
            earlier, answer = self.answers[slot]
            return answer if earlier == request else Answer("key_reused")
        answer = self._decide(asked, facts)
        if _remembered(asked, answer):
            self.answers[slot] = (request, answer)
            self.fresh.append((asked, answer))
        return answer

    def _decide(self, asked: Asked, facts: Any) -> Answer:
        command, head = asked.command, self.heads[asked.command.committee]
        decider = self.registry.of(command).decider
        name = decider.stream(command)
        stream = self.stream(name)
        origin = str(head.origin)
        stood = (origin, head.position, name, stream.version)
        if asked.if_match is not None and asked.if_match != stream.version:
            return Answer("conflict", *stood)
        state = self._seen(name, command.committee)
        desk = CommandDesk(
            name,
            head.books,
            self.kept.setdefault(name, []),
            lambda other: self._seen(other, command.committee),
            self.lookup_key,
            self.gone,
            lambda person: self._about(head, person),
        )
        on = command.occurred_on(self.now)
        live = (asked.source is None or asked.happening) and not asked.backfilled
        known: Known[Any] = Known(facts, self.now, on, desk, asked.backfilled, live)
        try:
            decided = tuple(decider.decide(command, state, known))
            if decided and not stream.of(command.committee):
                raise OfAnotherCommittee
        except Refused as refused:
            return Answer("refused", *stood, refusal=refusal_of(refused))
        if not decided:
            return Answer("unchanged", *stood)
        self._record(asked, head, name, stream, decided)
        self._settle(head, desk)
        told = tuple(type(event).event_name for event in decided)
        return Answer("recorded", origin, head.position, name, stream.version, told)

    def _seen(self, name: str, committee: UUID) -> Any:
        """A stream as a committee sees it: one that is another's does not exist."""
        stream = self.stream(name)
        return stream.state if stream.of(committee) else stream.decider.initial

    def _record(
        self, asked: Asked, head: Head, name: str, stream: Stream, decided: tuple[Event, ...]
    ) -> None:
        head.recorded_at, head.touched = max(self.now, head.recorded_at), True
        for index, event in enumerate(decided):
            version = stream.version + index + 1
            recorded = _recorded(asked, head, name, version, index, event, self.now)
            head.position, head.hash = recorded.position, recorded.hash
            self.events.append((head.number, recorded))
            for item in forgotten_by(event):
                self.gone.setdefault(item, (head.number, head.position))
        stream.take(decided, head.hash, asked.command.committee)

    def _settle(self, head: Head, desk: CommandDesk) -> None:
        desk.accept()
        self.items += [(head.number, item) for item in desk.items]
        self.claimed += [(head.number, claim, desk.stream) for claim in desk.taken]
        self.drawn |= {(head.number, name): last for name, last in desk.drawn.items()}


class Undo:
    """How a batch stood before a unit, for its streams, its logs and what it would write."""

    def __init__(self, batch: Batch, unit: Unit) -> None:
        self._batch = batch
        self._answers = {(asked.principal.id, asked.key) for asked in unit} - batch.answers.keys()
        names = {batch.registry.of(asked.command).decider.stream(asked.command) for asked in unit}
        self._streams = {name: batch.stream(name).copy() for name in names}
        self._kept = {name: list(batch.kept.get(name, ())) for name in names}
        heads = {asked.command.committee for asked in unit}
        self._heads = {name: replace(batch.heads[name]) for name in heads}
        for name in heads:
            batch.heads[name].books = batch.heads[name].books.opened()
        self._drawn, self._gone = dict(batch.drawn), dict(batch.gone)
        self._lengths = [len(written) for written in self._lists()]

    def _lists(self) -> tuple[list[Any], ...]:
        batch = self._batch
        return (batch.fresh, batch.events, batch.items, batch.claimed)

    def forget(self) -> None:
        """The unit holds: what it wrote in the books is entered for those after it."""
        for name, before in self._heads.items():
            head = self._batch.heads[name]
            before.books.enter(head.books)
            head.books = before.books

    def roll_back(self) -> None:
        """Forget what the unit did; its answers are not remembered, so it may be asked again."""
        batch = self._batch
        batch.streams |= self._streams
        batch.kept |= self._kept
        batch.heads |= self._heads
        batch.drawn, batch.gone = self._drawn, self._gone
        for slot in self._answers:
            batch.answers.pop(slot, None)
        for written, length in zip(self._lists(), self._lengths, strict=True):
            del written[length:]


def _recorded(
    asked: Asked, head: Head, name: str, version: int, index: int, event: Event, now: datetime
) -> Recorded:
    command = asked.command
    return Recorded(
        origin=head.origin,
        position=head.position + 1,
        event_id=derived(asked.key, index) if asked.derived_ids else uuid7(),
        stream=name,
        version=version,
        type=type(event).event_name,
        schema_number=type(event).schema_number,
        published=type(event).published,
        occurred_on=command.occurred_on(now),
        occurred_at=command.at,
        recorded_at=head.recorded_at,
        actor=asked.principal.id,
        on_behalf_of=asked.on_behalf_of,
        correlation_id=asked.correlation,
        causation_id=asked.causation,
        source=None if asked.source is None else asked.source.text(),
        traceparent=asked.traceparent,
        data=event.as_text(),
        prevhash=head.hash,
    ).sealed()


def _remembered(asked: Asked, answer: Answer) -> bool:
    """What may turn out otherwise in a moment is not held against a repetition.

    A derived key names a content, not an attempt: what was refused to a ledger's row may be asked
    again under it once the reason is gone.
    """
    early = answer.refusal.get("type") == NotKnownHereYet.__name__
    refused_row = asked.derived_ids and answer.outcome == "refused"
    return answer.outcome != "conflict" and not early and not refused_row


def _stored_event(name: str, data: str) -> Event:
    known = event_class(name)
    if known is None:
        raise LookupError(f"the log holds an event that this program does not know: {name}")
    return known.read(data)


def _kept(row: Any) -> Kept:
    item, digest = row["c"].split(" ")
    sealed = Sealed(id=UUID(item), kind=row["b"], length=row["n"], digest=digest)
    return Kept(sealed, row["blob"], row["person"])

"""In which columns does a decided batch reach the one statement that writes it?"""

from typing import Any

from kernel.log.batch import Batch


def columns(batch: Batch) -> tuple[list[Any], ...]:
    """The 47 arrays of the write statement, in its order."""
    *kept, about = _vault(batch)
    books = (*_events(batch), *_answers(batch), *_books(batch), *kept)
    return (*books, *_heads(batch), about, *_forgotten(batch))


def _events(batch: Batch) -> tuple[list[Any], ...]:
    rows = [
        (
            number,
            event.position,
            event.event_id,
            event.stream,
            event.version,
            event.type,
            event.schema_number,
            event.published,
            event.occurred_on,
            event.occurred_at,
            event.recorded_at,
            event.actor,
            event.on_behalf_of,
            event.correlation_id,
            event.causation_id,
            event.source,
            event.traceparent,
            event.data,
            event.hash,
        )
        for number, event in batch.events
    ]
    return _turned(rows, 19)


def _answers(batch: Batch) -> tuple[list[Any], ...]:
    rows = [
        (
            asked.principal.id,
            asked.key,
            asked.command.digest(batch.lookup_key),
            answer.text(),
            batch.now,
        )
        for asked, answer in batch.fresh
    ]
    return _turned(rows, 5)


def _books(batch: Batch) -> tuple[list[Any], ...]:
    drawn = [(number, name, last) for (number, name), last in batch.drawn.items()]
    return (*_turned(batch.claimed, 3), *_turned(drawn, 3))


def _vault(batch: Batch) -> tuple[list[Any], ...]:
    rows = [
        (
            item.sealed.id,
            number,
            item.stream,
            item.sealed.kind,
            item.salt,
            item.sealed.digest,
            item.body,
            item.lookup,
            batch.now,
            item.about,
        )
        for number, item in batch.items
        if item.sealed.id not in batch.gone
    ]
    return _turned(rows, 10)


def _forgotten(batch: Batch) -> tuple[list[Any], ...]:
    return _turned([(item, *place) for item, place in batch.gone.items()], 3)


def _heads(batch: Batch) -> tuple[list[Any], ...]:
    touched = [head for head in batch.heads.values() if head.touched]
    rows = [(head.number, head.position, head.hash, head.recorded_at) for head in touched]
    return _turned(rows, 4)


def _turned(rows: list[Any], width: int) -> tuple[list[Any], ...]:
    """Rows as columns; no rows are `width` empty columns."""
    return tuple(list(column) for column in zip(*rows, strict=True)) or ([],) * width

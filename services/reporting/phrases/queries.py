"""Which standing phrases were known at an instant, and which are in force?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kernel.fetching import Database, fetch
from kernel.paging import By, Order
from reporting.documents.making import written_on
from reporting.figures.scope import Scope
from reporting.phrases.checking import Passage, remarks
from reporting.phrases.old_forms import old_forms
from reporting.phrases.standing import Phrase, in_force
from reporting.phrases.tables import PhraseRow, phrases

BY_SLOT = Order("phrases", (By(phrases.c.slot), By(phrases.c.effective_from), By(phrases.c.phrase)))


async def rows_of(database: Database, committee: UUID, slot: str | None = None) -> list[PhraseRow]:
    """Every phrase that was ever adopted, those entered by mistake too, by slot and first day."""
    c = phrases.c
    wanted = select(phrases).where(c.committee == committee)
    if slot is not None:
        wanted = wanted.where(c.slot == slot)
    return await fetch(database, wanted.order_by(*BY_SLOT.sorting()), PhraseRow)


async def known_phrases(
    database: Database, committee: UUID, instant: datetime | None = None
) -> tuple[Phrase, ...]:
    """The phrases of a committee as was known at an instant; None is now."""
    found = (known(row, instant) for row in await rows_of(database, committee))
    return tuple(one for one in found if one is not None)


def known(row: PhraseRow, instant: datetime | None) -> Phrase | None:
    """A phrase at an instant; None before it was adopted, and once it is known for a mistake."""
    if instant is not None and row.adopted_at > instant:
        return None
    ends = [at for at, told in enumerate(row.ended_at) if instant is None or told <= instant]
    if any(row.struck[at] for at in ends):
        return None
    number = f"（{row.paper_number}）" if row.paper_number else ""
    return Phrase(
        id=row.phrase,
        slot=row.slot,
        text=row.text,
        paper=f"{row.paper}{number}",
        effective_from=row.effective_from,
        adopted_at=row.adopted_at,
        until=row.untils[ends[-1]] if ends else None,
    )


async def phrases_of(database: Database, scope: Scope) -> Mapping[str, str]:
    """By slot the words that a document of a scope takes: in force on its day, at its cut."""
    told = await known_phrases(database, scope.committee, scope.cut.instant)
    return {slot: one.text for slot, one in in_force(told, written_on(scope)).items()}


async def remarks_on(
    database: Database, scope: Scope, passages: Sequence[tuple[str, str]]
) -> list[Mapping[str, Any]]:
    """What should be looked at in passages, each (section, text), on a document's day."""
    told = await known_phrases(database, scope.committee, scope.cut.instant)
    found = remarks((Passage(*one) for one in passages), told, old_forms(), written_on(scope))
    return [asdict(one) for one in found]

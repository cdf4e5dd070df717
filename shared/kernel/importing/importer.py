"""How is a planned ledger compared with the last one, previewed or committed, and reported?"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.clock import wall_clock
from kernel.command import Asked, Command, Source, Unit
from kernel.identity import Principal
from kernel.importing.comparing import (
    Asking,
    Compared,
    compared,
    generation_of,
    known_before,
    seen_again,
)
from kernel.importing.memory import Remembered, recall, remember
from kernel.importing.plan import (
    Difference,
    Entry,
    LedgerKind,
    Plan,
    Terms,
    parts_of,
    whole,
)
from kernel.ledgers import BadRow, Ledger
from kernel.log.answer import Answer
from kernel.log.append import Appender
from kernel.tables import events
from kernel.telemetry import correlation, here


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to; `rows` = good + bad, good = new + changed + unchanged.

    Attributes:
        differences: what the good rows changed, where planning could tell.
        ended: how many were not in a ledger that begins a term, and ended with the one before.
        position: where the log stands after it: `<origin>@<position>`, "" when nothing was written.
    """

    good: int
    unchanged: int
    changed: int
    retracted: int
    bad: tuple[BadRow, ...]
    not_on_roster: tuple[str, ...]
    warnings: tuple[str, ...]
    position: str = ""
    differences: tuple[Difference, ...] = ()
    ended: int = 0

    @property
    def rows(self) -> int:
        """Rows that count, each once."""
        return self.good + len({bad.row for bad in self.bad})


@dataclass(slots=True)
class _Asked:
    """What became of the rows that were asked."""

    answers: list[list[Answer]]
    bad: list[BadRow]
    kept: list[Remembered] = field(default_factory=list)
    changed: int = 0


class Importer:
    """Imports ledgers of one service through its appender, as one principal."""

    def __init__(self, engine: AsyncEngine, appender: Appender, principal: Principal) -> None:
        self._engine, self._appender, self._principal = engine, appender, principal
        self._correlation: UUID = correlation()
        self._key = appender.settings.lookup_key

    async def run(
        self,
        kind: LedgerKind | None,
        ledger: Ledger,
        plan: Plan,
        terms: Terms,
        *,
        preview: bool = False,
        retract_missing: str | None = None,
    ) -> Outcome:
        """Compare, then preview or commit; nothing of a bad row is written.

        Args:
            kind: None for a list of which no row is ever taken back.
            retract_missing: the reason for which rows missing from this file are taken back.
        """
        # Every command of a ledger is digested to compare: others are answered meanwhile.
        before = await recall(self._engine, terms)
        found = await asyncio.to_thread(compared, plan, before, self._key)
        last = "" if preview else await self._ask_before(plan, terms)
        rows = await self._ask_rows(found, ledger, terms, plan, preview)
        if not preview:
            seen = [seen_again(entry, row, ledger) for entry, row in found.unchanged]
            await remember(self._engine, terms, [*rows.kept, *seen])
        bad, warned = [*plan.bad, *rows.bad], list(plan.warnings)
        retracted: list[list[Answer]] = []
        if retract_missing is not None and bad:
            warned.append("有退回的行，无法判断哪些行确已删除，本次未撤销任何记录")
        elif retract_missing is not None and kind is not None:
            retracted = await self._retract(kind, found.missing, terms, retract_missing, preview)
        closed = await self._ask_after(plan, terms, bad, warned, preview=preview)
        done = [one for told in (*rows.answers, *retracted, *closed) for one in told if one.done]
        position = f"{done[-1].origin}@{done[-1].position}" if done else last
        return Outcome(
            good=len(found.unchanged) + found.untouched + len(rows.kept),
            unchanged=len(found.unchanged) + found.untouched,
            changed=rows.changed,
            retracted=len(retracted),
            bad=tuple(sorted(bad, key=lambda one: one.row)),
            not_on_roster=plan.not_on_roster,
            warnings=(*(zh for zh, _ in ledger.warnings), *warned),
            position="" if preview else position,
            differences=_of_good_rows(plan.differences, bad),
            ended=sum(told[0].done for told in closed),
        )

    async def _ask_rows(
        self, found: Compared, ledger: Ledger, terms: Terms, plan: Plan, preview: bool
    ) -> _Asked:
        """Ask what new and changed rows mean; a clash is not asked."""
        units = await asyncio.to_thread(self._units, found.asked, ledger, terms, plan)
        clashes = await self._clashes(found.asked, units)
        free = [place for place in range(len(units)) if place not in clashes]
        answered = await self._answers([units[place] for place in free], preview)
        rows = _Asked(answered, list(clashes.values()))
        lineage = found.lineage(ledger)
        for place, answers in zip(free, answered, strict=True):
            row = found.asked[place]
            refused = next((answer for answer in answers if not answer.done), None)
            if refused is not None:
                rows.bad.append(_refused_row(row[1], refused, plan))
            else:
                rows.kept.append(self._remembered(row, ledger, answers, lineage))
                rows.changed += plan.happening or known_before(row[2])
        return rows

    async def _answers(self, units: Sequence[Unit], preview: bool) -> list[list[Answer]]:
        if preview:
            return await self._appender.preview(units)
        return await self._appender.submit_bulk(units)

    async def _ask_before(self, plan: Plan, terms: Terms) -> str:
        """What the rows rely on is asked first; it is harmless when it is so already."""
        units: list[Unit] = [[self._asked(command, terms, "before")] for command in plan.before]
        answered = await self._answers(units, preview=False)
        done = [answers[0] for answers in answered if answers[0].done]
        return f"{done[-1].origin}@{done[-1].position}" if done else ""

    async def _ask_after(
        self, plan: Plan, terms: Terms, bad: Sequence[BadRow], warned: list[str], *, preview: bool
    ) -> list[list[Answer]]:
        """What follows from who is not in the ledger: only once every row of it holds."""
        if plan.after and bad:
            warned.append("有退回的行，无法判断哪些人确已届满，本次未作届满登记")
            return []
        units: list[Unit] = [[self._asked(command, terms, "after")] for command in plan.after]
        answered = await self._answers(units, preview)
        undone = [told[0] for told in answered if not told[0].done]
        warned.extend(f"未能登记届满：{one.refusal.get('zh', '不予受理')}" for one in undone)
        return answered

    def _asked(self, command: Command, terms: Terms, key: str) -> Asked:
        """The key names the row and the command's content: the same row is the same request."""
        name = type(command).__name__
        return Asked(
            command=command,
            principal=self._principal,
            key=f"{terms.committee}/{terms.ledger}/{key}/{name}/{command.digest(self._key).hex()}",
            correlation=self._correlation,
            derived_ids=True,
            backfilled=terms.history,
            traceparent=here(),
        )

    def _units(
        self, asked: Iterable[Asking], ledger: Ledger, terms: Terms, plan: Plan
    ) -> list[Unit]:
        return [self._unit(one, ledger, terms, plan.happening) for one in asked]

    def _unit(self, asked: Asking, ledger: Ledger, terms: Terms, happening: bool) -> Unit:
        """A new row's commands, or those of a changed row that the last file did not have."""
        key, entry, earlier = asked
        told = ledger.source(entry.row)
        source = Source(told.file, told.sha256, told.sheet, told.row)
        said = earlier.parts if earlier and not earlier.retracted else ()
        key = f"{key}@{generation_of(earlier)}"
        return [
            replace(self._asked(command, terms, key), source=source, happening=happening)
            for command in entry.commands
            if command.digest(self._key) not in said
        ]

    def _remembered(
        self,
        asked: Asking,
        ledger: Ledger,
        answers: Sequence[Answer],
        lineage: str,
    ) -> Remembered:
        key, entry, earlier = asked
        parts = tuple(parts_of(entry, self._key))
        stood = earlier.version if earlier else 0
        own = (answer.version for answer in answers if answer.stream == entry.stream)
        version = max(own, default=stood)
        return Remembered(
            row_key=key,
            digest=whole(parts),
            parts=parts,
            stream=entry.stream,
            version=version,
            generation=generation_of(earlier),
            file=ledger.file,
            lineage=earlier.lineage if earlier else lineage,
            row=entry.row.number,
            at=wall_clock(),
        )

    async def _clashes(self, asked: Sequence[Asking], units: Sequence[Unit]) -> dict[int, BadRow]:
        """Changed rows whose record was changed here since the last file: not overwritten."""
        versions = await self._versions([earlier.stream for _, _, earlier in asked if earlier])
        suspects = [
            place
            for place, (_, _, earlier) in enumerate(asked)
            if earlier
            and not earlier.retracted
            and versions.get(earlier.stream, 0) > earlier.version
        ]
        if not suspects:
            return {}
        answers = await self._appender.preview([units[place] for place in suspects])
        return {
            place: _clash(asked[place][1])
            for place, told in zip(suspects, answers, strict=True)
            if any(answer.outcome == "recorded" for answer in told)
        }

    async def _versions(self, streams: Sequence[str]) -> dict[str, int]:
        wanted = select(events.c.stream, func.max(events.c.version))
        wanted = wanted.where(events.c.stream.in_(streams)).group_by(events.c.stream)
        async with self._engine.connect() as connection:
            return {row[0]: row[1] for row in await connection.execute(wanted)}

    async def _retract(
        self,
        kind: LedgerKind,
        missing: Sequence[Remembered],
        terms: Terms,
        reason: str,
        preview: bool,
    ) -> list[list[Answer]]:
        """Take back what the missing rows had asked for; the answers of those that were."""
        commands = [kind.retract(row.stream, terms, reason) for row in missing]
        units: list[Unit] = [
            [self._asked(command, terms, f"{row.row_key}@{row.generation}/retract")]
            for row, command in zip(missing, commands, strict=True)
        ]
        answered = await self._answers(units, preview)
        done = [(row, told) for row, told in zip(missing, answered, strict=True) if told[0].done]
        if not preview:
            gone = [replace(row, retracted=True) for row, _ in done]
            await remember(self._engine, terms, gone)
        return [told for _, told in done]


def _refused_row(entry: Entry, refused: Answer, plan: Plan) -> BadRow:
    told = refused.refusal
    details = "、".join(told.get("details", ()))
    zh = told.get("zh", "不予受理") + (f"（{details}）" if details else "")
    field_ = plan.blames.get(told.get("type", ""))
    column = entry.row.heading(field_) if field_ else ""
    return BadRow(entry.row.number, column, zh, told.get("en", "refused"))


def _of_good_rows(
    differences: Sequence[Difference], bad: Sequence[BadRow]
) -> tuple[Difference, ...]:
    refused = {one.row for one in bad}
    return tuple(one for one in differences if one.row not in refused)


def _clash(entry: Entry) -> BadRow:
    return BadRow(
        entry.row.number,
        "",
        "系统中的记录在上次导入之后已被修改，与本行不一致，未作覆盖；请核对后在系统中更正",
        "the record was changed here since the last import and differs; nothing was overwritten",
    )

"""Which body, unit or member is meant by a name or an id?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from contracts.directory import held
from contracts.values import BodyKind
from kernel.problems import Problem
from reporting.archive.cut import Cut
from reporting.cases.activities import BODIES
from reporting.cases.handling import HANDLINGS
from reporting.cases.members import MEMBERS, MEMBERSHIPS
from reporting.cases.organisations import ORGANISATIONS
from reporting.figures.lens import WHOLE, Lens, Sort
from reporting.figures.scope import Scope, scope_of
from rules.names import organisation_name, person_name, sector_name

SHOWN = 10
"""So many candidates an answer names."""
NOUNS = {
    Sort.BODY: ("界别或机构", "body"),
    Sort.UNIT: ("承办单位", "unit"),
    Sort.MEMBER: ("委员", "member"),
}


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody that may be meant, with all names that mean them."""

    lens: Lens
    names: tuple[str, ...]


async def narrowed(
    engine: AsyncEngine,
    committee: UUID,
    term: int,
    session: int,
    window: str,
    cut: Cut,
    sort: Sort,
    of: str | None,
) -> Scope:
    """The scope of a committee's plenary and window at a cut, and of whose work within it.

    Raises:
        Problem: as `scope_of` and `looked_at`.
    """
    whole = Lens(Sort.BELOW) if sort is Sort.BELOW else WHOLE
    scope = await scope_of(engine, committee, term, session, window, cut, whole)
    return replace(scope, lens=await looked_at(engine, scope, sort, of))


async def looked_at(engine: AsyncEngine, scope: Scope, sort: Sort, of: str | None) -> Lens:
    """The lens of a sort on whom `of` names, by name or id, as known at the cut.

    Raises:
        Problem: 422 when nobody is named, someone where nobody can be, or several are meant; 404
            when there is none. The last two name the candidates.
    """
    if sort not in NOUNS:
        if of:
            zh, en = "该统计范围不能再指定 of", f"the scope {sort} takes no `of`"
            raise Problem(422, "NothingToName", zh, en)
        return Lens(sort)
    if not of:
        zh, en = NOUNS[sort]
        zh, en = f"请用 of 写明是哪个{zh}（名称或标识）", f"name the {en} with `of`, by name or id"
        raise Problem(422, "NobodyNamed", zh, en)
    async with engine.connect() as connection:
        known = await _everybody(connection, scope, sort)
    meant = {one.lens.id: one.lens for one in known if _is_meant(sort, of, one)}
    if len(meant) == 1:
        return next(iter(meant.values()))
    raise _several(sort, of, meant.values()) if meant else _nobody(sort, of, known)


def _is_meant(sort: Sort, of: str, one: _Known) -> bool:
    if of.strip().lower() == str(one.lens.id):
        return True
    wanted = _spelled(sort, of, one.lens)
    return any(_spelled(sort, name, one.lens) == wanted for name in one.names)


def _spelled(sort: Sort, name: str, lens: Lens) -> str:
    """The name for identity: 教育界 is 教育."""
    if sort is Sort.MEMBER:
        return person_name(name)
    return sector_name(name) if lens.body_kind == BodyKind.SECTOR else organisation_name(name)


def _several(sort: Sort, of: str, meant: Iterable[Lens]) -> Problem:
    noun_zh, noun = NOUNS[sort]
    listed = [_candidate(one) for one in sorted(meant, key=lambda one: str(one.id))][:SHOWN]
    ids = "、".join(one["id"] for one in listed)
    zh = f"“{of}”可指几个{noun_zh}，请改用标识：{ids}"
    return Problem(
        422,
        "SeveralMeant",
        zh,
        f"several are called {of!r}; give the {noun}'s id: {ids}",
        candidates=listed,
    )


def _nobody(sort: Sort, of: str, known: Sequence[_Known]) -> Problem:
    """The nearest by spelling, else those that there are."""
    noun_zh, noun = NOUNS[sort]
    by_name = {name: one.lens for one in known for name in one.names}
    near = get_close_matches(of, by_name, n=SHOWN, cutoff=0.4)
    near += [name for name in by_name if of in name and name not in near]
    lenses = {by_name[name].id: by_name[name] for name in near or sorted(by_name)}
    listed = [_candidate(one) for one in lenses.values()][:SHOWN]
    names = "、".join(one["name"] for one in listed)
    zh = f"没有名为“{of}”的{noun_zh}" + (f"；是否指：{names}" if names else "")
    en = f"no {noun} is called {of!r}" + (f"; perhaps: {names}" if names else "")
    return Problem(404, "NobodyMeant", zh, en, candidates=listed)


def _candidate(lens: Lens) -> dict[str, str]:
    return {"id": str(lens.id), "name": lens.name, "kind": lens.body_kind or ""}


async def _everybody(connection: AsyncConnection, scope: Scope, sort: Sort) -> list[_Known]:
    if sort is Sort.BODY:
        return await _bodies(connection, scope)
    return await (_units if sort is Sort.UNIT else _members)(connection, scope)


async def _bodies(connection: AsyncConnection, scope: Scope) -> list[_Known]:
    """Those registered, and those that only the roster names."""
    roster, body = MEMBERSHIPS.table, BODIES.table
    told = select(roster.c.body, roster.c.body_name, roster.c.body_kind).where(scope.known(roster))
    found: dict[UUID, _Known] = {}
    for id, name, kind in await connection.execute(told.distinct().order_by(roster.c.body_name)):
        names = (*(found[id].names if id in found else ()), name)
        found[id] = _Known(Lens(Sort.BODY, id, name, kind), names)
    for row in (await connection.execute(select(body).where(scope.known(body)))).mappings():
        id = UUID(row["case_id"])
        names = (row["name"], *(found[id].names if id in found else ()))
        found[id] = _Known(Lens(Sort.BODY, id, row["name"], row["body_kind"]), names)
    return list(found.values())


async def _units(connection: AsyncConnection, scope: Scope) -> list[_Known]:
    """Those registered, and those that only proposals name; another name means its own unit."""
    handling, unit = HANDLINGS.table, ORGANISATIONS.table
    id, name = (
        func.unnest(handling.c.units).label("id"),
        func.unnest(handling.c.names).label("name"),
    )
    told = select(id, name).where(scope.known(handling)).distinct().order_by(name)
    names: dict[UUID, list[str]] = {}
    for one, called in await connection.execute(told):
        names.setdefault(scope.standing.get(one, one), []).append(called)
    called_now: dict[UUID, str] = {}
    for row in (await connection.execute(select(unit).where(scope.known(unit)))).mappings():
        end = scope.standing.get(row["organisation"], row["organisation"])
        names.setdefault(end, []).extend(row["names"])
        if end == row["organisation"]:
            called_now[end] = held(row["names"], row["named_from"], scope.naming_day)
    return [
        _Known(Lens(Sort.UNIT, one, called_now.get(one, every[0])), tuple(every))
        for one, every in names.items()
    ]


async def _members(connection: AsyncConnection, scope: Scope) -> list[_Known]:
    """Those on the register, whenever; a duplicate entry means the one that is kept."""
    member = MEMBERS.table.c
    wanted = select(member.member, member.name).where(scope.known(MEMBERS.table))
    rows: dict[UUID, Any] = {row.member: row.name for row in await connection.execute(wanted)}
    names: dict[UUID, list[str]] = {}
    for one, name in rows.items():
        names.setdefault(scope.who(one), []).append(name)
    return [
        _Known(Lens(Sort.MEMBER, one, rows.get(one, every[0])), tuple(every))
        for one, every in names.items()
    ]

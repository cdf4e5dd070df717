"""What do edited cells of what is told of an activity correct?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from contracts.sectors.occasion import JointHost
from kernel.command import Command
from kernel.importing.plan import Terms
from kernel.ledgers import Row, span, squeeze
from sectors.activity.commands import CorrectActivity
from sectors.activity.ledger.beside import Beside, hosts_of, own_host
from sectors.activity.ledger.occasion import Occasion, fen
from sectors.activity.ledger.particulars import Particulars, acceptable
from sectors.activity.ledger.reached import Reached, reached_by
from sectors.activity.ledger.stamps import TOLD, Stamp
from sectors.activity.tables import ActivityRow

APART = frozenset({"day", "last", "host", "served", "reached"})
"""Cells that are read together with others."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A row of ours: the activity that it is, and the fields that say something new."""

    row: Row
    held: ActivityRow
    beside: Beside
    fields: frozenset[str]
    stamp: Stamp


def corrections(one: Edited, particulars: Particulars, terms: Terms) -> Iterator[Command]:
    """What stands here, with the edited cells in their places; what comes to the same is not asked.

    Raises:
        CellProblem: a cell cannot be read, or leaves out a host that stands in the plan.
    """
    before = _stands(one.held)
    said = before | _days(one)
    on = said["starts_on"]
    for field in one.fields & set(TOLD) - APART:
        said["title" if field == "topic" else field] = _value(one.row, field, on, particulars)
    about = {"committee": terms.committee, "activity": one.held.activity, "on": on}
    beside: list[Command] = []
    if "host" in one.fields:
        hosts = _hosts(one, on, particulars)
        said["host"] = hosts[0].body if hosts else None
        beside += _together(one, hosts, about, particulars)
    if one.fields & {"served", "reached"}:
        found = reached_by(one.row, one.beside.told.beneficiaries)
        if "served" in one.fields or not one.row.has("served"):
            said["beneficiaries"] = found.number
        beside += _reached(one, found, about, particulars)
    if said != before:
        yield acceptable(one.row, lambda: CorrectActivity(**about, **said))
    yield from beside


def _stands(held: ActivityRow) -> dict[str, Any]:
    return {
        "title": held.title,
        "kind": held.kind,
        "form": held.form,
        "host": own_host(held),
        "starts_on": held.starts_on,
        "ends_on": held.ends_on,
        "place": held.place,
        "topics": held.topics,
        "beneficiaries": held.beneficiaries,
        "money": held.money,
    }


def _days(one: Edited) -> dict[str, Any]:
    """First and last day; without a last day of its own an activity is over on its first."""
    if not one.fields & {"day", "last"}:
        return {}
    days = one.row.need("day", span)
    last = one.row.date("last") or days.last
    if last < days.first:
        zh = f"结束日期{last}早于开始日期{days.first}"
        raise one.row.problem("last", zh, "ends before it starts")
    return {"starts_on": days.first, "ends_on": last}


def _value(row: Row, field: str, on: date, particulars: Particulars) -> Any:
    match field:
        case "topic":
            return row.text("topic")
        case "kind":
            about = Occasion(row.text("topic"), on, kind=row.optional("kind"))
            return particulars.kind(row, about)
        case "topics":
            return row.parts("topics")
        case "money":
            return row.get("money", fen)
        case _:
            return row.optional(field)


def _hosts(one: Edited, on: date, particulars: Particulars) -> tuple[JointHost, ...]:
    """The hosts of the cell; a name that stood in it means whom it meant."""
    stood = {squeeze(host.name): host for host in reversed(hosts_of(one.held, one.beside))}
    kinds = {host.body.id: host.kind for host in one.beside.told.hosts}
    found: dict[UUID, JointHost] = {}
    for name in one.row.parts("host"):
        same = stood.get(squeeze(name))
        if same is None:
            (host,) = particulars.hosts((name,), on)
        else:
            kind = kinds.get(same.id) or particulars.known.hosts.of(name, on).kind
            host = JointHost(kind=kind, body=same)
        found.setdefault(host.body.id, host)
    return tuple(found.values())


def _together(
    one: Edited, hosts: Sequence[JointHost], about: dict[str, Any], particulars: Particulars
) -> Iterator[Command]:
    """Joint hosts are told where the record, the plan and what was told do not give these."""
    now = {host.body.id for host in hosts}
    planned = one.beside.planned_alone(one.held)
    if missing := [host.name for host in planned if host.id not in now]:
        names = "、".join(missing)
        zh = f"“{names}”是活动计划中的联合主办单位，不能在台账中去掉"
        raise one.row.problem("host", zh, f"{names} hosts it by its plan")
    told = {host.body.id for host in one.beside.told.hosts}
    first = {host.body.id for host in hosts[:1]}
    if first | told | {host.id for host in planned} != now:
        together = tuple(hosts) if len(hosts) > 1 else ()
        yield acceptable(one.row, lambda: particulars.bodies.hosted(**about, hosts=together))


def _reached(
    one: Edited, found: Reached, about: dict[str, Any], particulars: Particulars
) -> Iterator[Command]:
    """Kinds are told where their cell, or one of numbers, tells others."""
    before, kinds = one.beside.told.beneficiaries, found.kinds
    if found.unclear and "reached" in one.fields:
        zh = f"“{'、'.join(found.unclear)}”没有写明人数，应写成“老人30人、学生20人”"
        raise one.row.problem("reached", zh, "a kind without its number")
    if kinds != before and ("reached" in one.fields or not before):
        make = particulars.bodies.benefited
        yield acceptable(one.row, lambda: make(**about, beneficiaries=kinds))

"""What does a term's first roster say of those whom it does not name? They ended with the last."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from kernel.importing.plan import Entry, Plan, Terms
from kernel.problems import Problem
from members.member.leaving.commands import RecordLeaving
from members.member.ledger.knowledge import Knowledge, Registered
from members.member.turnover.commands import EndWithTerm, ServeOn
from members.member.turnover.refusals import NotAFirstSession

SHOWN = 10
DAY = timedelta(days=1)


def turn_over(plan: Plan, known: Knowledge, terms: Terms) -> Plan:
    """Who is named goes on into the term, who is not ends with the one before.

    Raises:
        Problem: 422, the roster is not that of a term's first session.
    """
    if known.plenary.session != 1:
        zh, en = NotAFirstSession.zh, NotAFirstSession.english()
        raise Problem(422, NotAFirstSession.__name__, zh, en)
    before = {one.member: one for one in known.people if _of_the_term_before(one, known)}
    kept = {one.member: one.kept_as for one in known.people if one.kept_as}
    rows = [UUID(entry.key) for entry in plan.entries]
    named = {kept.get(member, member) for member in rows}
    ending = [one for member, one in before.items() if member not in named]
    return replace(
        plan,
        entries=tuple(_going_on(entry, before, known, terms) for entry in plan.entries),
        after=tuple(_end(one, known, terms) for one in ending),
        warnings=(*plan.warnings, *_told(ending, known)),
    )


def _of_the_term_before(one: Registered, known: Knowledge) -> bool:
    if one.kept_as is not None:
        return False
    began = one.since is None or one.since < known.term_opens
    return not one.left and one.term < known.plenary.term and began


def _going_on(
    entry: Entry, before: dict[UUID, Registered], known: Knowledge, terms: Terms
) -> Entry:
    """Before the row's own commands: what ends with a term has ended when they are decided."""
    member = UUID(entry.key)
    leaves = any(isinstance(one, RecordLeaving) for one in entry.commands)
    if member not in before or leaves:
        return entry
    opens = known.term_opens
    serve = ServeOn(
        committee=terms.committee, member=member, term=known.plenary.term, since=opens, on=opens
    )
    return replace(entry, commands=(serve, *entry.commands))


def _end(one: Registered, known: Knowledge, terms: Terms) -> EndWithTerm:
    last = known.term_opens - DAY
    return EndWithTerm(
        committee=terms.committee, member=one.member, term=known.plenary.term, until=last, on=last
    )


def _told(ending: list[Registered], known: Knowledge) -> tuple[str, ...]:
    """How many end, on which day, and the first of them by name."""
    if not ending:
        return ()
    names = "、".join(sorted(one.name for one in ending)[:SHOWN])
    more = "等" if len(ending) > SHOWN else ""
    return (f"换届：名册上没有的{len(ending)}名委员于{known.term_opens - DAY}届满：{names}{more}",)

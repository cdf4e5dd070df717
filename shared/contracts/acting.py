"""Who may act for a member, in which kinds of acts, and until when?"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData, select

from contracts.members.member import ActingAuthorised, ActingRevoked
from kernel.fetching import Database, fetch
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()
KINDS = {
    "feedback": ("proposals.proposal.feed_back", "proposals.proposal.confirm_contact"),
    "proposals": ("proposals.",),
    "activities": ("sectors.",),
    "particulars": ("members.change.", "members.member.read_page"),
}
"""How the permissions of each kind of act begin; the first that fits. Others are only one's own."""


@dataclass(frozen=True, slots=True)
class ActingRow:
    """One account that may, or might, act for a member."""

    acting: UUID
    committee: UUID
    member: UUID
    account: str
    name: str
    kinds: tuple[str, ...]
    since: date
    until: date | None
    revoked: bool


acting = table_of(tables, "acting", ActingRow, "acting")
Index("acting_by_member", acting.c.committee, acting.c.member)


def key(event: ActingAuthorised | ActingRevoked, recorded: Recorded) -> UUID:
    """One row a member and account."""
    return derived("acting", event.member, event.account)


def row(
    before: ActingRow | None, event: ActingAuthorised | ActingRevoked, recorded: Recorded
) -> ActingRow | None:
    """The last authorisation of an account, revoked or not."""
    if isinstance(event, ActingRevoked):
        return None if before is None else replace(before, revoked=True)
    here = recorded.origin.committee
    told = event.model_dump(include={"member", "account", "name", "kinds", "since", "until"})
    return ActingRow(acting=key(event, recorded), committee=here, revoked=False, **told)


ACTING = View(acting, ActingRow, (ActingAuthorised, ActingRevoked), key, row)
"""Every service in which one acts folds it."""


def kind_of(permission: str) -> str | None:
    """The kind of act that a permission is for; None: nobody does it for another."""
    found = (kind for kind, begins in KINDS.items() if permission.startswith(begins))
    return next(found, None)


async def may_act(
    database: Database, committee: UUID, account: str, whom: str, permission: str, today: date
) -> bool:
    """Whether an account acts today for `member:<id>` in what the permission is for."""
    what, _, name = whom.partition(":")
    try:
        member = UUID(name)
    except ValueError:
        return False
    if what != "member":
        return False
    wanted = select(acting).where(acting.c.acting == derived("acting", member, account))
    rows = await fetch(database, wanted.where(acting.c.committee == committee), ActingRow)
    return any(_holds(row, kind_of(permission), today) for row in rows)


def _holds(row: ActingRow, kind: str | None, today: date) -> bool:
    in_time = row.since <= today and (row.until is None or today <= row.until)
    return not row.revoked and in_time and kind in row.kinds

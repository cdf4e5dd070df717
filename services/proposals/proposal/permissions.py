"""Who may ask what of proposals, and which of them may be seen?"""

from uuid import UUID

from contracts.organisations import carried
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.http.whose import OFFICE, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem
from proposals.proposal.queries import Sight

SUBMIT = permission("proposals.proposal.submit", Role.CLERK, Role.MEMBER)
REVIEW = permission("proposals.proposal.review", Role.CLERK)
FORWARD = permission("proposals.proposal.forward", Role.CLERK)
READ_NUMBERS = permission("proposals.proposal.read_numbers", Role.CLERK, Role.LEADER)
READ_OFFERS = permission("proposals.proposal.read_offers", Role.CLERK, Role.LEADER)
WITHDRAW = permission("proposals.proposal.withdraw", Role.CLERK, Role.MEMBER)
ASSIGN = permission("proposals.proposal.assign", Role.CLERK)
REPLY = permission("proposals.proposal.reply", Role.CLERK, Role.UNIT)
FEED_BACK = permission("proposals.proposal.feed_back", Role.CLERK, Role.MEMBER)
HANDLE = permission("proposals.proposal.handle", Role.CLERK, Role.UNIT)
DECIDE = permission("proposals.proposal.decide_handling", Role.CLERK)
CONFIRM = permission("proposals.proposal.confirm_contact", Role.CLERK, Role.MEMBER)
ADVISE = permission("proposals.proposal.advise", Role.CLERK, Role.MEMBER)
READ_REVIEWS = permission("proposals.proposal.read_reviews", Role.CLERK, Role.MEMBER)
ATTEND = permission("proposals.proposal.attend", Role.CLERK)
CORRECT = permission("proposals.proposal.correct", Role.CLERK)
WORKLIST = permission("proposals.proposal.worklist", Role.CLERK, Role.UNIT)
IMPORT = permission("proposals.proposal.import", Role.CLERK)
READ = permission(
    "proposals.proposal.read", Role.CLERK, Role.LEADER, Role.MEMBER, Role.UNIT, Role.SUBSCRIBER
)
ATTACH = permission("proposals.attachment.keep", Role.CLERK, Role.MEMBER, Role.UNIT)
READ_PAPERS = permission("proposals.paper.read", Role.CLERK, Role.LEADER, Role.MEMBER, Role.UNIT)
EVERYTHING = frozenset({Role.OPERATOR, Role.CLERK, Role.LEADER, Role.SUBSCRIBER})


def sight(asking: Asking) -> Sight:
    """What the asker may see of this committee's proposals."""
    if _roles(asking) & EVERYTHING:
        return Sight(everything=True, office=bool(_roles(asking) & OFFICE))
    return Sight(person=own_id(asking, Role.MEMBER), unit=own_id(asking, Role.UNIT))


def paper_sight(asking: Asking) -> Sight:
    """Whose papers the asker may read: as one sees proposals, but no subscriber reads the vault."""
    if _roles(asking) & (OFFICE | {Role.LEADER}):
        return sight(asking)
    return Sight(person=own_id(asking, Role.MEMBER), unit=own_id(asking, Role.UNIT))


def reads_texts(asking: Asking) -> bool:
    """Whether the asker may read the text of every proposal that it may see."""
    return sight(asking).everything is paper_sight(asking).everything


def for_oneself(asking: Asking, role: Role, whose: UUID) -> None:
    """The office acts for all in the committee, anybody else for oneself.

    Raises:
        Problem: 403.
    """
    if _roles(asking) & OFFICE or own_id(asking, role) == whose:
        return
    zh, en = "只能以本人（本单位）的名义办理", "only for oneself"
    raise Problem(403, "NotForOthers", zh, en)


async def for_own_unit(asking: Asking, unit: UUID) -> None:
    """The office acts for all units, a unit for itself and for those whose work it carries on.

    Raises:
        Problem: 403.
    """
    own = own_id(asking, Role.UNIT)
    if own is None or unit not in await carried(asking.engine, own, today()):
        for_oneself(asking, Role.UNIT, unit)


def _roles(asking: Asking) -> frozenset[Role]:
    return asking.principal.roles(asking.here, today())

"""How do events become the list of resignations? Pure."""

from dataclasses import replace

from contracts.members.member import Decision, MemberAdmitted, MemberLeft
from kernel.log.chain import Recorded
from kernel.view import View
from members.member.leaving.events import (
    ResignationDeclined,
    ResignationRequested,
    ResignationWithdrawn,
)
from members.member.leaving.tables import ResignationRow, resignations

Told = (
    ResignationRequested | ResignationWithdrawn | ResignationDeclined | MemberLeft | MemberAdmitted
)
WAITING = "waiting"


def row(before: ResignationRow | None, event: Told, recorded: Recorded) -> ResignationRow | None:
    """One row a member; whoever comes back has none."""
    if isinstance(event, ResignationRequested):
        here = recorded.origin.committee
        asked = (event.member, here, event.requested_on, WAITING, event.reason.id)
        return ResignationRow(*asked, answer=None, paper=None, decided_on=None)
    if before is None or isinstance(event, MemberAdmitted):
        return None
    match event:
        case ResignationWithdrawn():
            return replace(before, state="withdrawn")
        case ResignationDeclined():
            answer = None if event.reason is None else event.reason.id
            return replace(_decided(before, event.basis), state="declined", answer=answer)
        case MemberLeft():
            return _gone(before, event)


def _gone(before: ResignationRow, event: MemberLeft) -> ResignationRow | None:
    """It was accepted; who left otherwise meanwhile has none that waits."""
    if before.state not in (WAITING, "accepted"):
        return before
    if event.how != "resigned":
        return None
    return replace(_decided(before, event.basis), state="accepted")


def _decided(before: ResignationRow, basis: Decision | None) -> ResignationRow:
    if basis is None:
        return before
    return replace(before, paper=basis.paper, decided_on=basis.decided_on)


RESIGNATIONS = View(
    resignations,
    ResignationRow,
    (
        ResignationRequested,
        ResignationWithdrawn,
        ResignationDeclined,
        MemberLeft,
        MemberAdmitted,
    ),
    lambda event, recorded: event.member,
    row,
)

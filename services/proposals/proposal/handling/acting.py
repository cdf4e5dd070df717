"""For which unit does a request act, and is what it must say there?"""

from uuid import UUID

from contracts.values import Named
from kernel.clock import today
from kernel.http.asking import Asking
from kernel.problems import Problem, unknown
from kernel.vault import sum_of
from proposals.proposal.handling import bodies
from proposals.proposal.naming import unit_of
from proposals.proposal.papers.events import Part
from proposals.proposal.papers.queries import Stored, stored
from proposals.proposal.permissions import for_own_unit, paper_sight
from proposals.proposal.tables import ProposalRow


async def own_unit(asking: Asking, proposal: UUID, name: str) -> Named:
    """The proposal's unit of that name; a unit acts for itself alone, the office for every one.

    Raises:
        Problem: 403.
    """
    unit = await unit_of(asking, proposal, name)
    await for_own_unit(asking, unit.id)
    return unit


async def scan_of(
    asking: Asking, proposal: UUID, sponsor: UUID, body: bodies.FeedBack
) -> str | None:
    """The SHA-256 of the paper form's scan: as told, or of the sponsor's attachment.

    Raises:
        Problem: no such scan of that sponsor (404), or it has another digest (422).
    """
    if body.scanned is None:
        return body.scan
    files = await stored(asking.engine, asking.here, proposal, paper_sight(asking), today())
    found = [one.content for one in files or () if _is_scan(one, body.scanned, sponsor)]
    digest = await sum_of(asking.engine, found[0]) if found else None
    if digest is None:
        raise unknown("反馈表扫描件 scan", str(body.scanned))
    if body.scan not in (None, digest):
        zh, en = "扫描件摘要与附件不符", "the attachment has another digest than the one named"
        raise Problem(422, "OtherScan", zh, en)
    return digest


def _is_scan(one: Stored, attachment: UUID, sponsor: UUID) -> bool:
    listed = one.listed
    same = listed.attachment == attachment and listed.owner == sponsor
    return same and listed.part == Part.FEEDBACK


async def own_unit_of(asking: Asking, row: ProposalRow, unit: UUID) -> Named:
    """The unit of that id; one that the proposal does not name is refused by the rule.

    Raises:
        Problem: 403.
    """
    await for_own_unit(asking, unit)
    ids = (*row.lead_units, *row.assisting_units)
    names = dict(zip(ids, (*row.lead_names, *row.assisting_names), strict=True))
    return Named(id=unit, name=names.get(unit, str(unit)))


def reason_of(told: str | None) -> str:
    """The reason that a refusal needs.

    Raises:
        Problem: 422.
    """
    if told is None:
        raise Problem(422, "ReasonMissing", "不同意须说明理由", "say why it is refused")
    return told

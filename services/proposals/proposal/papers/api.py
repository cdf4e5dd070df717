"""How does HTTP read a proposal's text, and take, list, give back and remove its attachments?"""

import asyncio
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, StreamingResponse

from contracts.committees import rules_of
from contracts.submission import AttachmentRule
from contracts.values import Named
from kernel.clock import today
from kernel.files.kinds import KINDS, Kind, NotAccepted, endings
from kernel.files.naming import disposition, kept_name
from kernel.files.recognising import recognised
from kernel.forgotten import Withdrawn
from kernel.http.asking import Asking, allowed, patiently
from kernel.http.receiving import Taken, taken
from kernel.http.whose import is_office, own_id
from kernel.identity import Role
from kernel.problems import Problem, unknown
from kernel.secret import Secret
from kernel.vault import pieces, with_sum
from proposals.proposal.drafting.tables import DraftRow
from proposals.proposal.naming import unit_of
from proposals.proposal.papers.commands import AddAttachment, RemoveAttachment
from proposals.proposal.papers.events import Part
from proposals.proposal.papers.limits import FILE_MB
from proposals.proposal.papers.queries import Attachment, Stored, papers_of, standing, stored
from proposals.proposal.permissions import (
    ATTACH,
    READ_PAPERS,
    for_oneself,
    for_own_unit,
    paper_sight,
)
from proposals.proposal.reading import ONE
from proposals.proposal.tables import ProposalRow
from proposals.texts import FORGOTTEN, Text

router = APIRouter(tags=["附件 papers"])
FILES = ONE + "/attachments"
A_FILE = {"schema": {"type": "string", "format": "binary"}}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "form field `file`, or the bytes with Content-Disposition: filename*",
        "content": {
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"file": A_FILE["schema"]}}
            },
            "application/octet-stream": A_FILE,
        },
    }
}


@router.get(ONE + "/text", summary="提案正文 the text")
async def read_text(committee: str, proposal: UUID, asking: Asking = allowed(READ_PAPERS)) -> Text:
    """The text of a proposal or draft; what was forgotten is said so."""
    found = await papers_of(asking.engine, asking.here, proposal, paper_sight(asking), today())
    if found is None or found.text is None:
        raise unknown("提案正文 text", str(proposal))
    return found.text


@router.post(FILES, summary="添加附件 attach a file", status_code=201, openapi_extra=BODY)
async def add(
    committee: str,
    proposal: UUID,
    part: Part = Part.PROPOSAL,
    unit: str | None = None,
    sponsor: UUID | None = None,
    asking: Asking = allowed(ATTACH),
) -> JSONResponse:
    """A file of the proposal, of a unit's reply (`unit`), or a scan of a sponsor's form.

    The answer adds `attachment`, `kind`, and `sha256`, the digest that a feedback form names.
    """
    row = await _row(asking, proposal)
    of = await _owner(asking, row, part, unit, sponsor)
    rule = await _rule(asking)
    async with taken(asking.request, min(rule.file_mb_most, FILE_MB) * 1024**2) as sent:
        kind, name = await asyncio.to_thread(_told, sent, rule)
        command = AddAttachment(
            committee=asking.here,
            proposal=proposal,
            attachment=asking.new_id("attachment"),
            by=_who(asking),
            part=part,
            of=of,
            kind=kind.name,
            file=sent.file,
            file_name=Secret(name),
        )
        told = await asking.ask(command)
    return await _answered(asking, command, told)


def _for_the_office(asking: Asking) -> None:
    if not is_office(asking):
        zh, en = "纸质反馈表的扫描件由办公室上传", "only the office attaches the scan of a form"
        raise Problem(403, "NotForOthers", zh, en)


def _who(asking: Asking) -> UUID | None:
    """The member or unit that asks; None is the office, an account of neither is nobody."""
    if is_office(asking):
        return None
    return own_id(asking, Role.MEMBER) or own_id(asking, Role.UNIT) or UUID(int=0)


async def _rule(asking: Asking) -> AttachmentRule:
    rules = await rules_of(asking.engine, asking.here, today())
    return (rules and rules.attachments) or AttachmentRule(basis="")


def _told(sent: Taken, rule: AttachmentRule) -> tuple[Kind, str]:
    """The kind that the content shows, and the name to keep.

    Raises:
        Problem: 415, in both languages, with what is accepted.
    """
    accepted = rule.kinds or tuple(KINDS)
    try:
        kind = recognised(sent.body)
        return kind, kept_name(sent.name, kind)
    except NotAccepted as refused:
        listed = endings(accepted)
        zh, en = f"{refused.zh}；可上传：{listed}", f"{refused.en}; accepted: {listed}"
        raise Problem(
            415, "FileNotAccepted", zh, en, why=refused.why, accepted=listed.split()
        ) from None


async def _owner(
    asking: Asking, row: ProposalRow | DraftRow, part: Part, unit: str | None, sponsor: UUID | None
) -> Named | None:
    """Whose the attachment is, which none but its owner or the office may add.

    Raises:
        Problem: 403, or 422 when nobody is named.
    """
    match part:
        case Part.PROPOSAL:
            for_oneself(asking, Role.MEMBER, row.first_sponsor)
            return None
        case Part.REPLY:
            if unit is None:
                raise Problem(422, "UnitMissing", "请写明承办单位", "name the unit that replies")
            named = await unit_of(asking, row.proposal, unit)
            await for_own_unit(asking, named.id)
            return named
        case Part.FEEDBACK:
            _for_the_office(asking)
            if sponsor is None:
                raise Problem(422, "SponsorMissing", "请写明提案人", "name the sponsor")
            return Named(id=sponsor, name=_names(row).get(sponsor, ""))


def _names(row: ProposalRow | DraftRow) -> dict[UUID, str]:
    if isinstance(row, DraftRow):
        return {}
    ids = (row.first_sponsor, *row.co_sponsors)
    return dict(zip(ids, (row.first_sponsor_name, *row.co_sponsor_names), strict=True))


async def _row(asking: Asking, proposal: UUID) -> ProposalRow | DraftRow:
    """The proposal or draft; one written a moment ago is waited for."""
    found: list[ProposalRow | DraftRow] = []

    async def look() -> UUID | None:
        row = await standing(asking.engine, asking.here, proposal, paper_sight(asking))
        found.extend([row] if row else [])
        return proposal if row else None

    await patiently(look, unknown("提案", str(proposal)))
    return found[0]


async def _answered(asking: Asking, command: AddAttachment, told: JSONResponse) -> JSONResponse:
    """What was recorded, with the attachment's id; of an equal file that was there, its id."""
    attachment = command.attachment
    if told.status_code == 200:
        files = await _stored(asking, command.proposal)
        same = await with_sum(asking.engine, [one.content for one in files], command.file.sha256)
        ids = [one.listed.attachment for one in files if one.content == same and _is(one, command)]
        attachment = attachment if attachment in ids or not ids else ids[0]
    added = {"attachment": str(attachment), "kind": command.kind, "sha256": command.file.sha256}
    kept = {name: text for name, text in told.headers.items() if name != "content-length"}
    return JSONResponse({**json.loads(bytes(told.body)), **added}, told.status_code, kept)


def _is(one: Stored, command: AddAttachment) -> bool:
    """Whether it is of the same part, of the same owner, under the same name."""
    owner = command.of.id if command.of else None
    told = (str(command.part), owner, command.file_name.reveal_to_vault())
    return (one.listed.part, one.listed.owner, one.listed.name) == told


async def _stored(asking: Asking, proposal: UUID) -> Sequence[Stored]:
    found = await stored(asking.engine, asking.here, proposal, paper_sight(asking), today())
    if found is None:
        raise unknown("提案", str(proposal))
    return found


async def _one(asking: Asking, proposal: UUID, attachment: UUID) -> Stored:
    for one in await _stored(asking, proposal):
        if one.listed.attachment == attachment:
            return one
    raise unknown("附件", str(attachment))


@router.get(FILES, summary="附件列表 attachments")
async def read_all(
    committee: str, proposal: UUID, asking: Asking = allowed(READ_PAPERS)
) -> Sequence[Attachment]:
    """Those that the asker may see, in the order in which they were added."""
    return [one.listed for one in await _stored(asking, proposal)]


@router.get(
    FILES + "/{attachment}",
    summary="下载附件 download",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/octet-stream": A_FILE}}},
)
async def download(
    committee: str, proposal: UUID, attachment: UUID, asking: Asking = allowed(READ_PAPERS)
) -> StreamingResponse:
    """The bytes as they were sent, to be saved and not shown.

    Raises:
        Problem: 410, the file was forgotten.
    """
    found = await _one(asking, proposal, attachment)
    if found.listed.forgotten or found.listed.name is None:
        raise _gone(found.listed.withdrawn)
    kind = KINDS[found.listed.kind]
    headers = {
        "content-disposition": disposition(found.listed.name, kind),
        "content-length": str(found.listed.length),
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
    }
    body = pieces(asking.engine, found.content, found.listed.length)
    return StreamingResponse(body, media_type=kind.media_type, headers=headers)


def _gone(why: Withdrawn | None) -> Problem:
    """410: the file was forgotten; by whom, when and on what basis, as far as an event says."""
    zh, en = FORGOTTEN.split(" ", 1)
    if why is None:
        return Problem(410, "Forgotten", zh, en)
    told = jsonable_encoder(why)
    return Problem(410, "Forgotten", why.note, f"{en}: {why.by}, {why.basis}", withdrawn=told)


@router.delete(FILES + "/{attachment}", summary="移除附件 take off the list", status_code=201)
async def remove(
    committee: str, proposal: UUID, attachment: UUID, asking: Asking = allowed(ATTACH)
) -> JSONResponse:
    """It is listed no more; who may add it may remove it."""
    await _row(asking, proposal)
    about: dict[str, Any] = {"committee": asking.here, "proposal": proposal}
    return await asking.ask(RemoveAttachment(**about, attachment=attachment, by=_who(asking)))

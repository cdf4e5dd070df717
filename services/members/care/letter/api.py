"""How does HTTP ask about letters to members' employers?"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from contracts.people import member_of, people_of, some_of
from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import sheet
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from members.care.letter.bodies import (
    AnswerBody,
    BatchBody,
    BatchTold,
    Filters,
    LetterBody,
    LetterShown,
)
from members.care.letter.commands import (
    ForgetLetterWords,
    RecordAnswer,
    RetractLetter,
    SendLetter,
)
from members.care.letter.export import HEADINGS, SHEET, lines
from members.care.letter.queries import (
    NOBODY,
    Sight,
    Words,
    letter_of,
    letters_of,
    pages_of_letters,
    words_of,
)
from members.care.letter.tables import LetterRow
from members.forgetting import Forget
from rules.names import derived_id

SEND = permission("members.letter.send", Role.CLERK)
FORGET = permission("members.letter.forget", Role.CLERK)
READ = permission("members.letter.read", Role.CLERK, Role.MEMBER)
READ_TEXT = permission("members.letter.read_text", Role.CLERK, Role.MEMBER)
EXPORT = permission("members.letter.export", Role.CLERK)

HERE = "/committees/{committee}/employer-letters"
ONE = HERE + "/{letter}"
router = APIRouter(tags=["委员服务 care"])


@router.post(HERE, summary="致函所在单位 send a letter", status_code=201)
async def send(committee: str, body: LetterBody, asking: Asking = allowed(SEND)) -> JSONResponse:
    """To the employer that the register has, or another that is named."""
    return await _send(asking, asking.new_id("letter"), body)


@router.put(ONE, summary="更正函 correct a letter", status_code=201)
async def correct(
    committee: str, letter: UUID, body: LetterBody, asking: Asking = allowed(SEND)
) -> JSONResponse:
    """The particulars, whole; the number stays unless another is given."""
    await _row(asking, letter)
    return await _send(asking, letter, body)


@router.post(HERE + "/batch", summary="成批致函 send a batch", status_code=201)
async def send_batch(committee: str, body: BatchBody, asking: Asking = allowed(SEND)) -> BatchTold:
    """The same to each one's employer; asked again under the same key nothing is sent twice."""
    found = await some_of(asking.engine, asking.here, body.members)
    sent, without, position = [], [], ""
    for one in found:
        if not one.employer:
            without.append(one.member)
            continue
        letter = asking.new_id(f"letter/{one.member}")
        command = SendLetter(
            committee=asking.here,
            letter=letter,
            member=one.member,
            employer=_named(asking, one.employer),
            purpose=body.purpose,
            sent_on=body.sent_on,
            on=body.sent_on,
            text=body.text,
        )
        told = await replace(asking, key=f"{asking.key}/{one.member}").ask(command)
        position = json.loads(bytes(told.body))["position"]
        sent.append(letter)
    strangers = set(body.members) - {one.member for one in found}
    if strangers and not sent and not without:
        raise unknown("委员", sorted(strangers)[0])
    return BatchTold(sent=tuple(sent), without_employer=tuple(without), position=position)


@router.post(ONE + "/answer", summary="登记单位回复 record the answer", status_code=201)
async def answer(
    committee: str, letter: UUID, body: AnswerBody, asking: Asking = allowed(SEND)
) -> JSONResponse:
    """The employer answered."""
    told = {"answered_on": body.answered_on, "text": body.text, "on": body.answered_on}
    return await asking.ask(RecordAnswer(committee=asking.here, letter=letter, **told))


@router.post(ONE + "/retraction", summary="撤销函 retract a letter", status_code=201)
async def retract(committee: str, letter: UUID, asking: Asking = allowed(SEND)) -> JSONResponse:
    """No such letter went out."""
    return await asking.ask(RetractLetter(committee=asking.here, letter=letter))


@router.post(ONE + "/forgetting", summary="删除致函内容 forget its words", status_code=201)
async def forget(
    committee: str, letter: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that is kept of its words, former ones too; of a letter that was taken back as well."""
    told = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetLetterWords(committee=asking.here, letter=letter, **told))


@router.get(HERE, summary="致函列表 letters")
async def read(
    committee: str,
    paging: InPages,
    filters: Annotated[Filters, Query()],
    asking: Asking = allowed(READ),
) -> Sequence[LetterShown]:
    """The latest first; a member sees those about oneself."""
    wanted, sight = filters.wanted(), _sight(asking)
    page = await letters_of(asking.engine, asking.here, wanted, sight, paging.turn)
    return [LetterShown.of(row) for row in paging.told(page)]


@router.get(ONE, summary="一封函 one letter")
async def read_one(committee: str, letter: UUID, asking: Asking = allowed(READ)) -> LetterShown:
    """One letter without its text."""
    return LetterShown.of(await _row(asking, letter))


@router.get(ONE + "/text", summary="函和回复的内容 what they say")
async def read_text(committee: str, letter: UUID, asking: Asking = allowed(READ_TEXT)) -> Words:
    """From the vault: for the office, and for the member whom it is about."""
    return await words_of(asking.engine, await _row(asking, letter))


@router.get(
    "/committees/{committee}/exports/employer-letters",
    summary="导出信封清单 letters as .xlsx for envelopes",
    response_class=Response,
)
async def export(
    committee: str, filters: Annotated[Filters, Query()], asking: Asking = allowed(EXPORT)
) -> Response:
    """One row an envelope, by day and number."""
    people = await people_of(asking.engine, asking.here)
    found = pages_of_letters(asking.engine, asking.here, filters.wanted())
    return await sheet(SHEET, HEADINGS, lines(found, people), (SHEET,))


async def _send(asking: Asking, letter: UUID, body: LetterBody) -> JSONResponse:
    names = ("member", "purpose", "number", "sent_on", "text")
    told = {name: getattr(body, name) for name in names} | {"on": body.sent_on}
    employer = body.employer.named(asking.here) if body.employer else None
    command = SendLetter(
        committee=asking.here,
        letter=letter,
        employer=employer or await _employer(asking, body.member),
        **told,
    )
    return await asking.ask(command)


async def _employer(asking: Asking, member: UUID) -> Named:
    """The employer that the register has of a member."""
    found = await member_of(asking.engine, asking.here, member)
    if found is None:
        raise unknown("委员", member)
    if not found.employer:
        zh, en = "名册中没有该委员的所在单位，请写明", "the register names no employer: name one"
        raise Problem(422, "NoEmployer", zh, en)
    return _named(asking, found.employer)


def _named(asking: Asking, employer: str) -> Named:
    return Named(id=derived_id(asking.here, "organisation", employer), name=employer)


async def _row(asking: Asking, letter: UUID) -> LetterRow:
    found = await letter_of(asking.engine, asking.here, letter, _sight(asking))
    if found is None:
        raise unknown("函", letter)
    return found


def _sight(asking: Asking) -> Sight:
    return Sight(is_office(asking), own_id(asking) or NOBODY)

"""What can be asked of a committee?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field

from contracts.members.committee import DayNamed
from contracts.members.rules import CommitteeRules
from kernel.command import Command
from rules.codes import check_code

Code = Annotated[str, AfterValidator(check_code)]
Name = Annotated[str, Field(min_length=2, max_length=60)]
Basis = Annotated[str, Field(min_length=1, max_length=200)]
Term = Annotated[int, Field(ge=1, le=99)]


class EstablishCommittee(Command):
    """设立委员会: begin a committee's records under a code, with rules to start from."""

    code: Code
    name: Name
    host: UUID | None = None
    rules: CommitteeRules
    basis: Basis


class AdoptRules(Command):
    """通过规则: the committee's rules, whole, from a day, resting on a paper."""

    rules: CommitteeRules
    effective_on: date
    basis: Basis


class ConvenePlenary(Command):
    """召开全体会议."""

    term: Term
    session: Annotated[int, Field(ge=1, le=20)]
    opens: date
    closes: date
    cut_off: AwareDatetime


class AnnounceWorkingDays(Command):
    """公布工作日历: a year's days off, and the weekend days at work in their place, whole."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    off: Annotated[tuple[DayNamed, ...], Field(min_length=1, max_length=60)]
    made_up: Annotated[tuple[DayNamed, ...], Field(max_length=30)] = ()
    basis: Basis


class ChangeCode(Command):
    """变更代码: from a day the committee stands under another administrative code."""

    code: Code
    effective_on: date
    basis: Basis


class RenameCommittee(Command):
    """更名: from a day the committee bears another name."""

    name: Name
    effective_on: date
    basis: Basis


class ChangeHost(Command):
    """改隶: from a day it stands below another committee, or below none."""

    host: UUID | None
    effective_on: date
    basis: Basis


class EndCommittee(Command):
    """终止: from a day there is no such committee any more; another one may succeed it."""

    succeeded_by: UUID | None
    effective_on: date
    basis: Basis


class TakeBackEnd(Command):
    """终止撤销: the end was recorded by mistake."""

    basis: Basis


class OpenTerm(Command):
    """届期开始: a term runs from a day, with the paper that says so."""

    term: Term
    opened_on: date
    basis: Basis


CommitteeCommand = (
    EstablishCommittee
    | AdoptRules
    | ConvenePlenary
    | AnnounceWorkingDays
    | ChangeCode
    | RenameCommittee
    | ChangeHost
    | EndCommittee
    | TakeBackEnd
    | OpenTerm
)

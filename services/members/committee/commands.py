"""What can be asked of a committee?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from contracts.members.committee import DayNamed
from contracts.members.rules import CommitteeRules
from kernel.command import Command
from rules.codes import check_code

SATURDAY = 5
Code = Annotated[str, AfterValidator(check_code)]
Name = Annotated[str, Field(min_length=2, max_length=60)]


class EstablishCommittee(Command):
    """设立委员会: begin a committee's records under a code, with rules to start from."""

    code: Code
    name: Name
    host: UUID | None = None
    rules: CommitteeRules
    basis: Annotated[str, Field(min_length=1, max_length=200)]


class AdoptRules(Command):
    """通过规则: the committee's rules, whole, from a day, resting on a paper."""

    rules: CommitteeRules
    effective_on: date
    basis: Annotated[str, Field(min_length=1, max_length=200)]


class ConvenePlenary(Command):
    """召开全体会议."""

    term: Annotated[int, Field(ge=1, le=99)]
    session: Annotated[int, Field(ge=1, le=20)]
    opens: date
    closes: date
    cut_off: AwareDatetime


class AnnounceWorkingDays(Command):
    """公布工作日历: a year's days off, and the weekend days at work in their place, whole."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    off: Annotated[tuple[DayNamed, ...], Field(min_length=1, max_length=60)]
    made_up: Annotated[tuple[DayNamed, ...], Field(max_length=30)] = ()
    basis: Annotated[str, Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def _each_day_is_one_thing(self) -> Self:
        off, made_up = ({one.day for one in days} for days in (self.off, self.made_up))
        if any(day.year != self.year for day in off | made_up):
            raise ValueError(f"every day lies in {self.year}; 日期须在该年度内")
        if off & made_up:
            raise ValueError("a day is off or at work, not both; 同一日不能既放假又上班")
        if any(day.weekday() < SATURDAY for day in made_up):
            raise ValueError("only a weekend's day is made up; 调休上班日须为周六或周日")
        return self


CommitteeCommand = EstablishCommittee | AdoptRules | ConvenePlenary | AnnounceWorkingDays

"""What does HTTP send and get about situation reports?"""

from calendar import monthrange
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from contracts.proposals.situation_report import Level, UseKind
from contracts.values import Named
from kernel.forgotten import Withdrawn
from kernel.http.bodies import example
from kernel.paging import Turn
from proposals.situation_report.commands import (
    Instruction,
    IssueNo,
    Leader,
    Printed,
    Reason,
    Title,
    Topics,
    Use,
)
from proposals.situation_report.queries import Wanted
from proposals.situation_report.tables import SituationReportRow, instructions_of, uses_of

Name = Annotated[str, Field(min_length=2, max_length=60)]
LONGEST_TEXT = 20_000


class ReporterBody(BaseModel):
    """反映人: a name; the member's id or sector settles which of two."""

    model_config = example(name="李遥", sector="农业")

    name: Name
    member: UUID | None = None
    sector: Name | None = None


class ReportBody(BaseModel):
    """一条信息: by persons, or without any by the unit."""

    model_config = example(
        title="关于完善校外托管机构监管的建议",
        reporters=[{"name": "李遥", "sector": "农业"}],
        sector="农业",
        topics=["教育"],
        received_on="2026-02-10",
        text="反映的问题：……建议：……",
    )

    title: Title
    reporters: Annotated[tuple[ReporterBody, ...], Field(max_length=50)] = ()
    unit: Name | None = None
    sector: Name | None = None
    topics: Topics = ()
    received_on: date
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] | None = None


class IssueBody(BaseModel):
    """编报: without a number the next of the year is drawn."""

    model_config = example(issue_no="12", issued_on="2026-02-20")

    issue_no: IssueNo | None = None
    issued_on: date | None = None


class UseBody(BaseModel):
    """采用: kind and day may be unknown."""

    model_config = example(
        level="province", kind="digest", used_on="2026-03-01", printed="省政协综合采用"
    )

    level: Level
    kind: UseKind | None = None
    used_on: date | None = None
    printed: Printed = ""


class InstructionBody(BaseModel):
    """批示: leader and day may be unknown."""

    model_config = example(level="city", leader="市领导", instructed_on="2026-03-05")

    level: Level
    leader: Leader | None = None
    instructed_on: date | None = None


class ForwardBody(BaseModel):
    """报送."""

    model_config = example(level="city")

    level: Level


class RetractBody(BaseModel):
    """录入撤销."""

    model_config = example(reason="重复录入")

    reason: Reason


class ReportShown(BaseModel):
    """一条信息 as it stands; `withdrawn` says who decided that its text be forgotten, and why."""

    report: UUID
    title: str
    reporters: tuple[Named, ...]
    by_person: bool
    unit: str | None
    sector: str | None
    topics: tuple[str, ...]
    received_on: date
    has_text: bool
    forwarded: tuple[str, ...]
    issue_no: str | None
    issued_on: date | None
    uses: tuple[Use, ...]
    instructions: tuple[Instruction, ...]
    withdrawn: Withdrawn | None = None

    @classmethod
    def of(cls, row: SituationReportRow, withdrawn: Withdrawn | None) -> Self:
        """What a row shows."""
        pairs = zip(row.reporter_ids, row.reporters, strict=True)
        return cls(
            report=row.report,
            title=row.title,
            reporters=tuple(Named(id=known, name=name) for known, name in pairs),
            by_person=row.by_person,
            unit=row.unit,
            sector=row.sector,
            topics=row.topics,
            received_on=row.received_on,
            has_text=row.text_length is not None,
            forwarded=row.forwarded,
            issue_no=row.issue_no,
            issued_on=row.issued_on,
            uses=uses_of(row),
            instructions=instructions_of(row),
            withdrawn=withdrawn,
        )


class ReportsShown(BaseModel):
    """A page of reports, and how many there are in all; `next` is the cursor of those after."""

    total: int
    reports: tuple[ReportShown, ...]
    next: str | None


class Filters(BaseModel):
    """Which reports are wanted; nothing narrows by default."""

    model_config = ConfigDict(extra="forbid")

    month: Annotated[
        str | None, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", examples=["2026-02"])
    ] = None
    since: date | None = None
    until: date | None = None
    sector: Name | None = None
    level: Level | None = None
    words: Annotated[str | None, Field(max_length=100)] = None

    def wanted(self, committee: UUID) -> Wanted:
        """The same as a query asks; a month stands for its first and last day."""
        since, until = self.since, self.until
        if self.month is not None:
            year, month = (int(part) for part in self.month.split("-"))
            since = date(year, month, 1)
            until = date(year, month, monthrange(year, month)[1])
        return Wanted(committee, since, until, self.sector, self.level, self.words)


class Page(Filters):
    """A page of them."""

    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    offset: Annotated[int, Field(ge=0)] = 0
    cursor: Annotated[str | None, Field(max_length=1000)] = None

    def turn(self) -> Turn:
        """Which page."""
        return Turn(self.limit, self.cursor, self.offset)

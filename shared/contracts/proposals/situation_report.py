"""What happens to a situation report (社情民意信息): received, issued, used, instructed on."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named
from kernel.event import Event, zh
from kernel.secret import Sealed

Level = Literal["own", "district", "city", "province", "national", "other"]
UseKind = Literal["single", "digest"]


class SituationReportReceived(
    Event, name="proposals.situation_report.received", title="社情民意信息收到", published=True
):
    """收到: one matter reported by a member, an organisation or a group."""

    report: Annotated[UUID, zh("信息")]
    title: Annotated[str, zh("标题")]
    reporters: Annotated[tuple[Named, ...], zh("反映人", "第一位为第一反映人")]
    by_person: Annotated[bool, zh("由委员个人反映")]
    unit: Annotated[Named | None, zh("反映单位")]
    sector: Annotated[Named | None, zh("界别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    received_on: Annotated[date, zh("来稿时间")]
    text: Annotated[Sealed | None, zh("正文", "存入保管库；空为台账中没有正文")] = None


class SituationReportForwarded(
    Event, name="proposals.situation_report.forwarded", title="报送", published=True
):
    """报送: sent to a level above, which may or may not use it."""

    report: Annotated[UUID, zh("信息")]
    level: Annotated[Level, zh("层级")]


class SituationReportIssued(
    Event, name="proposals.situation_report.issued", title="编报", published=True
):
    """编报: edited and sent out under an issue number."""

    report: Annotated[UUID, zh("信息")]
    issue_no: Annotated[str, zh("期数", "空为没有印期数")]
    issued_on: Annotated[date | None, zh("编报日期", "空为日期不详")]


class SituationReportUsed(
    Event, name="proposals.situation_report.used", title="采用", published=True
):
    """采用: one use at one level, alone or in a digest; one report may be used several times."""

    report: Annotated[UUID, zh("信息")]
    level: Annotated[Level, zh("层级")]
    kind: Annotated[UseKind | None, zh("方式", "单篇、综合，空为不详")]
    printed: Annotated[str, zh("原文")]
    used_on: Annotated[date | None, zh("采用日期", "空为日期不详")]
    from_ledger: Annotated[bool, zh("台账所载", "台账更正时随之更正")] = False


class LeaderInstructed(
    Event, name="proposals.situation_report.leader_instructed", title="领导批示", published=True
):
    """批示: a leader wrote an instruction on it."""

    report: Annotated[UUID, zh("信息")]
    level: Annotated[Level, zh("层级")]
    leader: Annotated[str | None, zh("批示领导", "空为不详")]
    instructed_on: Annotated[date | None, zh("批示日期", "空为日期不详")]
    from_ledger: Annotated[bool, zh("台账所载", "台账更正时随之更正")] = False


class LeaderInstructionRevoked(
    Event,
    name="proposals.situation_report.instruction_revoked",
    title="批示更正",
    published=True,
):
    """批示更正: an instruction that was recorded was not given, or not so."""

    report: Annotated[UUID, zh("信息")]
    level: Annotated[Level, zh("层级")]
    leader: Annotated[str | None, zh("批示领导", "空为不详")]
    instructed_on: Annotated[date | None, zh("批示日期", "空为日期不详")]


class SituationReportCorrected(
    Event, name="proposals.situation_report.particulars_corrected", title="信息更正", published=True
):
    """更正: what was recorded at receipt, whole."""

    report: Annotated[UUID, zh("信息")]
    title: Annotated[str, zh("标题")]
    reporters: Annotated[tuple[Named, ...], zh("反映人")]
    by_person: Annotated[bool, zh("由委员个人反映")]
    unit: Annotated[Named | None, zh("反映单位")]
    sector: Annotated[Named | None, zh("界别")]
    topics: Annotated[tuple[str, ...], zh("主题")]
    received_on: Annotated[date, zh("来稿时间")]
    text: Annotated[Sealed | None, zh("正文", "存入保管库；空为台账中没有正文")] = None


class SituationReportUseRevoked(
    Event, name="proposals.situation_report.use_revoked", title="采用更正", published=True
):
    """采用更正: a use that was recorded did not happen, or not so."""

    report: Annotated[UUID, zh("信息")]
    level: Annotated[Level, zh("层级")]
    kind: Annotated[UseKind | None, zh("方式")]
    used_on: Annotated[date | None, zh("采用日期", "与所更正的采用相同")] = None


class SituationReportRetracted(
    Event, name="proposals.situation_report.retracted", title="录入撤销", published=True
):
    """录入撤销: entered by mistake."""

    report: Annotated[UUID, zh("信息")]
    reason: Annotated[str, zh("理由")]

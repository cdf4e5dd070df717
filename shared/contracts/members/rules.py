"""Which rules does a committee adopt as data, instead of having them in code?"""

from datetime import date
from typing import Annotated, Literal

from contracts.bodies import BodyRules
from contracts.contacts import ListedRule, PairKindRule, QuotaRule
from contracts.duties import BodyDutyRule
from contracts.feedback import QuestionRule
from contracts.kinds import OrganisationLists
from contracts.occasions import ActivityKindRule, ActivityRules
from contracts.periods import Duty, PeriodRule
from contracts.submission import (
    AttachmentRule,
    ContentRule,
    CosignRule,
    PriorityRule,
    ReasonRule,
    RoundRule,
    SignatureRule,
)
from contracts.values import BodyKind, CommonOutcome, Value
from kernel.event import zh


class GradeRule(Value):
    """One grade of the committee's reply scheme."""

    letter: Annotated[str, zh("等次", "A、B、C、D")]
    words: Annotated[tuple[str, ...], zh("写法", "台账中可能出现的文字")]
    outcome: Annotated[CommonOutcome, zh("通用结果")]


class LevelRule(Value):
    """One level at which a situation report can be used."""

    level: Annotated[
        Literal["own", "district", "city", "province", "national", "other"], zh("层级")
    ]
    words: Annotated[tuple[str, ...], zh("写法")]


class ReplyStep(Value):
    """A step that a unit's reply goes through before it is issued, on which paper's word."""

    step: Annotated[
        Literal["contact", "cosign", "supervise"], zh("步骤", "联系提案人、会签、督办审核")
    ]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class Rehandling(Value):
    """A dissatisfied sponsor sends the proposal back to its lead units without further ado."""

    at_most: Annotated[int, zh("最多次数")] = 1
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class RetentionRule(Value):
    """How long something private is kept after it was last needed, on which paper's word."""

    what: Annotated[Literal["former_member"], zh("对象", "离任委员的个人信息，自最后在册日起算")]
    months: Annotated[int, zh("保存月数")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class TermChangeRule(Value):
    """What a member who serves on keeps at a change of term (换届); all else ends with the term."""

    bodies_kept: Annotated[tuple[BodyKind, ...], zh("保留的所属类别")]
    roles_kept: Annotated[tuple[str, ...], zh("保留的职务")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class SeatRule(Value):
    """On how many special committees a member sits at most."""

    at_most: Annotated[int, zh("最多个数")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class CommitteeRules(Value):
    """A committee's rules, whole: what figures count, which words its ledgers use."""

    merged_counts_as_filed: Annotated[bool, zh("并案计入立案")]
    share_digits: Annotated[int, zh("占比小数位数", "0 至 2")]
    satisfied_with_basically: Annotated[bool, zh("基本满意计入满意率")]
    adoption_grades: Annotated[tuple[str, ...], zh("计为采纳的等次")]
    categories: Annotated[tuple[str, ...], zh("提案类别")]
    grades: Annotated[tuple[GradeRule, ...], zh("答复等次")]
    levels: Annotated[tuple[LevelRule, ...], zh("信息采用层级")]
    activity_kinds: Annotated[tuple[ActivityKindRule, ...], zh("活动类别")]
    sectors: Annotated[tuple[str, ...], zh("界别")]
    reply_months: Annotated[int, zh("答复期限", "自交办之日起的月数")]
    periods: Annotated[tuple[PeriodRule, ...], zh("期限规则", "空为只有答复期限")] = ()

    reply_steps: Annotated[tuple[ReplyStep, ...], zh("答复前须经步骤", "空为可径行答复")] = ()
    rehandling: Annotated[Rehandling | None, zh("不满意时重新办理", "空为由办公室决定")] = None

    cosigning: Annotated[tuple[CosignRule, ...], zh("会签时限", "空为不限时")] = ()
    signatures: Annotated[tuple[SignatureRule, ...], zh("集体提案签署要求")] = ()
    review_rounds: Annotated[tuple[RoundRule, ...], zh("审查轮次", "空为不分轮次")] = ()
    not_filed_reasons: Annotated[tuple[ReasonRule, ...], zh("不予立案情形", "空为不设代码")] = ()
    questions: Annotated[tuple[QuestionRule, ...], zh("双向评议问题")] = ()
    priorities: Annotated[tuple[PriorityRule, ...], zh("中心工作", "空为不设清单")] = ()
    content: Annotated[ContentRule | None, zh("提案内容要求", "空为无要求")] = None
    attachments: Annotated[AttachmentRule | None, zh("附件要求", "空为只有程序上限")] = None

    retention: Annotated[tuple[RetentionRule, ...], zh("保存期限", "空为不自行删除")] = ()
    change_of_term: Annotated[TermChangeRule | None, zh("换届", "空为留任者一切保留")] = None
    special_committees_at_most: Annotated[SeatRule | None, zh("兼任专委会", "空为不限")] = None
    organisations: Annotated[OrganisationLists | None, zh("单位清单", "空为通用清单")] = None
    successor_counts_for_merged: Annotated[
        bool, zh("合并前办理计入继任单位", "否则仍计入原单位")
    ] = False

    shares_to_hundred: Annotated[
        bool, zh("占比合计凑足百分之百", "各部分之和等于总数时，尾差归于余数大者")
    ] = False
    shares_from: Annotated[
        int, zh("占比的最小底数", "底数不足的不写百分比，写为“6名委员中5名”")
    ] = 30

    pair_kinds: Annotated[tuple[PairKindRule, ...], zh("联系类别", "空为不设清单")] = ()
    contact_ways: Annotated[tuple[ListedRule, ...], zh("联系方式", "空为不设清单")] = ()
    contact_quotas: Annotated[tuple[QuotaRule, ...], zh("联系次数", "空为不定次数")] = ()
    difficulty_kinds: Annotated[tuple[ListedRule, ...], zh("困难诉求类别", "空为不设清单")] = ()
    material_kinds: Annotated[tuple[ListedRule, ...], zh("材料类别", "空为不设清单")] = ()
    letter_purposes: Annotated[tuple[ListedRule, ...], zh("致函事由", "空为不设清单")] = ()
    activities: Annotated[ActivityRules | None, zh("活动规则", "空为不作限制")] = None
    body_duties: Annotated[tuple[BodyDutyRule, ...], zh("机构年度职责", "空为不定职责")] = ()

    bodies: Annotated[BodyRules | None, zh("机构", "形式、人数、经费；空为不作规定")] = None

    def retention_rule(self, what: str) -> RetentionRule | None:
        """How long that is kept; None is until somebody decides."""
        return next((one for one in self.retention if one.what == what), None)

    def pair_kind(self, name: str) -> PairKindRule | None:
        """The kind of pairs that goes by a name."""
        return next((one for one in self.pair_kinds if one.name == name), None)

    def contact_quota(self, kind: str) -> QuotaRule | None:
        """How often the pairs of a kind have contact."""
        return next((one for one in self.contact_quotas if one.kind == kind), None)

    def cosign_rule(self, *, in_plenary: bool) -> CosignRule | None:
        """How long an invitation holds now."""
        return next((one for one in self.cosigning if one.in_plenary is in_plenary), None)

    def not_filed_reason(self, code: str) -> ReasonRule | None:
        """The reason that a code stands for."""
        return next((one for one in self.not_filed_reasons if one.code == code), None)

    def signature_rule(self, sponsor_kind: str) -> SignatureRule | None:
        """What a proposal of this form bears."""
        return next((one for one in self.signatures if one.sponsor_kind == sponsor_kind), None)

    def period(self, duty: Duty, sponsor_kind: str | None = None) -> PeriodRule | None:
        """The rule for a duty: the one for this form of proposal before the one for all.

        Rules from before there were any for periods still say within how many months to reply.
        """
        fitting = [one for one in self.periods if one.duty is duty]
        own = [one for one in fitting if sponsor_kind in one.sponsor_kinds]
        for_all = [one for one in fitting if not one.sponsor_kinds]
        found = [*own, *for_all]
        if not found and duty is Duty.REPLY:
            return PeriodRule(
                duty=duty, length=self.reply_months, unit="months", basis="reply_months"
            )
        return found[0] if found else None

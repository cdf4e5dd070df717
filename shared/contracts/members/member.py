"""What happens to a member: admitted, joined to bodies, given roles, corrected, gone."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import BodyKind, Named, Value
from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed

Gender = Literal["男", "女"]
Leaving = Literal["resigned", "removed", "ceased", "retracted"]


class Decision(Value):
    """The paper by which it was decided: the standing committee's, as a rule."""

    paper: Annotated[str, zh("文件", "文号或会议名称")]
    by: Annotated[str | None, zh("决定机关")] = None
    decided_on: Annotated[date | None, zh("决定日期")] = None


class MemberAdmitted(
    Event, name="members.member.admitted", title="委员就任", published=True, schema_number=2
):
    """就任: a person becomes a member; what is known of the person on that day.

    Said again when the person comes back, or when the day of admission had been recorded wrongly.
    """

    member: Annotated[UUID, zh("委员")]
    name: Annotated[str, zh("姓名")]
    member_no: Annotated[str | None, zh("委员编号")]
    term: Annotated[int, zh("届")]
    gender: Annotated[Gender | None, zh("性别")]
    nation: Annotated[str | None, zh("民族")]
    birth_year: Annotated[int | None, zh("出生年份")]
    party: Annotated[str | None, zh("政治面貌")]
    education: Annotated[str | None, zh("文化程度")]
    employer: Annotated[str | None, zh("工作单位")]
    position: Annotated[str | None, zh("职务")]
    since: Annotated[date | None, zh("任职日期")]
    second_party: Annotated[str | None, zh("第二政治面貌", "兼有党派身份者")] = None
    native_place: Annotated[str | None, zh("籍贯")] = None
    degree: Annotated[str | None, zh("学位")] = None
    profession: Annotated[str | None, zh("职业")] = None
    professional_title: Annotated[str | None, zh("职称")] = None
    employer_kind: Annotated[str | None, zh("单位性质")] = None
    in_system: Annotated[bool | None, zh("体制内", "空为不详")] = None
    beyond_the_mainland: Annotated[str | None, zh("港澳台委员", "香港、澳门、台湾等")] = None
    social_posts: Annotated[str | None, zh("社会职务")] = None
    honours: Annotated[str | None, zh("荣誉称号")] = None
    reappointed_terms: Annotated[int | None, zh("连任届数", "名册所书")] = None
    way: Annotated[str | None, zh("产生方式", "term_change 换届产生；coopted 增补")] = None
    basis: Annotated[Decision | None, zh("依据")] = None


class MemberReappointed(
    Event, name="members.member.reappointed", title="委员连任", published=True, schema_number=2
):
    """连任: a member serves on in a later term."""

    member: Annotated[UUID, zh("委员")]
    term: Annotated[int, zh("届")]
    since: Annotated[date | None, zh("连任日期")]
    terms: Annotated[int | None, zh("任职届数", "含本届，按登记的各届计")] = None
    basis: Annotated[Decision | None, zh("依据")] = None


class ParticularsCorrected(
    Event,
    name="members.member.particulars_corrected",
    title="委员信息更正",
    published=True,
    schema_number=2,
):
    """信息更正: what was recorded of the person was wrong or has changed; the whole again."""

    member: Annotated[UUID, zh("委员")]
    name: Annotated[str, zh("姓名")]
    member_no: Annotated[str | None, zh("委员编号")]
    gender: Annotated[Gender | None, zh("性别")]
    nation: Annotated[str | None, zh("民族")]
    birth_year: Annotated[int | None, zh("出生年份")]
    party: Annotated[str | None, zh("政治面貌")]
    education: Annotated[str | None, zh("文化程度")]
    employer: Annotated[str | None, zh("工作单位")]
    position: Annotated[str | None, zh("职务")]
    second_party: Annotated[str | None, zh("第二政治面貌", "兼有党派身份者")] = None
    native_place: Annotated[str | None, zh("籍贯")] = None
    degree: Annotated[str | None, zh("学位")] = None
    profession: Annotated[str | None, zh("职业")] = None
    professional_title: Annotated[str | None, zh("职称")] = None
    employer_kind: Annotated[str | None, zh("单位性质")] = None
    in_system: Annotated[bool | None, zh("体制内", "空为不详")] = None
    beyond_the_mainland: Annotated[str | None, zh("港澳台委员", "香港、澳门、台湾等")] = None
    social_posts: Annotated[str | None, zh("社会职务")] = None
    honours: Annotated[str | None, zh("荣誉称号")] = None
    reappointed_terms: Annotated[int | None, zh("连任届数", "名册所书")] = None


class MembershipBegan(
    Event,
    name="members.member.membership_began",
    title="加入界别或机构",
    published=True,
    schema_number=2,
):
    """加入: the member belongs to a sector, special committee or group from a day."""

    member: Annotated[UUID, zh("委员")]
    body: Annotated[Named, zh("界别或机构")]
    kind: Annotated[BodyKind, zh("类别")]
    duty: Annotated[str | None, zh("其中职务")]
    since: Annotated[date | None, zh("起始日期", "空为自任职之日")]
    as_of: Annotated[date | None, zh("名册日期", "据以登记的名册所属全体会议的开幕日期")] = None
    basis: Annotated[Decision | None, zh("依据", "调整界别等所依据的文件")] = None


class MembershipEnded(
    Event, name="members.member.membership_ended", title="退出界别或机构", published=True
):
    """退出: the last day on which the member belonged to it."""

    member: Annotated[UUID, zh("委员")]
    body: Annotated[UUID, zh("界别或机构")]
    until: Annotated[date, zh("截止日期", "含当日")]


class RoleAssumed(Event, name="members.member.role_assumed", title="担任职务", published=True):
    """任职: chair, vice chair, secretary general, standing member ..."""

    member: Annotated[UUID, zh("委员")]
    role: Annotated[str, zh("政协职务")]
    since: Annotated[date | None, zh("起始日期", "空为自任职之日")]
    as_of: Annotated[date | None, zh("名册日期", "据以登记的名册所属全体会议的开幕日期")] = None


class RoleLaidDown(Event, name="members.member.role_laid_down", title="卸任职务", published=True):
    """卸任: the last day of a role."""

    member: Annotated[UUID, zh("委员")]
    role: Annotated[str, zh("政协职务")]
    until: Annotated[date, zh("截止日期", "含当日")]


class MemberLeft(
    Event, name="members.member.left", title="委员离任", published=True, schema_number=2
):
    """离任: resigned, removed, ceased, or entered by mistake; off the roll after this day.

    Said again when the day, the way or the paper had been recorded wrongly. `reason` in clear words
    is read from what was written before; today a reason lies in the vault and `told` names it.
    """

    member: Annotated[UUID, zh("委员")]
    how: Annotated[Leaving, zh("方式")]
    until: Annotated[date, zh("截止日期", "含当日")]
    reason: Annotated[str | None, zh("理由", "旧记录的文字；现存于保管库")] = None
    cause: Annotated[
        str | None, zh("终止原因", "death 去世；moved_away 调离；term_ended 届满；other 其他")
    ] = None
    moved_to: Annotated[str | None, zh("调往", "调离后所在的委员会或地区")] = None
    basis: Annotated[Decision | None, zh("依据")] = None
    told: Annotated[Sealed | None, zh("理由", "保管项")] = None


class MembersMerged(Event, name="members.member.merged", title="重复委员合并", published=True):
    """合并: two entries are one person; what the duplicate did and belongs to is the kept one's.

    Both keep their histories. The days on the roll are those of the one that is kept.
    """

    duplicate: Annotated[UUID, zh("重复的委员")]
    member: Annotated[Named, zh("保留的委员")]


class MergeTakenBack(
    Event, name="members.member.merge_taken_back", title="撤销合并", published=True
):
    """撤销合并: they are two persons after all."""

    duplicate: Annotated[UUID, zh("原以为重复的委员")]
    member: Annotated[UUID, zh("原并入的委员")]


class ActingAuthorised(
    Event, name="members.member.acting_authorised", title="授权代办", published=True
):
    """授权代办: this account may act for the member, in these kinds of acts, for this time.

    Said again of the same account, the later one holds alone.
    """

    member: Annotated[UUID, zh("委员")]
    account: Annotated[str, zh("代办人账号")]
    name: Annotated[str, zh("代办人")]
    kinds: Annotated[tuple[str, ...], zh("事项", "proposals、feedback、activities、particulars")]
    since: Annotated[date, zh("起始日期")]
    until: Annotated[date | None, zh("截止日期", "含当日")]


class ActingRevoked(Event, name="members.member.acting_revoked", title="撤销代办", published=True):
    """撤销代办: from now on this account acts for the member no more."""

    member: Annotated[UUID, zh("委员")]
    account: Annotated[str, zh("代办人账号")]


class PersonErased(
    Forgets, name="members.member.person_erased", title="个人信息删除", published=True
):
    """个人信息删除: what the vaults held about the person is forgotten; name and office stay.

    Who hears it forgets what it holds about the person itself. Who decided stands beside it.
    """

    member: Annotated[UUID, zh("委员")]
    erased_on: Annotated[date, zh("删除日期")]
